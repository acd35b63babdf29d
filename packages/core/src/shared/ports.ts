import type { AnyEvent, Json } from "./event.ts";
import type { AnyId, CommandKey, EventId, KeyOwner, RunId } from "./ids.ts";
import type { JobRun, NotedRun } from "./job-run.ts";
import type { Err, Result } from "./result.ts";

/** Structural, because core has no AbortSignal; every AbortSignal is one. */
export interface Signal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

/** The only source of time. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`; rejects with the signal's reason when it aborts, at the latest when time next moves. */
  sleep(ms: number, signal?: Signal): Promise<void>;
}

/** New ids: lower-case UUIDs, unique for ever, sorting roughly by time of making (RFC 9562 version 7). */
export interface Ids {
  next<Id extends AnyId>(): Id;
}

/**
 * Transactions. `work` touches only its `tx`, answers nothing it was not given, and may run more than once: ids,
 * times and hashes are made before. Isolation is READ COMMITTED or stronger, so rules stand on guarded writes.
 * Using `run`, `runSingle` or `reads` inside a work throws `NestedUse` where the adapter can see it.
 */
export interface UnitOfWork<Tx, Reads = Tx> {
  /**
   * Commits when `work` answers ok, rolls back when it refuses or throws. Repeats it after a lost race, at most five
   * times in all.
   *
   * @throws Unavailable after the fifth lost race; CommitUnknown when the connection died during the commit.
   */
  run<R extends Result<unknown, unknown>>(work: (tx: Tx) => Promise<R>): Promise<R>;
  /**
   * For work that makes at most one writing statement: the statement is its own transaction, no BEGIN is sent. Repeated
   * as `run` is.
   *
   * @throws Unavailable and CommitUnknown as `run` does; Error when the work writes twice, or refuses after it wrote:
   * neither can be undone.
   */
  runSingle<R extends Result<unknown, unknown>>(work: (tx: Tx) => Promise<R>): Promise<R>;
  /** Committed data, without a transaction: a method that needs several statements may see a commit between them. */
  readonly reads: Reads;
}

/**
 * Events to tell, written in the transaction that makes them true. Two events of one subject with the same sequence
 * are refused by the storage: that is a broken guard, and throws.
 */
export interface Outbox {
  append(events: readonly AnyEvent[], at: Date): Promise<void>;
}

/** What each consumer has already taken in. */
export interface Inbox {
  /** True once per consumer and event; false ever after. Belongs in the transaction of the consumer's effect. */
  first(consumer: string, event: EventId): Promise<boolean>;
}

/** What a command was, what it was told, and what it made. */
export type Remembered = { readonly command: string; readonly fingerprint: string; readonly result: string };

/** What was done under which key, unique per owner and key. Kept at least 24 h. */
export interface CommandKeys {
  /**
   * Writes the key in this transaction. Answers nothing when it is new, or what was done under it first; a racing
   * twin waits for the first to end.
   */
  remember(owner: KeyOwner, key: CommandKey, done: Remembered, at: Date): Promise<Remembered | undefined>;
  /** Forgets keys written before an instant, at most `limit`; answers how many. */
  forget(before: Date, limit: number): Promise<number>;
}

export type KeyReused = { readonly code: "idempotency.key-reused" };

/** Whose key it is, and what for: the same key on another route, or of somebody else, is another key. */
export type Scope = { readonly owner: string; readonly route: string; readonly key: CommandKey };

/** Where replies are kept, as far as a command writes there itself. Structural twin of idempotency's `StoredReplies`. */
export interface ReplyKeeping {
  /** Stores the reply; false, and nothing is done, when the key is no longer this run's or has a reply. */
  finish(scope: Scope, run: RunId, reply: string): Promise<boolean>;
}
/**
 * Written last of all in a command's transaction, with what the command answers: the reply that the caller will get.
 * So a command stands with its reply or not at all. Throws when somebody else answers under the key by now.
 */
