import type { Actor } from "../shared/actor.ts";
import type { MemberId } from "../shared/ids.ts";
import type { Outbox } from "../shared/ports.ts";
import { roomNotice } from "./broadcast.ts";
import type { ChatBroadcast, ChatRooms } from "./ports.ts";
import { close } from "./room.ts";
import { saveRoom } from "./save-room.ts";

/**
 * A step for a customer who leaves: closes the room that he has open, if he has one. Answers how to tell those who look
 * on, once it is committed.
 */
export type CloseRooms = (
  tx: { readonly chatRooms: ChatRooms; readonly outbox: Outbox },
  customer: MemberId,
  by: Actor,
  at: Date,
) => Promise<() => Promise<void>>;

const nobody = async (): Promise<void> => undefined;

export const makeCloseRooms =
  ({ chatBroadcast }: { readonly chatBroadcast: ChatBroadcast }): CloseRooms =>
  async (tx, customer, by, at) => {
    const room = await tx.chatRooms.openOf(customer);
    const closed = room && close(room, by, at);
    if (!closed?.ok) return nobody;
    const state = await saveRoom(tx, closed.value, at);
    return () => chatBroadcast.tell(state.id, roomNotice(state));
  };
