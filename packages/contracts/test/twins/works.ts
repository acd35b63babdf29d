import { ok, type Result, type ShopReads, type ShopTx, type UnitOfWork } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import type { ShopSubject } from "../../src/index.ts";

/** Takes a refusal for an answer like any other and commits. */
export const workThatCommitsRefusals = (): ShopSubject => {
  const { unitOfWork, lock } = memoryPorts();
  const run = async <R extends Result<unknown, unknown>>(work: (tx: ShopTx) => Promise<R>): Promise<R> => {
    const committed = await unitOfWork.run(async (tx) => ok(await work(tx)));
    return committed.value;
  };
  return { lock, unitOfWork: { ...unitOfWork, run } };
};

/** Goes on for another five tries when it should give up. */
export const workThatNeverGivesUp = (): ShopSubject => {
  const { unitOfWork, lock } = memoryPorts();
  const run: UnitOfWork<ShopTx, ShopReads>["run"] = (work) => unitOfWork.run(work).catch(() => unitOfWork.run(work));
  return { lock, unitOfWork: { ...unitOfWork, run } };
};
