import { anonymous, err, type MemberActor, type UploadId } from "@cofshop/core";
import { endingOf, type FileUseCases, type OpenFile, type Upload } from "@cofshop/core/file";
import express, { type Request, type Router } from "express";
import { z } from "zod";
import { type Answer, created, listOf, noContent, type View, view } from "./answer.ts";
import { answerHeaders } from "./answer-headers.ts";
import { instant, writeProblem } from "./envelope.ts";
import { id, out } from "./fields.ts";
import { fileFields, fileOf } from "./file.views.ts";
import { languageOf } from "./language.ts";
import { BadForm, filesOf } from "./multipart.ts";
import { del, get, type PathParams, post, type Route } from "./route.ts";
import { sendFile } from "./send-file.ts";

const fileInPath: PathParams<{ id: UploadId }> = {
  schema: z.object({ id: id<UploadId>() }),
  absent: { code: "file.not-found", files: [] },
};

const uploadView: View<Upload> = view(
  z
    .strictObject({
      tempFileId: out.id,
      uploadFileName: z.string(),
      fileType: fileFields.fileType,
      mediaType: fileFields.mediaType,
      size: fileFields.size,
      /** Where a picture is once an item has it; null for what is no picture. */
      imageUrl: z.string().nullable(),
      /** Until then it waits to be attached to something. */
      expiresAt: out.time,
    })
    .meta({ id: "TemporaryFile" }),
  (upload) => {
    const { fileId, fileName, ...shown } = fileOf(upload);
    const imageUrl = upload.kind === "IMAGE" ? `/images/${upload.id}.${endingOf(upload.mediaType)}` : null;
    return { tempFileId: fileId, uploadFileName: fileName, ...shown, imageUrl, expiresAt: instant(upload.expiresAt) };
  },
);

/** Bytes, no envelope. */
const bytes: Answer<OpenFile> = {
  statuses: { 200: undefined, 206: undefined },
  make: () => ({ status: 200 }),
  send: sendFile,
};

/** More than all that a form may hold: its files, and what is between them. */
const MAX_FORM_BYTES = 101 * 1024 * 1024;

const uploadAll = async (file: FileUseCases, by: MemberActor, request: Request) => {
  const length = Number(request.get("Content-Length") ?? Number.NaN);
  if (length > MAX_FORM_BYTES) return err({ code: "request.too-large" });
  try {
    return await file.upload(by, { files: filesOf(request), ...(length >= 0 && { most: length }) });
  } catch (cause) {
    if (cause instanceof BadForm) return err({ code: cause.code });
    throw cause;
  }
};

export const fileRoutes = ({ file }: { readonly file: FileUseCases }): readonly Route[] => [
  post("/files/temp", {
    summary: "Upload files, to attach them to an item or a message within three hours; all of them or none",
    access: "member",
    form: true,
    keyed: false,
    refusals: ["file.too-large", "file.unsupported-type", "file.quota-exceeded"],
    answer: created(listOf(uploadView), ([first]: readonly Upload[]) => `/files/${first?.id}`),
    run: ({ by, request }) => uploadAll(file, by, request),
  }),
  del("/files/temp/:id", {
    summary: "Give up an upload of one's own that is attached to nothing",
    access: "member",
    params: fileInPath,
    answer: noContent,
    run: ({ by, params }) => file.remove(by, params.id),
  }),
  get("/files/:id", {
    summary:
      "A file's bytes: for who takes part in the conversation, for who uploaded it while it is attached to nothing",
    access: "member",
    params: fileInPath,
    refusals: ["request.range-not-satisfiable"],
    answer: bytes,
    run: ({ by, params }) => file.open(by, params.id),
  }),
];

/**
 * `/images/{id}.{ending}`: the pictures of items, for everybody and to be kept for ever. Belongs at the root of the app,
 * since items tell their pictures' addresses so.
 */
export const imageRoutes = ({ file }: { readonly file: Pick<FileUseCases, "open"> }): Router => {
  const router = express.Router();
  router.get("/images/:name", answerHeaders(), async (request: Request<{ name: string }>, response) => {
    const refuse = (): void => writeProblem(response, { code: "file.not-found" }, languageOf(request));
    const [, text = "", ending] = /^([^.]+)\.([a-z0-9]+)$/.exec(request.params.name) ?? [];
    const named = id<UploadId>().safeParse(text);
    if (!named.success) return refuse();
    const opened = await file.open(anonymous, named.data);
    if (!opened.ok || endingOf(opened.value.file.mediaType) !== ending) return refuse();
    const sent = await sendFile(request, response, opened.value);
    if (!sent.ok) writeProblem(response, sent.error, languageOf(request));
  });
  return router;
};

/** These routes for the OpenAPI document. */
export const imagePaths = {
  "/images/{name}": {
    get: {
      operationId: "getImage",
      tags: ["images"],
      summary: "An item's picture",
      parameters: [{ name: "name", in: "path", required: true, schema: { type: "string" } }],
      responses: {
        200: { description: "OK", content: { "image/*": {} } },
        206: { description: "PARTIAL_CONTENT", content: { "image/*": {} } },
        404: { $ref: "#/components/responses/NOT_FOUND" },
        416: { $ref: "#/components/responses/RANGE_NOT_SATISFIABLE" },
      },
    },
  },
};
