import type { ShopSubject } from "@cofshop/contracts";
import * as kit from "@cofshop/contracts";
import type { SqlPorts } from "../src/sql-database.ts";

/** A database, and how another process has it. */
type Subject = ShopSubject &
  Pick<SqlPorts, "itemSearch" | "couponStock" | "couponClaims" | "parkedClaims"> & {
    readonly openAgain: () => Promise<SqlPorts>;
  };

/** Every contract that a SQL database must keep; each property is tried `runs` times. */
export const certify = (name: string, create: () => Promise<Subject>, { runs = 5 } = {}): void => {
  const few = { runs };
  kit.unitOfWorkContract(name, create, few);
  kit.membersContract(name, create, few);
  kit.membershipsContract(name, create, few);
  kit.refreshTokensContract(name, create, few);
  kit.loginsContract(name, create, few);
  kit.passwordResetsContract(name, create, few);
  kit.itemsContract(name, create, few);
  kit.itemDocumentsContract(name, create, few);
  kit.itemSearchContract(name, create, few);
  kit.searchQualityContract(name, create);
  kit.categoriesContract(name, create, few);
  kit.stockContract(name, create, few);
  kit.reviewsContract(name, create, few);
  kit.purchasesContract(name, create, few);
  kit.couponsContract(name, create, few);
  kit.memberCouponsContract(name, create, few);
  kit.couponStockContract(
    name,
    async () => {
      const { couponStock: stock, openAgain, ...subject } = await create();
      return { ...subject, stock, another: async () => (await openAgain()).couponStock };
    },
    { ...few, settles: "at-once" },
  );
  kit.cartsContract(name, create, few);
  kit.ordersContract(name, create, few);
  kit.openOrdersContract(name, create, few);
  kit.paymentsContract(name, create, few);
  kit.paymentDifferencesContract(name, create, few);
  kit.salesContract(name, create, few);
  kit.uploadsContract(name, create, few);
  kit.chatRoomsContract(name, create, few);
  kit.chatMessagesContract(name, create, few);
  kit.chatMarkersContract(name, create, few);
  kit.eventsContract(name, create, few);
  kit.commandKeysContract(name, create, few);
  kit.storedRepliesContract(name, create, few);
  kit.attemptsContract(name, create, few);
  kit.jobRunsContract(name, create, few);
  // A file that is slow to sync holds up the process for longer than a short lease.
  kit.lockContract(
    name,
    async () => {
      const subject = await create();
      return { ...subject, another: async () => (await subject.openAgain()).lock };
    },
    { leaseMs: 1_500 },
  );
  kit.shopRaces(name, create);
  kit.shopStories(name, create, { runs: 4 });
  kit.salesStories(name, create, { runs: 3 });
  kit.claimStories(name, create, { runs: 4 });
  kit.reviewRaces(name, create);
  kit.sessionRaces(name, create);
  kit.cartRaces(name, create);
  kit.withdrawalRaces(name, create);
  kit.chatRaces(name, create);
  kit.everyUseCaseRepeats(name, create);
};
