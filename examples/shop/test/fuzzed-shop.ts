import { z } from "zod";
import { makeJudge } from "./answer-judge.ts";
import { type Operation, operationsOf, readDocument } from "./api-document.ts";
import { beginVisit, type Call, nobody, type Person, type Role } from "./fuzz-story.ts";
import type { Generated, Request } from "./generated-request.ts";
import { makeHeard } from "./heard.ts";

const envelope = z.object({ body: z.object({ data: z.unknown() }) });
const attributeOf = (line: string, name: string) => new RegExp(`; ${name}=([^;]+)`, "i").exec(line)?.[1];

const keepCookies = ({ cookies }: Person, headers: Headers): void => {
  for (const line of headers.getSetCookie()) {
    const [name = "", value = ""] = line.split(";")[0]?.split("=") ?? [];
    const gone = Date.parse(attributeOf(line, "Expires") ?? "9999-12-31") <= Date.now();
    if (gone) cookies.delete(name);
    else cookies.set(name, { value, path: attributeOf(line, "Path") ?? "/" });
  }
};
const identify = ({ token, cookies }: Person, target: string): Readonly<Record<string, string>> => {
  const sent = [...cookies].flatMap(([name, { value, path }]) => (target.startsWith(path) ? [`${name}=${value}`] : []));
  return {
    ...(token === "" ? {} : { Authorization: `Bearer ${token}` }),
    ...(sent.length === 0 ? {} : { Cookie: sent.join("; ") }),
  };
};

/** Whom an operation is for; whoever may be anybody is the member. */
const rightful: Readonly<Record<string, Role>> = { member: "member", seller: "seller", admin: "admin" };

/** A shop under fire: every answer of it is judged by its own document, and what it tells feeds the next requests. */
export const openFuzzedShop = async (url: string) => {
  const document = await readDocument(url);
  const operations = operationsOf(document);
  const judge = makeJudge(document);
  /** What is wrong, with one request that shows it. */
  const complaints = new Map<string, string>();
  const succeeded = new Set<string>();
  let heard = makeHeard();
  let people: Partial<Record<Role, Person>> = {};

  const send = async (operation: Operation, { method, target, headers, body }: Request, by: Person) => {
    const response = await fetch(url + target, {
      method,
      redirect: "manual",
      headers: { ...identify(by, target), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    keepCookies(by, response.headers);
    const text = await response.text();
    const { status, ok } = response;
    if (ok) succeeded.add(operation.name);
    for (const complaint of judge(operation, { status, headers: response.headers, text })) {
      complaints.set(`${operation.name}: ${complaint}`, `${target.slice(0, 300)} ${body?.slice(0, 300) ?? ""}`);
    }
    const isEnvelope = response.headers.get("Content-Type")?.startsWith("application/json") === true;
    const data = ok && isEnvelope ? envelope.safeParse(JSON.parse(text)).data?.body.data : undefined;
    heard.listen(operation.path, data);
    return { ok, data };
  };

  const call: Call = async (name, by, { ids = {}, body } = {}) => {
    const operation = operations.find((one) => one.name === name);
    if (operation === undefined) throw new Error(`the story tells of ${name}, the document does not`);
    const { method, path } = operation;
    const target = path.replace(/\{(\w+)\}/g, (_, id: string) => ids[id] ?? "");
    const headers = { "Content-Type": "application/json" };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const { ok, data } = await send(operation, { method, target, headers, body: text }, by);
    if (!ok) throw new Error(`the story's ${name} did not succeed`);
    return data;
  };

  /** Of some tellings the one that has most of what the request names: what was told together fits together. */
  const fill = ({ latest, make }: Generated): Request => {
    const filled = latest.map((pick) => {
      const telling = heard.telling(pick);
      let far = 0;
      const request = make((wanted, at) => {
        const found = heard.find(wanted, telling, at);
        if (found?.near === false) far += 1;
        return found?.text;
      });
      return { request, far };
    });
    return filled.reduce((best, other) => (other.far < best.far ? other : best)).request;
  };

  const begin = async (): Promise<void> => {
    heard = makeHeard();
    people = await beginVisit(call, heard);
  };

  /** Makes the request of what is known now, and sends it. */
  const strike = async (operation: Operation, generated: Generated): Promise<void> => {
    const who = generated.who === "rightful" ? (rightful[operation.who] ?? "member") : generated.who;
    const forger = { ...nobody(), token: "eyJhbGciOiJub25lIn0.e30." };
    const by = who === "forger" ? forger : who === "nobody" ? nobody() : (people[who] ?? nobody());
    const request = fill(generated);
    const key = request.headers["Idempotency-Key"];
    if (key !== undefined) heard.note({ "Idempotency-Key": key });
    await send(operation, request, by);
  };

  return {
    document,
    operations,
    begin,
    strike,
    succeeded: (name: string) => succeeded.has(name),
    complaints: () => [...complaints].map(([complaint, request]) => `${complaint} (${request})`),
  };
};
export type FuzzedShop = Awaited<ReturnType<typeof openFuzzedShop>>;
