import { headerLine, plainHeaderLine } from "./header-text.ts";
import type { StompVersion } from "./options.ts";
import type { Problem } from "./problems.ts";

/** CONNECTED has no escapes, in any version. */
export const connectedFrame = (headers: Readonly<Record<string, string>>): string =>
  `CONNECTED\n${Object.entries(headers)
    .map(([name, value]) => plainHeaderLine(name, value))
    .join("")}\n\0`;

export const receiptFrame = (receipt: string, version: StompVersion): string =>
  `RECEIPT\n${headerLine("receipt-id", receipt, version)}\n\0`;

/** `version` is undefined before CONNECTED: a client does not know then how to read escapes. */
export const errorFrame = (
  { code, message, limit, headers = {} }: Problem,
  receipt: string | undefined,
  version: StompVersion | undefined,
): string => {
  const line = (name: string, value: string): string =>
    version === undefined ? plainHeaderLine(name, value) : headerLine(name, value, version);
  const all = {
    code,
    message,
    ...(limit && { limit }),
    ...(receipt !== undefined && { "receipt-id": receipt }),
    ...headers,
    "content-type": "text/plain;charset=utf-8",
    "content-length": String(Buffer.byteLength(message)),
  };
  return `ERROR\n${Object.entries(all)
    .map(([name, value]) => line(name, value))
    .join("")}\n${message}\0`;
};
