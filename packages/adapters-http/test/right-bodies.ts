import type { Route } from "../src/index.ts";
import { address } from "./goods.ts";

type Ids = Readonly<Record<string, string>>;

/** A body for each path, or for a call where a path has two. */
const rightBodies = (ids: Ids) => {
  const { itemId, optionId, categoryId, orderItemId, memberCouponId, messageId, agentId } = ids;
  const line = { itemId, optionId, quantity: 1 };
  const option = { description: "x", stock: 1, additionalPrice: 0, discountRate: 0, inventoryPolicy: "track" };
  const image = { imgUrl: "/a", oriImgName: "a", imgType: "SUB" };
  const item = { itemName: "x", price: 1, discount: 0, deliveryFee: 0, origin: "x", itemLimit: 1 };
  const edit = {
    ...item,
    existingItemOptions: [{ id: optionId, description: "x" }],
    addItemOptions: [option],
    addItemImgs: [image],
    deleteImgIds: [itemId],
    deleteCategoryIds: [categoryId],
  };
  const coupon = { name: "x", type: "RATE", discountValue: 1, maxDiscountAmount: 1, minOrderPrice: 0 };
  const times = { validFrom: "2026-01-01", validTo: "2026-12-31", issueFrom: "2026-01-01T00:00:00+09:00" };
  const bodies: Readonly<Record<string, unknown>> = {
    "/members/signup": { email: "n@example.com", memberName: "n", memberPwd: "12345678", tel: "0101234567" },
    "/members/me/password": { oldPassword: "correct horse", password: "another horse" },
    "/members/:id/state": { memberState: "SUSPENDED" },
    "/members/:id/role": { role: "SELLER" },
    "/members/:id/point": { amount: 1, reason: "x" },
    // Of a right shape, and wrong: whoever is gone can be attacked no more.
    "DELETE /members/me": { password: "not the password" },
    "/members/me": { memberName: "n", tel: "0101234567" },
    "/auth/login": { email: "member@example.com", memberPwd: "x" },
    "/auth/password-reset": { email: "member@example.com" },
    "/auth/password-reset/confirm": { token: "x", memberPwd: "12345678" },
    "/item": { ...item, itemOptions: [option], itemImages: [image], categoryIds: [categoryId] },
    "/item/:id": edit,
    "/item/:id/state": { itemState: "SELL" },
    "/item/options/:id/stock": { delta: 0, reason: "x" },
    "/categories": { name: "n", parentCategoryId: categoryId },
    "/reviews/items/:itemId": { rating: 5, content: "x" },
    "/reviews/:id": { rating: 5, content: "x" },
    "/coupon": { ...coupon, ...times, issueTo: "2026-12-31T00:00:00Z", couponCount: 1 },
    "/coupon/:id/state": { state: "AVAILABLE" },
    "/coupon/:id/stock": { delta: 1 },
    "/memberCoupon/me/codes": { code: "SPRING-2026" },
    "/cart-items/me/items": line,
    "/cart-items/me/items/list": [line, line],
    "/cart-items/me/quantity": line,
    "/orders": { address, deliveryRequest: "x", usePoint: 0, orderItems: [line] },
    "/orders/from-cart": { address, memberCouponId, usePoint: 0, optionIds: [optionId] },
    "/orders/:id/cancel": { cancelReason: "x" },
    "POST /orders/:id/refund-request": {
      refundRequestReason: "x",
      lines: [{ orderItemId, quantity: 1 }],
    },
    "PATCH /orders/:id/refund-request": { refundRequestStatus: "APPROVED", processReason: "x", restock: true },
    "/orders/:id/state": { orderState: "SHIPPING" },
    "/payments/orders/:orderId": { pgProvider: "x", payMethod: "x" },
    "/payments/:id/verify": { impUid: "x" },
    "/payments/:id/refund": { lines: [{ orderItemId, quantity: 1 }], reason: "x", restock: true },
    "/chat-rooms/:id/hand-over": { agentId },
    "/chat-rooms/:id/read": { messageId },
    "/statistics/rebuild": { from: "2026-01-01", to: "2026-01-02" },
    "/payments/sandbox/:merchantUid/pay": { outcome: "failed" },
  };
  return bodies;
};

/** A body that is right for a route as it stands, so that one wrong field is all that is wrong. */
export const rightBody = (ids: Ids, { name, path }: Pick<Route, "name" | "path">): unknown => {
  const bodies = rightBodies(ids);
  return bodies[name] ?? bodies[path];
};
