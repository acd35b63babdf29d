import type { DemandBook } from "./demand-book.ts";
import type { Destinations } from "./destinations.ts";
import type { HeartBeatOptions, StompLimits } from "./limits.ts";
import type { StompBrokerOptions, StompEvent, StompSession } from "./options.ts";
import type { Problem } from "./problems.ts";
import type { Route } from "./routes.ts";

/** What all sessions of a broker share. */
export type Hub<User> = {
  readonly options: StompBrokerOptions<User>;
  readonly limits: StompLimits;
  readonly heartBeat: HeartBeatOptions;
  readonly routeTo: (destination: string) => Route<User>;
  readonly destinations: Destinations;
  readonly demand: DemandBook | undefined;
  /** To all subscriptions of a destination here, or of a user's queue; answers to how many. */
  publish(
    destination: string,
    user: string | undefined,
    body: string | Uint8Array,
    headers?: Readonly<Record<string, string>>,
  ): number;
  /** A name for a message that no other has. */
  nextMessageId(): string;
  observe(event: StompEvent<User>): void;
  /** Something of the host's threw. */
  fault(error: unknown): void;
  /** What is now: sockets that are not connected yet, and sessions; since the start: frames read and MESSAGEs sent. */
  readonly totals: { connecting: number; sessions: number; received: number; delivered: number };
};

/** A session that is connected, as its frames are handled. */
export type Seat<User> = {
  readonly hub: Hub<User>;
  readonly facts: StompSession<User>;
  /** Whether it has ended meanwhile. */
  hasEnded(): boolean;
  /** Ends it with an ERROR. */
  fail(problem: Problem): void;
};

/** How a frame went: a problem ends the session, `silent` has no RECEIPT, otherwise there is one if it was asked for. */
export type Outcome = Problem | "silent" | undefined;
