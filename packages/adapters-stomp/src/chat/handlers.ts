import { type Actor, CommitUnknown, parseId, type Refusal, Unavailable } from "@cofshop/core";
import type { ChatUseCases } from "@cofshop/core/chat";
import { type CommandKey, commandKey, type MessageId, type RoomId, type UploadId } from "@cofshop/core/shared";
import { z } from "zod";
import type { AppHandler, AppMessage, HandlerRefused } from "../broker/index.ts";
import { type ChatCode, type Language, sentence } from "./sentences.ts";

/** Whoever is connected. */
export type Speaker = { readonly by: Actor; readonly language: Language };

type Refused = Pick<Refusal, "code"> | { readonly code: ChatCode };

/** With all that the shop says of it. */
const refused = (error: Refused, language: Language): HandlerRefused => ({
  refused: { ...error, message: sentence(error.code, language) },
});

const id = <Id extends RoomId | MessageId | UploadId>() =>
  z.string().transform((text, context) => {
    const parsed = parseId<Id>(text);
    if (parsed === undefined) context.addIssue({ code: "custom", message: "an id (a UUID)" });
    return parsed ?? z.NEVER;
  });
const room = z.object({ roomId: id<RoomId>() });
const place = room.extend({ messageId: id<MessageId>() });
const message = room.extend({
  message: z.string(),
  messageGroupId: z.string().optional(),
  messageType: z.enum(["TEXT", "IMAGE", "VIDEO", "FILE"]),
  attachmentIds: z.array(id<UploadId>()).max(10).optional(),
});

/** The body as JSON; undefined, which no schema takes, when it is none. */
const jsonOf = (message: AppMessage): unknown => {
  try {
    return JSON.parse(message.text() ?? "");
  } catch {
    return undefined;
  }
};

const invalidOf = ({ issues: [first] }: z.ZodError) => {
  const field = first?.path.join(".");
  return field
    ? ({ code: "request.invalid", field, rule: first?.message ?? "" } as const)
    : ({ code: "request.invalid", field: "body", rule: "a JSON object" } as const);
};

/** Reads the body, does it, and answers what the shop refuses. What cannot be done now may be sent again. */
const handler =
  <Body>(
    schema: z.ZodType<Body>,
    run: (
      by: Actor,
      body: Body,
      message: AppMessage,
    ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: Refused }>,
  ): AppHandler<Speaker> =>
  async ({ data: { by, language } }, message) => {
    const body = schema.safeParse(jsonOf(message));
    if (!body.success) return refused(invalidOf(body.error), language);
    try {
      const result = await run(by, body.data, message);
      return result.ok ? undefined : refused(result.error, language);
    } catch (cause) {
      if (cause instanceof Unavailable || cause instanceof CommitUnknown)
        return refused({ code: "service.unavailable" }, language);
      throw cause;
    }
  };

const badKey = {
  ok: false,
  error: { code: "request.invalid", field: "idempotency-key", rule: "1 to 200 printable ASCII characters" },
} as const;

const keyOf = ({ headers }: AppMessage): CommandKey | undefined | typeof badKey => {
  const text = headers.get("idempotency-key");
  if (text === undefined) return undefined;
  try {
    return commandKey(text);
  } catch {
    return badKey;
  }
};

/**
 * What may be sent to `/app/…`. A SEND with the header `idempotency-key` may be repeated: under one key a message is
 * sent once.
 */
export const chatHandlers = ({
  send,
  deleteMessages,
  read,
  typing,
}: ChatUseCases): Record<string, AppHandler<Speaker>> => ({
  "chat.sendMessage": handler(message, async (by, wish, sent) => {
    const key = keyOf(sent);
    return typeof key === "object" ? key : send(by, { ...wish, key });
  }),
  "chat.deleteMessage": handler(place, deleteMessages),
  "chat.read": handler(place, read),
  "chat.typing": handler(room, (by, { roomId }) => typing(by, roomId)),
});
