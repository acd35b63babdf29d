import { paymentGatewayContract } from "@cofshop/contracts";
import { startFakePortone } from "../src/fake/index.ts";
import { portoneV1Gateway } from "../src/index.ts";

paymentGatewayContract("PortOne V1", async () => {
  const fake = await startFakePortone();
  const { url, impKey, impSecret, close } = fake;
  return {
    paymentGateway: portoneV1Gateway({ url, impKey, impSecret }),
    pay: ({ merchantUid, price: amount, currency }) => void fake.pay(merchantUid, { amount, currency }),
    fail: ({ merchantUid, price: amount, currency }) => void fake.fail(merchantUid, { amount, currency }),
    givenBack: async (merchantUid) => fake.givenBack(merchantUid),
    breakDown: close,
    webhook: (merchantUid) => fake.webhookOf(merchantUid, "Paid", "v1"),
    close,
  };
});