export type Seal<T> = (tx: { readonly storedReplies: ReplyKeeping }, value: T) => Promise<void>;

/** How often something happened in the window that ends at `until`. */
export type Tally = { readonly name: string; readonly count: number; readonly until: Date };

export interface AttemptReads {
  /** The counters whose window is not over; others are absent. */
  tallies(names: readonly string[], at: Date): Promise<readonly Tally[]>;
}

/** Counters of what may not happen too often, each with a window that begins with the first attempt. */
export interface Attempts extends AttemptReads {
  /**
   * Adds one to every named counter in one atomic statement: of racing attempts no two get the same count. A counter
   * that is new, or whose window is over, begins at one with the given end. Answers the counters as they are now.
   */
  count(attempts: readonly { readonly name: string; readonly until: Date }[], at: Date): Promise<readonly Tally[]>;
  /** Forgets counters whose window ended before an instant, at most `limit`; answers how many. */
  forget(before: Date, limit: number): Promise<number>;
}

export interface JobRunReads {
  /** The last noted run of each job that has one, by the jobs' names. */
  last(): Promise<readonly NotedRun[]>;
}

/** How the recurring work goes, in whichever process: one row for each job, so that it never grows. */
export interface JobRuns extends JobRunReads {
  /**
   * Puts a run in the place of what was noted of its job before, in one atomic statement: a failure is one more than
   * there were in a row, of racing ones each counts; a run that went well ends the row. The last one noted stands,
   * whatever the clocks of two processes say.
   */
  note(run: JobRun & { readonly instance: string }): Promise<void>;
}

export type Grant = {
  /** Greater than the fence of every earlier grant of this name. */
  readonly fence: number;
  /** Aborts when the lease is lost or about to end. */
  readonly signal: Signal;
};
export type LockTerms = {
  /** How long to wait for the lock, in ms. */
  readonly waitMs: number;
  /** How long a holder that died keeps it, in ms. */
  readonly leaseMs: number;
  /** Renews the lease while `work` runs, up to this many ms in all. Default: no renewal. */
  readonly extendUpToMs?: number;
  /**
   * The work hands its fence to somebody who compares it with those of earlier grants. It is then granted by nobody
   * whose fences do not go on from theirs; while whoever grants it is away, it is waited for. Default: false.
   */
  readonly fenced?: boolean;
  /** Gives up waiting. */
  readonly signal?: Signal;
};
export type LockBusy = { readonly code: "lock.busy"; readonly retryAfterMs: number };
export type LockLost = { readonly code: "lock.lost" };

/**
 * Mutual exclusion by name, for efficiency only: a lease can end under a paused holder, so what must be exact is
 * guarded in the database, where `fence` may be compared. Not re-entrant. Waiters of one process are served in order.
 */
export interface Lock {
  /**
   * Answers what `work` answers, `lock.busy` after `waitMs`, `lock.lost` when the lease ended before the work did.
   *
   * @throws Unavailable when whoever grants it is away; for `fenced` work, when he is for as long as `waitMs`.
   */
  hold<R extends Result<unknown, unknown>>(
    name: string,
    terms: LockTerms,
    work: (grant: Grant) => Promise<R>,
  ): Promise<R | Err<LockBusy> | Err<LockLost>>;
}

/**
 * Answers that may be a moment old. Never more than a shortcut: an entry may be absent at any time, and whoever
 * forgets one may see it for a moment on other instances, so nothing that must be exact reads from here.
 */
export interface Cache {
  /** What is kept under a name, absent when nothing is or its time is over. A cache that is away has nothing. */
  recall(name: string): Promise<Json>;
  /** Keeps a value for so many ms, over what was there. A cache that is away keeps nothing and throws nothing. */
  keep(name: string, value: Json, forMs: number): Promise<void>;
  /** Forgets the named entries; one that is not there is no error. */
  forget(names: readonly string[]): Promise<void>;
}
