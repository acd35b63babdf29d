import { readDemoConfig } from "./config.ts";
import { adminStory } from "./demo/admin-story.ts";
import { guestStory } from "./demo/guest-story.ts";
import { leavingStory } from "./demo/leaving-story.ts";
import { type OpenShop, openOwnShop } from "./demo/own-shop.ts";
import { pointsStory } from "./demo/points-story.ts";
import { goodbyeStory, secondThoughtsStory } from "./demo/second-thoughts-story.ts";
import { sendingBackStory } from "./demo/sending-back-story.ts";
import { shopperStory } from "./demo/shopper-story.ts";
import { Difference, makeTeller, type Teller } from "./demo/step.ts";

/** A shop that somebody else started and will stop. */
const runningShop = (url: string, admin: OpenShop["admin"]): OpenShop => ({ url, admin, close: async () => undefined });

const play = async ({ url, admin }: OpenShop, teller: Teller): Promise<void> => {
  const { shopper, orderId } = await shopperStory(url, teller);
  await secondThoughtsStory(url, teller, shopper, orderId);
  await guestStory(url, teller);
  const staff = admin === undefined ? undefined : await adminStory(url, teller, admin, { shopper, orderId });
  if (staff !== undefined) {
    await pointsStory(url, teller, staff);
    await sendingBackStory(url, teller, staff);
  }
  await leavingStory(url, teller);
  teller.chapter("Everybody goes home");
  for (const one of staff === undefined ? [shopper] : [shopper, staff]) await goodbyeStory(teller, one);
};

const write = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const { url, admin } = readDemoConfig();
  const started = performance.now();
  const shop = url === undefined ? await openOwnShop() : runningShop(url, admin);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void shop.close().finally(() => process.exit(130)));
  }
  try {
    write(`A shopper's and an admin's story, told to ${shop.url}`);
    const teller = makeTeller(write);
    await play(shop, teller);
    if (shop.admin === undefined)
      write("\nThe admin's part was left out: DEMO_ADMIN_EMAIL and DEMO_ADMIN_PASSWORD are not set.");
    write(`\n${teller.held()} facts held in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  } finally {
    await shop.close();
  }
} catch (error) {
  process.exitCode = 1;
  const said = error instanceof Difference ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${said}\n`);
}
