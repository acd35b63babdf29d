import { paymentGatewayContract } from "@cofshop/contracts";
import { startFakePortone } from "../src/fake/index.ts";
import { portoneV2Gateway } from "../src/index.ts";

paymentGatewayContract("PortOne V2", async () => {
  const fake = await startFakePortone();
  const { url, apiSecret, storeId, webhookSecret, close } = fake;
  return {
    paymentGateway: portoneV2Gateway({ url, apiSecret, storeId, webhookSecrets: [webhookSecret] }),
    pay: ({ merchantUid, price: amount, currency }) => void fake.pay(merchantUid, { amount, currency }),
    fail: ({ merchantUid, price: amount, currency }) => void fake.fail(merchantUid, { amount, currency }),
    givenBack: async (merchantUid) => fake.givenBack(merchantUid),
    breakDown: close,
    webhook: (merchantUid) => fake.webhookOf(merchantUid),
    close,
  };
});
