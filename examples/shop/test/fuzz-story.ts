import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Heard } from "./heard.ts";
import { admin } from "./shop-in-process.ts";

/** Somebody's browser. */
export type Person = {
  token: string;
  readonly cookies: Map<string, { readonly value: string; readonly path: string }>;
};
export type Role = "member" | "stranger" | "seller" | "admin";

/** A plain request of the story by its name in the document. @throws Error when it does not succeed. */
export type Call = (
  name: string,
  by: Person,
  told?: { readonly ids?: Readonly<Record<string, string>>; readonly body?: unknown },
) => Promise<unknown>;

const loggedIn = z.object({ accessToken: z.string() });
const account = z.object({ memberId: z.string() });
const named = z.object({ id: z.string() });
const shown = z.object({ id: z.string(), itemOptions: z.array(named).min(1) });
const ordered = z.object({ orderId: z.string() });
const issued = z.object({ memberCouponId: z.string() });
const prepared = z.object({ paymentId: z.string(), merchantUid: z.string() });

const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
export const nobody = (): Person => ({ token: "", cookies: new Map() });

const logIn = async (call: Call, email: string, memberPwd: string): Promise<Person> => {
  const person = nobody();
  person.token = loggedIn.parse(await call("POST /api/auth/login", person, { body: { email, memberPwd } })).accessToken;
  return person;
};

/** Coupons for everybody and for those who know a code. The member has one and another to use; the stranger had one. */
const handOutCoupons = async (call: Call, { member, stranger, admin }: Readonly<Record<Role, Person>>) => {
  const days = { validFrom: "2020-01-01", validTo: "2099-12-31" };
  const terms = { name: "새해 쿠폰", type: "FIXED", discountValue: 1_000, couponCount: 1_000, ...days };
  const coupon = named.parse(await call("POST /api/coupon", admin, { body: terms }));
  const claim = { ids: { couponId: coupon.id } };
  for (const person of [member, stranger]) await call("POST /api/memberCoupon/me/{couponId}", person, claim);
  const { memberId } = account.parse(await call("GET /api/members/me", stranger));
  const revoked = { ids: { id: coupon.id, memberId } };
  await call("DELETE /api/admin/coupons/{id}/claims/{memberId}", admin, revoked);
  const code = randomUUID();
  await call("POST /api/coupon", admin, { body: { ...terms, code } });
  return issued.parse(await call("POST /api/memberCoupon/me/codes", member, { body: { code } }));
};

/** Goods on sale, and what a member has of them: orders that wait, that are paid, that came; a cart, a review. */
const goShopping = async (call: Call, people: Readonly<Record<Role, Person>>): Promise<void> => {
  const { member, seller, admin } = people;
  const category = named.parse(await call("POST /api/categories", admin, { body: { name: randomUUID() } }));
  const goods = { itemName: "예가체프", price: 18_000, origin: "에티오피아", categoryIds: [category.id] };
  const itemOptions = [{ description: "200 g", stock: 100_000 }];
  const item = shown.parse(await call("POST /api/item", seller, { body: { ...goods, itemOptions } }));
  const lines = item.itemOptions.map(({ id }) => ({ itemId: item.id, optionId: id, quantity: 1 }));

  const order = async (): Promise<string> =>
    ordered.parse(await call("POST /api/orders", member, { body: { address, orderItems: lines } })).orderId;
  const orderAndPay = async (): Promise<string> => {
    const orderId = await order();
    const method = { ids: { orderId }, body: { pgProvider: "sandbox", payMethod: "card" } };
    const payment = prepared.parse(await call("POST /api/payments/orders/{orderId}", member, method));
    const { paymentId, merchantUid } = payment;
    const outcome = { ids: { merchantUid }, body: { outcome: "paid" } };
    await call("POST /api/payments/sandbox/{merchantUid}/pay", member, outcome);
    await call("POST /api/payments/{id}/verify", member, { ids: { id: paymentId }, body: {} });
    return orderId;
  };
  await order();
  await orderAndPay();
  const ids = { id: await orderAndPay() };
  for (const orderState of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"]) {
    await call("PATCH /api/orders/{id}/state", admin, { ids, body: { orderState } });
  }
  const addToCart = () => call("POST /api/cart-items/me/items/list", member, { body: lines });
  await addToCart();
  const { memberCouponId } = await handOutCoupons(call, people);
  await call("POST /api/orders/from-cart", member, { body: { address, memberCouponId } });
  await addToCart();
  const review = { ids: { itemId: item.id }, body: { rating: 5, content: "향이 좋아요" } };
  await call("POST /api/reviews/items/{itemId}", member, review);
};

/** People who come for one visit, and something of everything for them to do with. */
export const beginVisit = async (call: Call, heard: Heard): Promise<Readonly<Record<Role, Person>>> => {
  const staff = await logIn(call, admin.email, admin.memberPwd);
  const enter = async (role: Role): Promise<Person> => {
    const [email, memberPwd] = [`${randomUUID()}@example.com`, "a long enough password"];
    const profile = { email, memberPwd, memberName: role, tel: "01012345678" };
    const { memberId } = account.parse(await call("POST /api/members/signup", nobody(), { body: profile }));
    if (role === "seller") {
      await call("PATCH /api/members/{id}/role", staff, { ids: { id: memberId }, body: { role: "SELLER" } });
    }
    heard.note({ email, memberPwd, oldPassword: memberPwd });
    return logIn(call, email, memberPwd);
  };
  const people = {
    admin: staff,
    seller: await enter("seller"),
    stranger: await enter("stranger"),
    member: await enter("member"),
  };
  await call("GET /api/auth/csrf", people.member);
  heard.note({ "XSRF-TOKEN": people.member.cookies.get("XSRF-TOKEN")?.value ?? "" });
  await call("GET /api/admin/jobs", staff);
  // The others have orders under way, which keep them.
  const password = "a long enough password";
  await call("DELETE /api/members/me", await enter("stranger"), { body: { password } });
  await goShopping(call, people);
  return people;
};
