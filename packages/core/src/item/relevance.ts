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

/** A text without its blanks: for each unit of it the character that it was written as, and where its words begin. */
const closed = (characters: readonly Written[]) => {
  const places: number[] = [];
  const beginnings = new Set<number>();
  let content = "";
  let begins = true;
  characters.forEach(({ letters }, index) => {
    for (const letter of letters) {
      if (letter !== " ") {
        if (begins) beginnings.add(content.length);
        content += letter;
        while (places.length < content.length) places.push(index);
      }
      begins = letter === " ";
    }
  });
  return { content, places, beginnings };
};

/** Finds the characters of a text that words are found in, as ranges in order that do not touch. */
export const highlighting = (words: readonly SearchWord[]): ((text: string) => readonly TextRange[]) => {
  const pieces = [...new Set(words.flat().map(tight))].filter((piece) => piece !== "");
  return (text) => {
    const characters = written(text);
    const { content, places, beginnings } = closed(characters);
    const marked = new Set<number>();
    for (const piece of pieces) {
      const anywhere = [...piece].length > 1;
      for (let at = content.indexOf(piece); at >= 0; at = content.indexOf(piece, at + 1)) {
        if (!anywhere && !beginnings.has(at)) continue;
        for (const place of places.slice(at, at + piece.length)) marked.add(place);
      }
    }
    const ranges: TextRange[] = [];
    characters.forEach(({ from, to }, index) => {
      if (!marked.has(index)) return;
      const last = ranges.at(-1);
      if (last?.to === from) ranges.splice(-1, 1, { from: last.from, to });
      else ranges.push({ from, to });
    });
    return ranges;
  };
};
