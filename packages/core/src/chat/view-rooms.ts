import type { UploadReads } from "../file/index.ts";
import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { MemberId, RoomId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import {
  type BadCursor,
  type Feed,
  type FeedRequest,
  feedOf,
  type Page,
  type PageRequest,
  pageOf,
  sliceOf,
  tableOf,
} from "../shared/page.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { withFiles } from "./attachments.ts";
import type { ShownMessage } from "./message.ts";
import type { ChatMessageReads, ChatRoomReads } from "./ports.ts";
import { type ListedRoom, participantOf, type RoomNotFound, type RoomStatus, roomNotFound } from "./room.ts";

export type ViewRoomsPorts = {
  readonly unitOfWork: UnitOfWork<
    unknown,
    { readonly chatRooms: ChatRoomReads; readonly chatMessages: ChatMessageReads; readonly uploads: UploadReads }
  >;
};

/** A room's facts, without what is said in it: for who takes part, and for admins. */
export type ViewRoom = (by: Actor, id: RoomId) => Promise<Result<ListedRoom, RoomNotFound>>;
/** The rooms that a member opened, and those whose agent he is or was last, newest first. */
export type ListMyRooms = (
  by: Actor,
  request: FeedRequest,
) => Promise<Result<Feed<ListedRoom>, Forbidden | BadCursor | InvalidInput>>;
/** All rooms, newest first. Admins only. */
export type ListRooms = (
  by: Actor,
  request: PageRequest & { readonly status?: RoomStatus | undefined },
) => Promise<Result<Page<ListedRoom>, Forbidden | BadCursor | InvalidInput>>;
/** What was said in a room, newest first: for who takes part, also after it was closed. */
export type ViewHistory = (
  by: Actor,
  id: RoomId,
  request: FeedRequest,
) => Promise<Result<Feed<ShownMessage>, RoomNotFound | BadCursor | InvalidInput>>;

const readerOf = (by: Actor): MemberId | undefined => (by.kind === "member" ? by.id : undefined);

export const makeViewRoom =
  ({ unitOfWork }: ViewRoomsPorts): ViewRoom =>
  async (by, id) => {
    const room = await unitOfWork.reads.chatRooms.listed(id, readerOf(by));
    if (room === undefined) return roomNotFound;
    return isAdmin(by) || participantOf(room, by) !== undefined ? ok(room) : roomNotFound;
  };

export const makeListMyRooms =
  ({ unitOfWork }: ViewRoomsPorts): ListMyRooms =>
  async (by, request) => {
    if (by.kind !== "member") return forbidden;
    const slice = sliceOf("opened", request);
    if (!slice.ok) return slice;
    const rows = await unitOfWork.reads.chatRooms.ofMember(by.id, slice.value);
    return ok(feedOf("opened", slice.value, rows, ({ createdAt, id }) => ({ key: createdAt.getTime(), id })));
  };

export const makeListRooms =
  ({ unitOfWork }: ViewRoomsPorts): ListRooms =>
  async (by, { status, ...request }) => {
    if (!isAdmin(by)) return forbidden;
    const page = pageOf(request);
    if (!page.ok) return page;
    return ok(tableOf(page.value, await unitOfWork.reads.chatRooms.table({ status }, page.value, readerOf(by))));
  };

export const makeViewHistory =
  ({ unitOfWork }: ViewRoomsPorts): ViewHistory =>
  async (by, id, request) => {
    const slice = sliceOf("chat", request);
    if (!slice.ok) return slice;
    const { chatRooms, chatMessages, uploads } = unitOfWork.reads;
    const room = await chatRooms.byId(id);
    if (room === undefined || participantOf(room, by) === undefined) return roomNotFound;
    const rows = await withFiles(uploads, await chatMessages.ofRoom(id, slice.value));
    return ok(feedOf("chat", slice.value, rows, (message) => ({ key: message.sequence, id: message.id })));
  };
