import { expectOk, ok, type Result, type ShopReads, type ShopTx, type UnitOfWork } from "@cofshop/core";
import { afterEach, beforeEach, describe } from "vitest";
import { TEST_MS } from "./property.ts";

/** What is certified. A contract makes one for every test and closes it afterwards. */
export type Subject = { readonly close?: () => Promise<void> };

/** Repositories are reached through their unit of work, as the use cases reach them. */
export type StoreSubject = Subject & { readonly unitOfWork: UnitOfWork<ShopTx, ShopReads> };

/** What an author may tell about an adapter of the store. */
export type StoreFeatures = {
  /** How often each property is tried. Default 20; fewer where a run costs round trips to a server. */
  readonly runs?: number;
};

/** A promise that an adapter may declare not to make, in one sentence. */
export type Feature = { readonly on: boolean; readonly promise: string };

declare module "vitest" {
  interface TaskMeta {
    /** The promises that were not asked of this adapter; a reporter prints them. */
    featuresOff?: readonly string[];
  }
}

/** The frame of every contract: a fresh subject for each test, closed after it, and the features that were off. */
export const contract = <S extends Subject>(
  title: string,
  create: () => Promise<S>,
  features: readonly Feature[],
  rules: (its: () => S) => void,
): void => {
  const featuresOff = features.filter(({ on }) => !on).map(({ promise }) => promise);
  describe(title, { timeout: TEST_MS, meta: { featuresOff } }, () => {
    let subject: S | undefined;
    beforeEach(async () => {
      subject = await create();
    }, TEST_MS);
    afterEach(async () => {
      await subject?.close?.();
      subject = undefined;
    });
    rules(() => {
      if (subject === undefined) throw new Error("the subject exists inside of tests only");
      return subject;
    });
  });
};

/** Does work in a transaction and commits it. */
export const commit = async <T>({ unitOfWork }: StoreSubject, work: (tx: ShopTx) => Promise<T>): Promise<T> =>
  expectOk(await unitOfWork.run(async (tx) => ok(await work(tx))));

/** Does one writing statement by itself, as the use cases do that call the method through `runSingle`. */
export const single = async <T>({ unitOfWork }: StoreSubject, work: (tx: ShopTx) => Promise<T>): Promise<T> =>
  expectOk(await unitOfWork.runSingle(async (tx) => ok(await work(tx))));

/** The numbers from 0 up to, but not including, `count`. */
export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

export const reversed = <T>(list: readonly T[]): readonly T[] => [...list].reverse();

/** What a use case answers, whichever it is. */
export type Answer = Result<unknown, { readonly code: string }>;
/** An answer in one word: ok, or the code of the refusal. */
export const codeOf = (answer: Answer): string => (answer.ok ? "ok" : answer.error.code);
export const countOf = (codes: readonly string[], code: string): number => codes.filter((each) => each === code).length;

/** What was thrown; a promise that answers instead fails the test. */
export const thrownBy = async (act: () => Promise<unknown>): Promise<unknown> => {
  try {
    await act();
  } catch (cause) {
    return cause;
  }
  throw new Error("nothing was thrown");
};

/** Something to wait for until somebody opens it. */
export type Gate = { readonly opened: Promise<void>; readonly open: () => void };

export const gate = (): Gate => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};
