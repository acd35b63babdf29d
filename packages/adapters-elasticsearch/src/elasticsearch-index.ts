import { Unavailable } from "@cofshop/core";
import type { ItemDocument, ItemIndex } from "@cofshop/core/item";
import { type Engine, RETRY_MS } from "./engine.ts";
import type { Generations } from "./generations.ts";
import { writeDocuments } from "./write-documents.ts";

export type IndexTerms = {
  /** How long a batch of documents may take. */
  readonly writeMs: number;
};

export const elasticsearchIndex = (engine: Engine, generations: Generations, { writeMs }: IndexTerms): ItemIndex => {
  /**
   * To the index that is current, and to one that is being filled. One that begins to be filled later reads what the
   * database has by then: so where there is none yet, nothing is to be done.
   */
  const applyEverywhere = async (documents: readonly ItemDocument[]): Promise<void> => {
    const written = new Set<string>();
    for (;;) {
      const there = await generations.list();
      const left = there.filter(({ index }) => !written.has(index));
      if (left.length === 0) return;
      for (const { index } of left) {
        await writeDocuments(engine, index, documents, { same: "replaces", shown: true, answerMs: writeMs });
        written.add(index);
      }
    }
  };

  const fill = async (index: string, batches: AsyncIterable<readonly ItemDocument[]>): Promise<number> => {
    for await (const batch of batches) {
      // What is there was applied, and read no earlier than this.
      const terms = { same: "changes-nothing", shown: false, answerMs: writeMs } as const;
      if (!(await writeDocuments(engine, index, batch, terms)))
        throw new Unavailable("another rebuild has overtaken this one", { retryAfterMs: RETRY_MS });
    }
    await engine("POST", `/${index}/_refresh`, { answerMs: writeMs });
    const { body } = await engine<{ readonly count: number }>("GET", `/${index}/_count`, { answerMs: writeMs });
    return body.count;
  };

  return {
    apply: async (documents) => {
      if (documents.length > 0) await applyEverywhere(documents);
    },
    rebuild: async (batches) => {
      // Left behind by one that died.
      await generations.drop((await generations.list()).flatMap(({ index, current }) => (current ? [] : [index])));
      const index = await generations.begin();
      try {
        const documents = await fill(index, batches);
        await generations.switchTo(index);
        return { documents };
      } catch (cause) {
        // What cannot be removed now, the next rebuild removes.
        await generations.drop([index]).catch(() => undefined);
        throw cause;
      }
    },
  };
};
