import http from "node:http";
import https from "node:https";

/** What a search engine answered to a request that reached it, whatever it says. */
export type Answer<Body> = { readonly status: number; readonly body: Body };

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/**
 * How a search engine is asked: a path with its query, and a body that is sent as it is: JSON, or lines of JSON where
 * the path ends in `_bulk` or `_msearch`. Rejects when there is no whole answer within `answerMs`. `Body` is what the
 * engine's documentation promises for the path.
 */
export type Transport = <Body>(
  method: Method,
  path: string,
  body: string | undefined,
  answerMs: number,
) => Promise<Answer<Body>>;

/** Whether a body is lines of JSON. */
const takesLines = (path: string): boolean => /\/_(bulk|msearch)(\?|$)/.test(path);
const typeOf = (path: string): string => (takesLines(path) ? "application/x-ndjson" : "application/json");

export type HttpOptions = {
  /** Sent with every request: `{ authorization: "ApiKey …" }`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
};

/**
 * By Node's own HTTP over connections that are kept: for Elasticsearch and for OpenSearch. A name and a password in the
 * address are sent along. Not by `fetch`, which costs five times the CPU for the same answer.
 */
export const httpTransport = (url: string, { headers = {} }: HttpOptions = {}): Transport => {
  const { protocol, username, password, hostname, port, pathname } = new URL(url);
  const web = protocol === "https:" ? https : http;
  const agent = new web.Agent({ keepAlive: true });
  const named = [username, password].map(decodeURIComponent).join(":");
  const node = {
    // An IPv6 address stands in brackets in an address, and without them anywhere else.
    hostname: hostname.replaceAll(/[[\]]/g, ""),
    port,
    agent,
    ...(username === "" ? {} : { auth: named }),
  };
  const base = pathname.replace(/\/$/, "");
  return <Body>(method: Method, path: string, body: string | undefined, answerMs: number) =>
    new Promise<Answer<Body>>((resolve, reject) => {
      const sent = { "content-type": typeOf(path), "content-length": Buffer.byteLength(body ?? ""), ...headers };
      const request = web.request({ ...node, method, path: base + path, headers: sent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          // A proxy answers in a language of its own.
          const isJson = response.headers["content-type"]?.includes("json") === true && text !== "";
          try {
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(isJson ? text : "null") });
          } catch (cause) {
            reject(cause);
          }
        });
      });
      const silence = setTimeout(() => request.destroy(new Error(`no answer within ${answerMs} ms`)), answerMs);
      request.on("error", reject);
      request.on("close", () => clearTimeout(silence));
      request.end(body);
    });
};

/** What is asked of the official client. Every `Client` of @elastic/elasticsearch 8 and 9 is one. */
export interface ElasticsearchClient {
  readonly transport: {
    request<Body>(
      request: { method: string; path: string; querystring?: string; body?: string; bulkBody?: string },
      options: {
        meta: true;
        ignore: number[];
        requestTimeout: number;
        maxRetries: number;
        headers: Record<string, string>;
      },
    ): Promise<{ readonly statusCode: number | null; readonly body: Body }>;
  };
}

/** Statuses that are answers, not failures of the client's. */
const answers = Array.from({ length: 200 }, (_, index) => 400 + index);

/** By the official client, with its nodes, its certificates and what it logs. It repeats nothing: the shop does. */
export const clientTransport =
  (client: ElasticsearchClient): Transport =>
  async <Body>(method: Method, path: string, body: string | undefined, answerMs: number) => {
    const [route = "", querystring] = path.split("?");
    const content = body === undefined ? {} : takesLines(path) ? { bulkBody: body } : { body };
    const { statusCode, body: answer } = await client.transport.request<Body>(
      { method, path: route, ...(querystring === undefined ? {} : { querystring }), ...content },
      {
        meta: true,
        ignore: answers,
        requestTimeout: answerMs,
        maxRetries: 0,
        // The client takes text for plain text unless it is told; both headers, since a server wants them to agree.
        headers: { accept: "application/json", "content-type": typeOf(path) },
      },
    );
    return { status: statusCode ?? 0, body: answer };
  };
