import type { Upload } from "@cofshop/core/file";
import type { MemberId, UploadId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { messageIn, messageRow, roomIn, uploadIn } from "./chat-rows.ts";
import { commit, contract, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { freshId, later, memberIn } from "./rows.ts";

const inOrder = (ids: readonly UploadId[]): readonly UploadId[] => [...ids].sort();

/** Certifies `Uploads`, as far as messages need them: whose they are, and that each is attached once. */
export const uploadsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Uploads: ${name}`, create, [], (its) => {
    const byIds = async (...uploads: readonly Pick<Upload, "id">[]): Promise<readonly Upload[]> => {
      const found = await its().unitOfWork.reads.uploads.byIds(uploads.map(({ id }) => id));
      return [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
    };
    /** Messages of one sender in a room of his. */
    const messagesIn = async (count: number) => {
      const room = await roomIn(its());
      const rows = upTo(count).map((index) => messageRow(room.id, room.customerId, { sequence: index + 1 }));
      for (const row of rows) await messageIn(its(), row);
      return { owner: room.customerId, messages: rows.map(({ id }) => id) };
    };

    test("an upload comes back with every field, and unknown ones are absent", async () => {
      const { id: owner } = await memberIn(its());
      const [first, second] = [
        await uploadIn(its(), owner, { kind: "FILE", name: "영수증 '1'.pdf", createdAt: later(3) }),
        await uploadIn(its(), owner, { kind: "VIDEO", mediaType: "video/mp4", bytes: 50_000_000 }),
      ];
      expect(await byIds(second, { id: freshId<UploadId>() }, first)).toEqual([first, second]);
      expect(await byIds()).toEqual([]);
    });

    test("only an owner's own uploads of the kind are attached, and only while they are free", async () => {
      const { owner, messages } = await messagesIn(2);
      const [message, next] = messages;
      if (message === undefined || next === undefined) throw new Error("there are two messages");
      const images = [await uploadIn(its(), owner), await uploadIn(its(), owner)];
      const file = await uploadIn(its(), owner, { kind: "FILE" });
      const foreign = await uploadIn(its(), (await memberIn(its())).id);
      const ids = [...images, file, foreign, { id: freshId<UploadId>() }].map(({ id }) => id);
      const attach = (to: typeof message) =>
        commit(its(), (tx) => tx.uploads.attach(ids, { owner, kind: "IMAGE", message: to }));
      expect(inOrder(await attach(message))).toEqual(images.map(({ id }) => id));
      expect(await byIds(...images, file, foreign)).toEqual([
        ...images.map((upload) => ({ ...upload, attachedTo: message })),
        file,
        foreign,
      ]);
      expect(await attach(next)).toEqual([]);
      await commit(its(), (tx) => tx.uploads.detach([next, message]));
      expect(await byIds(...images)).toEqual(images);
      expect(inOrder(await attach(next))).toEqual(images.map(({ id }) => id));
      await commit(its(), (tx) => tx.uploads.detach([message]));
      expect(await byIds(...images)).toEqual(images.map((upload) => ({ ...upload, attachedTo: next })));
    });

    test("of 10 racing messages that want one upload exactly one gets it; nothing stays of one that is refused", async () => {
      const { owner, messages } = await messagesIn(10);
      const upload = await uploadIn(its(), owner);
      const attach = (message: (typeof messages)[number], who: MemberId = owner) =>
        commit(its(), (tx) => tx.uploads.attach([upload.id], { owner: who, kind: "IMAGE", message }));
      await its().unitOfWork.run(async (tx) => {
        for (const message of messages.slice(0, 1)) {
          await tx.uploads.attach([upload.id], { owner, kind: "IMAGE", message });
        }
        return { ok: false, error: "test.refused" } as const;
      });
      const answers = await Promise.all(messages.map((message) => attach(message)));
      const winners = messages.filter((_message, index) => answers[index]?.length === 1);
      expect(winners).toHaveLength(1);
      expect(await byIds(upload)).toEqual([{ ...upload, attachedTo: winners[0] }]);
    });
  });
};
