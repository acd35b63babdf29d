import type { Result, UnitOfWork } from "../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../src/memory/index.ts";

const holdsNul = (value: unknown): boolean => {
  if (typeof value === "string") return value.includes("\u0000");
  return typeof value === "object" && value !== null && Object.values(value).some(holdsNul);
};

/** The same repositories, which throw at a NUL as PostgreSQL does. */
const strict = <Group extends object>(group: Group): Group =>
  new Proxy(group, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name);
      if (typeof found === "object" && found !== null) return strict(found);
      if (typeof found !== "function") return found;
      return async (...args: readonly unknown[]): Promise<unknown> => {
        if (args.some(holdsNul)) throw new Error('invalid byte sequence for encoding "UTF8": 0x00');
        return Reflect.apply(found, target, args);
      };
    },
  });

export type StrictStore = {
  readonly ports: MemoryPorts;
  /** How many works have been committed so far. */
  readonly commits: () => number;
};

/** Memory that is no kinder to text than PostgreSQL, and counts what it was made to keep. */
export const strictStore = (): StrictStore => {
  const ports = memoryPorts();
  let commits = 0;
  const counted = async <R extends Result<unknown, unknown>>(work: () => Promise<R>): Promise<R> => {
    const result = await work();
    if (result.ok) commits += 1;
    return result;
  };
  const watch = <Tx extends object, Reads extends object>(inner: UnitOfWork<Tx, Reads>): UnitOfWork<Tx, Reads> => ({
    run: (work) => counted(() => inner.run((tx) => work(strict(tx)))),
    runSingle: (work) => counted(() => inner.runSingle((tx) => work(strict(tx)))),
    reads: strict(inner.reads),
  });
  return { ports: { ...ports, unitOfWork: watch(ports.unitOfWork) }, commits: () => commits };
};
