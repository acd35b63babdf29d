import { memoryPorts } from "@cofshop/core/memory";
import { cartsContract, ordersContract, type StoreSubject, stockContract, unitOfWorkContract } from "../src/index.ts";

const create = async (): Promise<StoreSubject> => memoryPorts();

unitOfWorkContract("memory", create, { seesNestedUse: false });
stockContract("memory", create);
cartsContract("memory", create);
ordersContract("memory", create);
