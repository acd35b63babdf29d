import { expectOk, idOf, type OrderId, type Shop, system } from "@cofshop/core";

export type Print = (ticket: string) => Promise<void>;

/**
 * A ticket in the roastery for every order. The shop keeps under this consumer's name what was printed: while the printer
 * jams it tries again, ten times in all before somebody has to look, and after a crash a ticket may come out twice.
 */
export const printTickets = (shop: Shop, print: Print): void => {
  shop.events.subscribe("ticket-printer", ["order.placed"], {
    send: async ({ subject }) => {
      const { lines } = expectOk(await shop.order.view(system("ticket-printer"), idOf<OrderId>(subject)));
      await print(
        lines
          .map(({ quantity, itemName, optionDescription }) => `${quantity} × ${itemName} ${optionDescription}`)
          .join("\n"),
      );
    },
  });
};
