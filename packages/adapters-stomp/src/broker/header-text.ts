import type { StompVersion } from "./options.ts";
import { badFrame, badHeader, type Problem } from "./problems.ts";

export type Headers = ReadonlyMap<string, string>;

const special = /[\\\r\n:]/;

const decoded: Readonly<Record<string, string>> = { "\\\\": "\\", "\\n": "\n", "\\c": ":", "\\r": "\r" };
const encoded: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", ":": "\\c", "\r": "\\r" };

/** A header's name or value as it was meant; undefined when it has an escape that the version does not know. */
const unescapeHeader = (text: string, version: StompVersion): string | undefined => {
  if (version === "1.0" || !text.includes("\\")) return text;
  let known = true;
  const plain = text.replace(/\\(?:.|$)/gs, (sequence) => {
    const letter = sequence === "\\r" && version === "1.1" ? undefined : decoded[sequence];
    known &&= letter !== undefined;
    return letter ?? "";
  });
  return known ? plain : undefined;
};

/** A header's line as name and value. CONNECT, whose version is undefined, has no escapes. */
export const readHeader = (line: string, version: StompVersion | undefined): readonly [string, string] | Problem => {
  const colon = line.indexOf(":");
  if (colon < 1) return badFrame("a header has no colon, or no name");
  const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
  if (version === undefined) return [name, value];
  const [plainName, plainValue] = [unescapeHeader(name, version), unescapeHeader(value, version)];
  if (plainName === undefined || plainValue === undefined) return badHeader("a header has an escape that is not known");
  return [plainName, plainValue];
};

/** STOMP 1.1 has no escape for a carriage return and lets it stand. */
const escaped = (text: string, version: StompVersion): string =>
  special.test(text)
    ? text.replace(version === "1.1" ? /[\\\n:]/g : /[\\\n:\r]/g, (letter) => encoded[letter] ?? letter)
    : text;

/** A header with its line end. Empty when STOMP 1.0, which has no escapes, cannot say it. */
export const headerLine = (name: string, value: string, version: StompVersion): string => {
  if (version !== "1.0") return `${escaped(name, version)}:${escaped(value, version)}\n`;
  return /[:\n]/.test(name) || value.includes("\n") ? "" : `${name}:${value}\n`;
};

/** For a client whose version, and so whose escapes, are not known yet. */
export const plainHeaderLine = (name: string, value: string): string =>
  `${name}:${value.replace(/[\p{Cc}:\\][\s\p{Cc}:\\]*/gu, " ")}\n`;
