import type { Subscription } from "./destinations.ts";

/** The books of one session: which MESSAGEs wait for an ACK or a NACK. Both end the wait; nothing is sent again. */
export type Acknowledgements = {
  /** How many wait. */
  size(): number;
  /** A MESSAGE went out for a subscription. */
  expect(message: string, subscription: Subscription): void;
  /** Whose MESSAGE waits by this name. */
  ownerOf(message: string): Subscription | undefined;
  /** Ends its wait, and with `client` that of those before it of the same subscription. Unknown ones are let be. */
  settle(message: string): undefined;
  /** The subscription has gone. */
  forget(subscription: Subscription): void;
};

export const acknowledgements = (): Acknowledgements => {
  const owners = new Map<string, Subscription>();
  /** In the order in which they went out. */
  const waiting = new Map<Subscription, Set<string>>();
  return {
    size: () => owners.size,
    expect: (message, subscription) => {
      owners.set(message, subscription);
      const messages = waiting.get(subscription);
      if (messages === undefined) waiting.set(subscription, new Set([message]));
      else messages.add(message);
    },
    ownerOf: (message) => owners.get(message),
    settle: (message) => {
      const owner = owners.get(message);
      const messages = owner === undefined ? undefined : waiting.get(owner);
      if (messages === undefined) return;
      for (const each of owner?.ack === "client" ? messages : [message]) {
        messages.delete(each);
        owners.delete(each);
        if (each === message) return;
      }
    },
    forget: (subscription) => {
      for (const message of waiting.get(subscription) ?? []) owners.delete(message);
      waiting.delete(subscription);
    },
  };
};
