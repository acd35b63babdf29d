import type { CommandKey, RunId } from "../shared/ids.ts";

/** Whose key it is, and what for: the same key on another route, or of somebody else, is another key. */
export type Scope = { readonly owner: string; readonly route: string; readonly key: CommandKey };

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
 * What was answered under which key, kept at least 24 h. Each method is for `runSingle`: one writing statement, which
 * stands by itself, so that a crash at any moment leaves at most a lease that ends.
 */
export interface StoredReplies {
  /**
   * Takes the key for this attempt: `begun` for one of all racing attempts. It is free when it is new, when what is
   * there is from before `keptSince`, or when the attempt that had it for the same fingerprint let its lease end
   * without a reply. Otherwise answers what is known of it, and nothing is written.
   */
  begin(attempt: Attempt, keptSince: Date): Promise<Standing>;
  /** Stores the reply; does nothing when the key is no longer this run's or has a reply. */
  finish(scope: Scope, run: RunId, reply: string): Promise<void>;
  /** Gives the key back without a reply, if it is still this run's. */
  release(scope: Scope, run: RunId): Promise<void>;
  /** Forgets keys taken before an instant, at most `limit`; answers how many. */
  forget(before: Date, limit: number): Promise<number>;
}
