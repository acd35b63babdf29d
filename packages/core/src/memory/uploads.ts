import type { Upload, Uploads } from "../file/index.ts";
import type { Table, View } from "./store.ts";

const uploadTable: Table<Upload> = { name: "upload", key: ({ id }) => id };

export const memoryUploads = (view: View): Uploads => ({
  byIds: async (ids) => {
    await view.turn("read");
    return view.all(uploadTable).filter(({ id }) => ids.includes(id));
  },
  insert: async (upload) => {
    await view.turn("write");
    view.put(uploadTable, upload);
  },
  attach: async (ids, { owner, kind, message }) => {
    await view.turn("write");
    const free = view
      .all(uploadTable)
      .filter((upload) => ids.includes(upload.id) && upload.attachedTo === undefined)
      .filter((upload) => upload.ownerId === owner && upload.kind === kind);
    for (const upload of free) view.put(uploadTable, { ...upload, attachedTo: message });
    return free.map(({ id }) => id);
  },
  detach: async (messages) => {
    await view.turn("write");
    for (const upload of view.all(uploadTable)) {
      if (upload.attachedTo === undefined || !messages.includes(upload.attachedTo)) continue;
      view.put(uploadTable, { ...upload, attachedTo: undefined });
    }
  },
});
