import { memoryPorts } from "@cofshop/core/memory";
import * as kit from "../src/index.ts";

const create = async (): Promise<kit.StoreSubject> => memoryPorts();

kit.unitOfWorkContract("memory", create, { seesNestedUse: false });
kit.membersContract("memory", create);
kit.refreshTokensContract("memory", create);
kit.itemsContract("memory", create);
kit.categoriesContract("memory", create);
kit.stockContract("memory", create);
kit.cartsContract("memory", create);
kit.ordersContract("memory", create);
kit.paymentsContract("memory", create);
kit.eventsContract("memory", create);
kit.commandKeysContract("memory", create);
kit.lockContract(
  "memory",
  async () => {
    const { lock, clock } = memoryPorts();
    return { lock, pass: (ms) => clock.advance(ms) };
  },
  { betweenInstances: false },
);

const shopSubject = async (): Promise<kit.ShopSubject> => memoryPorts();
kit.shopRaces("memory", shopSubject);
kit.everyUseCaseRepeats("memory", shopSubject);
