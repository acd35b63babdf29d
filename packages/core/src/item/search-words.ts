import { otherScript } from "./keyboard.ts";
import { type SearchWord, tight, wordsIn } from "./search-text.ts";
import { distance, slips } from "./spelling.ts";

/** Words that mean the same, in any spelling and with any blanks: `["드립백", "drip bag"]`. */
export type Synonyms = readonly (readonly string[])[];

/** What a coffee shop's customers call things in two languages. Replaceable: `createShop(ports, { synonyms })`. */
export const coffeeWords: Synonyms = [
  ["커피", "coffee"],
  ["원두", "bean", "beans", "coffee beans"],
  ["블렌드", "blend"],
  ["하우스", "house"],
  ["다크", "dark"],
  ["디카페인", "decaf", "decaffeinated"],
  ["드립", "drip", "pour over"],
  ["드립백", "drip bag"],
  ["드리퍼", "dripper"],
  ["콜드브루", "cold brew", "더치커피", "dutch coffee"],
  ["라떼", "latte"],
  ["에스프레소", "espresso"],
  ["캡슐", "capsule", "capsules"],
  ["그라인더", "grinder", "mill"],
  ["텀블러", "tumbler"],
  ["머그컵", "mug"],
  ["컵", "cup"],
  ["주전자", "포트", "pot", "kettle", "케틀"],
  ["서버", "server"],
  ["차", "tea"],
  ["녹차", "green tea"],
  ["유자", "yuzu", "citron"],
  ["핫초코", "hot chocolate", "cocoa", "코코아"],
  ["케이크", "cake"],
  ["디저트", "dessert"],
  ["허니", "honey"],
  ["내추럴", "natural"],
  ["워시드", "washed"],
  ["에티오피아", "ethiopia"],
  ["케냐", "kenya"],
  ["콜롬비아", "colombia"],
  ["과테말라", "guatemala"],
  ["코스타리카", "costa rica"],
  ["파나마", "panama"],
  ["게이샤", "geisha"],
  ["예가체프", "yirgacheffe"],
  ["대한민국", "한국", "korea"],
  ["일본", "japan"],
  ["대만", "taiwan"],
  ["제주", "jeju"],
];

/** Words looked for at most; whoever types more is told by the first ones. */
const MAX_WORDS = 10;
/** Words that a synonym may be typed as: "cold brew" is two. */
const MAX_RUN = 3;

type Meanings = ReadonlyMap<string, readonly string[]>;
const meaningsOf = (synonyms: Synonyms): Meanings => {
  const meanings = new Map<string, string[]>();
  for (const group of synonyms) {
    for (const word of group) {
      const key = tight(word);
      meanings.set(key, [...(meanings.get(key) ?? []), ...group.filter((other) => tight(other) !== key)]);
    }
  }
  return meanings;
};

/** What a word means besides itself; a Latin word of some length may be misspelled. */
const meaningOf = (meanings: Meanings, key: string): readonly string[] => {
  const exact = meanings.get(key);
  if (exact !== undefined || !/^[a-z]{5,}$/.test(key)) return exact ?? [];
  return [...meanings].flatMap(([other, same]) =>
    /^[a-z]+$/.test(other) && distance(key, other, slips(key)) !== undefined ? same : [],
  );
};

/** Reads what somebody typed into the words that he looks for. No letter or digit, no word. */
export const readWords = (synonyms: Synonyms): ((text: string) => readonly SearchWord[]) => {
  const meanings = meaningsOf(synonyms);
  return (text) => {
    const typed = text.split(/\s+/).filter((word) => wordsIn(word).length > 0);
    const words: SearchWord[] = [];
    for (let at = 0; at < typed.length && words.length < MAX_WORDS; ) {
      const run = [...Array(MAX_RUN).keys()]
        .map((shorter) => typed.slice(at, at + MAX_RUN - shorter))
        .find((part) => part.length > 1 && meanings.has(tight(part.join("")))) ?? [typed[at] ?? ""];
      const word = run.join("");
      const switched = otherScript(word);
      words.push([word, ...meaningOf(meanings, tight(word)), ...(switched === undefined ? [] : [switched])]);
      at += run.length;
    }
    return words;
  };
};
