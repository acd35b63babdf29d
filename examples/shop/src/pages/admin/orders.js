import { dayOf, numberOf, priceOf, timeOf } from "../language.js";
import { orderSums } from "../order-sums.js";
import { words as orderWords } from "../orders-words.js";
import { at, element, factsOf, say, show } from "../page.js";
import { call } from "../shop.js";
import { act, addressOf, asked, fill, fillChoice, filterBy, me, openDesk } from "./desk.js";
import { words } from "./orders-words.js";
import { badge, link, pagerOf, tableOf } from "./table.js";

const kinds = {
  PAID: "waiting",
  PREPARING_FOR_SHIPMENT: "waiting",
  REFUND_PENDING: "waiting",
  DELIVERED: "good",
  COMPLETED: "good",
  CANCELLED: "bad",
};
const refundKinds = { REQUESTED: "bad", APPROVED: "waiting" };
const stateBadge = ({ orderState }) => badge(orderWords.states[orderState], kinds[orderState]);
const refundBadge = ({ refundRequestStatus: status }) =>
  status === null ? "" : badge(orderWords.refunds[status], refundKinds[status]);

const showList = async () => {
  const query = asked();
  const [{ data: orders }, member] = await Promise.all([
    call("GET", `/orders?${new URLSearchParams({ size: "20", ...query })}`),
    query.memberId && call("GET", `/members/${encodeURIComponent(query.memberId)}`),
  ]);
  fill(at("#filters"), { ...query, email: member?.data.email });
  const columns = [
    { name: words.ordered, of: ({ orderDate, orderId }) => link(timeOf(orderDate), addressOf({ order: orderId })) },
    { name: words.goods, of: ({ itemName, lineCount }) => words.andMore(itemName, lineCount - 1) },
    { name: words.state, of: stateBadge },
    { name: words.refundRequest, of: refundBadge },
    { name: words.price, of: ({ finalPrice }) => priceOf(finalPrice), number: true },
  ];
  at("#list .result").replaceChildren(tableOf({ caption: words.all, columns, rows: orders.content }), pagerOf(orders));
  show("list");
};

const lineColumns = [
  {
    name: words.goods,
    of: ({ itemId, itemName, optionDescription }) => [
      link(itemName, `/admin/items?item=${itemId}`),
      element("small", optionDescription),
    ],
  },
  { name: words.unitPrice, of: ({ unitPrice }) => priceOf(unitPrice), number: true },
  {
    name: words.quantity,
    of: ({ quantity, refundedQuantity }) =>
      refundedQuantity > 0 ? words.refundedUnits(quantity, refundedQuantity) : numberOf(quantity),
    number: true,
  },
  { name: words.lineTotal, of: ({ lineTotal }) => priceOf(lineTotal), number: true },
];

const sumsOf = (order) => {
  const sums = orderSums(order, { ...words, goods: words.goodsTotal, total: words.price });
  const refunded = order.refundedAmount > 0 ? [[words.refunded, priceOf(order.refundedAmount)]] : [];
  const rows = factsOf([...sums, ...refunded]);
  rows[sums.length - 1].className = "total";
  return rows;
};

const customerOf = (order, { memberId, memberName, email, tel }) => {
  const { city, street, zipCode } = order.address;
  return factsOf([
    [words.name, link(memberName, `/admin/members?member=${memberId}`)],
    [words.email, email],
    [words.tel, tel],
    [words.address, `${city} ${street} (${zipCode})`],
    ...(order.deliveryRequest ? [[words.deliveryRequest, order.deliveryRequest]] : []),
    [words.orderId, order.orderId],
    ["", link(words.ordersOf, addressOf({ memberId }))],
  ]);
};

const paymentColumns = [
  { name: words.payment, of: ({ merchantUid }) => merchantUid },
  { name: words.method, of: ({ pgProvider, payMethod }) => `${pgProvider} · ${payMethod}` },
  { name: words.state, of: ({ status }) => words.paymentStates[status] },
  { name: words.price, of: ({ price }) => priceOf(price), number: true },
];

const whoOf = (by, order) => {
  const [kind, name] = by.split(":");
  if (kind === "system") return words.bySystem(name);
  if (name === me.memberId) return words.byYou;
  return name === order.memberId ? words.byCustomer : words.byAdmin;
};
const historyOf = (order, history) =>
  history.map(({ to, at: when, by, reason, refundRequestStatus: refund }) => {
    const entry = element("li", "");
    const about = [timeOf(when), whoOf(by, order), reason].filter(Boolean).join(" · ");
    entry.append(element("span", refund === null ? orderWords.states[to] : orderWords.refunds[refund]));
    entry.append(element("small", about));
    return entry;
  });

const nameOf = ({ itemName, optionDescription }) => `${itemName} ${optionDescription}`;

const nextOf = { PAID: "PREPARING_FOR_SHIPMENT", PREPARING_FOR_SHIPMENT: "SHIPPING", SHIPPING: "DELIVERED" };
const refundable = ["PAID", "PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED", "COMPLETED"];

