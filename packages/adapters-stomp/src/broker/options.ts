import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { Server as HttpsServer } from "node:https";
import type { HeartBeatOptions, StompLimits } from "./limits.ts";

export type StompVersion = "1.0" | "1.1" | "1.2";

/** Why not: a stable code for machines, and a sentence for people, who see both. */
export type Refusal = { readonly code: string; readonly message: string };

/** What a hook answers in order to refuse. */
export type Refused = { readonly refused: Refusal };

/** What a handler answers in order to refuse; whatever else it says goes along in the JSON. */
export type HandlerRefused = { readonly refused: Refusal & Readonly<Record<string, unknown>> };

/** A client that has connected. */
export type StompSession<User> = {
  /** The `session` header of CONNECTED: unique, random. */
  readonly id: string;
  /** Whose `/user/queue/…` this session may subscribe. */
  readonly user: string;
  /** What `connect` found out. */
  readonly data: User;
  readonly version: StompVersion;
  readonly connectedAt: Date;
  /** When it is ended on its own. */
  readonly expiresAt: Date | undefined;
};

/** What a client says of itself: CONNECT, and the HTTP request that became its WebSocket. */
export type ConnectOffer = {
  readonly login: string | undefined;
  readonly passcode: string | undefined;
  /** All headers of CONNECT, `login` and `passcode` too. Names are case-sensitive. */
  readonly headers: ReadonlyMap<string, string>;
  readonly request: IncomingMessage;
};

/** Who a client is. */
export type Identity<User> = {
  /** The name that `publishToUser` reaches, in all of this user's sessions. */
  readonly user: string;
  readonly data: User;
  /** The session is ended then. Default: it may stay. */
  readonly expiresAt?: Date;
};

/** A SEND to the application. */
export type AppMessage = {
  /** With the prefix: `/app/chat.sendMessage`. */
  readonly destination: string;
  readonly body: Uint8Array;
  /** The body as UTF-8; undefined when it is not. */
  text(): string | undefined;
  /** Every header of the SEND. Names are case-sensitive, and the client chose all of them. */
  readonly headers: ReadonlyMap<string, string>;
  readonly receipt: string | undefined;
};

/**
 * Handles a SEND to the application. The session's next frame waits until it has ended, so the messages of a session
 * are handled one by one, in order. The RECEIPT, if there was one asked for, is sent when it answers nothing.
 *
 * A refusal goes as `{ code, message, destination, receiptId, … }` in JSON to the session's own subscriptions of
 * `/user/queue/errors`; there is no RECEIPT then, and the session stays. What it throws is told to `onError` alone; the
 * client gets ERROR `stomp.internal` and the session ends.
 */
export type AppHandler<User> = (
  session: StompSession<User>,
  message: AppMessage,
) => Promise<HandlerRefused | undefined> | Promise<void> | HandlerRefused | undefined;

/** What a client has sent straight to a destination of the broker, as it would be published. */
export type Relayed = {
  readonly destination: string;
  readonly body: Uint8Array;
  /** Without credentials and what the broker makes itself; with `sender`. */
  readonly headers: Readonly<Record<string, string>>;
};

/** A hook's yes or no. */
export type Verdict = Promise<Refused | undefined> | Refused | undefined;

/**
 * Learns what is listened to here, so that only that is fetched from other instances. For a user's queue, `destination`
 * is `/user/queue/…` and `user` says whose.
 */
export type Demand = {
  /**
   * Called when the first subscription of a destination comes, and awaited before its RECEIPT: from then on, what
   * anybody publishes has to arrive at `publish` or `publishToUser` of this broker. A rejection is told to `onError`,
   * and the client gets ERROR `stomp.unavailable`.
   */
  start(destination: string, user: string | undefined): Promise<void> | void;
  /** Called when the last one has left. A `start` of the same destination waits until it has ended. */
  stop(destination: string, user: string | undefined): Promise<void> | void;
};

/** What happens, for logs and metrics; no credentials, bodies or headers. */
export type StompEvent<User> =
  | { readonly type: "connected"; readonly session: StompSession<User> }
  /** A socket that never became a session: `code` is that of its ERROR, or `stomp.connection-lost`. */
  | { readonly type: "not-connected"; readonly code: string }
  /** `code` is that of the ERROR, or `stomp.disconnected`, `stomp.connection-lost`, `stomp.slow-consumer`. */
  | { readonly type: "ended"; readonly session: StompSession<User>; readonly code: string }
  /** A handler has ended. `code` is that of its refusal, or `stomp.internal` when it threw. */
  | {
      readonly type: "handled";
      readonly session: StompSession<User>;
      readonly destination: string;
      readonly ms: number;
      readonly code: string | undefined;
    }
  /** A message went to so many subscriptions. */
  | { readonly type: "published"; readonly destination: string; readonly copies: number };

