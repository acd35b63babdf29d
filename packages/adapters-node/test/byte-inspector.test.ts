import { HEAD_BYTES } from "@cofshop/core/file";
import { describe, expect, test } from "vitest";
import { byteInspector } from "../src/index.ts";
import { emptyZip, gif, jpeg, mp4, pdf, png, pngChunk, webm, webp, zip } from "./sample-files.ts";

/** What a file is found to be; how it ends is looked at too, its bytes in pieces of this length. */
const verdictOf = async (file: Buffer, piece = 1_000): Promise<string> => {
  const inspection = await byteInspector.inspect(file.subarray(0, HEAD_BYTES));
  if (inspection === undefined) return "refused at its beginning";
  for (let at = 0; at < file.length; at += piece) {
    if (!inspection.take(file.subarray(at, at + piece))) return "refused in the middle";
  }
  return inspection.ends() ? inspection.mediaType : "refused at its end";
};
const text = (words: string): Buffer => Buffer.from(words);

describe("a file is what its bytes are", () => {
  test.each<[string, Buffer]>([
    ["image/png", png()],
    ["image/jpeg", jpeg()],
    ["image/gif", gif],
    ["image/webp", webp],
    ["video/mp4", mp4],
    ["video/webm", webm],
    ["application/pdf", pdf],
    ["application/zip", zip()],
    ["text/plain", text("원두 200 g\n\t<script> in a text is a text\r\n")],
  ])("%s", async (type, file) => {
    expect(await verdictOf(file)).toBe(type);
    expect(await verdictOf(file, 1)).toBe(type);
  });

  test.each<[string, Buffer]>([
    ["a page", text("<!doctype html><script>alert(1)</script>")],
    ["a drawing with scripts", text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["a program", Buffer.concat([text("MZ"), Buffer.alloc(200)])],
    ["a bitmap, which browsers do not all show", Buffer.concat([text("BM"), Buffer.alloc(60)])],
    ["a text with bytes that are none", Buffer.from([0x61, 0xff, 0x62])],
    ["a text with zeros", text("a\u0000b")],
    ["nothing", Buffer.alloc(0)],
    ["a document that is an archive", zip("META-INF/MANIFEST.MF")],
  ])("%s is nothing that may be uploaded", async (_what, file) => {
    expect(await verdictOf(file)).toMatch(/^refused/);
  });
});

test("a picture's pixels are those that its header declares", async () => {
  const pixelsOf = async (file: Buffer) => (await byteInspector.inspect(file))?.pixels;
  expect(await pixelsOf(png(10_000, 10_000))).toBe(100_000_000);
  expect(await pixelsOf(jpeg())).toBe(12);
  expect([await pixelsOf(gif), await pixelsOf(webp)]).toEqual([1, 1]);
  expect(await pixelsOf(mp4)).toBeUndefined();
});

test("a JPEG's size is found behind much metadata, and one that hides it any further is refused", async () => {
  expect(await verdictOf(jpeg(200_000))).toBe("image/jpeg");
  expect(await verdictOf(jpeg(HEAD_BYTES))).toBe("refused at its beginning");
});

test("a picture of no pixels is none", async () => {
  expect(await verdictOf(png(0, 5))).toBe("refused at its beginning");
});

describe("what is two things at once is neither:", () => {
  test.each<[string, Buffer]>([
    ["a picture with an archive behind it", Buffer.concat([gif, zip(), text(";")])],
    ["a JPEG with an archive behind it", Buffer.concat([jpeg(), zip()])],
    ["a JPEG with an archive behind it whose comment is long", Buffer.concat([jpeg(), emptyZip("x".repeat(60_000))])],
    ["a picture with a script behind it", Buffer.concat([png(), text("<script>alert(1)</script>")])],
    ["a JPEG with a script behind it", Buffer.concat([jpeg(), text("<script>alert(1)</script>")])],
    ["a picture with a script in it", png(2, 2, [pngChunk("tEXt", text("Comment\0<?php system($_GET[0]); ?>"))])],
    [
      "a picture that is a script",
      Buffer.concat([text("GIF89a/*"), Buffer.alloc(20), text("*/=1;<script>alert(1)</script>;")]),
    ],
    ["a picture that readers take for a PDF", png(2, 2, [pngChunk("tEXt", text("Comment\0%PDF-1.7"))])],
    ["a PDF that readers take for an archive", Buffer.concat([pdf, zip()])],
    ["a video with an archive behind it", Buffer.concat([mp4, zip()])],
    ["an archive with a page behind it", Buffer.concat([zip(), text("<html>")])],
    ["a picture that is cut off", png().subarray(0, -1)],
    ["a WebP that is longer than it says", Buffer.concat([webp, Buffer.alloc(1)])],
  ])("%s", async (_what, file) => {
    expect(await verdictOf(file)).toMatch(/^refused/);
  });
});

test("a text that ends in the middle of a letter, or turns into bytes far behind, is refused", async () => {
  expect(await verdictOf(text("원두").subarray(0, -1))).toBe("refused at its end");
  const long = Buffer.concat([Buffer.alloc(300_000, "a"), Buffer.from([0])]);
  expect(await verdictOf(long)).toBe("refused in the middle");
});
