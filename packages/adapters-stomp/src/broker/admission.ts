import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Frame } from "./frame-reader.ts";
import type { Hub } from "./hub.ts";
import { after, type Maybe } from "./maybe.ts";
import { type HeartBeat, heartBeatFor, versionFor } from "./negotiate.ts";
import type { Identity, StompSession, StompVersion } from "./options.ts";
import { type Problem, policy, sessionExpired, unsupportedVersion } from "./problems.ts";

/** What CONNECT led to. */
export type Admission<User> = { readonly facts: StompSession<User>; readonly heartBeat: HeartBeat };

/** Whether a client is let in, by its CONNECT and the host's `connect`. */
export const admit = <User>(
  { options, heartBeat }: Hub<User>,
  { headers }: Frame,
  request: IncomingMessage,
): Maybe<Problem | Admission<User>> => {
  const version = versionFor(headers.get("accept-version"));
  if (version === undefined) return unsupportedVersion;
  const agreed = heartBeatFor(headers.get("heart-beat"), version, heartBeat);
  if ("code" in agreed) return agreed;
  const [login, passcode] = [headers.get("login"), headers.get("passcode")];
  return after(options.connect({ login, passcode, headers, request }), (answer) => {
    if ("refused" in answer) return policy(answer.refused);
    if (isOver(answer)) return options.expired === undefined ? sessionExpired : policy(options.expired);
    return { facts: factsOf(answer, version), heartBeat: agreed };
  });
};

const isOver = <User>({ expiresAt }: Identity<User>): boolean =>
  expiresAt !== undefined && expiresAt.getTime() <= Date.now();

const factsOf = <User>({ user, data, expiresAt }: Identity<User>, version: StompVersion): StompSession<User> => ({
  id: randomUUID(),
  ...{ user, data, version, expiresAt },
  connectedAt: new Date(),
});
