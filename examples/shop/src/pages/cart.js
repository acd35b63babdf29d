import { changeQuantity, look, remove } from "./basket.js";
import { words } from "./cart-words.js";
import { numberOf, priceOf } from "./language.js";
import { at, attempt, element, factsOf, openPage, say, show, signInAgain } from "./page.js";
import { call, isSignedIn } from "./shop.js";

/** The cart as it was last seen, and the coupons of whoever orders it. */
let cart;
let coupons = [];

const warningOf = ({ code, available, limit }) =>
  ({
    "item.option-not-found": words.gone,
    "item.not-for-sale": words.stopped,
    "item.out-of-stock": words.short(available),
    "item.limit-exceeded": words.limited(limit),
  })[code];

const changing = (work) =>
  attempt(async () => {
    say({});
    try {
      await work();
    } finally {
      await showCart();
    }
  });

const lineOf = ({ itemId, optionId, quantity, itemName, description, lineTotal }) => {
  const name = itemName === null ? words.unknownItem : `${itemName} ${description}`;
  const line = element("li", "");
  const about = element("div", "");
  about.append(element("a", itemName ?? words.unknownItem, { href: `/items/${itemId}` }));
  about.append(element("small", description ?? ""));
  const warning = cart.warnings.find((one) => one.optionId === optionId);
  if (warning) about.append(element("small", warningOf(warning), { className: "warning" }));
  const count = element("input", "", { type: "number", min: 1, max: 9_999, value: quantity, required: true });
  count.setAttribute("aria-label", words.quantityOf(name));
  count.onchange = () => count.reportValidity() && changing(() => changeQuantity(optionId, Number(count.value)));
  const out = element("button", words.remove, { type: "button" });
  out.setAttribute("aria-label", words.removeThis(name));
  out.onclick = () => changing(() => remove(optionId));
  line.append(about, count, element("span", lineTotal === null ? "" : priceOf(lineTotal)), out);
  return line;
};

const shown = ([, amount]) => amount !== 0;
const priced = ([name, amount]) => [name, priceOf(amount)];
const deliveryRow = ({ deliveryFee }) => [words.delivery, deliveryFee === 0 ? words.free : priceOf(deliveryFee)];

const showCart = async () => {
  cart = await look();
  const { items, warnings, sums } = cart;
  at("#cart .lines").replaceChildren(...items.map(lineOf));
  at("#cart .nothing").hidden = items.length > 0;
  const rows = [
    priced([words.goodsSum, sums.itemTotal + sums.tierDiscount]),
    ...[[words.tier, -sums.tierDiscount]].filter(shown).map(priced),
    deliveryRow(sums),
    priced([words.total, sums.total]),
  ];
  at("#cart .sums").replaceChildren(...(items.length === 0 ? [] : factsOf(rows)));
  at("#go-on").hidden = items.length === 0;
  at("#go-on").disabled = warnings.length > 0;
  if (at("#cart").hidden) show("cart");
};

/** What a coupon takes off, rounded down, as the shop's own rule has it. */
const worthOf = ({ type, discountValue, maxDiscountAmount, minOrderPrice }, itemTotal) => {
  if (itemTotal < minOrderPrice) return 0;
  const worth = type === "FIXED" ? discountValue : Math.floor((itemTotal * discountValue) / 100);
  return Math.min(worth, maxDiscountAmount ?? worth, itemTotal);
};

const estimate = () => {
  const form = at("#checkout");
  const { sums } = cart;
  const chosen = coupons.find(({ memberCouponId }) => memberCouponId === form.memberCouponId.value);
  const couponWorth = chosen === undefined ? 0 : worthOf(chosen, sums.itemTotal);
  const points = Math.min(Number(form.usePoint.value) || 0, sums.itemTotal - couponWorth);
  const rows = [
    priced([words.goodsSum, sums.itemTotal]),
    ...[
      [words.couponSum, -couponWorth],
      [words.pointsSum, -points],
    ]
      .filter(shown)
      .map(priced),
    deliveryRow(sums),
    priced([words.total, sums.total - couponWorth - points]),
  ];
  at(".sums", form).replaceChildren(...factsOf(rows));
};

const couponChoice = ({ memberCouponId, name, type, discountValue, minOrderPrice }) => {
  const reduction = type === "FIXED" ? priceOf(discountValue) : `${discountValue}%`;
  const least = minOrderPrice > 0 ? `${reduction}, ${words.from(priceOf(minOrderPrice))}` : reduction;
  return element("option", words.couponName(name, least), {
    value: memberCouponId,
    disabled: cart.sums.itemTotal < minOrderPrice,
  });
};

/** The last address is most people's next one. */
const fillAddress = async (form) => {
  const { data } = await call("GET", "/orders/me?size=1");
  const { address } = data.content[0] ?? {};
  if (address === undefined || form.street.value !== "") return;
  for (const name of ["zipCode", "city", "street"]) form[name].value = address[name];
};

const showCheckout = async () => {
  cart = await look();
  if (cart.items.length === 0 || cart.warnings.length > 0) return showCart();
  const form = at("#checkout");
  const [{ data: member }, { data: held }] = [
    await call("GET", "/members/me"),
    await call("GET", "/memberCoupon/me?size=100"),
  ];
  coupons = held.content.filter(({ state, couponState }) => state === "AVAILABLE" && couponState === "AVAILABLE");
  form.memberCouponId.replaceChildren(element("option", words.noCoupon, { value: "" }), ...coupons.map(couponChoice));
  form.usePoint.max = Math.min(member.point, cart.sums.itemTotal);
  at("#balance").textContent = words.balance(numberOf(member.point));
  await fillAddress(form);
  estimate();
  show("checkout");
  say({});
};

const goTo = (address) => {
  history.pushState(null, "", address);
  attempt(begin);
};

/** `/cart`, and `/cart?checkout` to order what is in it, which takes a member. */
const begin = async () => {
  if (!new URLSearchParams(location.search).has("checkout")) return showCart();
  return isSignedIn() ? showCheckout() : signInAgain();
};

at("#go-on").onclick = () => goTo("/cart?checkout");
at("#back").onclick = () => goTo("/cart");

const form = at("#checkout");
form.oninput = estimate;
/** One for each order that is meant: whoever presses twice, or whose connection breaks, orders once. */
let orderKey;
form.onsubmit = (event) => {
  event.preventDefault();
  const { deliveryRequest, memberCouponId, usePoint, ...address } = Object.fromEntries(new FormData(form));
  const body = {
    address,
    optionIds: cart.items.map(({ optionId }) => optionId),
    ...(deliveryRequest && { deliveryRequest }),
    ...(memberCouponId && { memberCouponId }),
    ...(Number(usePoint) > 0 && { usePoint: Number(usePoint) }),
  };
  const text = JSON.stringify(body);
  if (orderKey?.text !== text) orderKey = { text, key: crypto.randomUUID() };
  const place = async () => {
    say({});
    const { data } = await call("POST", "/orders/from-cart", body, { "Idempotency-Key": orderKey.key });
    await look();
    location.assign(
      data.orderState === "WAITING_FOR_PAY" ? `/pay?order=${data.orderId}` : `/orders?order=${data.orderId}`,
    );
  };
  attempt(place, event.submitter);
};

addEventListener("popstate", () => attempt(begin));
openPage(words, begin, { guests: true });
