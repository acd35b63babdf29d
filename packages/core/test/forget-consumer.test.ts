import { expect, test } from "vitest";
import { createShop, expectOk, jobNamed, runOnce } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import { system } from "../src/shared/index.ts";

const operator = system("operator");
const person = { email: "kim@example.com", name: "김커피", password: "a long password", tel: "01012345678" };

test("events wait for a consumer that is away until it is forgotten, and it cannot be forgotten while it is here", async () => {
  const ports = memoryPorts();
  const shop = createShop(ports);
  const relay = jobNamed(shop.jobs, "relay-events");
  const waiting = () => ports.unitOfWork.reads.eventLog.waiting();

  const leave = shop.events.subscribe("mailer", "all", { send: async () => undefined });
  expectOk(await shop.member.createAdmin(person));
  expectOk(await runOnce(relay, ports.lock));
  expect(await waiting()).toEqual([]);
  expect(await shop.events.forgetConsumer(operator, "mailer")).toMatchObject({
    error: { code: "event.consumer-active" },
  });

  leave();
  expectOk(await shop.member.createSeller({ ...person, email: "lee@example.com" }));
  expectOk(await runOnce(relay, ports.lock));
  expect(await waiting()).toHaveLength(1);
  expectOk(await shop.events.forgetConsumer(operator, "mailer"));
  expectOk(await runOnce(relay, ports.lock));
  expect(await waiting()).toEqual([]);
});
