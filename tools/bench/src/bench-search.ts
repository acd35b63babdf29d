// npm run bench:search [-- --items 10000]
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { elasticsearchItems, httpTransport } from "@cofshop/adapters-elasticsearch";
import { nodePorts } from "@cofshop/adapters-node";
import { openPostgres } from "@cofshop/adapters-postgres/postgres";
import { openSqlite } from "@cofshop/adapters-postgres/sqlite";
import { createShop, expectOk, type ShopPorts, system } from "@cofshop/core";
import { memoryPorts, sandboxGateway } from "@cofshop/core/memory";
import type { MemberActor } from "@cofshop/core/shared";
import { searchEngine, startPostgres } from "@cofshop/test-services";
import { conditions, conditionWords } from "./conditions.ts";

const { values } = parseArgs({ options: { items: { type: "string", default: "10000" } } });
const items = Number(values.items);
const ROUND_MS = 3_000;
const texts = ["콜롬비아", "수프리모 200g", "콜롬비ㅇ", "원두", "수프리모 77", "에티오피아 예가체프"];

type Measured = { readonly name: string; readonly fillS: number; readonly cpuMs: number; readonly medianMs: number };

const node = nodePorts({ jwt: { secret: randomBytes(48).toString("base64url"), issuer: "bench", audience: "bench" } });
const portsOver = (database: Partial<ShopPorts>): ShopPorts => {
  const gateway = sandboxGateway(node.clock);
  return { ...memoryPorts(), ...node, ...database, paymentGateway: gateway };
};

const fill = async (ports: ShopPorts): Promise<void> => {
  const shop = createShop(ports);
  const person = { email: "seller@example.com", name: "판매자", password: "a long password", tel: "0212345678" };
  const { id, role } = expectOk(await shop.member.createSeller(person));
  const by: MemberActor = { kind: "member", id, role };
  const beans = expectOk(await shop.item.addCategory(system("bench"), { name: "원두" }));
  for (let number = 1; number <= items; number += 1) {
    const name = `${number % 10 === 0 ? "에티오피아 예가체프" : "콜롬비아 수프리모"} ${number}`;
    const options = [
      { description: "200g", stock: 1 },
      { description: "500g", stock: 1 },
    ];
    const command = { name, price: 9_900 + number, origin: "콜롬비아", categoryIds: [beans.id], options };
    expectOk(await shop.item.register(by, command));
  }
};

/** First pages of 20 rows with facets, one after the other. */
const measure = async (name: string, ports: ShopPorts, fillS: number): Promise<Measured> => {
  const shop = createShop(ports);
  const times: number[] = [];
  const round = async (ms: number): Promise<void> => {
    const end = performance.now() + ms;
    for (let index = 0; performance.now() < end; index += 1) {
      const began = performance.now();
      expectOk(await shop.item.search(system("bench"), { text: texts[index % texts.length] ?? "" }));
      times.push(performance.now() - began);
    }
  };
  await round(ROUND_MS / 3);
  times.length = 0;
  const before = process.cpuUsage();
  await round(ROUND_MS);
  const { user, system: kernel } = process.cpuUsage(before);
  const median = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return { name, fillS, cpuMs: (user + kernel) / 1_000 / times.length, medianMs: median };
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
};

const filledAndMeasured = async (name: string, ports: ShopPorts): Promise<Measured> =>
  measure(name, ports, await timed(() => fill(ports)));

const measured: Measured[] = [];
measured.push(await filledAndMeasured("memory", portsOver({})));

const folder = await mkdtemp(join(tmpdir(), "cofshop-bench-"));
const sqlite = await openSqlite({ file: join(folder, "shop.db") });
const filled = portsOver(sqlite);
measured.push(await filledAndMeasured("SQLite", filled));

const server = await startPostgres();
if (server !== undefined) {
  const postgres = await openPostgres({ url: server.url });
  measured.push(await filledAndMeasured("PostgreSQL", portsOver(postgres)));
  await postgres.close();
  await server.stop();
}

const engine = await searchEngine()?.();
if (engine !== undefined) {
  const name = `bench-${randomBytes(4).toString("hex")}`;
  const transport = httpTransport(engine.url);
  const ports = { ...filled, ...elasticsearchItems(transport, { name, answerMs: 30_000 }) };
  const seconds = await timed(() => createShop(ports).item.rebuildIndex(system("bench")));
  measured.push(await measure(engine.version, ports, seconds));
  await transport("DELETE", `/${name}-*`, undefined, 30_000);
  await engine.stop();
}
await sqlite.close();
await rm(folder, { recursive: true, force: true });

const row = (...cells: readonly string[]): string => {
  const [first = "", ...rest] = cells;
  return `  ${first.padEnd(22)}${rest.map((cell) => cell.padStart(16)).join("")}`;
};
const lines = [
  conditionWords(conditions()),
  `${items} items; first pages of 20 rows with facets, one after the other`,
  "",
  row("", "filled in, s", "CPU here, ms", "median, ms"),
  ...measured.map(({ name, fillS, cpuMs, medianMs }) =>
    row(name, fillS.toFixed(1), cpuMs.toFixed(2), medianMs.toFixed(1)),
  ),
  "",
  "  Filled in: by the use cases, item after item; the search engine by a rebuild from SQLite.",
];
process.stdout.write(`${lines.join("\n")}\n`);
