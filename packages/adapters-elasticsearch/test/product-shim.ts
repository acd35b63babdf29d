import { once } from "node:events";
import { createServer } from "node:http";

/** `application/vnd.elasticsearch+json; compatible-with=9` is what Elasticsearch's own client calls JSON. */
const plain = (type: string | undefined): string | undefined =>
  type?.replaceAll(/application\/vnd\.elasticsearch\+(json|x-ndjson);\s*compatible-with=\d+/g, "application/$1");

/**
 * OpenSearch as Elasticsearch's official client accepts it: with the header that names the product, and media types of
 * one name. Counts what goes through it.
 */
export const productShim = async (url: string) => {
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const type = plain(request.headers["content-type"]);
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method ?? "GET",
      headers: { accept: "application/json", ...(type === undefined ? {} : { "content-type": type }) },
      body: chunks.length === 0 ? null : Buffer.concat(chunks),
    });
    response.writeHead(answer.status, { "content-type": "application/json", "x-elastic-product": "Elasticsearch" });
    response.end(await answer.text());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the shim has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
