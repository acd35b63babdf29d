import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { forgery, type Keys } from "./s3-signature.ts";

type Upload = { readonly key: string; readonly parts: Map<number, Buffer> };
type Asked = { readonly key: string; readonly query: URLSearchParams; readonly body: Buffer };
type Told = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string | Buffer };

const xml = (body: string): Told => ({
  status: 200,
  headers: { "Content-Type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});
const refused = (status: number, code: string): Told => ({
  ...xml(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`),
  status,
});
const noContent: Told = { status: 204 };
const SMALLEST_PART = 5 * 1024 * 1024;

/**
 * A server that speaks as much of S3's protocol as files need, checks every signature, and can be told to fail. What it
 * knows it keeps in memory.
 */
export const startS3 = async (bucket: string, keys: Keys) => {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Upload>();
  const refusals: string[] = [];
  let failing: (asked: IncomingMessage) => boolean = () => false;

  const read = ({ key }: Asked, range: string | undefined): Told => {
    const bytes = objects.get(key);
    if (bytes === undefined) return refused(404, "NoSuchKey");
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
    if (first === undefined || last === undefined) return { status: 200, body: bytes };
    if (Number(first) >= bytes.length) return refused(416, "InvalidRange");
    const headers = { "Content-Range": `bytes ${first}-${last}/${bytes.length}` };
    return { status: 206, headers, body: bytes.subarray(Number(first), Number(last) + 1) };
  };
  const complete = ({ query, body }: Asked): Told => {
    const upload = uploads.get(query.get("uploadId") ?? "");
    if (upload === undefined) return refused(404, "NoSuchUpload");
    const numbers = [...String(body).matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) => Number(number));
    const parts = numbers.map((number) => upload.parts.get(number) ?? Buffer.alloc(0));
    if (parts.slice(0, -1).some(({ length }) => length < SMALLEST_PART)) return refused(400, "EntityTooSmall");
    objects.set(upload.key, Buffer.concat(parts));
    uploads.delete(query.get("uploadId") ?? "");
    return xml(`<CompleteMultipartUploadResult><Key>${upload.key}</Key></CompleteMultipartUploadResult>`);
  };
  const list = ({ query }: Asked): Told => {
    const found = [...uploads].filter(([, { key }]) => key.startsWith(query.get("prefix") ?? ""));
    const rows = found.map(([id, { key }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId></Upload>`);
    return xml(`<ListMultipartUploadsResult>${rows.join("")}</ListMultipartUploadsResult>`);
  };

  const does: Readonly<Record<string, (asked: Asked, range: string | undefined) => Told>> = {
    "GET ": read,
    "GET uploads": list,
    "PUT ": ({ key, body }) => {
      objects.set(key, body);
      return { status: 200, headers: { ETag: '"whole"' } };
    },
    "PUT uploadId": ({ query, body }) => {
      const upload = uploads.get(query.get("uploadId") ?? "");
      if (upload === undefined) return refused(404, "NoSuchUpload");
      upload.parts.set(Number(query.get("partNumber")), body);
      return { status: 200, headers: { ETag: `"part-${query.get("partNumber")}"` } };
    },
    "POST uploads": ({ key }) => {
      const id = randomUUID();
      uploads.set(id, { key, parts: new Map() });
      return xml(
        `<InitiateMultipartUploadResult><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    },
    "POST uploadId": complete,
    "DELETE ": ({ key }) => {
      objects.delete(key);
      return noContent;
    },
    "DELETE uploadId": ({ query }) =>
      uploads.delete(query.get("uploadId") ?? "") ? noContent : refused(404, "NoSuchUpload"),
  };

  const answer = (request: IncomingMessage, body: Buffer): Told => {
    const forged = forgery(request, body, keys);
    if (forged !== undefined) return refused(403, forged);
    if (failing(request)) return refused(500, "InternalError");
    const { pathname, searchParams: query } = new URL(request.url ?? "", "http://s3");
    const [, asked, ...rest] = decodeURIComponent(pathname).split("/");
    if (asked !== bucket) return refused(404, "NoSuchBucket");
    const kind = ["uploads", "uploadId"].find((name) => query.has(name)) ?? "";
    const one = does[`${request.method} ${kind}`];
    return one === undefined
      ? refused(501, "NotImplemented")
      : one({ key: rest.join("/"), query, body }, request.headers.range);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { status, headers = {}, body = "" } = answer(request, Buffer.concat(chunks));
    if (status === 403) refusals.push(String(body));
    response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) }).end(body);
  };
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    uploads,
    /** What was refused for its signature. */
    refusals,
    /** Answers 500 to whatever this says, until it says no more. */
    failOn: (which: typeof failing): void => {
      failing = which;
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
