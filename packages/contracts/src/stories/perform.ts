import { type MemberActor, type OptionId, Unavailable } from "@cofshop/core";
import type { Order } from "@cofshop/core/order";
import { codeOf } from "../contract.ts";
import { address, runJob } from "../fresh-shop.ts";
import { webhookAbout } from "../webhooks.ts";
import type { Action, OnOrder } from "./actions.ts";
import { ownerOf, pick, type Story } from "./story.ts";

const optionAt = ({ options }: Story, number: number): OptionId => {
  const option = pick(options, number);
  if (option === undefined) throw new Error("the shelf is not empty");
  return option;
};
const memberAt = ({ members }: Story, number: number): MemberActor => {
  const member = pick(members, number);
  if (member === undefined) throw new Error("there are members");
  return member;
};
const strangerTo = ({ members }: Story, { memberId }: Order): MemberActor => {
  const stranger = members.find(({ id }) => id !== memberId);
  if (stranger === undefined) throw new Error("there are several members");
  return stranger;
};
const itemOf = async ({ ports }: Story, option: OptionId) => {
  const [sellable] = await ports.unitOfWork.reads.items.sellables([option]);
  if (sellable === undefined) throw new Error("the shelf does not change");
  return sellable.item.id;
};

const act = async (story: Story, action: Action): Promise<string> => {
  const { shop, ports, admin, orders, payments, broughtIn } = story;
  switch (action.does) {
    case "place": {
      const lines = action.lines.map(([option, units]) => ({ optionId: optionAt(story, option), quantity: units }));
      const terms = { lines, address, usePoints: action.points };
      const placed = await shop.order.place(memberAt(story, action.who), terms);
      if (placed.ok) orders.push(placed.value);
      return codeOf(placed);
    }
    case "fill cart": {
      const optionId = optionAt(story, action.option);
      const one = { itemId: await itemOf(story, optionId), optionId, quantity: action.quantity };
      return codeOf(await shop.cart.add(memberAt(story, action.who), { lines: [one] }));
    }
    case "place from cart": {
      const terms = { address, usePoints: action.points };
      const placed = await shop.order.placeFromCart(memberAt(story, action.who), terms);
      if (placed.ok) orders.push(placed.value);
      return codeOf(placed);
    }
    case "pay at provider": {
      const payment = pick(payments, action.payment);
      if (payment !== undefined) ports.paymentGateway.pay(payment, action.outcome);
      return "ok";
    }
    case "verify": {
      const payment = pick(payments, action.payment);
      return payment === undefined ? "ok" : codeOf(await shop.payment.verify(ownerOf(story, payment), payment.id));
    }
    case "hear webhook": {
      const payment = pick(payments, action.payment);
      return payment === undefined ? "ok" : codeOf(await shop.payment.hear(webhookAbout(payment)));
    }
    case "adjust points": {
      const { id } = memberAt(story, action.who);
      return codeOf(await shop.member.adjustPoints(admin, id, { amount: action.amount, reason: "이야기" }));
    }
    case "adjust stock": {
      const answer = await shop.item.adjustStock(admin, optionAt(story, action.option), { delta: action.delta });
      const at = action.option % broughtIn.length;
      if (answer.ok) broughtIn[at] = (broughtIn[at] ?? 0) + action.delta;
      return codeOf(answer);
    }
    case "run job":
      await runJob(story, action.job);
      return "ok";
    case "wait":
      ports.clock.advance(action.ms);
      return "ok";
    default: {
      const order = pick(orders, action.order);
      return order === undefined ? "ok" : actOnOrder(story, order, action);
    }
  }
};

const actOnOrder = async (story: Story, order: Order, action: OnOrder): Promise<string> => {
  const { shop, admin, payments, ports } = story;
  const owner = ownerOf(story, order);
  const prepare = async (payMethod: string) => {
    const prepared = await shop.payment.prepare(owner, order.id, { pgProvider: "sandbox", payMethod });
    if (prepared.ok && !payments.some(({ id }) => id === prepared.value.payment.id))
      payments.push(prepared.value.payment);
    return prepared;
  };
  switch (action.does) {
    case "cancel":
      return codeOf(
        await shop.order.cancel(action.stranger ? strangerTo(story, order) : owner, order.id, "changed my mind"),
      );
    case "prepare":
      return codeOf(await prepare(action.method));
    case "buy": {
      // What an ordinary customer does in one go; each step may be refused, since it may have been made already.
      const prepared = await prepare("card");
      if (prepared.ok) {
        ports.paymentGateway.pay(prepared.value.payment, "paid");
        await shop.payment.verify(owner, prepared.value.payment.id);
      }
      if (action.until === "PAID") return "ok";
      for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
        await shop.order.move(admin, order.id, step);
      }
      if (action.until === "COMPLETED") await shop.order.confirm(owner, order.id);
      return "ok";
    }
    case "move":
      return codeOf(await shop.order.move(admin, order.id, action.to));
    case "confirm":
      return codeOf(await shop.order.confirm(owner, order.id));
    case "ask refund": {
      const one = pick(order.lines, action.line);
      const lines = one === undefined ? undefined : [{ lineId: one.id, quantity: action.quantity }];
      return codeOf(await shop.order.requestRefund(owner, order.id, { reason: "향이 달라요", lines }));
    }
    case "ask whole refund":
      return codeOf(await shop.order.requestRefund(owner, order.id, { reason: "향이 달라요" }));
    case "decide refund":
      return codeOf(
        await shop.order.decideRefund(
          admin,
          order.id,
          action.approve ? { status: "APPROVED", restock: action.restock } : { status: "REJECTED", reason: "아니요" },
        ),
      );
  }
};

/** Does it and answers in one word how it ended. Giving up after five lost races is an answer too: nothing happened. */
export const perform = async (story: Story, action: Action): Promise<string> => {
  try {
    return await act(story, action);
  } catch (cause) {
    if (cause instanceof Unavailable) return "unavailable";
    throw cause;
  }
};
