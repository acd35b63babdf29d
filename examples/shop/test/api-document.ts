import { z } from "zod";

/** What the tests read of the document that the shop serves of itself. */

export type Schema = {
  readonly $ref?: string | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Schema | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
};

/** Keywords that are not named here stay: the validator judges by all of them. */
const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    anyOf: z.array(schema).optional(),
    oneOf: z.array(schema).optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().exactOptional(),
    enum: z.array(z.unknown()).optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    items: schema.optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
  }),
);
const schemas = z.record(z.string(), schema);
/** What has no schema is bytes. */
const content = z.record(z.string(), z.object({ schema: schema.default({}) }));

const parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean().default(false),
  schema,
});
const response = z.object({
  headers: z.record(z.string(), z.object({ required: z.boolean().default(false), schema })).default({}),
  content: content.default({}),
});
const operation = z.object({
  summary: z.string().default(""),
  description: z.string().default(""),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string(), z.union([z.object({ $ref: z.string() }), response])),
});
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas, responses: z.record(z.string(), response) }),
});

export type ApiDocument = z.output<typeof document>;
export type Parameter = z.output<typeof parameter>;
export type Response = z.output<typeof response>;
export type Operation = {
  /** `POST /api/orders/{id}` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Whom it is for, as its description says: `anonymous`, `public`, `member` … */
  readonly who: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  /** Its body is a form with files. */
  readonly form: boolean;
  /** By status. Ranges are not among them: `5XX` allows nothing. */
  readonly responses: ReadonlyMap<number, Response>;
};

export const parseDocument = (json: unknown): ApiDocument => document.parse(json);

export const readDocument = async (origin: string): Promise<ApiDocument> =>
  parseDocument(await (await fetch(`${origin}/openapi.json`)).json());

export const operationsOf = ({ paths, components }: ApiDocument): readonly Operation[] => {
  const responsesOf = (responses: z.output<typeof operation>["responses"]): Operation["responses"] => {
    const byStatus = new Map<number, Response>();
    for (const [status, one] of Object.entries(responses)) {
      const found = "$ref" in one ? components.responses[one.$ref.split("/").at(-1) ?? ""] : one;
      if (found !== undefined && /^\d{3}$/.test(status)) byStatus.set(Number(status), found);
    }
    return byStatus;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([verb, { summary, description, parameters, requestBody, responses }]): Operation => {
      const method = verb.toUpperCase();
      return {
        name: `${method} ${path}`,
        method,
        path,
        summary,
        who: /^Who: (\w+)/.exec(description)?.[1] ?? "anonymous",
        parameters,
        body: requestBody?.content["application/json"]?.schema,
        form: requestBody?.content["multipart/form-data"] !== undefined,
        responses: responsesOf(responses),
      };
    }),
  );
};
