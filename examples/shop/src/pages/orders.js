import { dayOf, numberOf, priceOf, timeOf } from "./language.js";
import { orderSums } from "./order-sums.js";
import { words } from "./orders-words.js";
import { at, attempt, element, factsOf, openPage, say, show } from "./page.js";
import { call } from "./shop.js";

const go = (address) => {
  history.pushState(null, "", address);
  attempt(begin);
};

const stateOf = ({ orderState, refundRequestStatus }) => {
  const state = words.states[orderState];
  return refundRequestStatus === null ? state : `${state} · ${words.refunds[refundRequestStatus]}`;
};

const entryOf = (order) => {
  const { orderId, itemName, lineCount, orderDate, finalPrice } = order;
  const button = element("button", "", { type: "button" });
  const name = element("span", lineCount > 1 ? `${itemName} ${words.more(lineCount - 1)}` : itemName);
  name.append(element("small", `${dayOf(orderDate)} · ${stateOf(order)}`));
  button.append(name, element("span", priceOf(finalPrice)));
  button.onclick = () => go(`/orders?order=${orderId}`);
  const entry = element("li", "");
  entry.append(button);
  return entry;
};

/** The next page of the list; the first one takes the place of what is shown. */
const load = async (cursor) => {
  const from = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
  const { data } = await call("GET", `/orders/me?size=20${from}`);
  const list = at("#list .choices");
  if (cursor === undefined) list.replaceChildren();
  list.append(...data.content.map(entryOf));
  at("#list .nothing").hidden = list.childElementCount > 0;
  const older = at("#older");
  older.hidden = data.nextCursor === null;
  older.onclick = () => attempt(() => load(data.nextCursor), older);
};

const lineOf = ({ orderState }, line) => {
  const { itemId, itemName, optionDescription, quantity, lineTotal, refundedQuantity } = line;
  const entry = element("li", "");
  const about = element("div", "");
  about.append(element("a", itemName, { href: `/items/${itemId}` }));
  const units = `${optionDescription} ${words.quantity(quantity)}`;
  about.append(element("small", refundedQuantity > 0 ? `${units} · ${words.refundedUnits(refundedQuantity)}` : units));
  if (["DELIVERED", "COMPLETED"].includes(orderState)) {
    about.append(element("a", words.review, { href: `/items/${itemId}#review`, className: "note" }));
  }
  entry.append(about, element("span", priceOf(lineTotal)));
  return entry;
};

/** The price, and what came of it since. */
const sumsOf = (order) => [
  ...orderSums(order, words),
  ...(order.refundedAmount > 0 ? [[words.refunded, priceOf(order.refundedAmount)]] : []),
  ...(order.earnedPoint > 0 ? [[words.earned, numberOf(order.earnedPoint)]] : []),
];

const partOf = ({ orderItemId, itemName, optionDescription, quantity, refundedQuantity }) => {
  const name = `${itemName} ${optionDescription}`;
  const left = quantity - refundedQuantity;
  const label = element("label", name, { htmlFor: `part-${orderItemId}` });
  const count = element("input", "", { id: `part-${orderItemId}`, name: orderItemId, type: "number" });
  Object.assign(count, { min: 0, max: left, value: left, disabled: left === 0 });
  count.setAttribute("aria-label", words.quantityOf(name));
  const part = element("div", "");
  part.append(label, count);
  return part;
};

const refundable = ["PAID", "PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED", "COMPLETED"];

const showOrder = async (orderId, news = "") => {
  const path = `/orders/${encodeURIComponent(orderId)}`;
  const [{ data: order }, { data: history }] = [await call("GET", path), await call("GET", `${path}/history`)];
  const { orderState, refundRequestStatus } = order;
  const isOpen = ["WAITING_FOR_PAY", "PAYMENT_PENDING"].includes(orderState);
  at("#order h2").textContent = words.orderOf(dayOf(order.orderDate));
  at("#order .state").textContent = stateOf(order);
  at("#order .lines").replaceChildren(...order.orderItems.map((line) => lineOf(order, line)));
  at("#order .sums").replaceChildren(...factsOf(sumsOf(order)));
  at("#pay").hidden = !isOpen;
  at("#pay").href = `/pay?order=${orderId}`;
  at("#cancel").hidden = !isOpen;
  at("#confirm").hidden = orderState !== "DELIVERED";
  const undecided = ["REQUESTED", "APPROVED"].includes(refundRequestStatus);
  at("#refund-part").hidden = undecided || !refundable.includes(orderState);
  at("#refund .parts").replaceChildren(...order.orderItems.map(partOf));
  at("#order .history").replaceChildren(
    ...history.map(({ to, at: when, refundRequestStatus: refund }) =>
      element("li", `${timeOf(when)} — ${refund === null ? words.states[to] : words.refunds[refund]}`),
    ),
  );

  const doing = (work, news) => async () => {
    say({});
    await work();
    await showOrder(orderId, news);
  };
  at("#cancel").onclick = ({ currentTarget }) =>
    attempt(
      doing(() => call("PATCH", `${path}/cancel`, { cancelReason: words.cancelReason })),
      currentTarget,
    );
  at("#confirm").onclick = ({ currentTarget }) =>
    attempt(
      doing(() => call("PATCH", `${path}/confirm`)),
      currentTarget,
    );
  const form = at("#refund");
  form.onsubmit = (event) => {
    event.preventDefault();
    const { reason, ...parts } = Object.fromEntries(new FormData(form));
    const lines = Object.entries(parts)
      .map(([orderItemId, quantity]) => ({ orderItemId, quantity: Number(quantity) }))
      .filter(({ quantity }) => quantity > 0);
    const ask = () => call("POST", `${path}/refund-request`, { refundRequestReason: reason, lines });
    attempt(doing(ask, words.asked), event.submitter);
  };
  show("order");
  say({ news });
};

/** `/orders`, and `/orders?order={orderId}` for one of them. */
const begin = async () => {
  const orderId = new URLSearchParams(location.search).get("order");
  if (orderId !== null) return showOrder(orderId);
  await load();
  show("list");
  say({});
};

addEventListener("popstate", () => attempt(begin));
openPage(words, begin);
