import type { Server as HttpServer } from "node:http";
import type { Server as HttpsServer } from "node:https";
import { type Channel, parseId, type Shop } from "@cofshop/core";
import type { MemberActor, RoomId } from "@cofshop/core/shared";
import {
  type HeartBeatOptions,
  type Refused,
  type StompBroker,
  type StompEvent,
  type StompLimits,
  type StompSession,
  stompBroker,
} from "../broker/index.ts";
import { chatHandlers } from "./handlers.ts";
import { rooms } from "./rooms.ts";
import { type ChatCode, type Language, languageOf, languages, sentence } from "./sentences.ts";

/** Whoever is connected. */
export type Visitor = { readonly by: MemberActor; readonly language: Language };

export type ChatOptions = {
  /** The one that the shop's `chatBroadcast` tells through (`broadcastOver`), in every process. */
  readonly channel: Channel;
  /** Default `/ws-chat` and `/ws-chat/websocket`. */
  readonly paths?: readonly string[];
  /** Pages of these origins may connect, besides those of this host. A client that is no browser always may. */
  readonly origins?: readonly string[];
  readonly limits?: Partial<StompLimits>;
  readonly heartBeat?: Partial<HeartBeatOptions>;
  /** Hears what happens, for logs and metrics. */
  readonly observe?: (event: StompEvent<Visitor>) => void;
  /** Hears what broke. */
  readonly onError?: (error: unknown) => void;
};

export type AttachedChat = {
  readonly broker: StompBroker<Visitor>;
  /** Takes nobody in any more, lets what is under way end, tells everybody and closes. May be repeated. */
  close(): Promise<void>;
};

/** What of a shop the chat needs. */
export type ChatShop = Pick<Shop, "chat" | "security"> & { readonly events: Pick<Shop["events"], "subscribe"> };

const TOPIC = "/topic/chatroom.";
const ERRORS = "/user/queue/errors";
/** Where every process hears whose rights ended: the text is the member's id. */
const ENDED = "chat.sessions-ended";

const roomOf = (destination: string): RoomId | undefined =>
  destination.startsWith(TOPIC) ? parseId<RoomId>(destination.slice(TOPIC.length)) : undefined;

/** A browser says where its page is from; it may be this host's own. */
const allows =
  (origins: readonly string[]) =>
  (origin: string | undefined, { headers: { host } }: { readonly headers: { readonly host?: string | undefined } }) =>
    origin === undefined || origins.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host);

const bearer = (headers: ReadonlyMap<string, string>): string | undefined =>
  /^Bearer (\S+)$/i.exec(headers.get("Authorization") ?? headers.get("authorization") ?? "")?.[1];

/**
 * The shop's chat, by STOMP on somebody's HTTP server. Members connect with `Authorization: Bearer {accessToken}`,
 * subscribe `/topic/chatroom.{roomId}` of the rooms in which they take part, and send to `/app/chat.…`. A session ends
 * with its token, and when the member is suspended or withdraws, or his role or password changes: the shop's events tell
 * that, so in some process of the shop its jobs must run.
 *
 * @throws Unavailable when the channel cannot be listened to; nothing is attached then.
 */
export const attachChat = async (
  server: HttpServer | HttpsServer,
  shop: ChatShop,
  {
    channel,
    paths = ["/ws-chat", "/ws-chat/websocket"],
    origins = [],
    limits = {},
    heartBeat = {},
    observe = () => undefined,
    onError = () => undefined,
  }: ChatOptions,
): Promise<AttachedChat> => {
  type Session = StompSession<Visitor>;
  const refuse = (code: Parameters<typeof sentence>[0], language: Language): Refused => ({
    refused: { code, message: sentence(code, language) },
  });
  const end = (which: (session: Session) => boolean, code: Parameters<typeof sentence>[0] | ChatCode): void => {
    for (const language of languages)
      broker.end((session) => session.data.language === language && which(session), {
        code,
        message: sentence(code, language),
      });
  };

  /** Counted: whoever is coming in at such a moment is looked at again. */
  let endings = 0;
  const endAll = (): void => {
    endings += 1;
    end(() => true, "service.unavailable");
  };

  const followed = rooms<Session>({
    chat: shop.chat,
    channel,
    deliver: (room, notice) => void broker.publish(`${TOPIC}${room}`, notice, { "content-type": "application/json" }),
    expel: (expelled) => end((session) => session === expelled, "chat.room-not-found"),
    interrupted: (missing) => end((session) => session === missing, "service.unavailable"),
  });

  const broker = stompBroker<Visitor>({
    connect: async ({ headers, request }) => {
      const language = languageOf(headers.get("accept-language") ?? request.headers["accept-language"]);
      const token = bearer(headers);
      if (token === undefined) return refuse("auth.token-missing", language);
      for (;;) {
        const seen = endings;
        const admitted = await shop.security.admit(token);
        if (seen !== endings) continue;
        if (!admitted.ok) return refuse(admitted.error.code, language);
        const { by, expiresAt } = admitted.value;
        return { user: by.id, data: { by, language }, expiresAt };
      }
    },
    subscribe: async (session, destination) => {
      if (destination === ERRORS) return undefined;
      const room = roomOf(destination);
      const { by, language } = session.data;
      if (room !== undefined && (await followed.enter(session, by, room))) return undefined;
      return refuse("chat.room-not-found", language);
    },
    app: { handlers: chatHandlers(shop.chat) },
    demand: {
      start: async (destination) => {
        const room = roomOf(destination);
        if (room !== undefined) await followed.start(room);
      },
      stop: async (destination) => {
        const room = roomOf(destination);
        if (room !== undefined) await followed.stop(room);
      },
    },
    expired: { code: "auth.token-expired", message: sentence("auth.token-expired", "ko") },
    limits,
    heartBeat,
    observe: (event) => {
      if (event.type === "ended") followed.leave(event.session);
      observe(event);
    },
    onError,
  });

  const deafen = await channel.subscribe(ENDED, {
    message: (member) => {
      endings += 1;
      end(({ data: { by } }) => by.id === member, "auth.token-invalid");
    },
    interrupted: endAll,
  });
  const tellEnded = ({ subject }: { readonly subject: string }) => channel.publish(ENDED, subject);
  const unsubscribe = shop.events.subscribe(
    "chat-sessions",
    ["member.state-changed", "member.withdrawn", "member.role-changed", "member.password-changed"],
    { send: tellEnded },
  );
  const detach = broker.attach(server, { paths, origins: allows(origins) });
  return {
    broker,
    close: async () => {
      detach();
      unsubscribe();
      await broker.close();
      await deafen();
    },
  };
};
