import { type SearchText, type SearchWord, tight, type Written, written } from "./search-text.ts";

/**
 * What a word is worth by where it is found; a database's statement says the same. The last word of a Korean compound is
 * what the thing is, 녹차 is a 차: so an ending is worth more than a middle.
 */
export const worth = {
  name: { whole: 12, beginning: 10, ending: 8, within: 6 },
  rest: { whole: 5, beginning: 4, ending: 3, within: 2 },
} as const;

/** Points of a word are times this, so that among equals the shorter name comes first: more of it is the word. */
export const WORTH_UNIT = 1_000;

const worthIn = (text: string, piece: string, points: (typeof worth)["name" | "rest"]): number => {
  if (text.includes(` ${piece} `)) return points.whole;
  if (text.includes(` ${piece}`)) return points.beginning;
  if ([...piece].length < 2) return 0;
  if (text.includes(`${piece} `)) return points.ending;
  return text.replaceAll(" ", "").includes(piece) ? points.within : 0;
};

/**
 * How well an item's text answers the words: nothing unless it has every word, in whichever of its spellings. One letter
 * counts where a word begins only.
 */
export const relevanceOf = ({ name, rest }: SearchText, words: readonly SearchWord[]): number | undefined => {
  let sum = 0;
  for (const word of words) {
    const points = Math.max(
      ...word.map(tight).map((piece) => worthIn(name, piece, worth.name) || worthIn(rest, piece, worth.rest)),
    );
    if (points === 0) return undefined;
    sum += points * WORTH_UNIT;
  }
  return words.length === 0 ? 0 : sum + Math.max(0, WORTH_UNIT - 1 - [...name].length);
};

/** A part of a text, in UTF-16 units as JavaScript counts them: from the first to before the last. */
export type TextRange = { readonly from: number; readonly to: number };

const occurrences = (text: string, piece: string): readonly number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
};

/** Where each letter of the tight text was written, and whether a word begins there. */
const lettersOf = (text: string) => {
  const letters: { readonly letter: string; readonly begins: boolean; readonly character: Written }[] = [];
  let begins = true;
  for (const character of written(text)) {
    for (const letter of character.letters) {
      if (letter !== " ") letters.push({ letter, begins, character });
      begins = letter === " ";
    }
  }
  // Letters beyond the basic plane are two units; so that places agree, each unit gets an entry.
  return letters.flatMap((each) => Array.from({ length: each.letter.length }, () => each));
};

/** The characters of a text that the words are found in, as ranges in order that do not touch. */
export const highlightsOf = (text: string, words: readonly SearchWord[]): readonly TextRange[] => {
  const letters = lettersOf(text);
  const content = letters.map(({ letter }, index) => (letters[index - 1] === letters[index] ? "" : letter)).join("");
  const marked = new Set<Written>();
  for (const piece of words.flat().map(tight)) {
    for (const at of piece === "" ? [] : occurrences(content, piece)) {
      if ([...piece].length < 2 && letters[at]?.begins !== true) continue;
      for (const { character } of letters.slice(at, at + piece.length)) marked.add(character);
    }
  }
  const ranges: TextRange[] = [];
  for (const { from, to } of [...marked].sort((a, b) => a.from - b.from)) {
    const last = ranges.at(-1);
    if (last?.to === from) ranges.splice(-1, 1, { from: last.from, to });
    else ranges.push({ from, to });
  }
  return ranges;
};
