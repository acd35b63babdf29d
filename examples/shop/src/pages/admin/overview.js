import { numberOf, priceOf, timeOf } from "../language.js";
import { at, element, say, show } from "../page.js";
import { call } from "../shop.js";
import { openDesk } from "./desk.js";
import { words } from "./overview-words.js";
import { link, tableOf } from "./table.js";

/** What one look counts at most. */
const MOST = 100;

const tile = (name, value, href, { note = "", kind = "" } = {}) => {
  const made = element("a", name, { href, className: `tile ${kind}` });
  made.append(element("strong", value), element("small", note));
  return made;
};
/** Something to be done: it stands out unless there is none. */
const task = (name, count, href) =>
  tile(name, count >= MOST ? words.atLeast(numberOf(MOST)) : numberOf(count), href, { kind: count > 0 ? "bad" : "" });

const columns = [
  { name: words.ordered, of: ({ orderDate, orderId }) => link(timeOf(orderDate), `/admin/orders?order=${orderId}`) },
  { name: words.goods, of: ({ itemName, lineCount }) => words.andMore(itemName, lineCount - 1) },
  { name: words.price, of: ({ finalPrice }) => priceOf(finalPrice), number: true },
];
const shown = (caption, { content }) => tableOf({ caption, columns, rows: content, nothing: words.none });

/** `/admin`: what there is to do. */
openDesk(words, async () => {
  const look = async (path) => (await call("GET", path)).data;
  const [[today], refunds, paid, chats, claims, events, differences, jobs] = await Promise.all([
    look("/statistics/daily-sales"),
    look("/orders?refundRequestStatus=REQUESTED&size=5"),
    look("/orders?state=PAID&size=5"),
    look("/chat-rooms?status=ACTIVE&size=1"),
    look(`/admin/coupons/dead-letters?size=${MOST}`),
    look(`/admin/events/parked?size=${MOST}`),
    look("/admin/payments/reconciliation?size=1"),
    look("/admin/jobs"),
  ]);
  const letters = claims.content.length + events.content.length;
  at(".tiles").replaceChildren(
    tile(words.sales, priceOf(today.net), "/admin/statistics", {
      note: words.ofOrders(numberOf(today.orders)),
      kind: "wide",
    }),
    task(words.refunds, refunds.totalElements, "/admin/orders?refundRequestStatus=REQUESTED"),
    tile(words.packing, numberOf(paid.totalElements), "/admin/orders?state=PAID"),
    task(words.chats, chats.totalElements, "/chat"),
    task(words.letters, letters, claims.content.length > 0 ? "/admin/coupons" : "/admin/jobs"),
    task(words.differences, differences.totalElements, "/admin/payments"),
    task(words.failing, jobs.filter(({ failuresInARow }) => failuresInARow > 0).length, "/admin/jobs"),
  );
  at(".to-decide").replaceChildren(shown(words.toDecide, refunds));
  at(".to-pack").replaceChildren(shown(words.toPack, paid));
  show("overview");
  say({});
});
