import { cartTokenHeader } from "./access.ts";
import { statusOf } from "./codes.ts";
import { refreshCookie } from "./cookies.ts";
import { csrfCookie } from "./csrf.ts";
import { imagePaths } from "./file.routes.ts";
import { healthPaths } from "./health.routes.ts";
import type { HttpShop } from "./http-shop.ts";
import { operationOf } from "./openapi-operation.ts";
import { refusalResponses } from "./openapi-refusals.ts";
import { type Json, makeSchemaOf } from "./openapi-schema.ts";
import { type ShopRouterOptions, shopRoutes } from "./shop-router.ts";

export type OpenApiOptions = ShopRouterOptions & {
  /** Where `shopRouter` is mounted. Default `/api`. */
  readonly basePath?: string | undefined;
  readonly title?: string | undefined;
  readonly version?: string | undefined;
};

/** `| 409 | item.out-of-stock, … |` */
const codeTable = (): string => {
  const byStatus = new Map<number, string[]>();
  for (const [code, status] of Object.entries(statusOf)) byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  const rows = [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => `| ${status} | ${codes.join(", ")} |`);
  return ["| Status | Codes |", "|---|---|", ...rows].join("\n");
};

const description = (): string => `Every answer is an envelope: \`header.status\`, \`header.code\`, \`body.message\`,
\`body.timestamp\`, \`body.data\`. Messages are Korean, or English by \`Accept-Language\`. Ids are UUIDs, money is a
whole number of won, instants carry an offset. Feeds go on with \`nextCursor\`; it is null at the end.

${codeTable()}`;

/**
 * The OpenAPI 3.1 document of what `shopRouter(shop, options)` serves, from the same declarations. Takes some
 * milliseconds: make it when it is asked for, not when the process starts.
 */
export const openApiDocument = (shop: HttpShop, options: OpenApiOptions = {}): Json => {
  const { basePath = "/api", title = "cofshop", version = "0.0.0" } = options;
  const schemas: Json = {};
  const schemaOf = makeSchemaOf(schemas);
  const paths: { [path: string]: Json } = {};
  for (const route of shopRoutes(shop, options)) {
    const path = basePath + route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: operationOf(route, schemaOf) };
  }
  return {
    openapi: "3.1.0",
    info: { title, version, description: description(), license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "/" }],
    paths: { ...paths, ...imagePaths, ...healthPaths },
    components: {
      schemas,
      responses: refusalResponses(),
      securitySchemes: {
        accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        cartToken: { type: "apiKey", in: "header", name: cartTokenHeader },
        refreshCookie: { type: "apiKey", in: "cookie", name: refreshCookie },
        csrfCookie: { type: "apiKey", in: "cookie", name: csrfCookie },
      },
    },
  };
};
