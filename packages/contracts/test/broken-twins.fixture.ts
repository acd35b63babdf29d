import { memoryPorts } from "@cofshop/core/memory";
import * as kit from "../src/index.ts";
import * as twins from "./twins.ts";

/* Run by broken-twins.test.ts in a vitest of its own: every suite here is expected to fail. */

kit.unitOfWorkContract("commits refusals", async () => twins.workThatCommitsRefusals(), { seesNestedUse: false });
kit.unitOfWorkContract("never gives up", async () => twins.workThatNeverGivesUp(), { seesNestedUse: false });
kit.unitOfWorkContract("cannot see nested use", async () => memoryPorts());
kit.membersContract("look first", async () => twins.membersThatLookFirst());
kit.refreshTokensContract("without guard", async () => twins.sessionsWithoutGuard());
kit.itemsContract("write stock", async () => twins.itemsThatWriteStock());
kit.itemsContract("skip equal keys", async () => twins.listsThatSkipEqualKeys());
kit.categoriesContract("never refuse", async () => twins.categoriesThatNeverRefuse());
kit.stockContract("looks first", async () => twins.stockThatLooksFirst());
kit.cartsContract("add in the program", async () => twins.cartThatAddsInTheProgram());
kit.ordersContract("without guard", async () => twins.ordersWithoutGuard());
kit.paymentsContract("swallow", async () => twins.paymentsThatSwallow());
kit.eventsContract("outbox forgets repeats", async () => twins.outboxThatForgetsRepeats());
kit.eventsContract("inbox forgets", async () => twins.inboxThatForgets());
kit.eventsContract("log ignores failures", async () => twins.logThatIgnoresFailures());
kit.commandKeysContract("look first", async () => twins.keysThatLookFirst());
kit.lockContract("open door", async () => ({ lock: twins.openDoor() }), { leaseMs: 40 });
kit.lockContract("one door for each instance", async () => {
  const { lock, clock } = memoryPorts();
  return { lock, another: async () => memoryPorts().lock, pass: (ms) => clock.advance(ms) };
});
kit.clockContract("never sleeps", async () => ({ clock: twins.clockThatNeverSleeps() }));
kit.idsContract("version 4", async () => ({ ids: twins.idsOfVersionFour() }));
kit.passwordHasherContract("plain text", async () => memoryPorts());
kit.passwordHasherContract("cuts", async () => ({ passwordHasher: twins.hasherThatCuts }));
kit.tokenSignerContract("forgets the use", async () => {
  const tokenSigner = twins.signerThatForgetsTheUse(memoryPorts().tokenSigner);
  return { tokenSigner };
});
kit.paymentGatewayContract("forgets keys", async () => {
  const { paymentGateway } = memoryPorts();
  const given = new Map<string, number>();
  return {
    paymentGateway: twins.gatewayThatForgetsKeys(paymentGateway, given),
    pay: (attempt) => paymentGateway.pay(attempt, "paid"),
    fail: (attempt) => paymentGateway.pay(attempt, "failed"),
    givenBack: async (merchantUid) => given.get(merchantUid) ?? 0,
  };
});

const few = { buyers: 30, crowd: 30, orders: 8 };
kit.shopRaces("stock looks first", async () => twins.stockThatLooksFirst(), few);
kit.shopRaces("keys look first", async () => twins.keysThatLookFirst(), few);
kit.shopRaces(
  "payments swallow, no lock",
  async () => ({ ...twins.paymentsThatSwallow(), lock: twins.openDoor() }),
  few,
);
kit.everyUseCaseRepeats("outbox forgets repeats", async () => twins.outboxThatForgetsRepeats());
