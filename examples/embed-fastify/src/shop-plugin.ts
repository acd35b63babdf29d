import { nodePorts, startJobs } from "@cofshop/adapters-node";
import { openSqlite } from "@cofshop/adapters-postgres/sqlite";
import { createShop, type Shop } from "@cofshop/core";
import { sandboxGateway } from "@cofshop/core/memory";
import plugin from "fastify-plugin";

declare module "fastify" {
  interface FastifyInstance {
    readonly shop: Shop;
  }
}

export type ShopPluginOptions = {
  /** Path of the SQLite file, or `:memory:`. */
  readonly file: string;
  /** Signs the tokens of whoever signs in: at least 64 random bytes. */
  readonly secret: string;
};

/** Gives the app a shop, `app.shop`, that lives exactly as long as the app does. */
export const shopPlugin = plugin<ShopPluginOptions>(async (app, { file, secret }) => {
  const node = nodePorts({ jwt: { secret, issuer: "roastery", audience: "roastery" } });
  const database = await openSqlite({ file });
  const shop = createShop({ ...node, ...database, paymentGateway: sandboxGateway(node.clock) });
  app.decorate("shop", shop);

  // By then every plugin has subscribed its consumers: the first run of the relay knows them all.
  let closeJobs = async (): Promise<void> => undefined;
  app.addHook("onReady", async () => {
    const onError = (error: unknown, failure: object) => app.log.error({ err: error, ...failure }, "job failed");
    closeJobs = startJobs(shop.jobs, { lock: database.lock, onError }).close;
  });
  // Fastify has answered all requests under way before it calls this.
  app.addHook("onClose", async () => {
    await closeJobs();
    await database.close();
  });
});
