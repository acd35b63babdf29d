import type { ShopSubject } from "../../src/index.ts";
import { memoryWith } from "./memory-with.ts";

/** Thinks that what it wrote once stands, also when that attempt was rolled back. */
export const outboxThatForgetsRepeats = (): ShopSubject => {
  const written = new Set<string>();
  return memoryWith(({ outbox }) => ({
    outbox: {
      append: (events, at) => {
        const fresh = events.filter(({ subject, sequence }) => !written.has(`${subject}#${sequence}`));
        for (const { subject, sequence } of fresh) written.add(`${subject}#${sequence}`);
        return outbox.append(fresh, at);
      },
    },
  }));
};

/** Tells everyone that he is the first. */
export const inboxThatForgets = (): ShopSubject => memoryWith(() => ({ inbox: { first: async () => true } }));

/** Delivers a failed event again at once. */
export const logThatIgnoresFailures = (): ShopSubject =>
  memoryWith(({ eventLog }) => ({ eventLog: { ...eventLog, fail: async () => undefined } }));
