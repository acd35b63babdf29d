import { z } from "zod";
import { openBrowser } from "./browser.ts";
import { address, type Customer, logIn, newCredentials, signUp } from "./customer.ts";
import { billOf, feedPage, findGoods, lineOf, stockOf, unitPrice } from "./goods-on-sale.ts";
import { lifeOf, orderList, orderPage, payInSandbox, preparePayment, verifyPayment } from "./orders.ts";
import { type Teller, won } from "./step.ts";

type Category = { readonly name: string; readonly children: readonly Category[] };
const category: z.ZodType<Category> = z.object({
  name: z.string(),
  get children() {
    return z.array(category);
  },
});
const countOf = (tree: readonly Category[]): number =>
  tree.reduce((sum, { children }) => sum + 1 + countOf(children), 0);
const cart = z.object({
  items: z.array(z.object({ optionId: z.string(), quantity: z.int(), unitPrice: z.int().nullable() })),
  warnings: z.array(z.unknown()),
});

/** Comes in, looks around, fills a cart, orders, pays. */
export const shopperStory = async (
  origin: string,
  { chapter, step }: Teller,
): Promise<{ readonly shopper: Customer; readonly orderId: string }> => {
  const browser = openBrowser(origin);
  const { call } = browser;

  chapter("이하나 looks around");
  const tree = z.array(category).parse((await call("GET", "/categories")).data);
  const beans = tree.find(({ name }) => name === "원두");
  const kinds = beans?.children.map(({ name }) => name) ?? [];
  step(`${countOf(tree)} categories in a tree; 원두 has ${kinds.join(", ")}`, kinds.includes("블렌드"), true);
  const first = await feedPage(browser, { size: "10", sort: "price-asc" });
  const next = await feedPage(browser, { size: "10", sort: "price-asc", cursor: first.nextCursor ?? "" });
  const shown = [...first.content, ...next.content];
  const rising = shown.every((item, at) => item.salePrice >= (shown[at - 1]?.salePrice ?? 0));
  step("two pages of ten, cheapest first, show twenty different items", new Set(shown.map(({ id }) => id)).size, 20);
  step(
    `prices rise over the page break: ${won(shown[0]?.salePrice ?? 0)} to ${won(shown[19]?.salePrice ?? 0)}`,
    rising,
    true,
  );
  const nyeri = await findGoods(browser, "케냐 니에리 AA", "200g");
  const drip = await findGoods(browser, "하우스 블렌드 드립백", "30개입");
  const { item } = nyeri;
  step(
    `${item.itemName}: ${item.discount} % off ${won(item.price)} makes ${won(unitPrice(nyeri))}`,
    unitPrice(nyeri),
    16_200,
  );

  chapter("She signs up and in");
  const credentials = newCredentials();
  step(
    "nobody's cart: 401 auth.token-missing",
    (await call("GET", "/cart-items/me")).verdict,
    "401 auth.token-missing",
  );
  step("signing up: 201", (await signUp(browser, "이하나", credentials)).verdict, "201 C-OK");
  step("a second time: 409", (await signUp(browser, "이하나", credentials)).verdict, "409 member.email-taken");
  const wrong = await logIn(browser, { ...credentials, memberPwd: "not-the-password" });
  step("a wrong password: 401", wrong.reply.verdict, "401 auth.bad-credentials");
  const { reply, memberId, role } = await logIn(browser, credentials);
  step("the right one: an access token for a MEMBER", `${reply.verdict} ${role}`, "200 S-OK MEMBER");
  const [cookie = ""] = reply.cookies;
  const guarded = ["HttpOnly", "SameSite=Strict", "Path=/api/auth"].filter((attribute) => cookie.includes(attribute));
  step(`and a refresh cookie: ${guarded.join(", ")}`, guarded.length, 3);

  chapter("She fills her cart");
  const total = async () => (await call("GET", "/cart-items/me/total-price")).data;
  const lines = [nyeri, drip];
  const added = await call("POST", "/cart-items/me/items/list", { body: lines.map(lineOf) });
  step(`${nyeri.item.itemName} and ${drip.item.itemName} at one go: 201`, added.verdict, "201 C-OK");
  const small = billOf(lines);
  step(`total ${won(small.totals.total)} = ${small.sum}`, await total(), small.totals);
  const more = [{ ...nyeri, quantity: 2 }, drip];
  await call("PATCH", "/cart-items/me/quantity", { body: { optionId: nyeri.option.id, quantity: 2 } });
  const { totals, sum } = billOf(more);
  step(`two of the first: total ${won(totals.total)} = ${sum}, free from 50,000`, await total(), totals);
  const { items, warnings } = cart.parse((await call("GET", "/cart-items/me")).data);
  const asWanted = more.map((line) => ({
    optionId: line.option.id,
    quantity: line.quantity,
    unitPrice: unitPrice(line),
  }));
  step(
    "the cart has both lines at today's prices and warns of nothing",
    { items, warnings },
    { items: asWanted, warnings: [] },
  );

  chapter("She orders and pays");
  const before = await stockOf(browser, nyeri);
  const placed = await call("POST", "/orders/from-cart", { body: { address, deliveryRequest: "문 앞에 놓아주세요" } });
  step("ordering the cart: 201", placed.verdict, "201 C-OK");
  const order = orderPage.parse(placed.data);
  const { orderId } = order;
  step(`to pay: ${won(order.finalPrice)}, the cart's total`, order.finalPrice, totals.total);
  step("the cart is empty", cart.parse((await call("GET", "/cart-items/me")).data).items, []);
  step(`two of ${before} are hers: ${before - 2} left`, await stockOf(browser, nyeri), before - 2);
  const { paymentId, merchantUid, price } = await preparePayment(browser, orderId);
  step(`a payment of ${won(price)} is prepared`, price, order.finalPrice);
  step(
    "verifying before she paid: 202, nobody knows yet",
    (await verifyPayment(browser, paymentId)).verdict,
    "202 A-OK",
  );
  step("she pays in the sandbox", (await payInSandbox(browser, merchantUid, "paid")).verdict, "200 S-OK");
  const paid = { verdict: "200 S-OK", status: "PAID", price };
  step("verifying: 200, PAID", await verifyPayment(browser, paymentId), paid);
  step("verifying again says the same", await verifyPayment(browser, paymentId), paid);
  const life = ["WAITING_FOR_PAY", "PAYMENT_PENDING", "PAID"];
  step(`the order's history: ${life.join(" → ")}, each once`, await lifeOf(browser, orderId), life);
  const mine = orderList.parse((await call("GET", "/orders/me")).data).content;
  step("it is her only order", mine, [{ orderId, orderState: "PAID", memberId }]);

  return { shopper: { name: "이하나", memberId, browser }, orderId };
};
