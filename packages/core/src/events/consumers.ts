import type { AnyEvent, Json, Recorded } from "../shared/event.ts";
import type { Signal } from "../shared/ports.ts";

/**
 * How a consumer takes an event in. `apply` runs inside a transaction together with the note that it was taken in:
 * its effect on `tx` happens exactly once. `send` is for effects elsewhere (a broker, a mail server): no transaction
 * is open, and after a crash it may be called again for the same event id.
 */
export type Handler<Event, Tx> =
  | { readonly apply: (event: Recorded<Event>, tx: Tx) => Promise<void> }
  | { readonly send: (event: Recorded<Event>, signal: Signal) => Promise<void> };

export type Consumer<Tx> = {
  readonly name: string;
  readonly types: readonly string[];
  readonly handler: Handler<AnyEvent, Tx>;
};

type Data = { readonly [key: string]: Json };
/** For an event type and the version its data had, how to make the next version's data. */
export type Upcasters = { readonly [type: string]: { readonly [fromVersion: number]: (data: Data) => Data } };

/** Brings an old event to the newest shape that the upcasters know. */
export const upcast = (event: Recorded<AnyEvent>, upcasters: Upcasters): Recorded<AnyEvent> => {
  let current = event;
  for (;;) {
    const next = upcasters[current.type]?.[current.version];
    if (next === undefined) return current;
    current = { ...current, version: current.version + 1, data: next(current.data) };
  }
};

/** The consumers of this process. Every process of a shop is expected to subscribe the same ones. */
export type Consumers<Tx, Event extends AnyEvent> = {
  /**
   * Adds a consumer under a name that is unique and stays the same across releases: its progress is stored under it.
   * `types` is a list of event types, or "all". Answers how to take it away again in this process.
   *
   * @throws Error when the name is taken.
   */
  subscribe<Type extends Event["type"]>(
    name: string,
    types: readonly Type[] | "all",
    handler: Handler<Extract<Event, { readonly type: Type }>, Tx>,
  ): () => void;
  readonly list: () => readonly Consumer<Tx>[];
};

export const makeConsumers = <Tx, Event extends AnyEvent>(): Consumers<Tx, Event> => {
  const byName = new Map<string, Consumer<Tx>>();
  return {
    subscribe: (name, types, handler) => {
      if (byName.has(name)) throw new Error(`two consumers are named ${name}; each needs its own name`);
      // The relay hands a consumer only events of the types it asked for, which is what its handler's type says.
      const consumer = { name, types: types === "all" ? ["*"] : types, handler: handler as Handler<AnyEvent, Tx> };
      byName.set(name, consumer);
      return () => {
        // Taken away once: afterwards the name may be another consumer's.
        if (byName.get(name) === consumer) byName.delete(name);
      };
    },
    list: () => [...byName.values()],
  };
};
