import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { BadToken, Claims, TokenSigner } from "@cofshop/core/security";
import {
  type Err,
  err,
  idOf,
  isUuid,
  type MemberId,
  ok,
  type PasswordResetId,
  type Role,
  type SessionId,
} from "@cofshop/core/shared";
import jwt from "jsonwebtoken";
import { type SigningAlgorithm, secretWeakness } from "./secret-weakness.ts";

export type JwtOptions = {
  /** At least 64 bytes of text (32 for HS256), random. */
  readonly secret: string;
  /** Secrets used before: their tokens stay good until they expire, none is signed with them. Default: none. */
  readonly previousSecrets?: readonly string[];
  /** Who signs (`iss`) and for whom (`aud`): tokens of a neighbour that shares the secret are refused. */
  readonly issuer: string;
  readonly audience: string;
  /** Changing it refuses all tokens signed before. Default: HS512. */
  readonly algorithm?: SigningAlgorithm;
  /** How far another instance's clock may be ahead when it signs, in seconds, at most 60. Default: 30. */
  readonly skewSeconds?: number;
};

type SigningKey = { readonly kid: string; readonly key: KeyObject; readonly header: string };
type Payload = Readonly<Record<string, unknown>>;
type Reader<Use extends Claims["use"]> = (payload: Payload) => Extract<Claims, { readonly use: Use }> | undefined;

/** Ours have about 400 characters. */
const LONGEST_TOKEN = 2_048;

const invalid: Err<BadToken> = err({ code: "auth.token-invalid" });
const expired: Err<BadToken> = err({ code: "auth.token-expired" });

const roles: Readonly<Record<Role, true>> = { MEMBER: true, SELLER: true, ADMIN: true };
const isRole = (value: unknown): value is Role => typeof value === "string" && Object.hasOwn(roles, value);

/** Seconds since 1970. Date's zero and NaN would make the library take the machine's time instead. */
const secondsOf = (at: Date): number => {
  const seconds = at.getTime() / 1000;
  if (!(seconds >= 1)) throw new RangeError(`not a time to sign or verify at: ${seconds} seconds since 1970`);
  return seconds;
};

const signingKey = (secret: string, algorithm: SigningAlgorithm): SigningKey => {
  const weakness = secretWeakness(secret, algorithm);
  if (weakness !== undefined) throw new RangeError(weakness);
  // The id comes from the secret, so that moving a secret to the previous ones is all that a rotation takes.
  const kid = createHmac("sha256", secret).update("cofshop: id of a signing key").digest("base64url").slice(0, 11);
  const header = Buffer.from(JSON.stringify({ alg: algorithm, typ: "JWT", kid })).toString("base64url");
  return { kid, key: createSecretKey(secret, "utf8"), header };
};

const compact = (claims: Claims): Payload => {
  if (claims.use === "cart") return { sub: claims.cart, use: claims.use };
  if (claims.use === "password-reset") return { sub: claims.member, rst: claims.reset, use: claims.use };
  const shared = { sub: claims.member, sid: claims.session, use: claims.use };
  return claims.use === "access" ? { ...shared, role: claims.role } : { ...shared, gen: claims.generation };
};

const holder = ({ sub, sid }: Payload): { readonly member: MemberId; readonly session: SessionId } | undefined =>
  typeof sub === "string" && typeof sid === "string" && isUuid(sub) && isUuid(sid)
    ? { member: idOf(sub), session: idOf(sid) }
    : undefined;

const readers: { readonly [Use in Claims["use"]]: Reader<Use> } = {
  access: (payload) => {
    const who = holder(payload);
    const { use, role } = payload;
    return who !== undefined && use === "access" && isRole(role) ? { use, ...who, role } : undefined;
  },
  refresh: (payload) => {
    const who = holder(payload);
    const { use, gen } = payload;
    if (who === undefined || use !== "refresh") return undefined;
    return typeof gen === "number" && Number.isSafeInteger(gen) && gen >= 1
      ? { use, ...who, generation: gen }
      : undefined;
  },
  cart: ({ sub, use }) =>
    use === "cart" && typeof sub === "string" && isUuid(sub) ? { use, cart: idOf(sub) } : undefined,
  "password-reset": ({ sub, rst, use }) =>
    typeof sub === "string" && typeof rst === "string" && isUuid(sub) && isUuid(rst) && use === "password-reset"
      ? { use, member: idOf<MemberId>(sub), reset: idOf<PasswordResetId>(rst) }
      : undefined,
};

/**
 * Tokens as JWTs signed with a shared secret (RFC 7519, hardened after RFC 8725).
 *
 * The header must be letter for letter one that this signer writes, before anything else is read: another algorithm,
 * `none`, another `typ`, a `kid` that is not ours, `jwk`, `jku`, `x5u` or `crit` are refused unread. Expired is said only
 * of a token that would be good otherwise. `exp` is exact, `iat` and `nbf` may lie `skewSeconds` ahead. Fractions of a
 * second are cut off, since JWT times are whole seconds. Nothing is random: same claims and times, same token.
 *
 * @throws RangeError for a weak secret, an empty issuer or audience, or too much skew; `secretWeakness` asks beforehand.
 */
export const jwtSigner = ({
  secret,
  previousSecrets = [],
  issuer,
  audience,
  algorithm = "HS512",
  skewSeconds = 30,
}: JwtOptions): TokenSigner => {
  if (issuer === "" || audience === "") throw new RangeError("tokens need an issuer and an audience");
  if (!(skewSeconds >= 0 && skewSeconds <= 60)) throw new RangeError("skewSeconds is 0 to 60");
  const current = signingKey(secret, algorithm);
  const accepted = [current, ...previousSecrets.map((previous) => signingKey(previous, algorithm))];
  const keys = new Map(accepted.map(({ header, key }) => [header, key]));

  /** What a token of ours says, whenever it expires. */
  const open = (token: string, now: number): Payload | undefined => {
    const key = token.length <= LONGEST_TOKEN ? keys.get(token.split(".", 1)[0] ?? "") : undefined;
    if (key === undefined) return undefined;
    const times = { clockTimestamp: now, clockTolerance: skewSeconds, ignoreExpiration: true };
    try {
      const payload = jwt.verify(token, key, { algorithms: [algorithm], issuer, audience, ...times });
      return typeof payload === "string" ? undefined : payload;
    } catch {
      // Key and options were checked at the start: whatever is thrown here is the token's fault.
      return undefined;
    }
  };

  return {
    sign: async (claims, issuedAt, expiresAt) => {
      const times = { iat: Math.floor(secondsOf(issuedAt)), exp: Math.floor(secondsOf(expiresAt)) };
      const payload = { ...compact(claims), ...times, iss: issuer, aud: audience };
      return jwt.sign(payload, current.key, { algorithm, keyid: current.kid });
    },
    verify: async (token, use, at) => {
      const now = secondsOf(at);
      const payload = open(token, now);
      const claims = payload === undefined ? undefined : readers[use](payload);
      if (payload === undefined || claims === undefined) return invalid;
      const { iat, exp } = payload;
      if (typeof iat !== "number" || typeof exp !== "number" || iat > now + skewSeconds) return invalid;
      return exp <= now ? expired : ok({ ...claims, expiresAt: new Date(exp * 1000) });
    },
  };
};
