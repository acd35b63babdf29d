import { availableParallelism, cpus, loadavg } from "node:os";

/** Where and how it was measured. Without this a figure means nothing. */
export type Conditions = {
  readonly node: string;
  readonly platform: string;
  readonly cores: number;
  readonly processor: string;
  /** Runnable processes, average of the last minute, before the bench began: others on these cores cost rate. */
  readonly load: number;
};

export const conditions = (): Conditions => ({
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cores: availableParallelism(),
  processor: cpus()[0]?.model.trim() ?? "unknown processor",
  load: loadavg()[0] ?? 0,
});

export const conditionWords = ({ node, platform, cores, processor, load }: Conditions): string =>
  `Node ${node.slice(1)}, ${platform}, ${cores} cores (${processor}), load average ${load.toFixed(1)} before`;
