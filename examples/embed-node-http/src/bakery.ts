import { once } from "node:events";
import { createServer } from "node:http";
import { openBakeryShop } from "./bakery-shop.ts";
import { apologise, serve } from "./till.ts";

export type Bakery = {
  readonly url: string;
  /** Answers whoever is being served, takes no more, then closes the shop. Closing again does nothing. */
  close(): Promise<void>;
};

/** Opens the shop, then the door; closes them in the reverse order. Port 0 takes any free one. */
export const openBakery = async ({ file, port }: { readonly file: string; readonly port: number }): Promise<Bakery> => {
  const shop = await openBakeryShop(file);
  const server = createServer((request, response) => {
    void serve(shop, request)
      .catch(apologise)
      .then(({ status, body }) => {
        // A connection kept for more requests would keep a closing bakery waiting.
        if (!server.listening) response.setHeader("connection", "close");
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      });
  });

  try {
    await once(server.listen(port, "127.0.0.1"), "listening");
  } catch (cause) {
    await shop.close();
    throw cause;
  }
  const address = server.address();
  let closing: Promise<void> | undefined;
  const closeUp = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    await closed;
    await shop.close();
  };
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : port}`,
    close: () => {
      closing ??= closeUp();
      return closing;
    },
  };
};
