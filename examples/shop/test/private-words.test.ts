import { expect, test } from "vitest";
import { privateWordsIn } from "./private-words.ts";

test("people's data, cards, tokens and secrets are found in a log, and what only looks like them is not", () => {
  const log = [
    '{"msg":"sent to hana@shop.example.kr"}',
    '{"tel":"010-1234-5678","also":"01098765432"}',
    '{"card":"4242 4242 4242 4242","fence":1764322855123456,"id":"42424242-4242-4242-8242-424242424242"}',
    '{"authorization":"Bearer eyJhbGciOiJIUzUxMiJ9.eyJzdWIiOiIxIn0.c2ln"}',
    '{"hash":"$argon2id$v=19$m=19456$abc"}',
    '{"key":"the provider\'s secret","at":"2026-11-28T10:20:30Z","module":"@cofshop/core"}',
  ].join("\n");
  expect(privateWordsIn(log, ["the provider's secret"])).toEqual([
    "an e-mail address: hana@shop.example.kr",
    "a telephone number: 010-1234-5678",
    "a telephone number: 01098765432",
    "a card number: 4242 4242 4242 4242",
    "a token: eyJhbGciOiJIUzUxMiJ9.eyJzdWIiOiIxIn0",
    "a password's hash: $argon2id$v=19$m=19456$abc",
    "a secret: the provider's secret",
  ]);
});
