import { type Result, type UnitOfWork, WriteConflict } from "@cofshop/core";
import { expect, test } from "vitest";
import { contract } from "../contract.ts";
import type { ShopSubject } from "../fresh-shop.ts";
import { tellStory } from "./tell-story.ts";

/**
 * A unit of work whose every work loses its first race after it has done everything: the unit of work beneath rolls
 * it back and repeats it. What is promised by `runSingle` is not asked here, so a single statement is run as a work.
 */
export const abortingFirst = <Tx, Reads>({ run, reads }: UnitOfWork<Tx, Reads>): UnitOfWork<Tx, Reads> => {
  const runTwice = async <R extends Result<unknown, unknown>>(work: (tx: Tx) => Promise<R>): Promise<R> => {
    let first = true;
    return run(async (tx) => {
      const result = await work(tx);
      if (!first) return result;
      first = false;
      throw new WriteConflict("the first attempt is aborted on purpose");
    });
  };
  return { run: runTwice, runSingle: runTwice, reads };
};

const namesOf = (module: string, useCases: object): readonly string[] =>
  Object.keys(useCases).map((useCase) => `${module}.${useCase}`);

/** One story with every use case and job, told twice: with works that succeed at once, and with works that repeat. */
export const everyUseCaseRepeats = (name: string, create: () => Promise<ShopSubject>): void => {
  contract(`Every use case repeats: ${name}`, create, [], (its) => {
    test("every use case and job answers and tells the same when each first attempt is aborted", async () => {
      const plain = await tellStory(its());
      const other = await create();
      try {
        const repeated = await tellStory({ ...other, unitOfWork: abortingFirst(other.unitOfWork) });
        expect(repeated.told).toEqual(plain.told);
      } finally {
        await other.close?.();
      }
      const { jobs, events, zone: _zone, ...modules } = plain.shop;
      const { subscribe: _, ...parked } = events;
      const called = new Set(plain.told.map(({ call }) => call));
      const all = [
        ...Object.entries({ ...modules, events: parked }).flatMap(([module, group]) => namesOf(module, group)),
        ...jobs.map((job) => `job ${job.name}`),
      ];
      expect(all.filter((call) => !called.has(call))).toEqual([]);
    });
  });
};
