import type { Attachment, Upload, Uploads } from "../file/index.ts";
import { memberTable } from "./members.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

const uploadTable: Table<Upload> = { name: "upload", key: ({ id }) => id };

const isSame = (one: Attachment | undefined, other: Attachment | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export const memoryUploads = (view: View): Uploads => {
  const free = (): readonly Upload[] => view.all(uploadTable).filter(({ attachedTo }) => attachedTo === undefined);
  const removeAll = (uploads: readonly Upload[]) => {
    const some = uploads.filter(({ state }) => state !== "REMOVED");
    for (const upload of some) {
      view.put(uploadTable, { ...upload, state: "REMOVED", expiresAt: upload.createdAt, attachedTo: undefined });
    }
    return some.map(({ id }) => id);
  };
  return {
    byIds: async (ids) => {
      await view.turn("read");
      return view.all(uploadTable).filter(({ id, state }) => ids.includes(id) && state === "STORED");
    },
    due: async (at, slice) => {
      await view.turn("read");
      const rows = free().filter(({ expiresAt }) => expiresAt <= at);
      return sliceRows(rows, slice, ({ expiresAt, id }) => ({ key: expiresAt.getTime(), id }), "ascending");
    },
    reserve: async (upload, most) => {
      await view.turn("write");
      const owner = view.get(memberTable, upload.ownerId);
      // Written as it is: whoever else reserves for him at this moment is in the way, and repeats.
      if (owner !== undefined) view.put(memberTable, owner);
      const own = free().filter(({ ownerId, state }) => ownerId === upload.ownerId && state !== "REMOVED");
      if (own.reduce((sum, { bytes }) => sum + bytes, upload.bytes) > most) return false;
      view.put(uploadTable, upload);
      return true;
    },
    store: async ({ id, bytes, expiresAt }) => {
      await view.turn("write");
      const upload = view.get(uploadTable, id);
      if (upload?.state !== "RESERVED") return false;
      view.put(uploadTable, { ...upload, bytes, expiresAt, state: "STORED" });
      return true;
    },
    attach: async (ids, { owner, kind, to, at }) => {
      await view.turn("write");
      const attached = free()
        .filter(({ id, state, expiresAt }) => ids.includes(id) && state === "STORED" && expiresAt > at)
        .filter((upload) => upload.ownerId === owner && upload.kind === kind)
        .map((upload) => ({ ...upload, attachedTo: to }));
      for (const upload of attached) view.put(uploadTable, upload);
      return attached;
    },
    remove: async (ids, from) => {
      await view.turn("write");
      return removeAll(
        view.all(uploadTable).filter(({ id, attachedTo }) => ids.includes(id) && isSame(attachedTo, from)),
      );
    },
    removeFrom: async (messages) => {
      await view.turn("write");
      const hangsOnOne = ({ attachedTo }: Upload): boolean =>
        attachedTo !== undefined && "message" in attachedTo && messages.includes(attachedTo.message);
      return removeAll(view.all(uploadTable).filter(hangsOnOne));
    },
    forget: async (ids) => {
      await view.turn("write");
      for (const id of ids) if (view.get(uploadTable, id)?.state === "REMOVED") view.remove(uploadTable, id);
    },
  };
};
