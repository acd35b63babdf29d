import type { Blocked, MemberReads } from "../member/index.ts";
import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { CommandKey, RoomId } from "../shared/ids.ts";
import type { Clock, CommandKeys, Ids, KeyReused, Outbox, ReplyKeeping, Seal, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand, sealed } from "../shared/repeat.ts";
import { ok, type Result } from "../shared/result.ts";
import { activeMember } from "./active-member.ts";
import type { ChatRooms } from "./ports.ts";
import { open, type Room, type RoomNotFound, roomNotFound } from "./room.ts";

export type OpenRoomPorts = {
  readonly unitOfWork: UnitOfWork<
    {
      readonly chatRooms: ChatRooms;
      readonly members: MemberReads;
      readonly commandKeys: CommandKeys;
      readonly storedReplies: ReplyKeeping;
      readonly outbox: Outbox;
    },
    unknown
  >;
  readonly ids: Ids;
  readonly clock: Clock;
};

/** The customer's room, and whether it is a new one. */
export type OpenedRoom = { readonly room: Room; readonly created: boolean };

/**
 * Opens a room for the customer who asks, or answers the one that he has open: he has at most one. Under a key, the room
 * that was answered first is answered again, closed or not.
 */
export type OpenRoom = (
  by: Actor,
  command?: { readonly key?: CommandKey | undefined; readonly seal?: Seal<OpenedRoom> | undefined },
) => Promise<Result<OpenedRoom, Forbidden | Blocked | KeyReused | RoomNotFound>>;

export const makeOpenRoom =
  ({ unitOfWork, ids, clock }: OpenRoomPorts): OpenRoom =>
  async (by, command = {}) => {
    if (by.kind !== "member") return forbidden;
    const at = clock.now();
    const { state, events } = open(ids.next<RoomId>(), by.id, at);
    return unitOfWork.run(async (tx) => {
      const there = await tx.chatRooms.openOf(by.id);
      const noted = await rememberCommand(tx, by.id, command, "chat.open", there?.id ?? state.id, at);
      if (!noted.ok) return noted;
      if (noted.value !== undefined) {
        const first = await tx.chatRooms.byId(noted.value as RoomId);
        return first === undefined ? roomNotFound : ok({ room: first, created: false });
      }
      if (there !== undefined) return sealed(tx, command, { room: there, created: false });
      if (!(await tx.chatRooms.insert(state))) {
        const active = await activeMember(tx, by.id);
        if (!active.ok) return active;
        // Somebody opened it since: found when all of this is done again, under the key too.
        written(false);
      }
      await tx.outbox.append(events, at);
      return sealed(tx, command, { room: state, created: true });
    });
  };
