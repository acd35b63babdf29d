import { localChannel } from "@cofshop/core";
import type { ItemDocument, ItemIndex } from "@cofshop/core/item";
import {
  handClock,
  memoryCache,
  memoryCouponStock,
  memoryFiles,
  memoryItemIndex,
  memoryPorts,
  sandboxGateway,
} from "@cofshop/core/memory";
import * as kit from "../src/index.ts";
import { claimsInMemory } from "./twins/memory-with.ts";
import { openDoor } from "./twins/small-ports.ts";

// Works interleave by the seed: `npm run test:explore` looks at other orders.
const create = async (seed = kit.seed): Promise<kit.ShopSubject> => memoryPorts({ seed });

/** Whoever asks it so many times is dead: what he asks last is not done, and a rebuild of his never ends. */
const dyingIndex = (index: ItemIndex, calls: number): ItemIndex => {
  let left = calls;
  const live = (): void => {
    left -= 1;
    if (left < 0) throw new Error("this process is dead");
  };
  const mortal = async function* (batches: AsyncIterable<readonly ItemDocument[]>) {
    for await (const batch of batches) {
      live();
      yield batch;
    }
    live();
  };
  return {
    apply: async (documents) => {
      live();
      await index.apply(documents);
      live();
    },
    rebuild: (batches) => index.rebuild(mortal(batches)),
  };
};

/** An index that follows the store, as a search engine does. */
const followedByIndex = async (): Promise<kit.ItemSearchSubject> => {
  const { unitOfWork } = memoryPorts();
  const { itemIndex, itemSearch } = memoryItemIndex();
  const caughtUp = async () => itemIndex.apply(await unitOfWork.reads.itemDocuments.after(undefined, 10_000));
  return { unitOfWork, itemSearch, caughtUp };
};

kit.unitOfWorkContract("memory", create, { seesNestedUse: false });
kit.membersContract("memory", create);
kit.membershipsContract("memory", create);
kit.refreshTokensContract("memory", create);
kit.loginsContract("memory", create);
kit.passwordResetsContract("memory", create);
kit.itemsContract("memory", create);
kit.itemDocumentsContract("memory", create);
kit.itemSearchContract("memory", async () => memoryPorts({ seed: kit.seed }));
kit.searchQualityContract("memory", async () => memoryPorts());
kit.itemIndexContract("memory", async () => memoryItemIndex());
kit.itemIndexStories("memory", async () => {
  const { itemIndex, itemSearch } = memoryItemIndex();
  return { itemIndex, itemSearch, dying: (calls) => dyingIndex(itemIndex, calls) };
});
kit.itemSearchContract("an index in memory", followedByIndex);
kit.searchQualityContract("an index in memory", followedByIndex);
kit.categoriesContract("memory", create);
kit.stockContract("memory", create);
kit.reviewsContract("memory", create);
kit.purchasesContract("memory", create);
kit.couponsContract("memory", create);
kit.memberCouponsContract("memory", create);
kit.cartsContract("memory", create);
kit.ordersContract("memory", create);
kit.openOrdersContract("memory", create);
kit.paymentsContract("memory", create);
kit.paymentDifferencesContract("memory", create);
kit.salesContract("memory", create);
kit.uploadsContract("memory", create);
kit.fileStorageContract("memory", async () => {
  const storage = memoryFiles();
  return { storage, traces: async () => storage.kept().length };
});
kit.chatRoomsContract("memory", create);
kit.chatMessagesContract("memory", create);
kit.chatMarkersContract("memory", create);
kit.eventsContract("memory", create);
kit.commandKeysContract("memory", create);
kit.storedRepliesContract("memory", create);
kit.attemptsContract("memory", create);
kit.jobRunsContract("memory", create);
kit.couponClaimsContract(
  "memory",
  async () => {
    const ports = memoryPorts();
    return { ...memoryCouponStock(ports), pass: (ms) => ports.clock.advance(ms) };
  },
  { betweenInstances: false },
);
kit.parkedClaimsContract("memory", async () => claimsInMemory());
kit.lockContract(
  "memory",
  async () => {
    const { lock, clock } = memoryPorts();
    return { lock, pass: (ms) => clock.advance(ms) };
  },
  { betweenInstances: false },
);
kit.cacheContract(
  "memory",
  async () => {
    const clock = handClock(new Date(0));
    return { cache: memoryCache(clock), pass: (ms) => clock.advance(ms) };
  },
  { betweenInstances: false },
);
kit.channelContract("one process", async () => ({ channel: localChannel() }), { betweenInstances: false });

kit.shopRaces("memory", create);
kit.shopRaces("memory, with a lock that excludes nobody", async () => ({ ...(await create()), lock: openDoor() }));
kit.shopStories("memory", create);
kit.salesStories("memory", create);
kit.claimStories("memory", async (seed) => claimsInMemory(seed));
kit.reviewRaces("memory", create);
kit.sessionRaces("memory", create);
kit.cartRaces("memory", create);
kit.withdrawalRaces("memory", create);
kit.chatRaces("memory", create);
kit.everyUseCaseRepeats("memory", create);
kit.clockContract(
  "hand-driven",
  async () => {
    const { clock } = memoryPorts();
    return { clock, pass: (ms) => clock.advance(ms) };
  },
  { hearsAborts: false },
);
kit.idsContract("counted", async () => memoryPorts());
kit.passwordHasherContract("plain text", async () => memoryPorts(), { hides: false, takesTheSameTime: false });
kit.tokenSignerContract("listed", async () => memoryPorts(), { jwt: false });
for (const recorded of [false, true]) {
  kit.paymentGatewayContract(
    recorded ? "sandbox over a shop's record" : "sandbox",
    async () => {
      const { clock, unitOfWork } = memoryPorts();
      const paymentGateway = sandboxGateway(clock, recorded ? { record: unitOfWork.reads } : {});
      return {
        paymentGateway,
        pay: (attempt) => paymentGateway.pay(attempt, "paid"),
        fail: (attempt) => paymentGateway.pay(attempt, "failed"),
      };
    },
    { breaksDown: false },
  );
}
