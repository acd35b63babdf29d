import { dayOf, numberOf, priceOf, timeOf } from "../language.js";
import { at, element, factsOf, say, show } from "../page.js";
import { call, Refusal } from "../shop.js";
import { words } from "./coupons-words.js";
import { act, addressOf, asked, deskWords, doer, filledIn, openDesk } from "./desk.js";
import { badge, growing, link } from "./table.js";

/** Between two looks at a coupon's claims, in ms. */
const LOOK_MS = 1_000;

const kinds = { AVAILABLE: "good", CANCELLED: "bad" };
const stateBadge = ({ state }) => badge(words.states[state], kinds[state]);

const termsOf = ({ type, discountValue, maxDiscountAmount, minOrderPrice }) =>
  [
    words.off(type === "FIXED" ? priceOf(discountValue) : `${discountValue}%`),
    maxDiscountAmount !== null && words.upTo(priceOf(maxDiscountAmount)),
    minOrderPrice > 0 && words.from(priceOf(minOrderPrice)),
  ]
    .filter(Boolean)
    .join(" · ");
const leftOf = ({ quantity, remaining }) => {
  if (quantity === null) return words.unlimited;
  return remaining === null ? words.unknown : words.leftOf(numberOf(remaining), numberOf(quantity));
};

const columns = [
  { name: words.name, of: ({ id, name }) => link(name, addressOf({ coupon: id })) },
  { name: words.state, of: stateBadge },
  { name: words.discountTerms, of: termsOf },
  { name: words.window, of: ({ issueFrom, issueTo }) => words.until(timeOf(issueFrom), timeOf(issueTo)) },
  { name: words.left, of: leftOf, number: true },
];

const doingsForLetter = ({ id, parkedAt }) => {
  const path = `/admin/coupons/dead-letters/${id}`;
  const doings = element("div", "", { className: "row" });
  doings.append(
    doer(words.requeue, words.requeueThis(timeOf(parkedAt)), () => call("POST", `${path}/requeue`), {
      news: words.requeued,
    }),
    doer(words.discard, words.discardThis(timeOf(parkedAt)), () => call("DELETE", path), {
      sure: words.sureToDiscard,
      news: words.discarded,
    }),
  );
  return doings;
};
const letterColumns = [
  { name: words.parked, of: ({ parkedAt }) => timeOf(parkedAt) },
  {
    name: words.coupon,
    of: ({ claim }) => (claim === null ? words.unreadable : link(words.see, addressOf({ coupon: claim.couponId }))),
  },
  {
    name: words.member,
    of: ({ claim }) => (claim === null ? "" : link(words.see, `/admin/members?member=${claim.memberId}`)),
  },
  { name: words.sequence, of: ({ claim }) => (claim === null ? "" : numberOf(claim.sequence)), number: true },
  { name: words.cause, of: ({ cause }) => cause },
  { name: words.attempts, of: ({ attempts }) => numberOf(attempts), number: true },
  { name: deskWords.actions, of: doingsForLetter },
];

const showList = async () => {
  const pages = async (path) => {
    const look = async (cursor) => (await call("GET", `${path}?size=20${cursor ? `&cursor=${cursor}` : ""}`)).data;
    return [await look(), look];
  };
  const [coupons, letters] = await Promise.all([pages("/coupon"), pages("/admin/coupons/dead-letters")]);
  at("#list .result").replaceChildren(growing({ caption: words.all, columns }, ...coupons));
  const shown = { caption: words.letters, columns: letterColumns, nothing: words.noLetters };
  at("#list .letters").replaceChildren(growing(shown, ...letters));
  const reconcile = async () => {
    const { data } = await call("POST", "/admin/coupons/reconcile");
    return words.reconciled(...[data.coupons, data.corrections, data.lost].map(numberOf));
  };
  at("#list .reconcile").replaceChildren(doer(words.reconcile, "", reconcile));
  show("list");
};

