import type { ItemDocument } from "@cofshop/core/item";
import { sourceOf } from "./documents.ts";
import { type Engine, type Refusal, refused } from "./engine.ts";
import { writingTo } from "./generations.ts";

/** Documents of one request. */
const BATCH = 500;

export type Writing = {
  /** What becomes of a document whose revision is there: it takes that one's place, or changes nothing. */
  readonly same: "replaces" | "changes-nothing";
  /** Whether it is found when this resolves. */
  readonly shown: boolean;
  readonly answerMs: number;
};

type Item = { readonly status: number; readonly error?: Refusal };
type Answered = { readonly items: readonly { readonly index: Item }[] };

/** A document that is older than what is there. */
const OUTDATED = 409;

const isGone = ({ status, error }: Item): boolean => status === 404 && error?.type === "index_not_found_exception";

/** Writes documents to one index, whatever their order; false when the index is gone. */
export const writeDocuments = async (
  engine: Engine,
  index: string,
  documents: readonly ItemDocument[],
  { same, shown, answerMs }: Writing,
): Promise<boolean> => {
  const version_type = same === "replaces" ? "external_gte" : "external";
  const path = `/${writingTo(index)}/_bulk?require_alias=true&refresh=${shown}`;
  for (let from = 0; from < documents.length; from += BATCH) {
    const body = documents
      .slice(from, from + BATCH)
      .flatMap((document) => [
        { index: { _id: document.id, version: document.revision, version_type } },
        sourceOf(document),
      ]);
    const { status, body: answer } = await engine<Answered>("POST", path, { body, answerMs, also: [404] });
    if (status === 404) return false;
    const failed = answer.items.map((item) => item.index).filter((item) => item.status >= 400);
    if (failed.some(isGone)) return false;
    const wrong = failed.find((item) => item.status !== OUTDATED);
    if (wrong !== undefined) throw refused(wrong.status, wrong.error);
  }
  return true;
};
