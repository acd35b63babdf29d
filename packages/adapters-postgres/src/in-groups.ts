import { setImmediate as nextTurn } from "node:timers/promises";
import { CommitUnknown, Unavailable } from "@cofshop/core";

type Asker<Wish, Answer> = {
  readonly wish: Wish;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: unknown) => void;
};

/**
 * Serves together, in the order of their asking, all who asked while others were being served: `most` at a time.
 * `serve` answers each, all or nothing. When it throws, the group is served in halves, so that whoever has something
 * wrong with him is the only one to hear of it; what says nothing about him is told to everybody.
 */
export const inGroups = <Wish, Answer>(
  most: number,
  serve: (wishes: readonly Wish[]) => Promise<readonly Answer[]>,
): ((wish: Wish) => Promise<Answer>) => {
  const waiting: Asker<Wish, Answer>[] = [];
  let serving = false;

  const answer = async (group: readonly Asker<Wish, Answer>[]): Promise<void> => {
    try {
      const answers = await serve(group.map(({ wish }) => wish));
      for (const [index, each] of answers.entries()) group[index]?.resolve(each);
    } catch (cause) {
      if (group.length === 1 || cause instanceof Unavailable || cause instanceof CommitUnknown) {
        for (const { reject } of group) reject(cause);
        return;
      }
      const half = Math.ceil(group.length / 2);
      await answer(group.slice(0, half));
      await answer(group.slice(half));
    }
  };
  const serveAll = async (): Promise<void> => {
    serving = true;
    while (waiting.length > 0) {
      // Whoever was just answered, or comes in with the same turn of the event loop, comes along.
      await nextTurn();
      await answer(waiting.splice(0, most));
    }
    serving = false;
  };

  return (wish) =>
    new Promise((resolve, reject) => {
      waiting.push({ wish, resolve, reject });
      if (!serving) void serveAll();
    });
};