const fact = (name, value, note = "") => {
  const made = element("div", name, { className: "tile" });
  made.append(element("strong", value), element("small", note));
  return made;
};
const showClaims = ({ quantity, live, lastSequence, revoked, remaining, backlog }) => {
  const left = quantity === null ? words.unlimited : remaining === null ? words.unknown : numberOf(remaining);
  const waits = backlog.length > 0 ? words.oldest(numberOf(Math.round(backlog.oldestMs / 1_000))) : "";
  at("#coupon .live").replaceChildren(
    fact(words.held, numberOf(live), revoked > 0 ? words.revoked(numberOf(revoked)) : ""),
    fact(words.remaining, left, quantity === null ? "" : words.leftOf(left, numberOf(quantity))),
    fact(words.lastSequence, numberOf(lastSequence)),
    fact(words.backlog, numberOf(backlog.length), waits),
  );
  const gauge = at("#coupon progress");
  gauge.hidden = quantity === null;
  gauge.max = quantity ?? 1;
  gauge.value = live;
};

const doingsOf = ({ id, state }) => {
  const to = (next) => () => call("PATCH", `/coupon/${id}/state`, { state: next });
  const doings = {
    AVAILABLE: [doer(words.cancel, "", to("CANCELLED"), { sure: words.sureToCancel })],
    CANCELLED: [doer(words.offer, "", to("AVAILABLE"))],
  };
  const end = doer(words.end, "", to("EXPIRED"), { sure: words.sureToEnd });
  return state === "EXPIRED" ? [] : [...doings[state], end];
};

let looking;
const showCoupon = async (id) => {
  const path = `/coupon/${encodeURIComponent(id)}`;
  const look = async () => (await call("GET", `/admin/coupons/${encodeURIComponent(id)}/claims`)).data;
  const [{ data: coupon }, claims] = await Promise.all([call("GET", path), look()]);
  at("#coupon h2").textContent = coupon.name;
  at("#coupon .state").replaceChildren(stateBadge(coupon));
  at("#coupon .doings").replaceChildren(...doingsOf(coupon));
  at("#coupon .facts").replaceChildren(
    ...factsOf([
      [words.discountTerms, termsOf(coupon)],
      [words.window, words.until(timeOf(coupon.issueFrom), timeOf(coupon.issueTo))],
      [words.validity, words.until(dayOf(coupon.validFrom), dayOf(coupon.validTo))],
      ...(coupon.code === undefined ? [] : [[words.code, coupon.code]]),
      [words.couponId, coupon.id],
    ]),
  );
  showClaims(claims);
  const more = at("#more");
  more.hidden = coupon.quantity === null || coupon.state === "EXPIRED";
  more.onsubmit = (event) => {
    event.preventDefault();
    const add = async () => {
      const { data } = await call("POST", `${path}/stock`, { delta: Number(more.delta.value) });
      more.reset();
      return words.added(numberOf(data.quantity));
    };
    act(add, event.submitter);
  };
  const revoke = at("#revoke");
  revoke.onsubmit = (event) => {
    event.preventDefault();
    const takeBack = async () => {
      const { data } = await call("GET", `/members?${new URLSearchParams(filledIn(revoke))}`);
      const [member] = data.content;
      if (member === undefined) throw new Refusal(deskWords.noSuchMember, { status: 404 });
      await call("DELETE", `/admin/coupons/${coupon.id}/claims/${member.memberId}`);
      revoke.reset();
    };
    act(takeBack, event.submitter, words.takenBack);
  };
  show("coupon");
  looking = setInterval(() => {
    // What a look could not learn the next one does.
    const isSeen = document.visibilityState === "visible" && !at("#coupon").hidden;
    if (isSeen) void look().then(showClaims, () => undefined);
  }, LOOK_MS);
};

const numbers = ["discountValue", "maxDiscountAmount", "minOrderPrice", "couponCount"];
const times = ["issueFrom", "issueTo"];
const sent = ([name, value]) => {
  if (numbers.includes(name)) return [name, Number(value)];
  return [name, times.includes(name) ? new Date(value).toISOString() : value];
};
const form = at("#new");
form.type.append(...Object.entries(words.types).map(([value, name]) => element("option", name, { value })));
form.onsubmit = (event) => {
  event.preventDefault();
  const create = async () => {
    const { data } = await call("POST", "/coupon", Object.fromEntries(Object.entries(filledIn(form)).map(sent)));
    form.reset();
    history.replaceState(null, "", addressOf({ coupon: data.id }));
  };
  act(create, event.submitter, words.created);
};

/** `/admin/coupons`, and `/admin/coupons?coupon={couponId}` for one of them, or for a new one. */
openDesk(words, async () => {
  clearInterval(looking);
  const { coupon } = asked();
  if (coupon === undefined) await showList();
  else if (coupon === "new") show("new");
  else await showCoupon(coupon);
  say({});
});
