import type { StompVersion } from "./options.ts";

/** What a client may send, and in which versions. */
const commands = {
  CONNECT: ["1.0", "1.1", "1.2"],
  STOMP: ["1.0", "1.1", "1.2"],
  SEND: ["1.0", "1.1", "1.2"],
  SUBSCRIBE: ["1.0", "1.1", "1.2"],
  UNSUBSCRIBE: ["1.0", "1.1", "1.2"],
  ACK: ["1.0", "1.1", "1.2"],
  NACK: ["1.1", "1.2"],
  BEGIN: ["1.0", "1.1", "1.2"],
  COMMIT: ["1.0", "1.1", "1.2"],
  ABORT: ["1.0", "1.1", "1.2"],
  DISCONNECT: ["1.0", "1.1", "1.2"],
} as const;

export type Command = keyof typeof commands;

export const LONGEST_COMMAND = "UNSUBSCRIBE".length;

const isCommand = (text: string): text is Command => Object.hasOwn(commands, text);

/** Undefined when it is no command of this version; before CONNECTED every version's are known. */
export const commandOf = (text: string, version: StompVersion | undefined): Command | undefined => {
  if (!isCommand(text)) return undefined;
  const versions: readonly StompVersion[] = commands[text];
  return version === undefined || versions.includes(version) ? text : undefined;
};

export const connects = (command: Command): boolean => command === "CONNECT" || command === "STOMP";
