import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { jwtSigner, secretWeakness } from "../src/index.ts";

const random = (bytes: number): string => randomBytes(bytes).toString("base64url");
const names = { issuer: "cofshop", audience: "cofshop" };

test("a random secret is good, in any usual spelling", () => {
  for (let left = 500; left > 0; left -= 1) {
    expect(secretWeakness(random(64))).toBeUndefined();
    expect(secretWeakness(randomBytes(64).toString("hex"))).toBeUndefined();
    expect(secretWeakness(randomBytes(16).toString("hex"), "HS256")).toBeUndefined();
  }
});

test("a short secret is refused with its length and the cure, and is not repeated", () => {
  const short = random(32);
  expect(secretWeakness(short)).toMatch(/^the secret has 43 bytes and HS512 needs at least 64: make one with: node -p/);
  expect(secretWeakness(short)).not.toContain(short);
  expect(secretWeakness(short, "HS256")).toBeUndefined();
  expect(secretWeakness(random(23), "HS256")).toMatch(/31 bytes and HS256 needs at least 32/);
});

test("the length is counted in bytes", () => {
  expect(secretWeakness("가나다라마바사아자차카", "HS256")).toBeUndefined();
});

test("samples of tutorials and words written where a secret belongs are refused", () => {
  const tutorial = "silvernine-tech-spring-boot-jwt-tutorial-secret-silvernine-tech-spring-boot-jwt-tutorial-secret";
  for (const sample of [
    "a-string-secret-at-least-512-bits-long-so-it-is-super-strong-and-hard-to-break",
    "your-512-bit-Secret-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMN",
    "CHANGE_ME_0123456789_abcdefghijklmnopqrstuvwxyz_ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
    "VlwEyVBsYt9V7zq57TejMnVUyzblYcfPQye08f7MGVA9XkHaVlwEyVBsYt9V7zq57TejMnVUyzblYcfPQye08f7MGVA9XkHa",
    "======================BezKoder=Spring===========================",
    Buffer.from(tutorial).toString("base64"),
  ])
    expect(secretWeakness(sample)).toMatch(/^the secret is a well-known sample: make one with/);
});

test("a secret that repeats itself is refused", () => {
  for (const unit of ["a", "0123456789", "cofshop!", "qwertyuiop[]"])
    expect(secretWeakness(unit.repeat(64).slice(0, 70))).toMatch(/^the secret repeats itself/);
});

test("no signer starts with a weak secret, now or before", () => {
  const weak = "x".repeat(64);
  expect(() => jwtSigner({ ...names, secret: weak })).toThrow(/repeats itself .* make one with/);
  expect(() => jwtSigner({ ...names, secret: "short" })).toThrow(/at least 64/);
  expect(() => jwtSigner({ ...names, secret: random(64), previousSecrets: [weak] })).toThrow(/make one with/);
});

test("the cure makes a good secret", async () => {
  const [, script] = /node -p "(.+)"$/.exec(secretWeakness("") ?? "") ?? [];
  const { execFileSync } = await import("node:child_process");
  const made = execFileSync(process.execPath, ["-p", script ?? ""], { encoding: "utf8" }).trim();
  expect(secretWeakness(made)).toBeUndefined();
});
