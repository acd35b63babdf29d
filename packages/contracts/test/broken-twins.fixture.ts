import { memoryCache, memoryPorts } from "@cofshop/core/memory";
import * as kit from "../src/index.ts";
import * as carts from "./twins/carts.ts";
import * as chat from "./twins/chat.ts";
import * as claims from "./twins/claims.ts";
import * as coupons from "./twins/coupons.ts";
import * as events from "./twins/events.ts";
import * as items from "./twins/items.ts";
import * as keys from "./twins/keys.ts";
import * as members from "./twins/members.ts";
import * as orders from "./twins/orders.ts";
import * as sales from "./twins/sales.ts";
import * as search from "./twins/search.ts";
import * as sessions from "./twins/sessions.ts";
import * as smallPorts from "./twins/small-ports.ts";
import * as works from "./twins/works.ts";

/* Run by broken-twins.test.ts in a vitest of its own: every suite here is expected to fail. */

kit.unitOfWorkContract("commits refusals", async () => works.workThatCommitsRefusals(), { seesNestedUse: false });
kit.unitOfWorkContract("never gives up", async () => works.workThatNeverGivesUp(), { seesNestedUse: false });
kit.unitOfWorkContract("cannot see nested use", async () => memoryPorts());
kit.membersContract("look first", async () => members.membersThatLookFirst());
kit.membershipsContract("hold nobody", async () => members.standingsThatHoldNobody());
kit.membershipsContract("without guard", async () => members.membershipsWithoutGuard());
kit.refreshTokensContract("without guard", async () => sessions.sessionsWithoutGuard());
kit.membersContract("only counted", async () => members.adminsThatAreOnlyCounted());
kit.refreshTokensContract("remember", async () => sessions.sessionsThatRemember());
kit.loginsContract("skip equal times", async () => members.loginsThatSkipEqualTimes());
kit.openOrdersContract("slip away", async () => members.membersWhoSlipAway());
kit.passwordResetsContract("look first", async () => members.lettersThatLookFirst());
kit.itemsContract("write stock", async () => items.itemsThatWriteStock());
kit.itemsContract("skip equal keys", async () => items.listsThatSkipEqualKeys());
kit.itemIndexContract("takes what comes last", async () => search.indexThatTakesWhatComesLast());
kit.itemIndexContract("rebuilds in place", async () => search.indexThatRebuildsInPlace());
kit.itemIndexContract("batches win", async () => search.indexWhoseBatchesWin());
kit.itemSearchContract("skips equal keys", async () => search.searchThatSkipsEqualKeys());
kit.itemDocumentsContract("forget ratings", async () => search.documentsThatForgetRatings());
kit.categoriesContract("never refuse", async () => items.categoriesThatNeverRefuse());
kit.reviewsContract("rated in the program", async () => items.ratingAddedInTheProgram());
kit.purchasesContract("count every order", async () => orders.purchasesThatCountEveryOrder());
kit.stockContract("looks first", async () => items.stockThatLooksFirst());
kit.couponsContract("look first", async () => coupons.codesThatLookFirst());
kit.memberCouponsContract("trust the batch", async () => coupons.claimsThatAreTrusted());
kit.memberCouponsContract("look first", async () => coupons.usesThatLookFirst());
kit.couponStockContract("looks first", async () => coupons.couponsThatLookFirst());
kit.cartsContract("add in the program", async () => carts.cartThatAddsInTheProgram());
kit.cartsContract("take what they saw", async () => carts.cartsThatTakeWhatTheySaw());
kit.cartsContract("hold nobody", async () => carts.cartsThatHoldNobody());
kit.cartsContract("forget everybody", async () => carts.cartsThatForgetEverybody());
kit.ordersContract("without guard", async () => orders.ordersWithoutGuard());
kit.paymentsContract("swallow", async () => orders.paymentsThatSwallow());
kit.salesContract("look first", async () => sales.salesThatLookFirst());
kit.uploadsContract("looked at", async () => chat.uploadsThatAreLookedAt());
kit.uploadsContract("count first", async () => chat.uploadsThatAreCountedFirst());
kit.chatRoomsContract("look first", async () => chat.roomsThatLookFirst());
kit.chatRoomsContract("without guard", async () => chat.roomsWithoutGuard());
kit.chatRoomsContract("count in the program", async () => chat.roomsThatCountInTheProgram());
kit.chatRoomsContract("hold nobody", async () => chat.roomsThatHoldNobody());
kit.chatMessagesContract("deleted again", async () => chat.messagesThatAreDeletedAgain());
kit.chatMarkersContract("go back", async () => chat.markersThatGoBack());
kit.eventsContract("outbox forgets repeats", async () => events.outboxThatForgetsRepeats());
kit.eventsContract("inbox forgets", async () => events.inboxThatForgets());
kit.eventsContract("log ignores failures", async () => events.logThatIgnoresFailures());
kit.commandKeysContract("look first", async () => keys.keysThatLookFirst());
kit.storedRepliesContract("look first", async () => keys.repliesThatLookFirst());
kit.attemptsContract("count in the program", async () => keys.attemptsThatCountInTheProgram());
kit.jobRunsContract("count in the program", async () => keys.jobRunsThatCountInTheProgram());
kit.lockContract("open door", async () => ({ lock: smallPorts.openDoor() }), { leaseMs: 40 });
kit.lockContract("one door for each instance", async () => {
  const { lock, clock } = memoryPorts();
  return { lock, another: async () => memoryPorts().lock, pass: (ms) => clock.advance(ms) };
});
kit.cacheContract("keeps for ever", async () => ({ cache: smallPorts.cacheThatKeepsForEver() }));
kit.channelContract("echoes", async () => ({ channel: smallPorts.channelThatEchoes() }));
kit.channelContract("hurries", async () => ({ channel: smallPorts.channelThatHurries() }));
kit.cacheContract("one for each instance", async () => {
  const { clock } = memoryPorts();
  const another = async () => memoryCache(clock);
  return { cache: await another(), another, pass: (ms) => clock.advance(ms) };
});
kit.clockContract("never sleeps", async () => ({ clock: smallPorts.clockThatNeverSleeps() }));
kit.idsContract("version 4", async () => ({ ids: smallPorts.idsOfVersionFour() }));
kit.passwordHasherContract("plain text", async () => memoryPorts());
kit.passwordHasherContract("cuts", async () => ({ passwordHasher: smallPorts.hasherThatCuts }));
kit.tokenSignerContract("forgets the use", async () => {
  const tokenSigner = smallPorts.signerThatForgetsTheUse(memoryPorts().tokenSigner);
  return { tokenSigner };
});
kit.paymentGatewayContract("forgets keys", async () => {
  const { paymentGateway } = memoryPorts();
  const given = new Map<string, number>();
  return {
    paymentGateway: smallPorts.gatewayThatForgetsKeys(paymentGateway, given),
    pay: (attempt) => paymentGateway.pay(attempt, "paid"),
    fail: (attempt) => paymentGateway.pay(attempt, "failed"),
    givenBack: async (merchantUid) => given.get(merchantUid) ?? 0,
  };
});

