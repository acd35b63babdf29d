const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** JSON with its names in order and nothing undefined, so that equal commands are equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  ) ?? "";

/**
 * 64 bits that tell one command from another (cyrb53, public domain, all of its bits). Not a secret and not against
 * forgery: fingerprints are only compared among commands of one person under one key, who could deceive nobody else.
 */
export const fingerprintOf = (command: unknown): string => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const letter of canonical(command)) {
    const code = letter.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  const left = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  const right = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(left ^ (left >>> 13), 3_266_489_909);
  return [left, right].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
};
