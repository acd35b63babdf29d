import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { type Admission, admit } from "./admission.ts";
import { frameDesk } from "./frame-desk.ts";
import { type Frame, frameReader } from "./frame-reader.ts";
import type { Hub, Outcome, Seat } from "./hub.ts";
import { listeningOf } from "./listening.ts";
import { after, type Maybe } from "./maybe.ts";
import type { StompSession } from "./options.ts";
import {
  connectTimeout,
  heartBeatLost,
  internal,
  limitExceeded,
  type Problem,
  policy,
  serverClosing,
  sessionExpired,
} from "./problems.ts";
import { sendingOf } from "./sending.ts";
import { connectedFrame, errorFrame, receiptFrame } from "./server-frames.ts";
import { wakeAt } from "./wake-at.ts";
import { wireOver } from "./wire.ts";

/** A client, from its upgrade on. */
export type LiveSession<User> = {
  /** Undefined until it has connected, and when it has ended. */
  facts(): StompSession<User> | undefined;
  /** Ends it now, with an ERROR. */
  fail(problem: Problem): void;
  /** Handles no further frame, waits for the one that is being handled, but not past the deadline, and ends. */
  drain(deadline: Promise<unknown>): Promise<void>;
  /** When its socket is closed. */
  readonly closed: Promise<void>;
};

/**
 * Frames are handled one by one, in the order in which they came. While one takes its time the others wait as bytes,
 * and when there are many the socket is not read.
 */
export const openSession = <User>(
  hub: Hub<User>,
  webSocket: WebSocket,
  socket: Duplex,
  upgrade: IncomingMessage,
): LiveSession<User> => {
  const { limits, options } = hub;
  const reader = frameReader(limits);
  let request: IncomingMessage | undefined = upgrade;
  let facts: StompSession<User> | undefined;
  let handle: ((frame: Frame) => Maybe<Outcome>) | undefined;
  /** What is to be done when it ends. */
  const endings: (() => void)[] = [];
  /** The frame that is being handled. */
  let working: Promise<void> | undefined;
  let draining = false;

  const ended = (code: string): void => {
    for (const end of endings) end();
    request = undefined;
    hub.totals[facts === undefined ? "connecting" : "sessions"] -= 1;
    hub.observe(facts === undefined ? { type: "not-connected", code } : { type: "ended", session: facts, code });
  };

  const fail = (problem: Problem, receipt?: string): void => {
    if (wire.isDead()) return;
    wire.end(problem.closeCode, errorFrame(problem, receipt, facts?.version));
    ended(problem.code);
  };

  const broken = (error: unknown): void => {
    hub.fault(error);
    fail(internal);
  };

  const enter = ({ facts: admitted, heartBeat }: Admission<User>): Outcome => {
    if (wire.isDead()) return "silent";
    facts = admitted;
    request = undefined;
    clearTimeout(connecting);
    hub.totals.connecting -= 1;
    hub.totals.sessions += 1;
    const { version, id, expiresAt } = admitted;
    reader.speak(version);
    const seat: Seat<User> = { hub, facts, hasEnded: wire.isDead, fail };
    const listening = listeningOf(seat, wire);
    handle = frameDesk(seat, sendingOf(seat, listening.tellError), listening);
    endings.push(listening.end);
    if (expiresAt !== undefined) endings.push(wakeAt(expiresAt, () => fail(expired)));
    const { outgoingMs, incomingMs } = heartBeat;
    const server = options.server ?? "cofshop-stomp";
    wire.send(connectedFrame({ version, session: id, server, "heart-beat": `${outgoingMs},${incomingMs}` }));
    wire.beat(heartBeat, hub.heartBeat.tolerance);
    hub.observe({ type: "connected", session: facts });
    return "silent";
  };
  const expired = options.expired === undefined ? sessionExpired : policy(options.expired);

  const outcomeOf = (frame: Frame): Maybe<Outcome> => {
    if (handle !== undefined) return handle(frame);
    if (request === undefined) return "silent";
    return after(admit(hub, frame, request), (answer) => ("code" in answer ? answer : enter(answer)));
  };

  const conclude = ({ command, headers }: Frame, outcome: Outcome): void => {
    const receipt = facts === undefined ? undefined : headers.get("receipt");
    if (typeof outcome === "object") fail(outcome, receipt);
    else if (facts !== undefined && receipt !== undefined && outcome !== "silent")
      wire.send(receiptFrame(receipt, facts.version));
    if (command !== "DISCONNECT" || wire.isDead()) return;
    wire.end(1000);
    ended("stomp.disconnected");
  };

  const take = (frame: Frame): void => {
    hub.totals.received += 1;
    try {
      const outcome = outcomeOf(frame);
      if (outcome instanceof Promise) working = outcome.then((known) => conclude(frame, known)).then(goOn, goOnBroken);
      else conclude(frame, outcome);
    } catch (error) {
      broken(error);
    }
  };

  const goOn = (): void => {
    working = undefined;
    work();
  };

  const goOnBroken = (error: unknown): void => {
    broken(error);
    goOn();
  };

  const work = (): void => {
    while (working === undefined && !wire.isDead() && !draining) {
      const read = reader.next();
      if (read === undefined) break;
      if ("problem" in read) fail(read.problem, facts && read.receipt);
      else take(read);
    }
    const waiting = reader.waiting();
    if (waiting > limits.queuedBytes) wire.pause(true);
    else if (waiting <= limits.queuedBytes / 2) wire.pause(false);
  };

  const longest = (): "connectBytes" | "messageBytes" => (facts === undefined ? "connectBytes" : "messageBytes");

  const wire = wireOver(webSocket, socket, limits.unreadBytes, {
    message: (bytes) => {
      if (draining) return;
      reader.push(bytes);
      work();
    },
    mostBytes: () => limits[longest()],
    tooLong: () => fail(limitExceeded(longest(), limits[longest()])),
    silent: () => fail(heartBeatLost),
    slow: () => ended("stomp.slow-consumer"),
    gone: () => ended("stomp.connection-lost"),
  });
  const connecting = setTimeout(() => fail(connectTimeout), limits.connectMs);
  endings.push(() => clearTimeout(connecting));
  hub.totals.connecting += 1;

  return {
    facts: () => (wire.isDead() ? undefined : facts),
    fail,
    drain: async (deadline) => {
      draining = true;
      await Promise.race([working, deadline, wire.closed]);
      fail(serverClosing);
      await wire.closed;
    },
    closed: wire.closed,
  };
};
