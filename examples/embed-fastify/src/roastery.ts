import { anonymous } from "@cofshop/core";
import Fastify, { type FastifyRequest } from "fastify";
import { coffeePath, credentials, customerForm, orderForm, readForm, type ZodForms } from "./forms.ts";
import { orRefuse } from "./or-refuse.ts";
import { type ShopPluginOptions, shopPlugin } from "./shop-plugin.ts";
import { type Print, printTickets } from "./ticket-printer.ts";

export type RoasteryOptions = ShopPluginOptions & { readonly print: Print };

/** The roastery's own app: its routes, its forms, and our shop as one plugin among others. */
export const openRoastery = async ({ print, ...options }: RoasteryOptions) => {
  const app = Fastify().withTypeProvider<ZodForms>().setValidatorCompiler(readForm);
  await app.register(shopPlugin, options);
  const { shop } = app;
  printTickets(shop, print);

  /** Who asks, by the token that they got for signing in. No token is as good as a wrong one. */
  const actorOf = async ({ headers: { authorization = "" } }: FastifyRequest) =>
    orRefuse(await shop.security.authenticate(authorization.replace("Bearer ", "")));

  app.get("/coffee", async () => orRefuse(await shop.item.list(anonymous, {})));

  app.get("/coffee/:id", { schema: { params: coffeePath } }, async ({ params }) =>
    orRefuse(await shop.item.view(anonymous, params.id)),
  );

  app.post("/customers", { schema: { body: customerForm } }, async ({ body }, reply) => {
    const { id } = orRefuse(await shop.member.signUp(anonymous, body));
    return reply.code(201).send({ id });
  });

  app.post("/sessions", { schema: { body: credentials } }, async ({ body }, reply) => {
    const { accessToken } = orRefuse(await shop.security.logIn(anonymous, body));
    return reply.code(201).send({ accessToken });
  });

  app.post("/orders", { schema: { body: orderForm } }, async (request, reply) => {
    const { id, finalPrice } = orRefuse(await shop.order.place(await actorOf(request), request.body));
    return reply.code(201).send({ id, toPay: finalPrice });
  });

  return app;
};
