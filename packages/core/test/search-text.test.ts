import { array, constantFrom, nat, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coffeeWords,
  corrected,
  gramsOf,
  gramsWithin,
  highlighting,
  readWords,
  relevanceOf,
  searchTextOf,
  tight,
} from "../src/item/index.ts";
import { distance } from "../src/item/spelling.ts";
import { always, anyText } from "./property.ts";

const item = (name: string, ...rest: readonly string[]) =>
  searchTextOf({ name, categories: rest, origin: "대한민국", options: [] });
const words = readWords(coffeeWords);
const plain = readWords([]);
const finds = (name: string, typed: string): boolean => relevanceOf(item(name), plain(typed)) !== undefined;

describe("what a search compares", () => {
  test("words are found without their blanks, with others', half typed, in any case and width", () => {
    const name = "하우스 블렌드 남산 500ml";
    for (const typed of [
      "하우스블렌드",
      "하우스 블렌드",
      "블렌드 하우스",
      "하 우 스",
      "블렌ㄷ",
      "남ㅅ",
      "500ML",
      "５００ｍｌ",
      "500 ml",
    ]) {
      expect(finds(name, typed), typed).toBe(true);
    }
    for (const typed of ["하우스 라떼", "블렌디드", "900ml"]) expect(finds(name, typed), typed).toBe(false);
  });

  test("a single letter is how a word begins, a single syllable stands anywhere", () => {
    expect([finds("녹차", "ㄴ"), finds("녹차", "ㅊ"), finds("녹차", "차"), finds("하동 황차", "ㅎ")]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  test("a name answers better than what stands around it, a whole word better than a part, a short name better than a long one", () => {
    const ranked = [
      item("차"),
      item("차 한 잔"),
      item("차림 세트"),
      item("녹차"),
      item("주차권"),
      item("잔", "차"),
      item("잔", "녹차"),
    ];
    const scores = ranked.map((text) => relevanceOf(text, plain("차")) ?? 0);
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
    expect(new Set(scores).size).toBe(scores.length);
  });

  test("whatever contains a piece has the grams of the piece", () => {
    const text = array(constantFrom(..."커피원두라떼차콩 aAb1-·ㅋㅓé"), { minLength: 1, maxLength: 20 }).map((list) =>
      list.join(""),
    );
    always(
      property(tuple(text, nat(60), nat(12)), ([name, from, length]) => {
        const piece = tight(tight(name).slice(from, from + length));
        if (relevanceOf(item(name), [[piece]]) === undefined || piece === "") return;
        // Two letters that begin no syllable, which nobody types, are the exception.
        if (/^[ㅏ-ㅣ].$|^[ㄱ-ㅎ]{2}$/u.test(piece)) return;
        const grams = gramsOf(item(name));
        for (const gram of gramsWithin(piece)) expect(grams, `${name} / ${piece}`).toContain(gram);
      }),
      3_000,
    );
  });

  test("no text whatever throws or grows without bound", () => {
    always(
      property(anyText(100), anyText(100), (name, typed) => {
        const text = searchTextOf({
          name,
          categories: Array.from({ length: 200 }, () => typed),
          origin: name,
          options: [typed],
        });
        expect(text.rest.length).toBeLessThan(1_100);
        relevanceOf(text, words(typed));
        for (const { from, to } of highlighting(words(typed))(name))
          expect(0 <= from && from < to && to <= name.length).toBe(true);
      }),
    );
  });
});

describe("highlights", () => {
  const marked = (name: string, typed: string) =>
    highlighting(words(typed))(name).map(({ from, to }) => name.slice(from, to));

  test("are the characters that were looked for, over blanks, half typed, and once where words overlap", () => {
    expect(marked("하우스 블렌드 드립백", "하우스블렌드")).toEqual(["하우스", "블렌드"]);
    expect(marked("콜드브루 원액 500ml", "브루 ML")).toEqual(["브루", "ml"]);
    expect(marked("디카페인 커피", "커ㅍ")).toEqual(["커피"]);
    expect(marked("🫘 원두 🫘", "원두")).toEqual(["원두"]);
    expect(marked("에스프레소 블렌드", "espresso")).toEqual(["에스프레소"]);
    expect(marked("머그컵", "라떼")).toEqual([]);
  });
});

describe("words as they are meant", () => {
  test("synonyms join what was typed apart, in either language, a letter wrong in longer Latin words", () => {
    expect(words("cold brew")).toEqual([["coldbrew", "콜드브루", "더치커피", "dutch coffee"]]);
    expect(words("콜드 브루 500ml")).toHaveLength(2);
    expect(words("espreso")[0]).toContain("에스프레소");
    expect(words("zjvl")).toEqual([["zjvl", "커피"]]);
    expect([words("!!! ?"), words("")]).toEqual([[], []]);
    expect(words("a ".repeat(50))).toHaveLength(10);
  });

  test("a word that nothing has is replaced by the nearest, if it is near; a known one never", () => {
    const texts = [item("라떼 베이스"), item("하우스 블렌드"), item("콜드브루")];
    const read = (typed: string) => corrected(plain(typed), texts)?.map((alternatives) => [...alternatives]);
    expect(read("라때")).toEqual([[tight("라떼")]]);
    expect(read("하우스블랜드")).toEqual([[tight("하우스블렌드")]]);
    expect(read("콜드블루 라떼")).toEqual([[tight("콜드브루")], ["라떼"]]);
    expect([read("라떼"), read("운동화"), read("차")]).toEqual([undefined, undefined, undefined]);
  });

  test("distance counts what was changed, left out, put in and swapped, and stops at its bound", () => {
    const far = (one: string, other: string, most = 9) => distance(one, other, most);
    expect([far("abcd", "abcd"), far("abcd", "abed"), far("abcd", "acbd"), far("abcd", "bcde")]).toEqual([0, 1, 1, 2]);
    expect([far("", "abc"), far("abcd", "wxyz", 3), far("kitten", "sitting")]).toEqual([3, undefined, 3]);
    always(
      property(anyText(8), anyText(8), (one, other) => {
        expect(far(one, other)).toBe(far(other, one));
      }),
    );
  });
});
