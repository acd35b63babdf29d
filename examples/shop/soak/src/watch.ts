import { createHistogram, type RecordableHistogram } from "node:perf_hooks";
import { type Usage, usageOf } from "./usage.ts";

/** What was seen of the shop over some time. */
export type Seen = {
  readonly seconds: number;
  readonly requests: number;
  /** In ms. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number };
  /** Of all instances, in ms. */
  readonly cpuPerRequest: number;
  /** Of each instance, in MB, at the end. */
  readonly rss: readonly number[];
};
export type Watch = {
  /** Takes note of an answer. */
  heard(ms: number): void;
  /** What was seen since this was last asked. */
  next(): Promise<Seen>;
  /** What was seen so far, as of the last `next`. */
  whole(): Seen;
};

type Moment = { readonly at: number; readonly usage: readonly Usage[] };

/** Microseconds up to a minute: memory that does not grow, however long it is watched. */
const histogram = (): RecordableHistogram => createHistogram({ lowest: 1, highest: 60_000_000, figures: 3 });

const seenBetween = (from: Moment, to: Moment, latencies: RecordableHistogram): Seen => {
  const ms = (percent: number): number => latencies.percentile(percent) / 1_000;
  const cpuMs = ({ usage }: Moment): number => usage.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  return {
    seconds: (to.at - from.at) / 1_000,
    requests: latencies.count,
    latency: { p50: ms(50), p95: ms(95), p99: ms(99) },
    cpuPerRequest: (cpuMs(to) - cpuMs(from)) / Math.max(1, latencies.count),
    rss: to.usage.map(({ rssMb }) => rssMb),
  };
};

export const startWatch = async (instances: readonly string[], metricsToken: string): Promise<Watch> => {
  const [whole, since] = [histogram(), histogram()];
  const look = async (): Promise<Moment> => ({
    usage: await Promise.all(instances.map((instance) => usageOf(instance, metricsToken))),
    at: performance.now(),
  });
  const began = await look();
  let last = began;
  return {
    heard: (ms) => since.record(Math.min(60_000_000, Math.max(1, Math.round(ms * 1_000)))),
    next: async () => {
      const now = await look();
      const seen = seenBetween(last, now, since);
      whole.add(since);
      since.reset();
      last = now;
      return seen;
    },
    whole: () => seenBetween(began, last, whole),
  };
};

const pad = (value: number, width: number, digits = 0): string => value.toFixed(digits).padStart(width);

/** A line of the report. */
export const seenWords = ({ seconds, requests, latency: { p50, p95, p99 }, cpuPerRequest, rss }: Seen): string =>
  [
    `${pad(requests / seconds, 5)} requests/s`,
    `p50 ${pad(p50, 3)}  p95 ${pad(p95, 3)}  p99 ${pad(p99, 3)} ms`,
    `CPU ${pad(cpuPerRequest, 4, 1)} ms/request`,
    `RSS ${rss.map((mb) => pad(mb, 3)).join(" + ")} MB`,
  ].join("   ");
