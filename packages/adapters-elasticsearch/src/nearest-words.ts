import { nearestTo, type SearchWord, slips, tight } from "@cofshop/core/item";
import { type Field, having, onSale } from "./search-query.ts";

/** Words that are offered for one that is not there. */
const OFFERED = 20;

/** Where words are looked for, and where those stand that somebody may have meant. */
export type Vocabulary = { readonly field: "vocabulary" | "nameVocabulary"; readonly of: readonly Field[] };

export type Ask = (searches: readonly object[]) => Promise<readonly Found[]>;
export type Found = {
  readonly hits: { readonly total?: { readonly value: number } };
  readonly suggest?: Readonly<Record<string, readonly { readonly options: readonly { readonly text: string }[] }[]>>;
  readonly aggregations?: {
    readonly living?: { readonly buckets: Readonly<Record<string, { readonly doc_count: number }>> };
  };
};

/** One letter of a long word, two of a longer one: a piece's spellings that may be misspelled. */
const mistakable = (word: SearchWord): readonly string[] =>
  [...new Set(word.map(tight))].filter((piece) => slips(piece) > 0);

/** Whether an item on sale has the word. */
const isThere = (word: SearchWord, { of }: Vocabulary): object => ({
  size: 0,
  terminate_after: 1,
  query: { bool: { filter: [onSale, having(word, of)] } },
});

const whatIsNear = (words: readonly SearchWord[], { field }: Vocabulary): object => ({
  size: 0,
  suggest: Object.fromEntries(
    words.flatMap((word, index) =>
      mistakable(word).map((piece, spelling) => [
        `${index}.${spelling}`,
        {
          text: piece,
          term: {
            field,
            suggest_mode: "always",
            max_edits: slips(piece),
            prefix_length: 0,
            min_word_length: 1,
            size: OFFERED,
            shard_size: OFFERED,
          },
        },
      ]),
    ),
  ),
});

/** Which of these an item on sale still has: an engine remembers words of texts that are gone. */
const whichLive = (offered: readonly string[], { field }: Vocabulary): object => ({
  size: 0,
  query: onSale,
  aggs: {
    living: { filters: { filters: Object.fromEntries(offered.map((word) => [word, { term: { [field]: word } }])) } },
  },
});

/**
 * Words that no item on sale has, replaced by the words of items that are nearest; the others as they are. Nothing when
 * that changes nothing.
 */
export const nearestWords = async (
  words: readonly SearchWord[],
  vocabulary: Vocabulary,
  ask: Ask,
): Promise<readonly SearchWord[] | undefined> => {
  const doubtful = words.filter((word) => mistakable(word).length > 0);
  if (doubtful.length === 0) return undefined;
  const [near, ...there] = await ask([
    whatIsNear(doubtful, vocabulary),
    ...doubtful.map((word) => isThere(word, vocabulary)),
  ]);
  const missing = new Set(doubtful.filter((_, index) => there[index]?.hits.total?.value === 0));
  const offered = new Set(
    Object.entries(near?.suggest ?? {}).flatMap(([, entries]) =>
      entries.flatMap(({ options }) => options.map(({ text }) => text)),
    ),
  );
  if (missing.size === 0 || offered.size === 0) return undefined;
  const [living] = await ask([whichLive([...offered], vocabulary)]);
  const counts = Object.entries(living?.aggregations?.living?.buckets ?? {});
  const alive = counts.flatMap(([word, { doc_count: count }]) => (count > 0 ? [word] : []));
  const meant = words.map((word) => {
    const nearest = missing.has(word) ? nearestTo(word, alive) : [];
    return nearest.length === 0 ? word : nearest;
  });
  return meant.some((word, index) => word !== words[index]) ? meant : undefined;
};
