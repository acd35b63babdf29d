import type { StompLimits } from "./limits.ts";
import type { Refusal } from "./options.ts";

/** Why a session ends with an ERROR. */
export type Problem = Refusal & {
  /** The option that was gone past. */
  readonly limit?: keyof StompLimits;
  /** Of the close that follows. */
  readonly closeCode: number;
  /** More headers of the ERROR. */
  readonly headers?: Readonly<Record<string, string>>;
};

const [PROTOCOL_ERROR, POLICY, INTERNAL, GOING_AWAY] = [1002, 1008, 1011, 1001];

const broken =
  (code: string, closeCode: number) =>
  (message: string): Problem => ({ code, message, closeCode });

export const badFrame = broken("stomp.bad-frame", PROTOCOL_ERROR);
export const badHeader = broken("stomp.bad-header", PROTOCOL_ERROR);
export const unknownCommand = broken("stomp.unknown-command", PROTOCOL_ERROR);
export const unknownDestination = broken("stomp.unknown-destination", POLICY);
export const sendForbidden = broken("stomp.send-forbidden", POLICY);
export const duplicateSubscription = broken("stomp.duplicate-subscription", PROTOCOL_ERROR);
export const unknownSubscription = broken("stomp.unknown-subscription", PROTOCOL_ERROR);
export const unknownMessage = broken("stomp.unknown-message", PROTOCOL_ERROR);
export const duplicateTransaction = broken("stomp.duplicate-transaction", PROTOCOL_ERROR);
export const unknownTransaction = broken("stomp.unknown-transaction", PROTOCOL_ERROR);

export const missingHeader = (command: string, name: string): Problem =>
  broken("stomp.missing-header", PROTOCOL_ERROR)(`${command} needs a ${name} header`);

export const limitExceeded = (limit: keyof StompLimits, most: number): Problem => ({
  ...broken("stomp.limit-exceeded", POLICY)(`more than limits.${limit}, which is ${most}`),
  limit,
});

export const notConnected = broken("stomp.not-connected", PROTOCOL_ERROR)("the first frame has to be CONNECT");
export const alreadyConnected = broken("stomp.already-connected", PROTOCOL_ERROR)("this session is connected already");
export const unsupportedVersion: Problem = {
  ...broken("stomp.unsupported-version", PROTOCOL_ERROR)("this server speaks STOMP 1.2, 1.1 and 1.0"),
  headers: { version: "1.2,1.1,1.0" },
};
export const connectTimeout = broken("stomp.connect-timeout", POLICY)("it took too long to connect");
export const heartBeatLost = broken("stomp.heart-beat-lost", POLICY)("nothing was heard for too long");
export const sessionExpired = broken("stomp.session-expired", POLICY)("the time of this session is over");
export const unavailable = broken("stomp.unavailable", INTERNAL)("this cannot be listened to at the moment");
export const internal = broken("stomp.internal", INTERNAL)("something went wrong here");
export const serverClosing = broken("stomp.server-closing", GOING_AWAY)("this server is closing; connect again");

/** For refusals that come from hooks. */
export const policy = ({ code, message }: Refusal): Problem => ({ code, message, closeCode: POLICY });
