/**
 * Hangul as it is typed, one letter for each key of the keyboard: 커피 is ㅋㅓㅍㅣ, 닭 is ㄷㅏㄹㄱ, 과 is ㄱㅗㅏ. What somebody
 * has typed of a word so far is then always how the word begins, whatever syllables his keyboard shows meanwhile: 컾 on
 * the way to 커피. Doubled consonants have keys of their own (ㄲ, ㅆ) and stay one letter.
 */
const onsets = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const vowels = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ");
const finals =
  "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ");

const lettersFrom = (first: number, letters: readonly string[]) =>
  letters.map((letter, index) => [String.fromCharCode(first + index), letter] as const);

/** The letters behind Unicode's parts of syllables, which its compatibility decomposition (NFKD) leads all Hangul to. */
const letters: ReadonlyMap<string, string> = new Map([
  ...lettersFrom(0x1100, onsets),
  ...lettersFrom(0x1161, vowels),
  ...lettersFrom(0x11a8, finals),
]);

/** A text with its Hangul as typed, whole syllables and single letters alike; everything else in compatible form. */
export const jamoOf = (text: string): string =>
  Array.from(text.normalize("NFKD"), (part) => letters.get(part) ?? part).join("");

const placeOf = (list: readonly string[], letter: string | undefined): number | undefined => {
  const place = letter === undefined ? -1 : list.indexOf(letter);
  return place < 0 ? undefined : place;
};

const isVowel = (letter: string | undefined): boolean => placeOf(vowels, letter) !== undefined;

export const typesConsonant = (letter: string): boolean => letter >= "ㄱ" && letter <= "ㅎ";
export const typesVowel = (letter: string): boolean => letter >= "ㅏ" && letter <= "ㅣ";

/** How many of the letters from a place on are the vowel there. */
const vowelLength = (typed: string, from: number): number => (isVowel(typed.slice(from, from + 2)) ? 2 : 1);

/** How many are the final: a consonant that a vowel follows begins the next syllable instead. */
const finalLength = (typed: string, from: number): number => {
  const stays = (length: number): boolean =>
    from + length <= typed.length &&
    finals.includes(typed.slice(from, from + length)) &&
    !isVowel(typed[from + length]);
  return [2, 1].find(stays) ?? 0;
};

/**
 * Syllables from typed letters, as a keyboard shows them: a consonant belongs to the vowel after it, and what forms no
 * syllable stays as it is. Whatever whole syllables `jamoOf` took apart, this puts together again.
 */
export const composed = (typed: string): string => {
  let text = "";
  for (let at = 0; at < typed.length; ) {
    const onset = placeOf(onsets, typed[at]);
    if (onset === undefined || !isVowel(typed[at + 1])) {
      text += typed[at];
      at += 1;
      continue;
    }
    const vowelEnd = at + 1 + vowelLength(typed, at + 1);
    const end = vowelEnd + finalLength(typed, vowelEnd);
    const vowel = vowels.indexOf(typed.slice(at + 1, vowelEnd));
    const final = finals.indexOf(typed.slice(vowelEnd, end)) + 1;
    text += String.fromCharCode(0xac00 + (onset * vowels.length + vowel) * (finals.length + 1) + final);
    at = end;
  }
  return text;
};

/** True for whole syllables and nothing else. */
export const isWhole = (text: string): boolean => /^[가-힣]+$/.test(text);
