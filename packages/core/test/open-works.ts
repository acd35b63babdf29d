import type { UnitOfWork } from "../src/index.ts";

/** A unit of work that knows how many works are open at this moment. */
export const withOpenWorks = <Tx, Reads>({ run, runSingle, reads }: UnitOfWork<Tx, Reads>) => {
  let open = 0;
  const inside = async <R>(work: () => Promise<R>): Promise<R> => {
    open += 1;
    try {
      return await work();
    } finally {
      open -= 1;
    }
  };
  const unitOfWork: UnitOfWork<Tx, Reads> = {
    run: (work) => inside(() => run(work)),
    runSingle: (work) => inside(() => runSingle(work)),
    reads,
  };
  return { unitOfWork, openWorks: () => open };
};
