import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { demandBook } from "./demand-book.ts";
import { destinationIndex, placeOf } from "./destinations.ts";
import type { Hub } from "./hub.ts";
import { heartBeatWith, limitsWith } from "./limits.ts";
import { messageOf } from "./message.ts";
import { subProtocolFor } from "./negotiate.ts";
import type { StompBroker, StompBrokerOptions, StompEvent } from "./options.ts";
import { policy } from "./problems.ts";
import { ownQueue, routesOf } from "./routes.ts";
import { type LiveSession, openSession } from "./session.ts";
import { takeUpgrades, turnAway, type Upgrade } from "./upgrades.ts";

const hubOf = <User>(options: StompBrokerOptions<User>): Hub<User> => {
  const destinations = destinationIndex();
  const totals = { connecting: 0, sessions: 0, received: 0, delivered: 0 };
  // Of another start, or of another instance, no message has the same name.
  const series = randomBytes(6).toString("base64url");
  let published = 0;

  const fault = (error: unknown): void => options.onError?.(error);
  const observe = (event: StompEvent<User>): void => {
    try {
      options.observe?.(event);
    } catch (error) {
      fault(error);
    }
  };
  const nextMessageId = (): string => {
    published += 1;
    return `${series}-${published}`;
  };

  return {
    ...{ options, destinations, totals, fault, observe, nextMessageId },
    limits: limitsWith(options.limits),
    heartBeat: heartBeatWith(options.heartBeat),
    routeTo: routesOf(options),
    demand: options.demand && demandBook(options.demand, placeOf, fault),
    publish: (destination, user, body, headers) => {
      const listeners = destinations.at(destination, user);
      let copies = 0;
      if (listeners.size > 0) {
        const message = messageOf(nextMessageId(), destination, body, headers);
        for (const subscription of listeners) if (subscription.deliver(subscription, message)) copies += 1;
      }
      totals.delivered += copies;
      observe({ type: "published", destination, copies });
      return copies;
    },
  };
};

/**
 * A STOMP server over WebSockets, for somebody's HTTP server: topics, queues of users, and handlers of the application.
 * It keeps nothing: a message goes to whoever listens when it is published, at most once.
 */
export const stompBroker = <User>(options: StompBrokerOptions<User>): StompBroker<User> => {
  const hub = hubOf(options);
  const { limits, destinations, totals } = hub;
  const live = new Set<LiveSession<User>>();
  const detachments = new Set<() => void>();
  let closing: Promise<void> | undefined;

  const terms = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // Sessions count for themselves, and say which limit it was.
    maxPayload: 0,
    closeTimeout: limits.closeMs,
    handleProtocols: subProtocolFor,
  };
  const webSockets = new WebSocketServer(terms);

  const keep = (session: LiveSession<User>): void => {
    live.add(session);
    void session.closed.then(() => live.delete(session));
  };

  // Nothing that outlives this may be made in here: it would hold on to the request.
  const welcome = ({ request, socket, head }: Upgrade): void =>
    webSockets.handleUpgrade(request, socket, head, (webSocket) => keep(openSession(hub, webSocket, socket, request)));

  const take = (upgrade: Upgrade): void => {
    if (closing !== undefined) turnAway(upgrade.socket, 503, "This server is closing.");
    else if (totals.connecting >= limits.connecting)
      turnAway(upgrade.socket, 503, "Too many clients connect at the moment.");
    else welcome(upgrade);
  };

  const drain = async (drainMs: number): Promise<void> => {
    for (const detach of detachments) detach();
    const over = new AbortController();
    const deadline = sleep(drainMs, undefined, { signal: over.signal }).catch(() => undefined);
    await Promise.all([...live].map((session) => session.drain(deadline)));
    over.abort();
  };

  return {
    attach: (server, where) => {
      const detach = takeUpgrades(server, where, take);
      detachments.add(detach);
      return () => {
        detachments.delete(detach);
        detach();
      };
    },
    publish: (destination, body, headers) => hub.publish(destination, undefined, body, headers),
    publishToUser: (user, destination, body, headers) => hub.publish(ownQueue(destination), user, body, headers),
    end: (which, why) => {
      let ended = 0;
      for (const session of live) {
        const facts = session.facts();
        if (facts === undefined || !which(facts)) continue;
        session.fail(policy(why));
        ended += 1;
      }
      return ended;
    },
    sessions: () => [...live].flatMap((session) => session.facts() ?? []),
    counts: () => ({
      sockets: live.size,
      sessions: totals.sessions,
      subscriptions: destinations.subscriptions,
      destinations: destinations.size,
      received: totals.received,
      delivered: totals.delivered,
    }),
    close: ({ drainMs = 5_000 } = {}) => {
      closing ??= drain(drainMs);
      return closing;
    },
  };
};
