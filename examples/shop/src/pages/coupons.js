import { words } from "./coupons-words.js";
import { dayOf, numberOf, priceOf, timeOf } from "./language.js";
import { at, attempt, element, openPage, say, show, signInAgain } from "./page.js";
import { ask, call, isSignedIn } from "./shop.js";

/** Between two looks at how many are left, in ms: a rush is over within seconds, and without one little happens. */
const LOOK_MS = { rush: 1_000, calm: 10_000 };
/** How long before it opens a coupon counts as one that people rush for, in ms. */
const SOON_MS = 60_000;

/** Ids of the coupons that the member has. */
let has = new Set();

const termsOf = ({ type, discountValue, maxDiscountAmount, minOrderPrice, validTo }) =>
  [
    words.off(type === "FIXED" ? priceOf(discountValue) : `${discountValue}%`),
    maxDiscountAmount !== null && words.upTo(priceOf(maxDiscountAmount)),
    minOrderPrice > 0 && words.from(priceOf(minOrderPrice)),
    words.until(dayOf(validTo)),
  ]
    .filter(Boolean)
    .join(" · ");

/** What stands in the way of claiming it, if anything does. */
const hindranceOf = ({ id, issueFrom, issueTo, remaining, state }) => {
  if (has.has(id)) return words.has;
  if (new Date(issueFrom) > new Date()) return words.opens(timeOf(issueFrom));
  if (state !== "AVAILABLE" || new Date(issueTo) <= new Date()) return words.over;
  return remaining === 0 ? words.soldOut : undefined;
};

const countOf = ({ quantity, remaining }) => {
  if (quantity === null) return words.unlimited;
  return remaining === null ? "" : words.left(numberOf(remaining), numberOf(quantity));
};

/** What is shown of each coupon, so that a new look changes words and not the button that somebody is about to press. */
const offers = new Map();
const offerOf = (coupon) => {
  const entry = element("li", "");
  const about = element("div", "");
  about.append(element("strong", coupon.name), element("small", termsOf(coupon)));
  const count = element("p", "", { className: "left" });
  const gauge = element("progress", "", { max: coupon.quantity ?? 1 });
  gauge.setAttribute("aria-hidden", "true");
  gauge.hidden = coupon.quantity === null;
  const button = element("button", "", { type: "button", className: "primary" });
  button.onclick = () => attempt(() => claim(() => call("POST", `/memberCoupon/me/${coupon.id}`)), button);
  about.append(count, gauge);
  entry.append(about, button);
  const refresh = (now) => {
    count.textContent = countOf(now);
    gauge.value = now.remaining ?? 0;
    const hindrance = hindranceOf(now);
    button.textContent = hindrance ?? words.claim;
    button.disabled = hindrance !== undefined;
    button.setAttribute("aria-label", hindrance === undefined ? words.claimThis(now.name) : hindrance);
  };
  return { entry, refresh };
};

const isRushedFor = ({ quantity, remaining, state, issueFrom }) =>
  quantity !== null && remaining !== 0 && state === "AVAILABLE" && new Date(issueFrom) - Date.now() < SOON_MS;

/** Answers whether there is a rush. */
const lookAtOffers = async () => {
  const { data } = await ask("GET", "/coupon?size=50");
  for (const coupon of data.content) {
    if (!offers.has(coupon.id)) {
      const offer = offerOf(coupon);
      offers.set(coupon.id, offer);
      at(".offers").append(offer.entry);
    }
    offers.get(coupon.id).refresh(coupon);
  }
  at(".nothing").hidden = offers.size > 0;
  return data.content.some(isRushedFor);
};

const lookAtHeld = async () => {
  if (!isSignedIn()) return;
  const { data } = await call("GET", "/memberCoupon/me?size=100");
  has = new Set(data.content.map(({ couponId }) => couponId));
  const entries = data.content.map((coupon) => {
    const entry = element("li", "");
    const about = element("div", "");
    about.append(element("strong", coupon.name), element("small", termsOf(coupon)));
    entry.append(about, element("span", words.states[coupon.state]));
    return entry;
  });
  at(".held").replaceChildren(...entries);
  at("#held").hidden = entries.length === 0;
};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Until what was won is written, or was not to be had after all: then false. */
const isWritten = async (couponId) => {
  for (;;) {
    const { data } = await call("GET", `/memberCoupon/me/${couponId}`);
    if (data.status !== "PENDING") return data.status === "ISSUED";
    await pause(LOOK_MS.rush);
  }
};

/** Claims; a claim that is won and not written yet is asked about until it is. */
const claim = async (send) => {
  if (!isSignedIn()) return signInAgain();
  say({});
  try {
    const { status, data } = await send();
    if (status === 202) {
      say({ news: words.writing });
      if (!(await isWritten(data.couponId))) return say({ refusal: words.notWritten });
    }
    say({ news: data.sequence === undefined ? words.gotIt : words.got(numberOf(data.sequence)) });
  } finally {
    await lookAtHeld();
    await lookAtOffers();
  }
};

at("#code").onsubmit = (event) => {
  event.preventDefault();
  const { code } = Object.fromEntries(new FormData(event.currentTarget));
  const form = event.currentTarget;
  attempt(async () => {
    await claim(() => call("POST", "/memberCoupon/me/codes", { code }));
    form.reset();
  }, event.submitter);
};

let next;
/** Looks again and again, one look after the other, while somebody can see it. */
const goOnLooking = (isRush) => {
  clearTimeout(next);
  const look = async () => {
    const isSeen = document.visibilityState === "visible" && !at("#offers").hidden;
    // What a look could not learn the next one does.
    goOnLooking(isSeen ? await lookAtOffers().catch(() => isRush) : isRush);
  };
  next = setTimeout(look, isRush ? LOOK_MS.rush : LOOK_MS.calm);
};

const begin = async () => {
  await lookAtHeld();
  const isRush = await lookAtOffers();
  show("offers");
  at("#code").hidden = false;
  at("#held").hidden = has.size === 0;
  goOnLooking(isRush);
};

openPage(words, begin, { guests: true });
