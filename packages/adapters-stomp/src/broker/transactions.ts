import type { StompLimits } from "./limits.ts";
import { duplicateTransaction, limitExceeded, type Problem, unknownTransaction } from "./problems.ts";

/** What is done at COMMIT, in order. */
export type Step<Outcome> = { readonly bytes: number; run(): Outcome };

/** The open transactions of one session. */
export type Transactions<Outcome> = {
  begin(id: string): Problem | undefined;
  add(id: string, step: Step<Outcome>): Problem | undefined;
  /** The steps of a transaction, which ends; also to drop them. */
  end(id: string): readonly Step<Outcome>[] | Problem;
};

export const transactions = <Outcome>(limits: StompLimits): Transactions<Outcome> => {
  const open = new Map<string, Step<Outcome>[]>();
  let [frames, bytes] = [0, 0];
  const unknown = (): Problem => unknownTransaction("there is no such transaction");
  return {
    begin: (id) => {
      if (open.has(id)) return duplicateTransaction("this transaction is open already");
      if (open.size >= limits.transactions) return limitExceeded("transactions", limits.transactions);
      open.set(id, []);
      return undefined;
    },
    add: (id, step) => {
      const steps = open.get(id);
      if (steps === undefined) return unknown();
      if (frames + 1 > limits.transactionFrames) return limitExceeded("transactionFrames", limits.transactionFrames);
      if (bytes + step.bytes > limits.transactionBytes)
        return limitExceeded("transactionBytes", limits.transactionBytes);
      steps.push(step);
      frames += 1;
      bytes += step.bytes;
      return undefined;
    },
    end: (id) => {
      const steps = open.get(id);
      if (steps === undefined) return unknown();
      open.delete(id);
      frames -= steps.length;
      bytes -= steps.reduce((sum, step) => sum + step.bytes, 0);
      return steps;
    },
  };
};
