import type { Signal } from "./ports.ts";

/** A signal, and how to abort it: every AbortController can be made one. */
export type Abortable = { readonly signal: Signal; abort(reason: Error): void };

/** What leases need of a process, and core has not by itself. */
export interface Timing {
  /** A monotonic reading in ms: setting the machine's clock does not move it. */
  now(): number;
  /** Runs something once, so many ms from now; answers how to call it off. */
  after(ms: number, run: () => void): () => void;
  /** Runs something again and again, so many ms apart; answers how to end that. */
  every(ms: number, run: () => void): () => void;
  /** A number from 0 up to 1, another one each time. */
  chance(): number;
  abortable(): Abortable;
}
