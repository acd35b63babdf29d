import { CONNECTIONS } from "./http-client.ts";
import type { MeasuredServer } from "./measured-server.ts";
import type { Operation } from "./operations.ts";

/** What one operation cost in a round. */
export type Cost = {
  /** CPU time of the server process for one operation, in ms. */
  readonly cpuMs: number;
  readonly perSecond: number;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
};

export const medianCost = (costs: readonly Cost[]): Cost => ({
  cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
  perSecond: median(costs.map(({ perSecond }) => perSecond)),
});

/** `times` turns in so many lanes at once, one for each connection; each lane takes its turns one after the other. */
const inLanes = async (
  times: number,
  connections: number,
  run: (turn: number, lane: number) => Promise<unknown>,
): Promise<void> => {
  const lanes = Array.from({ length: Math.min(connections, times) }, async (_lane, lane) => {
    for (let turn = lane; turn < times; turn += connections) await run(turn, lane);
  });
  await Promise.all(lanes);
};

/** Runs an operation as often as its round asks for, and reads the server's clock of CPU time around what counts. */
export const measure = async (
  server: MeasuredServer,
  operation: Operation,
  share: number,
  connections = CONNECTIONS,
): Promise<Cost> => {
  const times = Math.max(connections, Math.round((operation.times * share) / connections) * connections);
  let cpuMs = 0;
  let seconds = 0;
  for (const { counted, run } of operation.parts) {
    const before = await server.usage();
    const began = performance.now();
    await inLanes(times, connections, run);
    const took = performance.now() - began;
    const after = await server.usage();
    if (!counted) continue;
    cpuMs += after.cpuMs - before.cpuMs;
    seconds += took / 1_000;
  }
  return { cpuMs: cpuMs / times, perSecond: times / seconds };
};
