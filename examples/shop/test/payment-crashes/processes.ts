import { once } from "node:events";
import { childPool } from "../child-pool.ts";
import type { Done, OpenTask, Task } from "./told.ts";

export type ShopProcess = {
  /** What it answers when it has done so; rejects when it ended before. */
  readonly tell: (task: Task) => Promise<Done>;
  /** The signal that ended it, or its exit code. */
  readonly ended: Promise<string | number | null>;
};

const pool = childPool(new URL("./payment.child.mjs", import.meta.url));
export const endProcesses = pool.end;

/** A process that has opened a shop. */
export const startShop = async (task: OpenTask): Promise<ShopProcess> => {
  const child = pool.take();
  const ended = once(child, "exit").then(([code, signal]) => signal ?? code);
  const died = ended.then((how): never => {
    throw new Error(`a process of the shop ended with ${how}`);
  });
  died.catch(() => undefined);
  const tell = async (next: Task): Promise<Done> => {
    const answered = once(child, "message").then(([said]): Done => said);
    child.send(next);
    const answer = await Promise.race([answered, died]);
    if ("close" in next) pool.giveBack(child);
    return answer;
  };
  await tell({ open: task });
  return { tell, ended };
};