export type StompBrokerOptions<User> = {
  /**
   * Says who a client is, or refuses it: ERROR with that code, then close. Nothing else of a client is looked at
   * before. It counts against `limits.connectMs`.
   */
  readonly connect: (offer: ConnectOffer) => Promise<Identity<User> | Refused> | Identity<User> | Refused;
  /**
   * Whether a session may subscribe a destination, `/user/queue/…` included, which is always its own user's. A refusal
   * is an ERROR, which ends the session: STOMP knows no smaller no. Default: it may.
   */
  readonly subscribe?: (session: StompSession<User>, destination: string) => Verdict;
  /**
   * Whether a session may SEND straight to a destination of the broker. The MESSAGE has a `sender` header then, with
   * the session's user. Default: it may not, `stomp.send-forbidden`.
   */
  readonly send?: (session: StompSession<User>, destination: string) => Verdict;
  readonly app?: {
    /** Default `/app`. */
    readonly prefix?: string;
    /** By the rest of the destination: `chat.sendMessage` handles `/app/chat.sendMessage`. */
    readonly handlers: Readonly<Record<string, AppHandler<User>>>;
  };
  /** How the broker's own destinations begin. Default `/topic/` and `/queue/`. Wildcards mean nothing. */
  readonly destinations?: readonly string[];
  /**
   * Publishes what `send` has allowed; the RECEIPT waits for it. Default: `publish`, which is enough for one instance.
   * With several, hand it to the channel between them, which brings it back.
   */
  readonly relay?: (message: Relayed) => Promise<void> | void;
  readonly demand?: Demand;
  readonly limits?: Partial<StompLimits>;
  readonly heartBeat?: Partial<HeartBeatOptions>;
  /** What a session hears when its `expiresAt` has come. Default `stomp.session-expired`. */
  readonly expired?: Refusal;
  /** The `server` header of CONNECTED. Default `cofshop-stomp`. */
  readonly server?: string;
  /** Hears what happens. What it throws goes to `onError`. Default: nobody does. */
  readonly observe?: (event: StompEvent<User>) => void;
  /** Hears what hooks and handlers threw. Must not throw. Default: nobody does. */
  readonly onError?: (error: unknown) => void;
};

export type AttachOptions = {
  /** Exact paths, without a query: `/ws-chat`. */
  readonly paths: readonly string[];
  /** Whether a page of this origin may open a WebSocket; undefined is a client that is no browser. Default: all may. */
  readonly origins?: (origin: string | undefined, request: IncomingMessage) => boolean;
};

export type StompCounts = {
  /** WebSockets that are open, sessions included. */
  readonly sockets: number;
  readonly sessions: number;
  readonly subscriptions: number;
  /** Those that somebody listens to. */
  readonly destinations: number;
  /** Frames that were read, since the start. */
  readonly received: number;
  /** MESSAGE frames that were sent, since the start. */
  readonly delivered: number;
};

export type StompBroker<User> = {
  /**
   * Takes the upgrades of these paths. Other `upgrade` listeners of the server go on working: a path that is not ours
   * is left to them, and if there are none it is answered with 404. Answers how to stop taking new ones.
   */
  attach(server: HttpServer | HttpsServer, options: AttachOptions): () => void;
  /**
   * To every subscription of a destination, at once and at most once; answers to how many. Headers that the broker
   * makes itself are left out of `headers`. Nothing is kept for those who come later.
   */
  publish(destination: string, body: string | Uint8Array, headers?: Readonly<Record<string, string>>): number;
  /** `/queue/x` goes to each subscription of `/user/queue/x` in this user's sessions here. */
  publishToUser(
    user: string,
    destination: string,
    body: string | Uint8Array,
    headers?: Readonly<Record<string, string>>,
  ): number;
  /** Ends sessions at once: ERROR, then close; nothing that they have sent is looked at any more. Answers how many. */
  end(which: (session: StompSession<User>) => boolean, why: Refusal): number;
  sessions(): readonly StompSession<User>[];
  counts(): StompCounts;
  /**
   * Takes no new sockets and reads nothing more, waits up to `drainMs` (default 5,000) for handlers that run, tells
   * every session `stomp.server-closing` and closes. Resolves when every socket is closed. May be repeated. The HTTP
   * server stays open: it is yours.
   */
  close(options?: { readonly drainMs?: number }): Promise<void>;
};
