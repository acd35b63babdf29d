import { memoryPorts } from "@cofshop/core/memory";
import * as kit from "../src/index.ts";
import * as storeTwins from "./store-twins.ts";
import * as twins from "./twins.ts";

/* Run by broken-twins.test.ts in a vitest of its own: every suite here is expected to fail. */

kit.unitOfWorkContract("commits refusals", async () => storeTwins.workThatCommitsRefusals(), { seesNestedUse: false });
kit.unitOfWorkContract("never gives up", async () => storeTwins.workThatNeverGivesUp(), { seesNestedUse: false });
kit.unitOfWorkContract("cannot see nested use", async () => memoryPorts());
kit.membersContract("look first", async () => storeTwins.membersThatLookFirst());
kit.refreshTokensContract("without guard", async () => storeTwins.sessionsWithoutGuard());
kit.membersContract("only counted", async () => storeTwins.adminsThatAreOnlyCounted());
kit.membershipsContract("hold nobody", async () => storeTwins.standingsThatHoldNobody());
kit.refreshTokensContract("remember", async () => storeTwins.sessionsThatRemember());
kit.loginsContract("skip equal times", async () => storeTwins.loginsThatSkipEqualTimes());
kit.openOrdersContract("slip away", async () => storeTwins.membersWhoSlipAway());
kit.passwordResetsContract("look first", async () => storeTwins.lettersThatLookFirst());
kit.itemsContract("write stock", async () => storeTwins.itemsThatWriteStock());
kit.itemsContract("skip equal keys", async () => storeTwins.listsThatSkipEqualKeys());
kit.categoriesContract("never refuse", async () => storeTwins.categoriesThatNeverRefuse());
kit.reviewsContract("rated in the program", async () => storeTwins.ratingAddedInTheProgram());
kit.purchasesContract("count every order", async () => storeTwins.purchasesThatCountEveryOrder());
kit.stockContract("looks first", async () => storeTwins.stockThatLooksFirst());
kit.cartsContract("add in the program", async () => storeTwins.cartThatAddsInTheProgram());
kit.cartsContract("take what they saw", async () => storeTwins.cartsThatTakeWhatTheySaw());
kit.cartsContract("hold nobody", async () => storeTwins.cartsThatHoldNobody());
kit.cartsContract("forget everybody", async () => storeTwins.cartsThatForgetEverybody());
kit.ordersContract("without guard", async () => storeTwins.ordersWithoutGuard());
kit.paymentsContract("swallow", async () => storeTwins.paymentsThatSwallow());
kit.eventsContract("outbox forgets repeats", async () => storeTwins.outboxThatForgetsRepeats());
kit.eventsContract("inbox forgets", async () => storeTwins.inboxThatForgets());
kit.eventsContract("log ignores failures", async () => storeTwins.logThatIgnoresFailures());
kit.commandKeysContract("look first", async () => storeTwins.keysThatLookFirst());
kit.storedRepliesContract("look first", async () => storeTwins.repliesThatLookFirst());
kit.attemptsContract("count in the program", async () => storeTwins.attemptsThatCountInTheProgram());
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
kit.shopRaces("stock looks first", async () => storeTwins.stockThatLooksFirst(), few);
kit.shopRaces("keys look first", async () => storeTwins.keysThatLookFirst(), few);
kit.shopRaces(
  "stock outside of the transaction, no lock",
  async () => ({ ...storeTwins.stockThatLooksFirst(), lock: twins.openDoor() }),
  few,
);
kit.reviewRaces("rated in the program", async () => storeTwins.ratingAddedInTheProgram(), { reviewers: 8 });
kit.sessionRaces("sessions count", async () => storeTwins.sessionsThatCount());
kit.sessionRaces("sessions remember", async () => storeTwins.sessionsThatRemember());
kit.sessionRaces("admins only counted", async () => storeTwins.adminsThatAreOnlyCounted());
kit.sessionRaces("logins hold nobody", async () => storeTwins.loginsThatHoldNobody());
kit.cartRaces("take what they saw", async () => storeTwins.cartsThatTakeWhatTheySaw());
kit.cartRaces("hold nobody", async () => storeTwins.cartsThatHoldNobody());
kit.withdrawalRaces("slip away", async () => storeTwins.membersWhoSlipAway());
kit.everyUseCaseRepeats("outbox forgets repeats", async () => storeTwins.outboxThatForgetsRepeats());
