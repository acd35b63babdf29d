import { databaseAway, emptied, type Fault, keysLost, redisKilled, tailCut } from "./faults.ts";
import type { Loss } from "./judge.ts";
import type { DeathPoint, Trick } from "./told.ts";

export type Scenario = {
  readonly name: string;
  /** Default: what loses nothing. */
  readonly loses?: Loss;
  readonly ack?: "durable" | "won";
  readonly appendfsync?: "always";
  /** What happens while members claim. */
  readonly fault?: Fault;
  /** Where the worker dies while members claim; another one comes. */
  readonly workerDies?: DeathPoint;
  /** `late`: there is no worker before the fault is over. */
  readonly worker?: "late";
  /** The fault happens between two processes and two others, which start at once. */
  readonly atBoot?: true;
  /** Every winner hears of his row, and nobody that it is on its way. */
  readonly prompt?: true;
  /** How long a winner waits for his row, in ms. */
  readonly ackWaitMs?: number;
};

export const scenarios: readonly Scenario[] = [
  { name: "no fault", prompt: true, ackWaitMs: 10_000 },
  { name: "worker dies after reading", workerDies: "read" },
  { name: "worker dies before the commit", workerDies: "before-commit" },
  { name: "worker dies after the commit", workerDies: "after-commit" },
  { name: "worker dies amid acknowledging", workerDies: "half-acknowledged" },
  { name: "worker dies before it tells anybody", workerDies: "untold" },
  { name: "Redis killed, log always", fault: redisKilled, appendfsync: "always" },
  // On a slow disk Redis answers up to two seconds before it hands its log to the kernel: what is not written can go.
  { name: "Redis killed, log everysec", fault: redisKilled, loses: "tail" },
  { name: "end of the log cut", fault: tailCut, loses: "tail" },
  { name: "end of the log cut, ack won", fault: tailCut, loses: "tail", ack: "won" },
  { name: "Redis emptied", fault: emptied, loses: "everything" },
  { name: "Redis emptied, ack won", fault: emptied, loses: "everything", ack: "won" },
  { name: "keys lost, claims on their way", fault: keysLost, loses: "keys", ack: "won", worker: "late" },
  { name: "two boot on an empty Redis", fault: emptied, loses: "everything", atBoot: true },
  { name: "database away", fault: databaseAway, ackWaitMs: 300 },
];

/** Without a safeguard; the judge must notice. */
export type Control = Scenario & { readonly trick: Trick };

export const controls: readonly Control[] = [
  { name: "claims sent as EVAL", trick: "eval", fault: tailCut, loses: "tail" },
  { name: "acknowledged before the commit", trick: "acknowledges-early", workerDies: "before-commit" },
  {
    name: "rebuilt without what is on its way",
    trick: "blind-rebuild",
    fault: keysLost,
    loses: "keys",
    ack: "won",
    worker: "late",
  },
  { name: "read without keeping it pending", trick: "no-ack", workerDies: "read" },
];
