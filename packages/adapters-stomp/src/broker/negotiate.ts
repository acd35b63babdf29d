import type { HeartBeatOptions } from "./limits.ts";
import type { StompVersion } from "./options.ts";
import { badHeader, type Problem } from "./problems.ts";

const newestFirst: readonly StompVersion[] = ["1.2", "1.1", "1.0"];

/** The newest version that the client speaks too; undefined when there is none. A client that names none speaks 1.0. */
export const versionFor = (accepted: string | undefined): StompVersion | undefined => {
  if (accepted === undefined) return "1.0";
  const theirs = accepted.split(",").map((version) => version.trim());
  return newestFirst.find((version) => theirs.includes(version));
};

const protocols = newestFirst.map((version) => `v${version.replace(".", "")}.stomp`);

/** The WebSocket sub-protocol, newest first; false when none that is offered is known, and then none is named. */
export const subProtocolFor = (offered: ReadonlySet<string>): string | false =>
  protocols.find((protocol) => offered.has(protocol)) ?? false;

/** How often each side sends something, in ms; 0 is never. */
export type HeartBeat = { readonly outgoingMs: number; readonly incomingMs: number };

/** What both agree on: the less often of what one can and the other wishes. STOMP 1.0 has no heart-beats. */
export const heartBeatFor = (
  header: string | undefined,
  version: StompVersion,
  ours: HeartBeatOptions,
): HeartBeat | Problem => {
  if (header === undefined || version === "1.0") return { outgoingMs: 0, incomingMs: 0 };
  const [, can, wish] = /^(\d{1,10}),(\d{1,10})$/.exec(header) ?? [];
  if (can === undefined || wish === undefined) return badHeader("heart-beat has to be two whole numbers");
  return { outgoingMs: agreed(ours.outgoingMs, Number(wish)), incomingMs: agreed(Number(can), ours.incomingMs) };
};

const agreed = (can: number, wish: number): number => (can === 0 || wish === 0 ? 0 : Math.max(can, wish));
