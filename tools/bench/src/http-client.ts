import { Pool } from "undici";

export const CONNECTIONS = 20;

/** Requests over kept-alive connections. An answer other than 2xx throws: a bench of errors measures nothing. */
export type HttpClient = {
  send(method: "GET" | "POST" | "DELETE", path: string, token?: string, body?: object): Promise<string>;
  close(): Promise<void>;
};

export const httpClient = (url: string, connections = CONNECTIONS): HttpClient => {
  const pool = new Pool(url, { connections });
  return {
    send: async (method, path, token, body) => {
      const headers = {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      };
      const answer = await pool.request({
        method,
        path,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await answer.body.text();
      if (answer.statusCode >= 300) throw new Error(`${method} ${path} was answered ${answer.statusCode}: ${text}`);
      return text;
    },
    close: () => pool.close(),
  };
};

/** What an answer of the shop carries in its envelope. */
export const dataOf = <T>(answer: string): T => {
  const { body }: { readonly body: { readonly data: T } } = JSON.parse(answer);
  return body.data;
};
