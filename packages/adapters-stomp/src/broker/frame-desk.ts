import type { Frame } from "./frame-reader.ts";
import type { Outcome, Seat } from "./hub.ts";
import type { Listening } from "./listening.ts";
import { after, type Maybe } from "./maybe.ts";
import { missingHeader, type Problem } from "./problems.ts";
import type { Deed, Sending } from "./sending.ts";
import { type Step, transactions } from "./transactions.ts";

/** What a frame of a connected session does. DISCONNECT is the session's own. */
export const frameDesk = <User>(
  { hub, hasEnded }: Seat<User>,
  sending: Sending,
  listening: Listening,
): ((frame: Frame) => Maybe<Outcome>) => {
  const open = transactions<Maybe<Outcome>>(hub.limits);

  /** Does it now, or keeps it for its COMMIT. */
  const inTurn = ({ headers, body }: Frame, deed: Problem | Deed): Maybe<Outcome> => {
    if (typeof deed !== "function") return deed;
    const transaction = headers.get("transaction");
    return transaction === undefined ? deed() : open.add(transaction, { bytes: sizeOf(headers, body), run: deed });
  };

  const commit = async (steps: readonly Step<Maybe<Outcome>>[]): Promise<Outcome> => {
    for (const step of steps) {
      const outcome = await step.run();
      if (typeof outcome === "object") return outcome;
      if (hasEnded()) return "silent";
    }
    return undefined;
  };

  const withTransaction = (frame: Frame, work: (id: string) => Maybe<Outcome>): Maybe<Outcome> => {
    const id = frame.headers.get("transaction");
    return id ? work(id) : missingHeader(frame.command, "transaction");
  };

  return (frame) => {
    switch (frame.command) {
      case "SEND":
        return after(sending.prepare(owned(frame)), (deed) => inTurn(frame, deed));
      case "SUBSCRIBE":
        return listening.subscribe(frame);
      case "UNSUBSCRIBE":
        return listening.unsubscribe(frame);
      case "ACK":
      case "NACK":
        return inTurn(frame, listening.settle(frame));
      case "BEGIN":
        return withTransaction(frame, open.begin);
      case "COMMIT":
        return withTransaction(frame, (id) => {
          const steps = open.end(id);
          return "code" in steps ? steps : commit(steps);
        });
      case "ABORT":
        return withTransaction(frame, (id) => {
          const steps = open.end(id);
          return "code" in steps ? steps : undefined;
        });
      case "CONNECT":
      case "STOMP":
      case "DISCONNECT":
        return undefined;
    }
  };
};

/** One that waits for its COMMIT must not hold on to all that came with it. */
const owned = (frame: Frame): Frame =>
  frame.headers.has("transaction") ? { ...frame, body: Buffer.from(frame.body) } : frame;

const sizeOf = (headers: ReadonlyMap<string, string>, body: Buffer): number => {
  let size = body.length;
  for (const [name, value] of headers) size += name.length + value.length;
  return size;
};