const openMove = (order, path) => {
  const to = nextOf[order.orderState];
  const undecided = ["REQUESTED", "APPROVED"].includes(order.refundRequestStatus);
  at("#move").hidden = to === undefined || undecided;
  const button = at("#move button");
  button.textContent = words.steps[to] ?? "";
  button.onclick = () =>
    act(
      () => call("PATCH", `${path}/state`, { orderState: to }).then(() => words.moved(orderWords.states[to])),
      button,
    );
};

const openDecision = (order, path) => {
  const form = at("#decision");
  form.hidden = order.refundRequestStatus !== "REQUESTED";
  form.reset();
  const units = order.refundLines.map(({ orderItemId, quantity }) => {
    const line = order.orderItems.find((one) => one.orderItemId === orderItemId);
    return `${nameOf(line)} × ${numberOf(quantity)}`;
  });
  const asks = units.length === 0 ? words.everything : units.join(", ");
  at(".facts", form).replaceChildren(
    ...factsOf([
      [words.asksFor, asks],
      [words.why, order.refundRequestReason ?? ""],
      [words.since, order.refundRequestedAt === null ? "" : timeOf(order.refundRequestedAt)],
    ]),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const refundRequestStatus = event.submitter.value;
    const processReason = form.processReason.value.trim() || undefined;
    if (refundRequestStatus === "REJECTED" && processReason === undefined) {
      say({ refusal: words.reasonNeeded });
      return form.processReason.focus();
    }
    const restock = refundRequestStatus === "APPROVED" ? form.restock.checked : undefined;
    const decide = async () => {
      const { status } = await call("PATCH", `${path}/refund-request`, { refundRequestStatus, processReason, restock });
      if (refundRequestStatus === "REJECTED") return words.rejected;
      return status === 202 ? words.underWay : words.approved;
    };
    act(decide, event.submitter);
  };
};

const partOf = (line) => {
  const left = line.quantity - line.refundedQuantity;
  const part = element("div", "");
  const count = element("input", "", { id: `part-${line.orderItemId}`, name: line.orderItemId, type: "number" });
  Object.assign(count, { min: 0, max: left, value: left, disabled: left === 0 });
  count.setAttribute("aria-label", words.quantityOf(nameOf(line)));
  part.append(element("label", nameOf(line), { htmlFor: count.id }), count);
  return part;
};

/** Money goes back by the payment that brought it. */
const openRefund = (order, payments) => {
  const paid = payments.find(({ status }) => status === "PAID");
  const form = at("#refund");
  const undecided = ["REQUESTED", "APPROVED"].includes(order.refundRequestStatus);
  at("#refund-part").hidden = undecided || paid === undefined || !refundable.includes(order.orderState);
  at("#refund-part").open = false;
  form.reset();
  at(".parts", form).replaceChildren(...order.orderItems.map(partOf));
  form.onsubmit = (event) => {
    event.preventDefault();
    if (!confirm(words.sure)) return;
    const { reason, restock, ...parts } = Object.fromEntries(new FormData(form));
    const lines = Object.entries(parts)
      .map(([orderItemId, quantity]) => ({ orderItemId, quantity: Number(quantity) }))
      .filter(({ quantity }) => quantity > 0);
    const body = { reason, lines, restock: restock !== undefined };
    const giveBack = async () => {
      const { status } = await call("POST", `/payments/${paid.paymentId}/refund`, body);
      return status === 202 ? words.underWay : words.refundedNow;
    };
    act(giveBack, event.submitter);
  };
};

const showOrder = async (orderId) => {
  const path = `/orders/${encodeURIComponent(orderId)}`;
  const [{ data: order }, { data: history }] = await Promise.all([call("GET", path), call("GET", `${path}/history`)]);
  const [{ data: member }, { data: payments }] = await Promise.all([
    call("GET", `/members/${order.memberId}`),
    call("GET", `/admin/payments/orders/${order.orderId}`),
  ]);
  at("#order h2").textContent = orderWords.orderOf(dayOf(order.orderDate));
  at("#order .state").replaceChildren(stateBadge(order), " ", refundBadge(order));
  at("#order .lines").replaceChildren(tableOf({ caption: words.goods, columns: lineColumns, rows: order.orderItems }));
  at("#order .sums").replaceChildren(...sumsOf(order));
  at("#order .facts").replaceChildren(...customerOf(order, member));
  at("#order .payments").replaceChildren(tableOf({ caption: words.payments, columns: paymentColumns, rows: payments }));
  openMove(order, path);
  openDecision(order, path);
  openRefund(order, payments);
  at("#order .history").replaceChildren(...historyOf(order, history));
  show("order");
};

fillChoice(at("#state"), orderWords.states);
fillChoice(at("#refund-status"), orderWords.refunds);
filterBy(at("#filters"));
/** By the name that the provider knows its payment by. */
const orderOf = async (merchantUid) => {
  const { data } = await call("GET", `/admin/payments/attempts/${encodeURIComponent(merchantUid)}`);
  history.replaceState(null, "", addressOf({ order: data.orderId }));
  return data.orderId;
};
/** `/admin/orders` with its filters; `/admin/orders?order={orderId}`, or `?payment={merchantUid}`, for one of them. */
openDesk(words, async () => {
  const { payment, order = payment && (await orderOf(payment)) } = asked();
  await (order === undefined ? showList() : showOrder(order));
  say({});
});
