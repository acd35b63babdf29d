import type { MemberActor, OrderId, PaymentId } from "@cofshop/core";

export type Engine = "sqlite" | "postgres";

/**
 * Where a process dies, by SIGKILL, when it comes there for the n-th time. A call is one to the payment provider that
 * the scenario is about: before it is sent, while the provider is at it, or when its answer came or was lost. Writes are
 * those of a transaction: before its events are written, before its commit, or after it.
 */
export type DeathPoint = "before-call" | "amid-call" | "after-call" | "amid-writes" | "before-commit" | "after-commit";

/** A safeguard that a process does without, so that the judge can be seen to notice. */
export type Trick = "random-keys" | "forgetful" | "unknown-is-refused" | "no-sweep" | "piecemeal";

export type Death = {
  readonly at: DeathPoint;
  readonly time: number;
  /** Which calls count, by method and path. */
  readonly calls: string;
};

export type OpenTask = {
  readonly engine: Engine;
  /** A file or an address. */
  readonly place: string;
  readonly portone: {
    readonly url: string;
    readonly apiSecret: string;
    readonly storeId: string;
    readonly webhookSecret: string;
  };
  /** How far its clock is ahead of the system's. */
  readonly aheadMs: number;
  readonly dies?: Death | undefined;
  readonly trick?: Trick | undefined;
};

/** What a process does for the shop; `atOnce`: not one after the other. */
export type Work =
  /** Customers come back from the provider's window. */
  | {
      readonly verify: readonly { readonly by: MemberActor; readonly payment: PaymentId }[];
      readonly atOnce: boolean;
    }
  /** An admin approves refunds that were asked for. */
  | { readonly approve: readonly OrderId[]; readonly by: MemberActor; readonly atOnce: boolean }
  /** Jobs by name, one after the other. */
  | { readonly run: readonly string[] };

export type Task =
  | { readonly open: OpenTask }
  | { readonly work: Work }
  /** Lets its clock go forward by so many ms. */
  | { readonly pass: number }
  /** Serves the shop over HTTP; answers where. */
  | { readonly listen: true }
  | { readonly close: true };

/** What a process answers. `did`: how many things each job did. */
export type Done = { readonly done: true; readonly did?: readonly number[]; readonly url?: string };
