import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { Content, FileStorage, MediaType } from "@cofshop/core/file";
import type { UploadId } from "@cofshop/core/shared";
import { inParts } from "./in-parts.ts";

export type S3FilesOptions = {
  /** The host's own, who closes it. */
  readonly client: S3Client;
  /** One that is there already, and that nobody but the shop reads or writes. */
  readonly bucket: string;
  /** What every key begins with. Default `files/`. */
  readonly prefix?: string | undefined;
};

/** S3 takes no smaller part, but for the last; each file on its way holds one in memory. */
const PART_BYTES = 5 * 1024 * 1024;

const isAbsent = (cause: unknown): boolean =>
  cause instanceof S3ServiceException && ["NoSuchKey", "NotFound", "NoSuchUpload"].includes(cause.name);

/** Nothing where there is nothing. */
const ifThere = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (cause) {
    if (isAbsent(cause)) return undefined;
    throw cause;
  }
};

/**
 * Files in a bucket of S3, or of what speaks its protocol. A small file is one request, a larger one is sent in parts
 * which nobody sees before the last has come; where it breaks off they are given up.
 */
export const s3Files = ({ client, bucket, prefix = "files/" }: S3FilesOptions): FileStorage => {
  const place = (id: UploadId) => ({ Bucket: bucket, Key: `${prefix}${id}` });

  const putInParts = async (id: UploadId, mediaType: MediaType, parts: AsyncIterable<Uint8Array>): Promise<void> => {
    const created = await client.send(new CreateMultipartUploadCommand({ ...place(id), ContentType: mediaType }));
    const upload = { ...place(id), UploadId: created.UploadId };
    try {
      const Parts: CompletedPart[] = [];
      for await (const Body of parts) {
        const PartNumber = Parts.length + 1;
        const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
        Parts.push({ PartNumber, ETag });
      }
      await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
    } catch (cause) {
      // What cannot be given up now is found by `remove`.
      await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw cause;
    }
  };

  return {
    put: async (id, mediaType, content) => {
      const parts = inParts(content, PART_BYTES);
      const first = await parts.next();
      const second = first.done ? first : await parts.next();
      if (second.done) {
        const Body = first.done ? new Uint8Array() : first.value;
        await client.send(new PutObjectCommand({ ...place(id), ContentType: mediaType, Body }));
        return;
      }
      const all = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
        if (!first.done) yield first.value;
        yield second.value;
        yield* parts;
      };
      await putInParts(id, mediaType, all());
    },
    get: async (id, range) => {
      const Range = range === undefined ? undefined : `bytes=${range.first}-${range.last}`;
      const object = await ifThere(client.send(new GetObjectCommand({ ...place(id), Range })));
      // On Node a body is a stream of Node's.
      return object?.Body as Content | undefined;
    },
    remove: async (id) => {
      await ifThere(client.send(new DeleteObjectCommand(place(id))));
      const { Bucket, Key } = place(id);
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }));
      for (const { UploadId } of Uploads) {
        await ifThere(client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })));
      }
    },
  };
};
