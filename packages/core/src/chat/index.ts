import {
  type ChangeRoomPorts,
  type CloseRoom,
  type HandRoomOver,
  type JoinRoom,
  makeCloseRoom,
  makeHandRoomOver,
  makeJoinRoom,
} from "./change-room.ts";
import { type DeleteMessages, type DeleteMessagesPorts, makeDeleteMessages } from "./delete-messages.ts";
import { makeOpenRoom, type OpenRoom, type OpenRoomPorts } from "./open-room.ts";
import { makeReadMessages, type ReadMessages, type ReadMessagesPorts } from "./read-messages.ts";
import { makeSendMessage, type SendMessage, type SendMessagePorts } from "./send-message.ts";
import { makeTellTyping, type TellTyping, type TellTypingPorts } from "./tell-typing.ts";
import {
  type ListMyRooms,
  type ListRooms,
  makeListMyRooms,
  makeListRooms,
  makeViewHistory,
  makeViewRoom,
  type ViewHistory,
  type ViewRoom,
  type ViewRoomsPorts,
} from "./view-rooms.ts";

export { makeMayReadMessage } from "./attachments.ts";
export { broadcastOver, chatTopic } from "./broadcast.ts";
export type { AgentRefusal, CloseRoom, HandRoomOver, JoinRoom, NotAnAgent } from "./change-room.ts";
export { type CloseRooms, makeCloseRooms } from "./close-rooms.ts";
export type { DeleteMessages, MessagePlace, NotSender } from "./delete-messages.ts";
export type { DeletedGroup, Message, MessageNotFound, MessageType, MessageWish, ShownMessage } from "./message.ts";
export type { OpenedRoom, OpenRoom } from "./open-room.ts";
export type {
  ChatBroadcast,
  ChatMarkerReads,
  ChatMarkers,
  ChatMessageReads,
  ChatMessages,
  ChatNotice,
  ChatRoomReads,
  ChatRooms,
} from "./ports.ts";
export type { ReadMessages } from "./read-messages.ts";
export {
  type AgentExists,
  type ChatEvent,
  isOpen,
  type ListedRoom,
  participantOf,
  type Room,
  type RoomClosed,
  type RoomNotFound,
  type RoomStatus,
} from "./room.ts";
export type { SendMessage, SendRefusal } from "./send-message.ts";
export type { TellTyping } from "./tell-typing.ts";
export type { ListMyRooms, ListRooms, ViewHistory, ViewRoom } from "./view-rooms.ts";

export type ChatPorts = OpenRoomPorts &
  ChangeRoomPorts &
  SendMessagePorts &
  DeleteMessagesPorts &
  ReadMessagesPorts &
  TellTypingPorts &
  ViewRoomsPorts;
export type ChatUseCases = {
  readonly open: OpenRoom;
  readonly join: JoinRoom;
  readonly handOver: HandRoomOver;
  readonly close: CloseRoom;
  readonly send: SendMessage;
  readonly deleteMessages: DeleteMessages;
  readonly read: ReadMessages;
  readonly typing: TellTyping;
  readonly view: ViewRoom;
  readonly mine: ListMyRooms;
  readonly rooms: ListRooms;
  readonly history: ViewHistory;
};

export const chatUseCases = (ports: ChatPorts): ChatUseCases => ({
  open: makeOpenRoom(ports),
  join: makeJoinRoom(ports),
  handOver: makeHandRoomOver(ports),
  close: makeCloseRoom(ports),
  send: makeSendMessage(ports),
  deleteMessages: makeDeleteMessages(ports),
  read: makeReadMessages(ports),
  typing: makeTellTyping(ports),
  view: makeViewRoom(ports),
  mine: makeListMyRooms(ports),
  rooms: makeListRooms(ports),
  history: makeViewHistory(ports),
});
