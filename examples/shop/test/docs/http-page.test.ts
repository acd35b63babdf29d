import { openApiDocument, type Route, shopRoutes, statusOf } from "@cofshop/adapters-http";
import { createShop } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { expect, test } from "vitest";
import { type ApiDocument, type Operation, operationsOf, parseDocument, type Response } from "../api-document.ts";
import { pathOf } from "./pages.ts";
import { wordsOf } from "./schema-words.ts";

const ports = memoryPorts();
const shop = createShop(ports);
const options = { sandbox: ports.paymentGateway, lock: ports.lock };

const document: ApiDocument = parseDocument(openApiDocument(shop, options));
const operations = operationsOf(document);
const routes: ReadonlyMap<string, Route> = new Map(
  shopRoutes(shop, options).map((route) => [
    `${route.method.toUpperCase()} /api${route.path.replaceAll(/:(\w+)/g, "{$1}")}`,
    route,
  ]),
);

const code = (text: string): string => `\`${text}\``;

/** What stands in the envelope's `data`; the media types where it is no envelope. */
const dataOf = ({ content }: Response): string => {
  const json = content["application/json"];
  const data = json?.schema.properties?.["body"]?.properties?.["data"];
  const others = Object.keys(content).filter((type) => type !== "application/json");
  return [...(data === undefined ? [] : [code(wordsOf(data))]), ...others.map(code)].join(", or ");
};

const inputsOf = ({ parameters, body, form }: Operation): readonly string[] => {
  const named = (["path", "query", "header"] as const).flatMap((where) => {
    const here = parameters.filter((parameter) => parameter.in === where);
    const each = here.map(({ name, required, schema }) => code(`${name}${required ? "" : "?"}: ${wordsOf(schema)}`));
    return here.length === 0 ? [] : [`- ${where}: ${each.join(", ")}`];
  });
  return [
    ...named,
    ...(body === undefined ? [] : [`- body: ${code(wordsOf(body))}`]),
    ...(form ? ["- body: a form (`multipart/form-data`) with `files`"] : []),
  ];
};

const answersOf = ({ responses }: Operation): readonly string[] =>
  [...responses]
    .filter(([status]) => status < 300)
    .map(([status, response]) => `- ${[String(status), dataOf(response)].filter((text) => text !== "").join(": ")}`);

const refusalsOf = ({ name, responses }: Operation): readonly string[] => {
  const statuses = [...responses.keys()].filter((status) => status >= 300).sort((a, b) => a - b);
  const own = [...(routes.get(name)?.refusals ?? [])].sort();
  return [
    ...(statuses.length === 0 ? [] : [`- refused with ${statuses.join(", ")}`]),
    ...(own.length === 0
      ? []
      : [`- its own codes: ${own.map((each) => `${code(each)} ${statusOf[each]}`).join(", ")}`]),
  ];
};

const operationOf = (operation: Operation): string => {
  const { name, summary, who } = operation;
  const lines = [
    `- who: ${routes.get(name)?.access ?? who}`,
    ...inputsOf(operation),
    ...answersOf(operation),
    ...refusalsOf(operation),
  ];
  return [`### ${name}`, `${summary}.`, lines.join("\n")].join("\n\n");
};

/** The part of the shop that an address belongs to. What is not below `/api` is the host's own. */
const partOf = ({ path }: Operation): string =>
  path.startsWith("/api/") ? (path.split("/")[2] ?? "") : "beside the API";

const parts = [...new Set(operations.map(partOf))].map((part) =>
  [`## ${part}`, ...operations.filter((operation) => partOf(operation) === part).map(operationOf)].join("\n\n"),
);

const shapes = Object.entries(document.components.schemas)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([name, schema]) => `### ${name}\n\n\`\`\`text\n${wordsOf(schema)}\n\`\`\``);

const httpPage = (): string =>
  `${[
    "# HTTP",
    [
      "Every operation of `shopRouter`: who may call it, what it takes, what it answers and refuses with. The running",
      "shop serves the same as OpenAPI 3.1 at `/openapi.json`, and to try out at `/docs`.",
    ].join("\n"),
    "Made by `npm run docs:http` from the OpenAPI document; a test fails while it differs from it.",
    [
      "- **Answers** are an envelope, `{ header: { status, code }, body: { message, timestamp, data } }`; after a status",
      "  stands what `data` is. A feed goes on with its `nextCursor`.",
      "- **Who**: `anonymous` is anybody, whose token is not looked at; `public` anybody, whose token must be good if there",
      "  is one; `cart` whoever is signed in, or a guest with the token of his cart; `member` whoever is signed in; `seller`",
      "  sellers and admins; `admin` admins.",
      "- **Codes** that follow from what an operation takes are not repeated: 400 `request.…`, 401 and 403 `auth.…`, 404",
      "  of what a path names, 409 and 422 `idempotency.…`, 413 and 415 of a body, 5xx of breakage.",
      '  [error-codes.md](error-codes.md) has all of them. "Its own codes" are those that it declares beside them.',
      "- **Values**: an id is a UUID, an instant ISO 8601 with its offset, a day `YYYY-MM-DD` of the shop's zone, money",
      "  whole won. `?` may be left out. An unknown field is refused. Names of shapes are [below](#shapes).",
      "- `POST /api/payments/sandbox/…` is there in a shop that moves no money, `POST /api/admin/jobs/…` where the host",
      "  gives a lock. What callers may rely on, keys and cookies included:",
      "  [the adapter's README](../packages/adapters-http/README.md#what-callers-may-rely-on).",
    ].join("\n"),
    ...parts,
    ...(shapes.length === 0 ? [] : ["## Shapes", ...shapes]),
  ].join("\n\n")}\n`;

test("docs/http.md has every operation of the OpenAPI document, and no other: npm run docs:http", async () => {
  await expect(httpPage()).toMatchFileSnapshot(pathOf("docs/http.md"));
});

test("every route of the shop is an operation of the page, and its own codes are among what it says", () => {
  expect([...routes.keys()].filter((name) => !operations.some((operation) => operation.name === name))).toEqual([]);
  const page = httpPage();
  for (const route of routes.values()) for (const each of route.refusals) expect(page).toContain(code(each));
});
