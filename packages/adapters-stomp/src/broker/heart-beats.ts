import type { HeartBeat } from "./negotiate.ts";

/** What Node's timers can wait for, in ms. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Of the agreed interval: timers are late, and so is the network. */
const PACE = 0.8;

/** The heart-beats of one session, both ways. */
export type HeartBeats = {
  start(agreed: HeartBeat, tolerance: number): void;
  /** Something was sent: there is no need of a heart-beat for a while. */
  sent(): void;
  /** Something was heard. */
  heard(): void;
  stop(): void;
};

/**
 * `beat` sends one; `lost` is called when nothing was heard for `tolerance` times what was agreed, and answers whether
 * to listen on.
 */
export const heartBeats = (beat: () => void, lost: () => boolean): HeartBeats => {
  let outgoing: NodeJS.Timeout | undefined;
  let incoming: NodeJS.Timeout | undefined;
  let heards = 0;

  const listen = (silenceMs: number): void => {
    incoming = setTimeout(() => {
      const before = heards;
      // A process that stood still reads first what has come meanwhile.
      setImmediate(() => {
        if (incoming === undefined) return;
        if (heards > before || lost()) listen(silenceMs);
      });
    }, silenceMs);
  };

  return {
    start: ({ outgoingMs, incomingMs }, tolerance) => {
      if (outgoingMs > 0) outgoing = setInterval(beat, Math.min(outgoingMs * PACE, LONGEST_WAIT_MS));
      if (incomingMs > 0) listen(Math.min(incomingMs * tolerance, LONGEST_WAIT_MS));
    },
    sent: () => outgoing?.refresh(),
    heard: () => {
      heards += 1;
      incoming?.refresh();
    },
    stop: () => {
      clearInterval(outgoing);
      clearTimeout(incoming);
      [outgoing, incoming] = [undefined, undefined];
    },
  };
};
