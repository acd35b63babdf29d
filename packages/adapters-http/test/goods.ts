import { expectOk, idOf, type RoomId } from "@cofshop/core";
import { dataOf, type Person, type World } from "./world.ts";

export const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };

export type Goods = { readonly itemId: string; readonly optionId: string; readonly categoryId: string };
export type ItemData = { readonly id: string; readonly itemOptions: readonly { readonly id: string }[] };

/** One item on sale, 100 of its only option. */
export const putOnSale = async (world: World, admin: Person, seller: Person): Promise<Goods> => {
  const category = await world.call("POST", "/categories", { token: admin.token, body: { name: "원두" } });
  return putBeside(world, seller, dataOf<{ id: string }>(category).id);
};

/** Another such item in a category that is there. */
export const putBeside = async ({ call }: World, seller: Person, categoryId: string): Promise<Goods> => {
  const item = await call("POST", "/item", {
    token: seller.token,
    body: {
      itemName: "에티오피아 예가체프",
      price: 18_000,
      discount: 10,
      origin: "에티오피아",
      categoryIds: [categoryId],
      itemOptions: [{ description: "200 g", additionalPrice: 0, stock: 100 }],
      itemImages: [{ imgUrl: "/images/y.webp", oriImgName: "y.webp", imgType: "REPRESENTATIVE" }],
    },
  });
  const { id: itemId, itemOptions } = dataOf<ItemData>(item);
  return { itemId, optionId: itemOptions[0]?.id ?? "", categoryId };
};

/** The id of a coupon that an admin offers: 1,000 won off anything, for the first 100 who want it. */
export const offerCoupon = async ({ call }: World, { token }: Person, more: object = {}): Promise<string> => {
  const days = { validFrom: "2026-01-01", validTo: "2026-12-31" };
  const body = { name: "새해 쿠폰", type: "FIXED", discountValue: 1_000, couponCount: 100, ...days, ...more };
  return dataOf<{ id: string }>(await call("POST", "/coupon", { token, body })).id;
};

export const orderBody = ({ itemId, optionId }: Goods, quantity = 2) => ({
  address,
  orderItems: [{ itemId, optionId, quantity }],
});

/** An order of the member's, and a payment begun for it. */
export const placeAndPrepare = async (
  world: World,
  { token }: Person,
  goods: Goods,
  quantity = 2,
  terms: { readonly memberCouponId?: string } = {},
) => {
  const order = await world.call("POST", "/orders", { token, body: { ...orderBody(goods, quantity), ...terms } });
  const { orderId, orderItems } = dataOf<{ orderId: string; orderItems: { orderItemId: string }[] }>(order);
  const body = { pgProvider: "sandbox", payMethod: "card" };
  const payment = await world.call("POST", `/payments/orders/${orderId}`, { token, body });
  const orderItemId = orderItems[0]?.orderItemId ?? "";
  return { orderId, orderItemId, ...dataOf<{ paymentId: string; merchantUid: string }>(payment) };
};

/** A member who has paid for the goods, and has them brought to the door. */
export const payAndDeliver = async (
  world: World,
  admin: Person,
  { token }: Person,
  { orderId, paymentId, merchantUid }: Awaited<ReturnType<typeof placeAndPrepare>>,
): Promise<void> => {
  await world.call("POST", `/payments/sandbox/${merchantUid}/pay`, { token, body: { outcome: "paid" } });
  await world.call("POST", `/payments/${paymentId}/verify`, { token, body: {} });
  for (const orderState of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"]) {
    await world.call("PATCH", `/orders/${orderId}/state`, { token: admin.token, body: { orderState } });
  }
};

/** The id of a review by a member who has received the goods. */
export const reviewOf = async (world: World, admin: Person, member: Person, goods: Goods): Promise<string> => {
  await payAndDeliver(world, admin, member, await placeAndPrepare(world, member, goods));
  const body = { rating: 4, content: "향이 오래가요" };
  const review = await world.call("POST", `/reviews/items/${goods.itemId}`, { token: member.token, body });
  return dataOf<{ reviewId: string }>(review).reviewId;
};

/** A room of the member's, and a message of his in it, which no route but STOMP's could send. */
export const openChat = async ({ call, shop }: World, { id, token }: Person) => {
  const { roomId } = dataOf<{ roomId: string }>(await call("POST", "/chat-rooms", { token }));
  const by = { kind: "member", id, role: "MEMBER" } as const;
  const wish = { roomId: idOf<RoomId>(roomId), message: "여보세요?", messageType: "TEXT" } as const;
  const { id: messageId } = expectOk(await shop.chat.send(by, wish));
  return { roomId, messageId };
};

/** A picture that a member has uploaded and not attached to anything. */
export const uploadIn = async ({ origin }: World, { token }: Person): Promise<string> => {
  const form = new FormData();
  form.append("files", new Blob(["image/png 2x2\nend\n"]), "beans.png");
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${origin}/api/files/temp`, { method: "POST", headers, body: form });
  const { body } = (await response.json()) as { body: { data: readonly { tempFileId: string }[] } };
  return body.data[0]?.tempFileId ?? "";
};
