import type { Content, FileStorage } from "@cofshop/core/file";
import type { UploadId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contract, type Subject, upTo } from "./contract.ts";
import { holds } from "./property.ts";
import { freshId } from "./rows.ts";

export type FileStorageSubject = Subject & {
  readonly storage: FileStorage;
  /** How many things there are where the bytes are kept, half-written ones too. */
  readonly traces: () => Promise<number>;
};
export type FileStorageFeatures = {
  /** How often each property is tried. Default 20. */
  readonly runs?: number;
  /** More bytes than the storage takes in at once. Default 300,000. */
  readonly large?: number;
};

const inChunks = async function* (...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const chunk of chunks) yield chunk;
};
const bytesOf = async (content: Content | undefined): Promise<Uint8Array | undefined> => {
  if (content === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Uint8Array.from(Buffer.concat(chunks));
};
const noise = (length: number): Uint8Array =>
  new Uint8Array(length).map((_byte, index) => (index * 31 + (index >> 8)) & 255);

/** Certifies `FileStorage`: all of a file's bytes or none. */
export const fileStorageContract = (
  name: string,
  create: () => Promise<FileStorageSubject>,
  { runs = 20, large = 300_000 }: FileStorageFeatures = {},
): void => {
  contract(`FileStorage: ${name}`, create, [], (its) => {
    const read = async (id: UploadId, first?: number, last?: number) => {
      const range = first === undefined || last === undefined ? undefined : { first, last };
      return bytesOf(await its().storage.get(id, range));
    };

    test("bytes come back as they went in, whole and in any range, however they were cut", async () => {
      const chunks = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 8 });
      await holds(
        fc.asyncProperty(chunks, fc.nat(), fc.nat(), async (cut, one, other) => {
          const id = freshId<UploadId>();
          const whole = Uint8Array.from(Buffer.concat(cut));
          await its().storage.put(id, "text/plain", inChunks(...cut));
          expect(await read(id)).toEqual(whole);
          if (whole.length === 0) return;
          const [first = 0, last = 0] = [one % whole.length, other % whole.length].sort((a, b) => a - b);
          expect(await read(id, first, last)).toEqual(whole.subarray(first, last + 1));
        }),
        { runs },
      );
    });

    test("a file that is larger than what is taken in at once comes back too", async () => {
      const [id, bytes] = [freshId<UploadId>(), noise(large)];
      await its().storage.put(id, "application/zip", inChunks(bytes.subarray(0, 70_001), bytes.subarray(70_001)));
      expect(Buffer.compare((await read(id)) ?? new Uint8Array(), bytes)).toBe(0);
      expect(await read(id, large - 3, large - 1)).toEqual(bytes.subarray(-3));
    });

    test("what was never put, or is removed, is absent; removing it again is no error", async () => {
      const [id, other] = [freshId<UploadId>(), freshId<UploadId>()];
      await its().storage.remove(id);
      expect(await read(id)).toBeUndefined();
      expect(await read(id, 0, 0)).toBeUndefined();
      await its().storage.put(id, "image/png", inChunks(noise(10)));
      await its().storage.put(other, "image/png", inChunks(noise(11)));
      await its().storage.remove(id);
      await its().storage.remove(id);
      expect([await read(id), (await read(other))?.length, await its().traces()]).toEqual([undefined, 11, 1]);
    });

    test("content that breaks off leaves nothing, whenever it does, and its own error is told", async () => {
      for (const length of [0, 1_000, large]) {
        const id = freshId<UploadId>();
        const cause = new Error("the sender is gone");
        const breaking = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
          for (let at = 0; at < length; at += 50_000) yield noise(Math.min(50_000, length - at));
          throw cause;
        };
        await expect(its().storage.put(id, "video/mp4", breaking())).rejects.toBe(cause);
        expect([await read(id), await its().traces()]).toEqual([undefined, 0]);
      }
    });

    test("nobody finds any of it before all of it is there", async () => {
      const id = freshId<UploadId>();
      let before: unknown;
      const watched = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
        yield noise(large);
        before = await read(id);
        yield noise(1);
      };
      await its().storage.put(id, "video/webm", watched());
      expect([before, (await read(id))?.length]).toEqual([undefined, large + 1]);
    });

    test("a reader who stops early holds nothing: the file can be read again and removed", async () => {
      const id = freshId<UploadId>();
      await its().storage.put(id, "video/mp4", inChunks(noise(large)));
      for (const _ of upTo(5)) {
        for await (const chunk of (await its().storage.get(id)) ?? []) {
          expect(chunk.length).toBeGreaterThan(0);
          break;
        }
      }
      await its().storage.remove(id);
      expect([await read(id), await its().traces()]).toEqual([undefined, 0]);
    });
  });
};
