import { expectOk, money, type OptionId } from "@cofshop/core";
import type { OrderState } from "@cofshop/core/order";
import type { MemberActor } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { type Answer, codeOf, contract, upTo } from "./contract.ts";
import {
  address,
  card,
  type FreshShop,
  freshShop,
  itemOnSale,
  oneOf,
  password,
  payAtProvider,
  placeOrder,
  preparePayment,
  runJob,
  type ShopSubject,
  signUpMany,
} from "./fresh-shop.ts";
import { optionsOf } from "./rows.ts";

/** Each race is run on that many members at once, who meet at different moments. */
const TIMES = 24;

/** Races between members who leave and their own last orders: nobody who is gone has paid for anything. */
export const withdrawalRaces = (name: string, create: () => Promise<ShopSubject>): void => {
  contract(`Races of withdrawals: ${name}`, create, [], (its) => {
    const withdraw = ({ shop }: FreshShop, by: MemberActor) => shop.member.withdraw(by, { password });
    const statesOf = async ({ shop, admin }: FreshShop, { id }: MemberActor): Promise<readonly OrderState[]> => {
      const table = expectOk(await shop.order.list(admin, { memberId: id }));
      return table.content.map(({ state }) => state);
    };

    /** Lets each member leave while he does something else; answers both answers for each. */
    const race = (
      fresh: FreshShop,
      members: readonly MemberActor[],
      act: (by: MemberActor, index: number) => Promise<Answer>,
    ) =>
      Promise.all(
        members.map(async (by, index) => {
          const late = async () => {
            for (const _ of upTo(index % 6)) await fresh.shop.member.profile(by);
            return act(by, index);
          };
          const [left, acted] = await Promise.all([withdraw(fresh, by), late()]);
          return { by, left: codeOf(left), acted: codeOf(acted) };
        }),
      );

    const either = [
      ["ok", "member.quit"],
      ["member.open-orders", "ok"],
    ];

    test("an order that costs nothing is placed and keeps its member, or he is gone and it is not placed", async () => {
      const free = { unitPrice: () => money(0), deliveryFee: () => money(0) };
      const fresh = await freshShop(its(), free);
      const options: readonly OptionId[] = optionsOf(await itemOnSale(fresh, [TIMES]));
      const members = await signUpMany(fresh, TIMES);
      const answers = await race(fresh, members, (by) =>
        fresh.shop.order.place(by, { lines: oneOf(options), address }),
      );
      for (const { by, left, acted } of answers) {
        expect(either).toContainEqual([left, acted]);
        expect(await statesOf(fresh, by)).toEqual(left === "ok" ? [] : ["PAID"]);
      }
    });

    test("a waiting order's payment begins and keeps its member, or he is gone and it never does", async () => {
      const fresh = await freshShop(its(), { autoCancelAfterMs: 0 });
      const options = optionsOf(await itemOnSale(fresh, [TIMES]));
      const members = await signUpMany(fresh, TIMES);
      const orders = await Promise.all(members.map((by) => placeOrder(fresh, by, oneOf(options))));
      const answers = await race(fresh, members, (by, index) => {
        const order = orders[index];
        if (order === undefined) throw new Error("everybody has an order");
        return fresh.shop.payment.prepare(by, order.id, card);
      });
      for (const { by, left, acted } of answers) {
        expect(either).toContainEqual([left, acted]);
        expect(await statesOf(fresh, by)).toEqual([left === "ok" ? "WAITING_FOR_PAY" : "PAYMENT_PENDING"]);
      }
      // What those who are gone have left behind is ended like anybody's.
      fresh.ports.clock.advance(1);
      await runJob(fresh, "auto-cancel-orders");
      for (const { by, left } of answers) if (left === "ok") expect(await statesOf(fresh, by)).toEqual(["CANCELLED"]);
    });

    test("whoever pays at this moment stays, whichever of the two is heard first", async () => {
      const fresh = await freshShop(its());
      const options = optionsOf(await itemOnSale(fresh, [TIMES]));
      const members = await signUpMany(fresh, TIMES);
      const payments = await Promise.all(
        members.map(async (by) => {
          const payment = await preparePayment(fresh, by, (await placeOrder(fresh, by, oneOf(options))).id);
          payAtProvider(fresh, payment);
          return payment;
        }),
      );
      const answers = await race(fresh, members, (by, index) => {
        const payment = payments[index];
        if (payment === undefined) throw new Error("everybody has paid");
        return fresh.shop.payment.verify(by, payment.id);
      });
      for (const { by, left, acted } of answers) {
        expect([left, acted]).toEqual(["member.open-orders", "ok"]);
        expect(await statesOf(fresh, by)).toEqual(["PAID"]);
      }
    });

    test("two admins who leave at once: one is gone, the other stays", async () => {
      const fresh = await freshShop(its());
      const command = { name: "관리자", password, tel: "0212345678" };
      let stays = fresh.admin;
      for (const round of upTo(6)) {
        const email = `rival-${round}@example.com`;
        const { id } = expectOk(await fresh.shop.member.createAdmin({ ...command, email }));
        const rival: MemberActor = { kind: "member", id, role: "ADMIN" };
        const [first, second] = await Promise.all([withdraw(fresh, stays), withdraw(fresh, rival)]);
        expect([first, second].map(codeOf).sort()).toEqual(["member.last-admin", "ok"]);
        if (first.ok) stays = rival;
      }
    });
  });
};
