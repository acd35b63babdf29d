import type { CouponId, MemberCouponId, MemberId } from "@cofshop/core";
import type { ClaimRefusal, ClaimTerms } from "@cofshop/core/coupon";

/** What a member heard when he claimed. Instants in ms of a clock that all processes share. */
export type Told = {
  readonly member: MemberId;
  readonly askedAt: number;
  readonly answeredAt: number;
  /** `silent`: the claim threw, so that nobody knows. */
  readonly answer: "ISSUED" | "PENDING" | "silent" | ClaimRefusal["code"];
  readonly sequence?: number;
  readonly memberCouponId?: MemberCouponId;
  /** Whether his row was there when he heard that he has it; absent when the database could not be asked. */
  readonly written?: boolean;
};

/** Where a process dies, by SIGKILL, when it comes there for the n-th time. */
export type DeathPoint = "read" | "before-commit" | "after-commit" | "half-acknowledged" | "untold";
/** A safeguard that a process does without, so that the judge can be seen to notice. */
export type Trick = "eval" | "acknowledges-early" | "blind-rebuild" | "no-ack";

export type Places = { readonly redis: string; readonly database: string };
export type OpenTask = Places & {
  readonly claims: ClaimTerms;
  /** Whether it writes what its members won, unless a worker does. */
  readonly writes: boolean;
  readonly idleMs: number;
  /** How long a worker pauses before it takes claims, so that there are several. */
  readonly slowMs: number;
  readonly dies?: { readonly at: DeathPoint; readonly time: number } | undefined;
  readonly trick?: Trick | undefined;
};
export type ClaimTask = {
  readonly coupon: CouponId;
  /** In this order, by so many at once. Who is told to come again does so, up to so many times. */
  readonly asks: readonly { readonly member: MemberId; readonly pauseMs: number }[];
  readonly lanes: number;
  readonly tries: number;
};
/** What a process says besides answering: who was told what, and what a rebuilding found. */
export type Note =
  | { readonly told: Told }
  | { readonly rebuilt: { readonly corrections: number; readonly lost: number } };
