import { once } from "node:events";
import { childPool } from "../child-pool.ts";
import type { ClaimTask, Note, OpenTask } from "./told.ts";

type Task =
  | { readonly open: OpenTask }
  | { readonly claim: ClaimTask }
  | { readonly settle: true }
  | { readonly close: true };

export type ShopProcess = {
  /** Resolves when it has done so; rejects when it ended before. */
  readonly tell: (task: Task) => Promise<void>;
  /** Resolves with the name of the signal that ended it, or with its exit code. */
  readonly ended: Promise<string | number | null>;
};

const pool = childPool(new URL("./coupon.child.mjs", import.meta.url));
export const endProcesses = pool.end;

/** A process that has opened a shop; its notes go to `hear`. */
export const startShop = async (task: OpenTask, hear: (note: Note) => void): Promise<ShopProcess> => {
  const child = pool.take();
  const ended = once(child, "exit").then(([code, signal]) => signal ?? code);
  const listen = (said: Note | { readonly done: true }): void => {
    if (!("done" in said)) hear(said);
  };
  child.on("message", listen);
  const tell = async (next: Task): Promise<void> => {
    const answered = new Promise<void>((resolve) => {
      const wait = (said: object): void => {
        if (!("done" in said)) return;
        child.off("message", wait);
        resolve();
      };
      child.on("message", wait);
    });
    const died = ended.then((how) => {
      throw new Error(`a process of the shop ended with ${how}`);
    });
    child.send(next);
    await Promise.race([answered, died]);
    if (!("close" in next)) return;
    child.off("message", listen);
    pool.giveBack(child);
  };
  await tell({ open: task });
  return { tell, ended };
};
