export type SigningAlgorithm = "HS256" | "HS512";

/** A key shorter than the hash's output weakens the signature (RFC 7518 §3.2). */
const leastBytes: Readonly<Record<SigningAlgorithm, number>> = { HS256: 32, HS512: 64 };

const CURE = `make one with: node -p "require('crypto').randomBytes(64).toString('base64url')"`;

/** What people write where a secret belongs. By chance one of these turns up in one of ten million random secrets. */
const placeholder =
  /secret|password|change[-_ ]?(me|this|it)|replace[-_ ]?(me|this|with)|example|placeholder|tutorial/i;

/** Keys of tutorials and key generators' front pages, copied into thousands of public repositories. */
const published = [
  "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
  "413F4428472B4B6250655368566D5970337336763979244226452948404D6351",
  "VlwEyVBsYt9V7zq57TejMnVUyzblYcfPQye08f7MGVA9XkHa",
  "BezKoder=Spring",
].map((sample) => sample.toLowerCase());

/** True for one character, one word or one short pattern written again and again, whole or cut at the end. */
const repeatsItself = (secret: string): boolean => {
  for (let length = 1; length <= Math.min(16, secret.length / 2); length += 1) {
    const unit = secret.slice(0, length);
    if (unit.repeat(Math.ceil(secret.length / length)).startsWith(secret)) return true;
  }
  return new Set(secret).size < 8;
};

/** Tutorials hide their words in base64. */
const isWellKnown = (secret: string): boolean =>
  [secret, Buffer.from(secret, "base64").toString("latin1")].some((text) => placeholder.test(text)) ||
  published.some((sample) => secret.toLowerCase().includes(sample));

/**
 * Why a secret must not sign tokens, as a sentence that names the cure and never the secret; nothing when it is good.
 * Anyone who guesses the secret can log in as anyone.
 */
export const secretWeakness = (secret: string, algorithm: SigningAlgorithm = "HS512"): string | undefined => {
  const bytes = Buffer.byteLength(secret);
  const least = leastBytes[algorithm];
  if (bytes < least) return `the secret has ${bytes} bytes and ${algorithm} needs at least ${least}: ${CURE}`;
  if (isWellKnown(secret)) return `the secret is a well-known sample: ${CURE}`;
  if (repeatsItself(secret)) return `the secret repeats itself and is easily guessed: ${CURE}`;
  return undefined;
};
