import { written } from "../shared/breakage.ts";
import type { Changed } from "../shared/event.ts";
import type { Outbox } from "../shared/ports.ts";
import type { ChatRooms } from "./ports.ts";
import type { ChatEvent, Room } from "./room.ts";

/** A step: writes a changed room over what it was, and what there is to tell of it. */
export const saveRoom = async (
  tx: { readonly chatRooms: Pick<ChatRooms, "save">; readonly outbox: Outbox },
  { state, events }: Changed<Room, ChatEvent>,
  at: Date,
): Promise<Room> => {
  written(await tx.chatRooms.save(state));
  await tx.outbox.append(events, at);
  return state;
};
