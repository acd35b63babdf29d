import type { Channel } from "@cofshop/core";
import { type ChatUseCases, chatTopic, participantOf } from "@cofshop/core/chat";
import type { MemberActor, MemberId, RoomId } from "@cofshop/core/shared";

/** Somebody who follows a room, or is about to. */
type Follower<Session> = {
  readonly session: Session;
  /** The room's customer, once it is known that the session's member takes part. */
  customer: MemberId | undefined;
  /** Who takes part may have changed since that was looked up. */
  stale: boolean;
};

export type Rooms<Session> = {
  /** Whether the member takes part in the room: from now on he follows it, until `leave` or the room's agent changes. */
  enter(session: Session, by: MemberActor, room: RoomId): Promise<boolean>;
  /** The session is over. */
  leave(session: Session): void;
  /** Listens to what is told of a room, in every process; resolves when nothing is missed from now on. */
  start(room: RoomId): Promise<void>;
  stop(room: RoomId): Promise<void>;
};

export type RoomsPorts<Session> = {
  readonly chat: Pick<ChatUseCases, "view">;
  readonly channel: Channel;
  /** Hears each notice of the rooms that are listened to, as JSON. */
  readonly deliver: (room: RoomId, notice: string) => void;
  /** The session's member takes part in that room no more. */
  readonly expel: (session: Session) => void;
  /** The channel was cut: the session may have missed what was told of a room that it follows. */
  readonly interrupted: (session: Session) => void;
};

type RoomNotice = { readonly type: "ROOM"; readonly agentId: MemberId | null };

/** The notice, if it tells that the room itself changed. Notices are the shop's own. */
const roomNoticeOf = (text: string): RoomNotice | undefined => {
  if (!text.includes('"type":"ROOM"')) return undefined;
  const notice: { readonly type: string } = JSON.parse(text);
  return notice.type === "ROOM" ? (notice as RoomNotice) : undefined;
};

/**
 * Who follows which room in this process. Who takes part is looked up when somebody comes, and again for everybody who
 * is there once the room is listened to: an agent who hands a room over between the two is not told of it otherwise.
 */
export const rooms = <Session extends object>({
  chat,
  channel,
  deliver,
  expel,
  interrupted,
}: RoomsPorts<Session>): Rooms<Session> => {
  const followers = new Map<RoomId, Map<Session, Follower<Session> & { readonly by: MemberActor }>>();
  const listening = new Map<RoomId, () => Promise<void>>();
  /** The same, the other way round: a session that ends must not cost a look at every room. */
  const roomsOf = new WeakMap<Session, Set<RoomId>>();

  const forget = (room: RoomId, session: Session): void => {
    const those = followers.get(room);
    those?.delete(session);
    roomsOf.get(session)?.delete(room);
    if (those?.size === 0) followers.delete(room);
  };

  /** Looks up until nothing changed meanwhile. False: he takes no part, or has left. */
  const takesPart = async (room: RoomId, session: Session): Promise<boolean> => {
    for (;;) {
      const follower = followers.get(room)?.get(session);
      if (follower === undefined) return false;
      follower.stale = false;
      const facts = await chat.view(follower.by, room);
      if (follower.stale) continue;
      if (!facts.ok || participantOf(facts.value, follower.by) === undefined) {
        forget(room, session);
        return false;
      }
      follower.customer = facts.value.customerId;
      return true;
    }
  };

  const changed = (room: RoomId, { agentId }: RoomNotice): void => {
    for (const follower of [...(followers.get(room)?.values() ?? [])]) {
      follower.stale = true;
      const { customer, by, session } = follower;
      if (customer === undefined || by.id === customer || by.id === agentId) continue;
      forget(room, session);
      expel(session);
    }
  };

  return {
    enter: async (session, by, room) => {
      const those = followers.get(room) ?? new Map();
      followers.set(room, those.set(session, { session, by, customer: undefined, stale: false }));
      roomsOf.set(session, (roomsOf.get(session) ?? new Set()).add(room));
      return takesPart(room, session);
    },
    leave: (session) => {
      for (const room of [...(roomsOf.get(session) ?? [])]) forget(room, session);
    },
    start: async (room) => {
      const stop = await channel.subscribe(chatTopic(room), {
        message: (text) => {
          deliver(room, text);
          const notice = roomNoticeOf(text);
          if (notice !== undefined) changed(room, notice);
        },
        interrupted: () => {
          for (const session of [...(followers.get(room)?.keys() ?? [])]) interrupted(session);
        },
      });
      try {
        for (const session of [...(followers.get(room)?.keys() ?? [])])
          if (!(await takesPart(room, session))) expel(session);
      } catch (cause) {
        await stop();
        throw cause;
      }
      listening.set(room, stop);
    },
    stop: async (room) => {
      const stop = listening.get(room);
      listening.delete(room);
      await stop?.();
    },
  };
};
