import { composed, isWhole, jamoOf } from "./jamo.ts";

/** The Korean standard keyboard (KS X 5002) over the Latin one: which letter each key types. */
const keys: Readonly<Record<string, string>> = {
  q: "ㅂ",
  w: "ㅈ",
  e: "ㄷ",
  r: "ㄱ",
  t: "ㅅ",
  y: "ㅛ",
  u: "ㅕ",
  i: "ㅑ",
  o: "ㅐ",
  p: "ㅔ",
  a: "ㅁ",
  s: "ㄴ",
  d: "ㅇ",
  f: "ㄹ",
  g: "ㅎ",
  h: "ㅗ",
  j: "ㅓ",
  k: "ㅏ",
  l: "ㅣ",
  z: "ㅋ",
  x: "ㅌ",
  c: "ㅊ",
  v: "ㅍ",
  b: "ㅠ",
  n: "ㅜ",
  m: "ㅡ",
  Q: "ㅃ",
  W: "ㅉ",
  E: "ㄸ",
  R: "ㄲ",
  T: "ㅆ",
  O: "ㅒ",
  P: "ㅖ",
};
const latin = new Map(Object.entries(keys).map(([key, letter]) => [letter, key.toLowerCase()]));

/** The shortest slip that is taken for one, in syllables: shorter ones are words, units and abbreviations. */
const MIN_SYLLABLES = 2;

/**
 * What somebody meant who typed with the keyboard switched to the other script: "zjvl" is 커피, "노ㅠ" is "shb".
 * Nothing where the keys make no whole syllables, or where the Hangul is a word as it stands.
 */
export const otherScript = (word: string): string | undefined => {
  if (/^[a-z]+$/i.test(word)) {
    const hangul = composed(Array.from(word, (key) => keys[key] ?? keys[key.toLowerCase()] ?? key).join(""));
    return isWhole(hangul) && hangul.length >= MIN_SYLLABLES ? hangul : undefined;
  }
  const typed = jamoOf(word);
  const meant = Array.from(typed, (letter) => latin.get(letter) ?? "").join("");
  return /^[가-힣ㄱ-ㅣ]+$/.test(word) && !isWhole(word) && meant.length === typed.length && meant.length > 1
    ? meant
    : undefined;
};
