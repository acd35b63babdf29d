import { type SearchText, type SearchWord, tight } from "./search-text.ts";

/** How many letters of a word may be wrong: none of three, one of up to seven, two of more. */
export const slips = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * How many letters to change, leave out, put in or swap with their neighbour make one word of the other (optimal string
 * alignment, Damerau 1964); nothing when they are more than `most`.
 */
export const distance = (one: string, other: string, most: number): number | undefined => {
  if (Math.abs(one.length - other.length) > most) return undefined;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...next) > most) return undefined;
    before = last;
    last = next;
  }
  const found = last[other.length] ?? 0;
  return found <= most ? found : undefined;
};

/** The words of texts, and each two that stand together, since people leave blanks out. */
export const vocabularyOf = (texts: readonly SearchText[]): ReadonlySet<string> => {
  const vocabulary = new Set<string>();
  for (const { name, rest } of texts) {
    for (const phrase of [name, ...rest.split("|")]) {
      const words = phrase.split(" ").filter((word) => word !== "");
      words.forEach((word, index) => {
        vocabulary.add(word);
        const next = words[index + 1];
        if (next !== undefined) vocabulary.add(word + next);
      });
    }
  }
  return vocabulary;
};

/** Of a vocabulary, the words that are nearest to a word in any of its spellings, sorted; none where all are too far. */
export const nearestTo = (word: SearchWord, vocabulary: Iterable<string>): readonly string[] => {
  const typed = word.map(tight);
  const near = [...vocabulary].flatMap((other) => {
    const far = Math.min(...typed.map((piece) => distance(piece, other, slips(piece)) ?? Number.POSITIVE_INFINITY));
    return far === Number.POSITIVE_INFINITY ? [] : [{ other, far }];
  });
  const least = Math.min(...near.map(({ far }) => far));
  return near
    .filter(({ far }) => far === least)
    .map(({ other }) => other)
    .sort();
};

/**
 * Words for which none of these texts has anything, replaced by the words of the texts that are nearest; the others as
 * they are. Nothing when that changes nothing.
 */
export const corrected = (
  words: readonly SearchWord[],
  texts: readonly SearchText[],
): readonly SearchWord[] | undefined => {
  const vocabulary = vocabularyOf(texts);
  const contents = texts.flatMap(({ name, rest }) => [name, rest]).map((text) => text.replaceAll(" ", ""));
  let changed = false;
  const read = words.map((word): SearchWord => {
    const typed = word.map(tight);
    if (typed.some((piece) => contents.some((content) => content.includes(piece)))) return word;
    const nearest = nearestTo(word, vocabulary);
    if (nearest.length === 0) return word;
    changed = true;
    return nearest;
  });
  return changed ? read : undefined;
};
