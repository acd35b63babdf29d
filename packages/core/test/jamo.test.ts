import { array, constantFrom, integer, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { composed, jamoOf } from "../src/item/jamo.ts";
import { otherScript } from "../src/item/keyboard.ts";
import { always, anyText } from "./property.ts";

const syllable = integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));
const syllables = array(syllable, { minLength: 1, maxLength: 8 }).map((list) => list.join(""));

describe("Hangul as it is typed", () => {
  test("any syllables come apart and go together again", () => {
    always(
      property(syllables, (text) => {
        expect(composed(jamoOf(text))).toBe(text);
      }),
      3_000,
    );
  });

  test("whatever a keyboard shows of an unfinished word is, as typed, how the word begins", () => {
    always(
      property(tuple(syllables, integer({ min: 1, max: 60 })), ([text, keys]) => {
        const typed = jamoOf(text).slice(0, keys);
        expect(jamoOf(composed(typed))).toBe(typed);
        expect(jamoOf(text).startsWith(jamoOf(composed(typed)))).toBe(true);
      }),
      3_000,
    );
  });

  test("single letters, halves of syllables and decomposed text are typed alike, and typing twice changes nothing", () => {
    for (const text of ["커피", "커ㅍㅣ", "ㅋㅓㅍㅣ", "커피".normalize("NFD"), "컾ㅣ"])
      expect(jamoOf(text)).toBe("ㅋㅓㅍㅣ");
    expect([jamoOf("닭"), jamoOf("과일"), jamoOf("ㄳ"), jamoOf("ＡＡ ①")]).toEqual([
      "ㄷㅏㄹㄱ",
      "ㄱㅗㅏㅇㅣㄹ",
      "ㄱㅅ",
      "AA 1",
    ]);
    always(
      property(anyText(30), (text) => {
        expect(jamoOf(jamoOf(text))).toBe(jamoOf(text));
      }),
    );
  });

  test("putting together never loses a letter, whatever is typed", () => {
    const letters = array(constantFrom(..."ㄱㄲㄴㄷㄹㅁㅂㅅㅆㅇㅎㅏㅐㅓㅔㅗㅜㅡㅣab1 "), { maxLength: 12 });
    always(
      property(letters, (list) => {
        expect(jamoOf(composed(list.join("")))).toBe(list.join(""));
      }),
      3_000,
    );
  });

  test("a word typed with the keyboard switched is known by whole syllables, or by letters that make none", () => {
    expect(["zjvl", "dnjsen", "fkEp", "노ㅠ", "ㅁㅁ"].map(otherScript)).toEqual(["커피", "원두", "라떼", "shb", "aa"]);
    expect(["aa", "500ml", "coffee", "drip", "go", "커피", "커ㅍ1"].map(otherScript)).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });
});
