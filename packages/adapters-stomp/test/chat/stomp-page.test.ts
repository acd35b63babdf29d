import { readFile } from "node:fs/promises";
import { createShop, expectOk } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { afterEach, expect, test } from "vitest";
import { chatHandlers } from "../../src/chat/handlers.ts";
import { type ChatWorld, openChatWorld, topicOf } from "./chat-world.ts";

const page = await readFile(new URL("../../../../docs/stomp.md", import.meta.url), "utf8");

/** What the page has a client send: where to, and a body with names in the place of ids. */
const examples = [...page.matchAll(/^### (\S+)\n[\s\S]*?^```json\n([\s\S]*?)^```/gm)].map(
  ([, name = "", body = ""]) => ({ name, body }),
);

/** What the page says that a notice has beside its type. */
const notices: ReadonlyMap<string, readonly string[]> = new Map(
  [...page.matchAll(/^\| `([A-Z]+)` *\| (.*) \|$/gm)].map(([, type = "", fields = ""]) => [
    type,
    [...fields.matchAll(/`(\w+)`/g)].map(([, field = ""]) => field).sort(),
  ]),
);

let world: ChatWorld | undefined;
afterEach(() => world?.close());

test("docs/stomp.md has every destination of the application, and no other", () => {
  const { chat } = createShop(memoryPorts());
  expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(chatHandlers(chat)).sort());
});

test("what docs/stomp.md has a client send is done, and what it hears is what the page says", async () => {
  world = await openChatWorld();
  const { hana, agent, room } = await world.conversation();
  const [one, other] = [await world.connect(hana), await world.connect(agent)];
  const heard = await other.subscribe(topicOf(room));
  for (const { name, body } of examples) {
    const [last] = expectOk(await world.shop.chat.history(hana.by, room, {})).content;
    const filled = body.replaceAll("{roomId}", room).replaceAll("{messageId}", last?.id ?? "");
    expect([name, await one.send(name, JSON.parse(filled))]).toEqual([name, undefined]);
  }
  expectOk(await world.shop.chat.close(agent.by, room));
  await expect.poll(() => heard).toHaveLength(examples.length + 1);
  const told = heard.map((notice) => {
    const { type, ...rest } = notice as { readonly type: string };
    return [type, Object.keys(rest).sort()] as const;
  });
  expect(new Map(told)).toEqual(notices);
});

test("a refusal has the fields that docs/stomp.md names", async () => {
  world = await openChatWorld();
  const { hana, room } = await world.conversation();
  const refusal = await (await world.connect(hana)).send("chat.sendMessage", { roomId: room, messageType: "TEXT" });
  const [, section = ""] = page.split("## Refusals");
  const fields = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, field = ""]) => field);
  expect(Object.keys(refusal ?? {})).toEqual(expect.arrayContaining(fields));
  expect(fields).toHaveLength(4);
});
