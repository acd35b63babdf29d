import type { Front, Message } from "./message.ts";

export type AckMode = "auto" | "client" | "client-individual";

export type Subscription = {
  readonly destination: string;
  /** Whose queue it is; undefined for a destination of everybody. */
  readonly user: string | undefined;
  readonly ack: AckMode;
  readonly front: Front;
  /** Hands it a message, and answers whether it has it. May end the session, and so change the index. */
  readonly deliver: (subscription: Subscription, message: Message) => boolean;
};

/** Who listens to what here. Destinations are taken letter for letter. */
export type Destinations = {
  add(subscription: Subscription): void;
  delete(subscription: Subscription): void;
  at(destination: string, user: string | undefined): ReadonlySet<Subscription>;
  readonly size: number;
  readonly subscriptions: number;
};

const nobody: ReadonlySet<Subscription> = new Set();

/** One name for a destination and whose it is. No destination of a client has a NUL, so that none can be mistaken. */
export const placeOf = (destination: string, user: string | undefined): string =>
  user === undefined ? destination : `\0${destination}\0${user}`;

export const destinationIndex = (): Destinations => {
  const places = new Map<string, Set<Subscription>>();
  let subscriptions = 0;
  return {
    add: (subscription) => {
      const place = placeOf(subscription.destination, subscription.user);
      const listeners = places.get(place);
      if (listeners === undefined) places.set(place, new Set([subscription]));
      else listeners.add(subscription);
      subscriptions += 1;
    },
    delete: (subscription) => {
      const place = placeOf(subscription.destination, subscription.user);
      const listeners = places.get(place);
      if (listeners?.delete(subscription)) subscriptions -= 1;
      if (listeners?.size === 0) places.delete(place);
    },
    at: (destination, user) => places.get(placeOf(destination, user)) ?? nobody,
    get size() {
      return places.size;
    },
    get subscriptions() {
      return subscriptions;
    },
  };
};
