import { acknowledgements } from "./acknowledgements.ts";
import type { AckMode, Subscription } from "./destinations.ts";
import type { Frame } from "./frame-reader.ts";
import type { Outcome, Seat } from "./hub.ts";
import { after, type Maybe } from "./maybe.ts";
import { frontOf, type Message, messageOf } from "./message.ts";
import {
  badHeader,
  duplicateSubscription,
  limitExceeded,
  missingHeader,
  type Problem,
  policy,
  unavailable,
  unknownDestination,
  unknownMessage,
  unknownSubscription,
} from "./problems.ts";
import { ERRORS } from "./routes.ts";
import type { Wire } from "./wire.ts";

/** The subscriptions of one session, and what it has to acknowledge. */
export type Listening = {
  subscribe(frame: Frame): Maybe<Outcome>;
  unsubscribe(frame: Frame): Outcome;
  /** ACK or NACK: what it is about, checked; then, at once or at the COMMIT, it is done. */
  settle(frame: Frame): Problem | (() => undefined);
  /** Tells this session alone, if it listens to `/user/queue/errors`. */
  tellError(body: string): void;
  end(): void;
};

const modes: readonly AckMode[] = ["auto", "client", "client-individual"];

export const listeningOf = <User>({ hub, facts, hasEnded, fail }: Seat<User>, wire: Wire): Listening => {
  const { limits, destinations, demand, options } = hub;
  const { version } = facts;
  const subscriptions = new Map<string, Subscription>();
  const unacknowledged = acknowledgements();
  let slots = 0;

  const deliver = (subscription: Subscription, message: Message): boolean => {
    const { ack, front } = subscription;
    if (ack !== "auto" && unacknowledged.size() >= limits.unacknowledged) {
      fail(limitExceeded("unacknowledged", limits.unacknowledged));
      return false;
    }
    if (ack !== "auto") unacknowledged.expect(message.idFor(front), subscription);
    return wire.deliver(message.frameFor(front));
  };

  /** STOMP 1.0 knows subscriptions without an id; those go by their destination. */
  const nameOf = (command: string, { headers }: Frame): string | Problem => {
    const [id, destination] = [headers.get("id"), headers.get("destination")];
    if (id !== undefined && id !== "") return `id ${id}`;
    if (version !== "1.0") return missingHeader(command, "id");
    return destination ? `destination ${destination}` : missingHeader(command, "destination");
  };

  const remove = (name: string, subscription: Subscription): void => {
    subscriptions.delete(name);
    destinations.delete(subscription);
    unacknowledged.forget(subscription);
    demand?.leave(subscription.destination, subscription.user);
  };

  const add = (
    name: string,
    { headers }: Frame,
    destination: string,
    user: string | undefined,
    ack: AckMode,
  ): Outcome => {
    if (hasEnded()) {
      demand?.leave(destination, user);
      return "silent";
    }
    const front = frontOf(slots, headers.get("id"), version, ack !== "auto" && version === "1.2");
    slots += 1;
    const subscription: Subscription = { destination, user, ack, front, deliver };
    subscriptions.set(name, subscription);
    destinations.add(subscription);
    return undefined;
  };

  const enter = async (entering: Promise<void>): Promise<Problem | undefined> => {
    try {
      await entering;
      return undefined;
    } catch (error) {
      hub.fault(error);
      return unavailable;
    }
  };

  const subscribe = (frame: Frame): Maybe<Outcome> => {
    const destination = frame.headers.get("destination");
    if (!destination) return missingHeader("SUBSCRIBE", "destination");
    const name = nameOf("SUBSCRIBE", frame);
    if (typeof name !== "string") return name;
    const wanted = frame.headers.get("ack") ?? "auto";
    const ack = modes.find((mode) => mode === wanted);
    if (ack === undefined) return badHeader("ack has to be auto, client or client-individual");
    if (subscriptions.has(name)) return duplicateSubscription("there is a subscription with this id already");
    if (subscriptions.size >= limits.subscriptions) return limitExceeded("subscriptions", limits.subscriptions);
    const { kind } = hub.routeTo(destination);
    if (kind !== "broker" && kind !== "own") return unknownDestination("nothing is published there");
    const user = kind === "own" ? facts.user : undefined;
    return after(options.subscribe?.(facts, destination), (verdict) => {
      if (verdict !== undefined) return policy(verdict.refused);
      if (hasEnded()) return "silent";
      const entering = demand?.enter(destination, user);
      return after(
        entering === undefined ? undefined : enter(entering),
        (problem) => problem ?? add(name, frame, destination, user, ack),
      );
    });
  };

  /** The subscription that an ACK names, where its version asks for that. */
  const namedBy = (command: string, { headers }: Frame): Subscription | Problem | undefined => {
    const id = headers.get("subscription");
    if (version === "1.2" || (version === "1.0" && id === undefined)) return undefined;
    if (id === undefined) return missingHeader(command, "subscription");
    return subscriptions.get(`id ${id}`) ?? unknownSubscription("there is no such subscription");
  };

  return {
    subscribe,
    unsubscribe: (frame) => {
      const name = nameOf("UNSUBSCRIBE", frame);
      if (typeof name !== "string") return name;
      const subscription = subscriptions.get(name);
      if (subscription === undefined) return unknownSubscription("there is no such subscription");
      remove(name, subscription);
      return undefined;
    },
    settle: (frame) => {
      const { command, headers } = frame;
      const header = version === "1.2" ? "id" : "message-id";
      const message = headers.get(header);
      if (!message) return missingHeader(command, header);
      const subscription = namedBy(command, frame);
      if (subscription !== undefined && "code" in subscription) return subscription;
      const owner = unacknowledged.ownerOf(message);
      if (owner === undefined || (subscription !== undefined && owner !== subscription))
        return unknownMessage("no such message waits to be acknowledged");
      return () => unacknowledged.settle(message);
    },
    tellError: (body) => {
      const message = messageOf(hub.nextMessageId(), ERRORS, body, { "content-type": "application/json" });
      for (const subscription of [...subscriptions.values()])
        if (subscription.destination === ERRORS && deliver(subscription, message)) hub.totals.delivered += 1;
    },
    end: () => {
      for (const [name, subscription] of [...subscriptions]) remove(name, subscription);
    },
  };
};
