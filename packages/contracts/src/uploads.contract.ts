import type { Attachment, Upload } from "@cofshop/core/file";
import type { MemberId, UploadId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { messageIn, messageRow, roomIn, uploadIn, uploadRow } from "./chat-rows.ts";
import { commit, contract, type StoreFeatures, type StoreSubject, single, upTo } from "./contract.ts";
import { freshId, itemIn, itemRow, later, memberIn, noon } from "./rows.ts";
import { walk } from "./walk.ts";

type Named = Pick<Upload, "id">;
const inOrder = <Row extends Named>(rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
const idsOf = (uploads: readonly Named[]): readonly UploadId[] => inOrder(uploads).map(({ id }) => id);

/** Certifies `Uploads`: whose they are, that each is attached once, and that a row stays as long as bytes may. */
export const uploadsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Uploads: ${name}`, create, [], (its) => {
    const byIds = async (...uploads: readonly Named[]): Promise<readonly Upload[]> =>
      inOrder(await its().unitOfWork.reads.uploads.byIds(uploads.map(({ id }) => id)));
    const dueAt = (at: Date) => its().unitOfWork.reads.uploads.due(at, { after: undefined, limit: 100 });
    const remove = (uploads: readonly Named[], from?: Attachment) =>
      commit(its(), (tx) => tx.uploads.remove(idsOf(uploads), from));
    /** Messages of one sender in a room of his. */
    const messagesIn = async (count: number) => {
      const room = await roomIn(its());
      const rows = upTo(count).map((index) => messageRow(room.id, room.customerId, { sequence: index + 1 }));
      for (const row of rows) await messageIn(its(), row);
      return { owner: room.customerId, messages: rows.map(({ id }) => id) };
    };
    const twoMessages = async () => {
      const { owner, messages } = await messagesIn(2);
      const [message, next] = messages;
      if (message === undefined || next === undefined) throw new Error("there are two messages");
      return { owner, message, next };
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

    test("only what is stored is found, and what was reserved is stored once", async () => {
      const { id: owner } = await memberIn(its());
      const upload = await uploadIn(its(), owner, { state: "RESERVED", bytes: 1_000 });
      expect(await byIds(upload)).toEqual([]);
      const stored = { id: upload.id, bytes: 7, expiresAt: later(9) };
      expect(await single(its(), (tx) => tx.uploads.store(stored))).toBe(true);
      expect(await byIds(upload)).toEqual([{ ...upload, ...stored, state: "STORED" }]);
      expect(await single(its(), (tx) => tx.uploads.store(stored))).toBe(false);
      expect(await single(its(), (tx) => tx.uploads.store({ ...stored, id: freshId<UploadId>() }))).toBe(false);
    });

    test("only an owner's own stored uploads of the kind are attached, while they are free and in time", async () => {
      const { owner, message, next } = await twoMessages();
      const images = [await uploadIn(its(), owner), await uploadIn(its(), owner)];
      const others = [
        await uploadIn(its(), owner, { kind: "FILE" }),
        await uploadIn(its(), owner, { state: "RESERVED" }),
        await uploadIn(its(), owner, { expiresAt: later(5) }),
        await uploadIn(its(), (await memberIn(its())).id),
      ];
      const ids = [...images, ...others].map(({ id }) => id);
      const attach = (to: Attachment) =>
        commit(its(), (tx) =>
          tx.uploads.attach([...ids, freshId<UploadId>()], { owner, kind: "IMAGE", to, at: later(5) }),
        );
      const attached = images.map((upload) => ({ ...upload, attachedTo: { message } }));
      expect(inOrder(await attach({ message }))).toEqual(inOrder(attached));
      expect(await byIds(...images)).toEqual(inOrder(attached));
      expect(await attach({ message: next })).toEqual([]);
      expect((await byIds(...others)).every(({ attachedTo }) => attachedTo === undefined)).toBe(true);
    });

    test("a picture is attached to an item in the transaction that writes the item, before it", async () => {
      const { id: owner } = await memberIn(its());
      const upload = await uploadIn(its(), owner);
      const row = itemRow(owner);
      await commit(its(), async (tx) => {
        await tx.uploads.attach([upload.id], { owner, kind: "IMAGE", to: { item: row.id }, at: noon });
        await tx.items.insert(row);
      });
      expect(await byIds(upload)).toEqual([{ ...upload, attachedTo: { item: row.id } }]);
    });

    test("what is removed is found no more and attached to nothing, and only from where it hangs", async () => {
      const { owner, message, next } = await twoMessages();
      const item = await itemIn(its());
      const uploads = [await uploadIn(its(), owner), await uploadIn(its(), owner), await uploadIn(its(), owner)];
      const [onMessage, onItem, free] = uploads;
      if (onMessage === undefined || onItem === undefined || free === undefined) throw new Error("there are three");
      const to = { owner, kind: "IMAGE", at: noon } as const;
      await commit(its(), async (tx) => {
        await tx.uploads.attach([onMessage.id], { ...to, to: { message } });
        await tx.uploads.attach([onItem.id], { ...to, to: { item: item.id } });
      });
      expect(await remove(uploads, { message: next })).toEqual([]);
      expect(await commit(its(), (tx) => tx.uploads.removeFrom([next]))).toEqual([]);
      expect(await remove(uploads)).toEqual([free.id]);
      expect(await remove(uploads)).toEqual([]);
      expect(await remove(uploads, { item: item.id })).toEqual([onItem.id]);
      expect(await commit(its(), (tx) => tx.uploads.removeFrom([next, message]))).toEqual([onMessage.id]);
      expect(await byIds(...uploads)).toEqual([]);
      expect(await commit(its(), (tx) => tx.uploads.attach([free.id], { ...to, to: { message } }))).toEqual([]);
      expect(await single(its(), (tx) => tx.uploads.store(free))).toBe(false);
    });

    test("what is past its time and free is due, removed ones too, longest first, until it is forgotten", async () => {
      const { owner, message } = await twoMessages();
      const [late, soon, never, attached] = [
        await uploadIn(its(), owner, { expiresAt: later(20), state: "RESERVED" }),
        await uploadIn(its(), owner, { expiresAt: later(10) }),
        await uploadIn(its(), owner, { expiresAt: later(21) }),
        await uploadIn(its(), owner, { expiresAt: later(1) }),
      ];
      const to = { owner, kind: "IMAGE", to: { message }, at: noon } as const;
      await commit(its(), (tx) => tx.uploads.attach([attached.id], to));
      expect(await dueAt(later(20))).toEqual([soon, late]);
      await remove([never]);
      expect((await dueAt(later(20))).map(({ id, state }) => [id, state])).toEqual([
        [never.id, "REMOVED"],
        [soon.id, "STORED"],
        [late.id, "RESERVED"],
      ]);
      const forget = () => single(its(), (tx) => tx.uploads.forget(idsOf([late, soon, never, attached])));
      await forget();
      expect((await dueAt(later(20))).map(({ id }) => id)).toEqual([soon.id, late.id]);
      expect(await byIds(attached)).toHaveLength(1);
    });

    test("what is due is walked once, also where times are equal", async () => {
      const { id: owner } = await memberIn(its());
      for (const index of upTo(7)) await uploadIn(its(), owner, { expiresAt: later(index < 5 ? 1 : 2) });
      const walked = await walk(
        3,
        (slice) => its().unitOfWork.reads.uploads.due(later(5), slice),
        ({ expiresAt, id }) => ({ key: expiresAt.getTime(), id }),
      );
      expect(new Set(walked.map(({ id }) => id)).size).toBe(7);
      expect(walked).toHaveLength(7);
    });

    test("an owner's free uploads stay within what he may have; what is attached or removed does not count", async () => {
      const { owner, message } = await twoMessages();
      const reserve = (bytes: number, who: MemberId = owner) =>
        commit(its(), (tx) => tx.uploads.reserve(uploadRow(who, { bytes, state: "RESERVED" }), 100));
      const [first, second] = [
        await uploadIn(its(), owner, { bytes: 60 }),
        await uploadIn(its(), owner, { bytes: 40 }),
      ];
      expect(await reserve(1)).toBe(false);
      expect(await reserve(100, (await memberIn(its())).id)).toBe(true);
      const to = { owner, kind: "IMAGE", to: { message }, at: noon } as const;
      await commit(its(), (tx) => tx.uploads.attach([first.id], to));
      await remove([second]);
      expect([await reserve(101), await reserve(100), await reserve(0), await reserve(1)]).toEqual([
        false,
        true,
        true,
        false,
      ]);
    });

    test("of 20 racing uploads of one owner no more are reserved than he may have", async () => {
      const { id: owner } = await memberIn(its());
      const rows = upTo(20).map(() => uploadRow(owner, { bytes: 10, state: "RESERVED" }));
      const answers = await Promise.all(rows.map((row) => commit(its(), (tx) => tx.uploads.reserve(row, 75))));
      expect(answers.filter((reserved) => reserved)).toHaveLength(7);
      expect(await dueAt(later(400 * 86_400_000))).toHaveLength(7);
    });

    test("of 10 racing messages that want one upload exactly one gets it; nothing stays of one that is refused", async () => {
      const { owner, messages } = await messagesIn(10);
      const upload = await uploadIn(its(), owner);
      const to = { owner, kind: "IMAGE", at: noon } as const;
      await its().unitOfWork.run(async (tx) => {
        for (const message of messages.slice(0, 1)) await tx.uploads.attach([upload.id], { ...to, to: { message } });
        return { ok: false, error: "test.refused" } as const;
      });
      const attach = (message: (typeof messages)[number]) =>
        commit(its(), (tx) => tx.uploads.attach([upload.id], { ...to, to: { message } }));
      const answers = await Promise.all(messages.map((message) => attach(message)));
      const winners = messages.filter((_message, index) => answers[index]?.length === 1);
      expect(winners).toHaveLength(1);
      expect(await byIds(upload)).toEqual([{ ...upload, attachedTo: { message: winners[0] } }]);
    });

    test("of one who removes an upload and one who attaches it one succeeds", async () => {
      const { owner, messages } = await messagesIn(8);
      for (const message of messages) {
        const upload = await uploadIn(its(), owner);
        const [removed, attached] = await Promise.all([
          remove([upload]),
          commit(its(), (tx) => tx.uploads.attach([upload.id], { owner, kind: "IMAGE", to: { message }, at: noon })),
        ]);
        expect(removed.length + attached.length).toBe(1);
        expect(await byIds(upload)).toHaveLength(attached.length);
      }
    });
  });
};
