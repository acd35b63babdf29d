import { priceOf } from "./language.js";
import { orderSums } from "./order-sums.js";
import { at, attempt, element, factsOf, hideAllBut, openPage, say, show } from "./page.js";
import { words } from "./pay-words.js";
import { call, Refusal } from "./shop.js";
import { cameBackWithout, methods, openWindow, pgProvider } from "./windows.js";

const isOpen = ({ orderState }) => orderState === "WAITING_FOR_PAY" || orderState === "PAYMENT_PENDING";

const fillOrder = (order) => {
  const lines = order.orderItems.map(({ itemName, optionDescription, quantity, lineTotal }) => {
    const line = element("li", "");
    const name = element("span", itemName);
    name.append(element("small", `${optionDescription} ${words.quantity(quantity)}`));
    line.append(name, element("span", priceOf(lineTotal)));
    return line;
  });
  at("#order .lines").replaceChildren(...lines);
  at("#order .sums").replaceChildren(...factsOf(orderSums(order, words)));
};

const showPaid = (name, price) => {
  say({});
  at(".summary", show("paid")).textContent = words.summary(name, priceOf(price));
};

const showOrder = async (orderId, refusal = "") => {
  const { data: order } = await call("GET", `/orders/${encodeURIComponent(orderId)}`);
  fillOrder(order);
  const form = at("#method");
  form.hidden = !isOpen(order);
  at("button", form).textContent = words.pay(priceOf(order.finalPrice));
  form.onsubmit = (event) => {
    event.preventDefault();
    attempt(() => pay(order.orderId, new FormData(form).get("method")), at("button", form));
  };
  show("order");
  if (isOpen(order)) say({ refusal });
  else say(order.orderState === "CANCELLED" ? { refusal: refusal || words.isCancelled } : { news: words.isPaid });
};

const showOrders = async () => {
  // Unpaid orders are cancelled before long, so they are among the newest.
  const { data } = await call("GET", "/orders/me?size=100");
  const open = data.content.filter(isOpen);
  const choices = open.map(({ orderId, itemName, lineCount, finalPrice }) => {
    const button = element("button", "", { type: "button" });
    const name = lineCount > 1 ? `${itemName} ${words.more(lineCount - 1)}` : itemName;
    button.append(element("span", name), element("span", priceOf(finalPrice)));
    button.onclick = () => {
      history.pushState(null, "", `/pay?order=${orderId}`);
      attempt(begin);
    };
    const choice = element("li", "");
    choice.append(button);
    return choice;
  });
  const view = show("orders");
  at(".choices", view).replaceChildren(...choices);
  at(".nothing", view).hidden = open.length > 0;
  say({});
};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** In seconds, between one question and the next: two minutes and a half in all. */
const patience = [2, 3, 5, 10, 10, 15, 15, 15, 15, 30, 30];

/** Asks the shop until it knows. Undefined: it does not know yet. */
const outcomeOf = async (paymentId, waits = patience) => {
  for (const seconds of [...waits, undefined]) {
    let least = 0;
    try {
      const { status, data } = await call("POST", `/payments/${paymentId}/verify`, {});
      if (status !== 202) return data;
    } catch (error) {
      if (!error.passes) throw error;
      least = error.retryAfterMs;
    }
    if (seconds !== undefined) await pause(Math.max(seconds * 1_000, least));
  }
  return undefined;
};

/** What became of a payment, and what can be done about it. `refused` is what the provider's window said. */
const settle = async (orderId, paymentId, refused) => {
  hideAllBut(undefined);
  say({ news: words.asking });
  try {
    // Whoever gave up in the window is asked about once: he may have paid in another one.
    const payment = await outcomeOf(paymentId, refused === undefined ? patience : []);
    history.replaceState(null, "", `/pay?order=${orderId}`);
    if (payment !== undefined) return showPaid(payment.orderName, payment.price);
    if (refused !== undefined) return await showOrder(orderId, refused);
    say({});
    const again = at("button", show("undecided"));
    again.onclick = () => attempt(() => settle(orderId, paymentId), again);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401) throw error;
    await showOrder(orderId, error.message);
  }
};

const pay = async (orderId, payMethod) => {
  say({ news: words.opening });
  const { data: prepared } = await call("POST", `/payments/orders/${orderId}`, { pgProvider, payMethod });
  const returnTo = new URL(`/pay?order=${orderId}&payment=${prepared.paymentId}`, location.href).href;
  const showWindow = (id) => {
    say({});
    return show(id);
  };
  let refused;
  try {
    refused = await openWindow(prepared, { returnTo, show: showWindow });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // PortOne's own errors have a code, and a message for the member.
    refused = error.code === undefined ? words.noWindow : error.message;
  }
  await settle(orderId, prepared.paymentId, refused);
};

/** What the address asks for. */
const begin = async () => {
  const query = new URLSearchParams(location.search);
  const [orderId, paymentId] = [query.get("order"), query.get("payment")];
  if (orderId === null) return showOrders();
  if (paymentId === null) return showOrder(orderId);
  // What a provider says in an address anybody could have written: only that it says something is taken from there.
  return settle(orderId, paymentId, cameBackWithout(query) ? words.notPaid : undefined);
};

const methodWords = { CARD: words.card, TRANSFER: words.transfer, MOBILE: words.mobile, EASY_PAY: words.easy };
const choices = methods.map((value, index) => {
  const label = element("label", "");
  const radio = element("input", "", { type: "radio", name: "method", value, checked: index === 0 });
  label.append(radio, element("span", methodWords[value]));
  return label;
});
at("#method .methods").replaceChildren(...choices);

addEventListener("popstate", () => attempt(begin));

openPage(words, begin);
