/** Somebody who listens. Neither function may throw or take long. */
export type ChannelListener = {
  /** One message. Those that one process published about one topic come in the order in which it did. */
  readonly message: (text: string) => void;
  /** Told when the connection is cut, and when it stands again: what was published in between may have been missed. */
  readonly interrupted: () => void;
};

/**
 * Tells what happens now to whoever listens now, in every process of the shop. At most once, and nothing is kept: what
 * must not be lost is written down elsewhere, and read again after an interruption. A topic is taken letter for letter.
 */
export interface Channel {
  /**
   * Tells everybody who listens to a topic, in this process too, once each.
   *
   * @throws Unavailable when it cannot tell the other processes; whether somebody heard it is then unknown.
   */
  publish(topic: string, text: string): Promise<void>;
  /**
   * Listens. When it resolves, everything that anybody publishes from then on is heard. Answers how to stop, which may
   * be repeated; nothing is heard any more from the call on.
   *
   * @throws Unavailable when it cannot listen; nothing is left behind.
   */
  subscribe(topic: string, listener: ChannelListener): Promise<() => Promise<void>>;
}

/** The channel of a shop that is one process. */
export const localChannel = (): Channel => {
  const topics = new Map<string, Set<ChannelListener>>();
  return {
    publish: async (topic, text) => {
      const listeners = topics.get(topic);
      // One who is told may stop another who is not yet.
      for (const listener of [...(listeners ?? [])]) if (listeners?.has(listener)) listener.message(text);
    },
    subscribe: async (topic, { message, interrupted }) => {
      // A listener of its own for each call, so that whoever listens twice hears twice and stops once.
      const listener = { message, interrupted };
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners.add(listener));
      return async () => {
        listeners.delete(listener);
        if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic);
      };
    },
  };
};
