import { jamoOf, typesConsonant, typesVowel } from "./jamo.ts";

/**
 * What an item is found by, in letters as they are typed. Words are divided by blanks, phrases by ` | `, and each text
 * begins and ends with a blank, so that ` ㅋㅓ` finds where a word begins.
 */
export type SearchText = {
  /** Its name. */
  readonly name: string;
  /** The names of its categories and of all above them, its origin and its options' descriptions. */
  readonly rest: string;
};

/** A word that somebody looks for: as he typed it, and whatever else would do. */
export type SearchWord = readonly string[];

/** Grows when texts or grams come out differently than before: rows of an older form are made anew. */
export const SEARCH_FORM = 1;

/** Letters of what an item is found by besides its name; what a seller writes beyond them is not searched. */
const MAX_REST = 1_000;

/** A character as it is searched: lower case, without marks, blank when it is neither letter nor digit. */
const letterOf = (character: string): string => {
  const bare = jamoOf(character).toLowerCase().replaceAll(/\p{M}/gu, "");
  return bare === "" ? "" : bare.replaceAll(/[^\p{L}\p{N}]/gu, " ");
};

/** Characters recur: what they are searched by is worked out once. Bounded, because strangers choose the characters. */
const known = new Map<string, string>();
const lettersOf = (character: string): string => {
  const before = known.get(character);
  if (before !== undefined) return before;
  const letters = letterOf(character);
  if (known.size < 20_000) known.set(character, letters);
  return letters;
};

/** Where a letter of the searched text came from: the ends of its character in the text as written. */
export type Written = { readonly letters: string; readonly from: number; readonly to: number };

/** A text's characters with the letters that they are searched by. */
export const written = (text: string): readonly Written[] => {
  let from = 0;
  return Array.from(text, (character) => {
    const each = { letters: lettersOf(character), from, to: from + character.length };
    from = each.to;
    return each;
  });
};

/** A text's words in letters as typed. */
export const wordsIn = (text: string): readonly string[] =>
  Array.from(text, lettersOf)
    .join("")
    .split(" ")
    .filter((word) => word !== "");

/** A text in letters as typed, without its blanks: how it is compared, since people space words as they like. */
export const tight = (text: string): string => wordsIn(text).join("");

const phrase = (text: string): string => ` ${wordsIn(text).join(" ")} `;

export const searchTextOf = (item: {
  readonly name: string;
  readonly categories: readonly string[];
  readonly origin: string;
  readonly options: readonly string[];
}): SearchText => {
  const phrases = new Set([...item.categories, item.origin, ...item.options].map(phrase));
  let rest = "";
  for (const each of phrases) {
    if (each.trim() === "" || rest.length + each.length > MAX_REST) continue;
    rest = rest === "" ? each : `${rest}|${each}`;
  }
  return { name: phrase(item.name), rest: rest === "" ? " " : rest };
};

/**
 * The short pieces by which a database finds what contains a longer one: three letters wherever they stand, two
 * that may begin a syllable or are no Hangul, and one where a word begins.
 */
export const gramsOf = ({ name, rest }: SearchText): ReadonlySet<string> => {
  const grams = new Set<string>();
  for (const each of [name, ...rest.split("|")]) {
    for (const word of each.split(" ")) if (word !== "") grams.add([...word][0] ?? "");
    const letters = [...each.replaceAll(" ", "")];
    letters.forEach((letter, index) => {
      const [second, third] = [letters[index + 1], letters[index + 2]];
      if (second === undefined) return;
      if (!typesVowel(letter) && !(typesConsonant(letter) && typesConsonant(second))) grams.add(letter + second);
      if (third !== undefined) grams.add(letter + second + third);
    });
  }
  return grams;
};

/** Grams that a text must have to contain this piece: as few as cover it. */
export const gramsWithin = (piece: string): readonly string[] => {
  const letters = [...piece];
  if (letters.length < 3) return [piece];
  const starts = [...letters.keys()].filter((index) => index % 3 === 0 && index < letters.length - 3);
  return [...new Set([...starts, letters.length - 3].map((from) => letters.slice(from, from + 3).join("")))];
};
