import type { RunId } from "../shared/ids.ts";
import type { ReplyKeeping, Scope } from "../shared/ports.ts";

/** One attempt to answer: what was asked, when, and until when nobody else may try. */
export type Attempt = {
  readonly scope: Scope;
  readonly fingerprint: string;
  readonly run: RunId;
  readonly at: Date;
  readonly leaseUntil: Date;
};

export type Standing =
  | { readonly outcome: "begun" }
  | { readonly outcome: "in-progress" }
  | { readonly outcome: "answered"; readonly reply: string }
  | { readonly outcome: "other-command" };

/**
 * What was answered under which key, kept at least 24 h. Each method is one writing statement: by itself in
 * `runSingle`, so that a crash at any moment leaves at most a lease that ends, or `finish` in the transaction of what
 * it answers.
 */
export interface StoredReplies extends ReplyKeeping {
  /**
   * Takes the key for this attempt: `begun` for one of all racing attempts. It is free when it is new, when what is
   * there is from before `keptSince`, or when the attempt that had it for the same fingerprint let its lease end
   * without a reply. Otherwise answers what is known of it, and nothing is written.
   */
  begin(attempt: Attempt, keptSince: Date): Promise<Standing>;
  /** Gives the key back without a reply, if it is still this run's. */
  release(scope: Scope, run: RunId): Promise<void>;
  /** Forgets keys taken before an instant, at most `limit`; answers how many. */
  forget(before: Date, limit: number): Promise<number>;
}
