import { err, idOf, ok } from "@cofshop/core";
import type { AccessClaims, CartClaims, Claims, RefreshClaims, ResetClaims, TokenSigner } from "@cofshop/core/security";
import type { CartId, MemberId, PasswordResetId, SessionId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contract, type Subject } from "./contract.ts";
import { holds } from "./property.ts";
import { freshId, later, noon } from "./rows.ts";

export type TokenSignerSubject = Subject & {
  readonly tokenSigner: TokenSigner;
  /** Signers whose tokens must not be good here: another secret, another issuer, another audience. */
  readonly strangers?: readonly TokenSigner[];
};
export type TokenSignerFeatures = {
  /** Tokens are JSON Web Tokens: the header is forged too. Default true. */
  readonly jwt?: boolean;
};

const MINUTE = 60_000;
const invalid = err({ code: "auth.token-invalid" });
const until = (claims: Claims, ms: number) => ok({ ...claims, expiresAt: later(ms) });
const access = (): AccessClaims => ({
  use: "access",
  member: freshId<MemberId>(),
  role: "SELLER",
  session: freshId<SessionId>(),
});
const refresh = (): RefreshClaims => ({
  use: "refresh",
  member: freshId<MemberId>(),
  session: freshId<SessionId>(),
  generation: 7,
});

const guest = (): CartClaims => ({ use: "cart", cart: freshId<CartId>() });
const reset = (): ResetClaims => ({
  use: "password-reset",
  member: freshId<MemberId>(),
  reset: freshId<PasswordResetId>(),
});
const uses: readonly Claims["use"][] = ["access", "refresh", "cart", "password-reset"];

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const headers = [
  { alg: "none", typ: "JWT" },
  { alg: "None" },
  { alg: "RS256", typ: "JWT" },
  { alg: "HS256", typ: "JWT", kid: "../../dev/null" },
  { alg: "HS256", jku: "https://evil.example/keys", jwk: { kty: "oct", k: "AA" } },
];

/** Certifies a `TokenSigner`: only what this shop signed is good, for its use and its time. */
export const tokenSignerContract = (
  name: string,
  create: () => Promise<TokenSignerSubject>,
  { jwt = true }: TokenSignerFeatures = {},
): void => {
  contract(`TokenSigner: ${name}`, create, [{ on: jwt, promise: "tokens are JSON Web Tokens" }], (its) => {
    test("a token says what was signed, and the same claims and times give the same token", async () => {
      const { tokenSigner } = its();
      const [a, r, c] = [access(), refresh(), guest()];
      const [accessToken, refreshToken] = [
        await tokenSigner.sign(a, noon, later(15 * MINUTE)),
        await tokenSigner.sign(r, noon, later(7 * 24 * 60 * MINUTE)),
      ];
      expect(await tokenSigner.verify(accessToken, "access", later(14 * MINUTE))).toEqual(until(a, 15 * MINUTE));
      expect(await tokenSigner.verify(refreshToken, "refresh", later(14 * MINUTE))).toEqual(
        until(r, 7 * 24 * 60 * MINUTE),
      );
      const cartToken = await tokenSigner.sign(c, noon, later(15 * MINUTE));
      expect(await tokenSigner.verify(cartToken, "cart", later(14 * MINUTE))).toEqual(until(c, 15 * MINUTE));
      expect(await tokenSigner.sign(r, noon, later(7 * 24 * 60 * MINUTE))).toBe(refreshToken);
      expect(await tokenSigner.sign({ ...r, generation: 8 }, noon, later(7 * 24 * 60 * MINUTE))).not.toBe(refreshToken);
    });

    test("a token is good for its own use and refused for any other", async () => {
      const { tokenSigner } = its();
      // Ids of one person, as a cart that is its member's own: only the use tells these apart.
      const member = freshId<MemberId>();
      const all: readonly Claims[] = [
        { ...access(), member },
        { ...refresh(), member },
        { ...reset(), member },
        { use: "cart", cart: idOf<CartId>(member) },
      ];
      for (const claims of all) {
        const token = await tokenSigner.sign(claims, noon, later(15 * MINUTE));
        for (const use of uses) {
          expect([use, await tokenSigner.verify(token, use, noon)]).toEqual([
            use,
            use === claims.use ? until(claims, 15 * MINUTE) : invalid,
          ]);
        }
      }
    });

    test("a token is told to be expired once its time is over, whatever the machine's own clock says", async () => {
      const { tokenSigner } = its();
      for (const from of [noon, new Date("2001-01-01T00:00:00Z"), new Date("2099-01-01T00:00:00Z")]) {
        const after = (ms: number) => new Date(from.getTime() + ms);
        const token = await tokenSigner.sign(access(), from, after(15 * MINUTE));
        expect((await tokenSigner.verify(token, "access", after(14 * MINUTE))).ok).toBe(true);
        // Clocks may differ by up to a minute.
        const late = await tokenSigner.verify(token, "access", after(16 * MINUTE + 1_000));
        expect(late).toEqual(err({ code: "auth.token-expired" }));
      }
    });

    test("text that nobody signed is invalid and never throws", async () => {
      const { tokenSigner } = its();
      const token = await tokenSigner.sign(access(), noon, later(15 * MINUTE));
      const garbage = fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: "binary" })), async (text) => {
        for (const use of uses) {
          expect(await tokenSigner.verify(text, use, noon)).toEqual(invalid);
          expect(await tokenSigner.verify(`${token}${text}x`, use, noon)).toEqual(invalid);
        }
      });
      await holds(garbage, { runs: 50 });
      expect(await tokenSigner.verify("", "access", noon)).toEqual(invalid);
    });

    test("a stranger's token is invalid", async () => {
      for (const stranger of its().strangers ?? []) {
        const token = await stranger.sign(access(), noon, later(15 * MINUTE));
        expect(await its().tokenSigner.verify(token, "access", noon)).toEqual(invalid);
      }
    });

    if (jwt) {
      test("a token with a forged header, changed claims or a cut signature is invalid", async () => {
        const { tokenSigner } = its();
        const token = await tokenSigner.sign(access(), noon, later(15 * MINUTE));
        const [header = "", claims = "", signature = ""] = token.split(".");
        const said: object = JSON.parse(Buffer.from(claims, "base64url").toString());
        const admin = base64({ ...said, role: "ADMIN" });
        const forged = [
          ...headers.flatMap((each) => [`${base64(each)}.${claims}.`, `${base64(each)}.${claims}.${signature}`]),
          `${header}.${admin}.${signature}`,
          `${header}.${claims}.`,
          `${header}.${claims}`,
          `${header}.${claims}.${signature.slice(0, -4)}`,
          `${header}.${claims}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`,
        ];
        for (const text of forged) expect(await tokenSigner.verify(text, "access", noon), text).toEqual(invalid);
      });
    }
  });
};
