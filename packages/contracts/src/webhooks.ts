import { err, ok, type ShopPorts } from "@cofshop/core";
import type { Payment, WebhookRequest } from "@cofshop/core/payment";

/** A webhook of a provider whose bodies are the name of an attempt and nothing else. */
export const webhookAbout = ({ merchantUid }: Payment): WebhookRequest => ({
  headers: {},
  body: new TextEncoder().encode(merchantUid),
});

/** The ports with such a provider, all of whose webhooks are proven. */
export const hearingWebhooks = <Ports extends Pick<ShopPorts, "paymentGateway">>(ports: Ports): Ports => ({
  ...ports,
  paymentGateway: {
    ...ports.paymentGateway,
    parseWebhook: async ({ body }: WebhookRequest) => {
      const merchantUid = new TextDecoder().decode(body);
      return merchantUid === "" ? err({ code: "payment.webhook-invalid" }) : ok({ merchantUid, signed: true });
    },
  },
});
