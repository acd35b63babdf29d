import type { CountedOperation } from "./counts.ts";

/**
 * What one JSON answer of a bare Express route cost where the aims were set, in ms of CPU. An aim in ms means that
 * many times this: a faster or a busier machine moves both.
 */
const BARE_MS = 0.165;

export type Aim = { readonly cpuMs?: number; readonly statements?: number; readonly transactions?: number };

export const aims: Readonly<Record<CountedOperation, Aim>> = {
  list: { cpuMs: 2, statements: 4 },
  detail: { cpuMs: 2, statements: 4 },
  add: {},
  checkout: { cpuMs: 10, statements: 25, transactions: 3 },
};

/** From the start of a built shop on a filled database until it listens, in ms. */
export const START_MS = 1_000;
/** Resident after the start, in MB, where the database is in the process. */
export const SQLITE_RSS_MB = 130;

/** How many bare routes an operation may cost. */
export const ratioOf = (cpuMs: number): number => cpuMs / BARE_MS;
