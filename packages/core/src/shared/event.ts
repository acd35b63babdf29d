import type { EventId } from "./ids.ts";

export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/**
 * A fact that happened to one subject. `sequence` is the subject's version after the change, so the facts of a
 * subject have one order and no two share a place. `version` is the version of `data`'s shape.
 */
export type EventOf<Type extends string, V extends number, Data extends { readonly [key: string]: Json }> = {
  readonly type: Type;
  readonly version: V;
  readonly subject: string;
  readonly sequence: number;
  readonly data: Data;
};

/** Any event, for readers that take them all. */
export type AnyEvent = EventOf<string, number, { readonly [key: string]: Json }>;

/** An event as it stands in the outbox. */
export type Recorded<E> = E & { readonly id: EventId; readonly at: Date };

/** What a pure change of an entity answers: the next state, and what there is to tell. */
export type Changed<State, E> = { readonly state: State; readonly events: readonly E[] };

/** How many independent lines of delivery the outbox has. Fixed: it is stored with every event. */
export const PARTITIONS = 16;

/** The line that a subject's events travel on: FNV-1a (Fowler, Noll, Vo) over its characters. */
export const partitionOf = (subject: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < subject.length; index += 1) {
    hash = Math.imul(hash ^ subject.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % PARTITIONS;
};
