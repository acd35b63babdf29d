import type { ShopEvent } from "@cofshop/core";

/** Whose history an event belongs to, and when it is told: what the types cannot say. A new event does not compile here. */
export const eventFacts: Readonly<Record<ShopEvent["type"], readonly [subject: string, told: string]>> = {
  "member.signed-up": ["member", "an account was made, by signing up, by enrolling or by an admin"],
  "member.profile-changed": ["member", "name or telephone number changed"],
  "member.password-changed": ["member", "the password was changed or replaced by a letter; every session has ended"],
  "member.withdrawn": ["member", "the member left; nothing tells any more who it was"],
  "member.state-changed": ["member", "an admin suspended the member or let him in again"],
  "member.role-changed": ["member", "an admin changed what the member may do"],
  "member.tier-changed": [
    "`membership:` and the member's id",
    "completed or returned orders moved the member to another tier",
  ],
  "member.password-reset-requested": [
    "request",
    "somebody asked for a letter; also for an e-mail address that nobody has, so look before you write",
  ],
  "item.changed": [
    "item",
    "an item was registered, edited, stopped, sold again or deleted; read it to know what. Stock alone is not told",
  ],
  "review.written": ["review", "a buyer reviewed an item"],
  "review.edited": ["review", "a review changed; `before` is the rating that it had"],
  "review.deleted": ["review", "a review was taken away, by its author or by an admin"],
  "coupon.created": ["coupon", "a coupon is offered; without a `quantity` everybody may have one"],
  "coupon.state-changed": ["coupon", "a coupon was withdrawn or offered again, or its time was over"],
  "coupon.stock-added": ["coupon", "a limited coupon has more units; `quantity` is the new total"],
  "coupon.claim-revoked": ["coupon", "an admin took an unused coupon back from a member"],
  "coupon.claims-lost": [
    "coupon",
    "sequences that were given out and lost with the stock's memory; their units went back",
  ],
  "coupon.issued": [
    "the first of these member coupons",
    "coupons were written to their members, many in one event where many claimed",
  ],
  "order.placed": ["order", "goods are set aside and wait to be paid for"],
  "order.paid": ["order", "the whole price has come in, or there was none to pay"],
  "order.cancelled": ["order", "the order ended before it was shipped; goods, points and coupon are back"],
  "order.state-changed": ["order", "any other step: prepared, shipped, delivered, completed"],
  "order.refund-requested": ["order", "a customer wants to send goods back"],
  "order.refund-rejected": ["order", "an admin said no"],
  "order.refund-approved": ["order", "an admin said yes; the provider has not answered yet"],
  "order.refunded": ["order", "the money is back; `to` is the order's state now"],
  "payment.paid": ["payment", "the provider's word was checked and the amount is right"],
  "payment.failed": ["payment", "an attempt ended without money"],
  "payment.refund-due": ["payment", "money came in that the shop may not keep; the job `return-money` gives it back"],
  "payment.refunded": ["payment", "money went back; `amount` is what went this time"],
  "payment.difference-found": [
    "attempt, by its `merchantUid`",
    "the provider's books and ours differ, and a person has to look",
  ],
  "chat.room-opened": ["room", "a customer asks for somebody"],
  "chat.agent-joined": ["room", "an agent takes the room"],
  "chat.handed-over": ["room", "another agent goes on with it"],
  "chat.room-closed": ["room", "nothing more is said in it"],
  "statistics.difference-found": ["check", "what was counted was not what the orders say; it was put right"],
};