const few = { buyers: 30, crowd: 30, orders: 8 };
kit.shopRaces("stock looks first", async () => items.stockThatLooksFirst(), few);
kit.shopRaces("keys look first", async () => keys.keysThatLookFirst(), few);
kit.shopRaces(
  "stock outside of the transaction, no lock",
  async () => ({ ...items.stockThatLooksFirst(), lock: smallPorts.openDoor() }),
  few,
);
kit.reviewRaces("rated in the program", async () => items.ratingAddedInTheProgram(), { reviewers: 8 });
kit.sessionRaces("sessions count", async () => sessions.sessionsThatCount());
kit.sessionRaces("sessions remember", async () => sessions.sessionsThatRemember());
kit.sessionRaces("admins only counted", async () => members.adminsThatAreOnlyCounted());
kit.sessionRaces("logins hold nobody", async () => members.loginsThatHoldNobody());
kit.cartRaces("take what they saw", async () => carts.cartsThatTakeWhatTheySaw());
kit.cartRaces("hold nobody", async () => carts.cartsThatHoldNobody());
kit.withdrawalRaces("slip away", async () => members.membersWhoSlipAway());
kit.chatRaces("look first", async () => chat.roomsThatLookFirst());
kit.chatRaces("hold nobody", async () => chat.roomsThatHoldNobody());
kit.chatRaces("files looked at", async () => chat.uploadsThatAreLookedAt());
kit.everyUseCaseRepeats("outbox forgets repeats", async () => events.outboxThatForgetsRepeats());

const told = { runs: 40 };
kit.claimStories("stock forgets the gate", async () => claims.stockThatForgetsTheGate(), told);
kit.claimStories("acknowledged when taken", async () => claims.claimsAcknowledgedWhenTaken(), told);
kit.claimStories("without limit", async () => claims.claimsWithoutLimit(), told);
kit.claimStories("rebuild overlooks claims", async () => claims.rebuildThatOverlooksClaims(), told);
