import { openBakery } from "./bakery.ts";

const [file = "bakery.db", port = "3000"] = process.argv.slice(2);
const bakery = await openBakery({ file, port: Number(port) });
process.stdout.write(`The bakery is open at ${bakery.url}\n`);

// Whoever is being served is served, then the lights go out. Who asks twice does not want to wait.
const closeUp = (): void => void bakery.close();
process.once("SIGTERM", closeUp).once("SIGINT", closeUp);
