import { isUtf8 } from "node:buffer";
import type { Frame } from "./frame-reader.ts";
import type { Outcome, Seat } from "./hub.ts";
import { after, type Maybe } from "./maybe.ts";
import { relayedHeaders } from "./message.ts";
import type { AppHandler, AppMessage, HandlerRefused } from "./options.ts";
import { internal, missingHeader, type Problem, policy, sendForbidden, unknownDestination } from "./problems.ts";

/** A SEND that may be done, now or at its COMMIT. */
export type Deed = () => Maybe<Outcome>;

export type Sending = {
  /** Whether a SEND may be done, and what is to do then. */
  prepare(frame: Frame): Maybe<Problem | Deed>;
};

/** `refuse` tells the session itself why a handler did not do what it was asked for. */
export const sendingOf = <User>({ hub, facts }: Seat<User>, refuse: (body: string) => void): Sending => {
  const { options } = hub;

  const told = ({ destination, receipt }: AppMessage, answer: unknown, began: number): Outcome => {
    const refused = isRefused(answer) ? answer.refused : undefined;
    observe(destination, began, refused?.code);
    if (refused === undefined) return undefined;
    refuse(JSON.stringify({ ...refused, destination, receiptId: receipt }));
    return "silent";
  };

  const broken = (destination: string, error: unknown, began: number): Outcome => {
    hub.fault(error);
    observe(destination, began, internal.code);
    return internal;
  };

  const observe = (destination: string, began: number, code: string | undefined): void =>
    hub.observe({ type: "handled", session: facts, destination, ms: performance.now() - began, code });

  const handle = (handler: AppHandler<User>, message: AppMessage): Maybe<Outcome> => {
    const began = performance.now();
    const ended = (answer: unknown): Outcome => told(message, answer, began);
    const failed = (error: unknown): Outcome => broken(message.destination, error, began);
    try {
      return after<unknown, Outcome>(handler(facts, message), ended, failed);
    } catch (error) {
      return failed(error);
    }
  };

  const relay = (destination: string, { body, headers }: Frame): Maybe<Outcome> => {
    const message = { destination, body, headers: relayedHeaders(headers, facts.user) };
    if (options.relay !== undefined) return after<unknown, Outcome>(options.relay(message), () => undefined);
    hub.publish(destination, undefined, body, message.headers);
    return undefined;
  };

  return {
    prepare: (frame) => {
      const destination = frame.headers.get("destination");
      if (!destination) return missingHeader("SEND", "destination");
      const route = hub.routeTo(destination);
      if (route.kind === "app" && route.handler !== undefined) {
        const { handler } = route;
        return () => handle(handler, appMessage(destination, frame));
      }
      if (route.kind !== "broker") return unknownDestination("nothing is sent there");
      if (options.send === undefined) return sendForbidden("clients do not send there");
      return after(options.send(facts, destination), (verdict) =>
        verdict === undefined ? () => relay(destination, frame) : policy(verdict.refused),
      );
    },
  };
};

const isRefused = (answer: unknown): answer is HandlerRefused =>
  typeof answer === "object" && answer !== null && "refused" in answer;

const appMessage = (destination: string, { headers, body }: Frame): AppMessage => ({
  destination,
  body,
  headers,
  receipt: headers.get("receipt"),
  text: () => (isUtf8(body) ? body.toString() : undefined),
});
