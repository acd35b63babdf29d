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

export type FetchOptions = {
  /** Sent with every request: `{ authorization: "ApiKey …" }`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
};

/** By Node's own `fetch`: for Elasticsearch and for OpenSearch. A name and a password in the address are sent along. */
export const fetchTransport = (url: string, { headers = {} }: FetchOptions = {}): Transport => {
  const node = new URL(url);
  const { username, password } = node;
  node.username = "";
  node.password = "";
  const base = node.href.replace(/\/$/, "");
  const named = [username, password].map(decodeURIComponent).join(":");
  const known = username === "" ? {} : { authorization: `Basic ${Buffer.from(named).toString("base64")}` };
  return async (method, path, body, answerMs) => {
    const type = takesLines(path) ? "application/x-ndjson" : "application/json";
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { "content-type": type, ...known, ...headers },
      body: body ?? null,
      signal: AbortSignal.timeout(answerMs),
    });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text === "" ? "null" : text) };
  };
};

/** What is asked of the official client. Every `Client` of @elastic/elasticsearch 8 and 9 is one. */
export interface ElasticsearchClient {
  readonly transport: {
    request<Body>(
      request: { method: string; path: string; querystring?: string; body?: string; bulkBody?: string },
      options: { meta: true; ignore: number[]; requestTimeout: number; maxRetries: number },
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
      { meta: true, ignore: answers, requestTimeout: answerMs, maxRetries: 0 },
    );
    return { status: statusCode ?? 0, body: answer };
  };
