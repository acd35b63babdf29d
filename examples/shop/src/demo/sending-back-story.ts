import { z } from "zod";
import type { Browser } from "./browser.ts";
import { type Customer, newCustomer } from "./customer.ts";
import { findGoods, stockOf } from "./goods-on-sale.ts";
import { bringToDoor, orderList, orderOf, orderPage, payFor, placeOrder } from "./orders.ts";
import { givePoints, pointsOf } from "./points-story.ts";
import type { Teller } from "./step.ts";

const payment = z.object({ status: z.string(), refundedAmount: z.int() });
const history = z.array(z.object({ to: z.string(), refundRequestStatus: z.string().nullable() }));

const askBack = ({ call }: Browser, orderId: string, body: object = {}) =>
  call("POST", `/orders/${orderId}/refund-request`, { body: { refundRequestReason: "손잡이에 금이 갔어요", ...body } });
const decide = ({ call }: Browser, orderId: string, body: object) =>
  call("PATCH", `/orders/${orderId}/refund-request`, { body });

/** A customer sends one of three mugs back, and would like to send the others too. */
export const sendingBackStory = async (
  origin: string,
  { chapter, step }: Teller,
  { browser: staff }: Customer,
): Promise<void> => {
  const { name, memberId, browser } = await newCustomer(origin, "윤다래");
  const { call } = browser;
  await givePoints(staff, memberId, { amount: 3_900, reason: "이벤트 당첨" });
  const mugs = await findGoods(browser, "머그컵 350ml", "기본", 3);
  const { orderId, orderItems } = orderPage.parse((await placeOrder(browser, [mugs], {}, 3_900)).data);
  const paymentId = await payFor(browser, orderId);
  const [line] = orderItems;
  const units = (quantity: number) => ({ lines: [{ orderItemId: line?.orderItemId, quantity }] });
  const moneyBack = async () => payment.parse((await call("GET", `/payments/${paymentId}`)).data);
  const pack = () =>
    staff.call("PATCH", `/orders/${orderId}/state`, { body: { orderState: "PREPARING_FOR_SHIPMENT" } });

  chapter(`${name} sends a mug back`);
  step("three mugs with 3,900 points: 35,100 won and delivery", (await orderOf(browser, orderId)).finalPrice, 38_100);
  const before = await stockOf(browser, mugs);
  step("she asks for one to be taken back: 201", (await askBack(browser, orderId, units(1))).verdict, "201 C-OK");
  const again = await askBack(browser, orderId);
  step("one request at a time: 409", again.verdict, "409 order.refund-in-progress");
  step("packing has to wait: 409", (await pack()).verdict, "409 order.refund-in-progress");
  const { browser: stranger } = await newCustomer(origin, "박두리");
  step("a stranger finds nothing: 404", (await askBack(stranger, orderId)).verdict, "404 order.not-found");
  const own = await decide(browser, orderId, { refundRequestStatus: "APPROVED" });
  step("she cannot approve it herself: 403", own.verdict, "403 auth.forbidden");
  const query = new URLSearchParams({ refundRequestStatus: "REQUESTED", memberId });
  const waiting = orderList.parse((await staff.call("GET", `/orders?${query}`)).data).content;
  step("an admin finds what waits for a decision", waiting, [{ orderId, orderState: "PAID", memberId }]);
  const approved = await decide(staff, orderId, { refundRequestStatus: "APPROVED" });
  step("and approves: 200", approved.verdict, "200 S-OK");
  const { orderState, refundedAmount } = await orderOf(browser, orderId);
  step("the order goes on without it", [orderState, refundedAmount], ["PAID", 11_700]);
  step("11,700 won are back, a third of the goods", await moneyBack(), { status: "PAID", refundedAmount: 11_700 });
  const back = { balance: 1_300, changes: ["RESTORE 1300", "SPEND -3900", "ADJUST 3900"] };
  step("and 1,300 points, a third of hers", await pointsOf(browser), back);
  step(`the mug is on sale again: ${before + 1}`, await stockOf(browser, mugs), before + 1);
  step("packing goes on: 200", (await pack()).verdict, "200 S-OK");

  chapter("She would like to send the others back too");
  await bringToDoor(staff, orderId);
  const tooMany = await askBack(browser, orderId, units(3));
  step(
    "three of the two that are left: 409, and hears how many",
    [tooMany.verdict, tooMany.details],
    ["409 payment.refund-exceeds", { orderItemId: line?.orderItemId, left: 2 }],
  );
  step("all that is left: 201", (await askBack(browser, orderId)).verdict, "201 C-OK");
  const confirm = async () => (await call("PATCH", `/orders/${orderId}/confirm`)).verdict;
  step("meanwhile she cannot confirm: 409", await confirm(), "409 order.refund-in-progress");
  const curt = await decide(staff, orderId, { refundRequestStatus: "REJECTED" });
  step(
    "rejecting without a reason: 400 naming processReason",
    [curt.verdict, ...curt.fields],
    ["400 request.invalid", "processReason"],
  );
  const said = { refundRequestStatus: "REJECTED", processReason: "금이 간 것은 하나였습니다" };
  step("with one: 200", (await decide(staff, orderId, said)).verdict, "200 S-OK");
  step("twice: 409", (await decide(staff, orderId, said)).verdict, "409 order.refund-not-requested");
  step("she keeps two mugs and confirms: 204", await confirm(), "204");
  step("they earn 1 % of 23,400 won", (await orderOf(browser, orderId)).earnedPoint, 234);
  const entries = history.parse((await call("GET", `/orders/${orderId}/history`)).data);
  const refunds = entries.flatMap(({ refundRequestStatus: status }) => (status === null ? [] : [status]));
  const record = ["REQUESTED", "APPROVED", "REFUNDED", "REQUESTED", "REJECTED"];
  step(`all of it is on record: ${record.join(", ")}`, refunds, record);
};
