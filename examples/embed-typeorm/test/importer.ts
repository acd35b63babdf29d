import { actorOf, expectOk, type OrderId, runOnce } from "@cofshop/core";
import { createDatabase } from "@cofshop/test-services";
import { openWholesale } from "../src/wholesale.ts";

const importer = { email: "han@tea.example", name: "한차", password: "a long password", tel: "0511112222" };
const tea = { name: "보이차", price: 60_000, origin: "중국", options: [{ description: "1kg", stock: 40 }] };
const address = { city: "부산", street: "해운대로 3", zipCode: "48094" };

/** A wholesaler with forty kilos of tea in a database of its own, and an importer who orders there. */
export const openForImporter = async (postgres: string) => {
  const { url, drop } = await createDatabase(postgres);
  const { close, shop, orderOnInvoice, ...wholesale } = await openWholesale(url);
  const by = actorOf(expectOk(await shop.member.createSeller(importer)));
  const item = expectOk(await shop.item.register(by, tea));
  const lines = (quantity: number) => item.options.map((option) => ({ optionId: option.id, quantity }));
  return {
    ...wholesale,
    order: (quantity: number) => orderOnInvoice(by, { lines: lines(quantity), address }),
    cancel: async (order: OrderId) => expectOk(await shop.order.cancel(by, order, "too late")),
    stock: async () => expectOk(await shop.item.view(by, item.id)).item.options.map(({ stock }) => stock),
    tellEvents: async () => {
      for (const job of shop.jobs.filter(({ name }) => name === "relay-events"))
        expectOk(await runOnce(job, wholesale.lock));
    },
    close: async () => {
      await close();
      await drop();
    },
  };
};
