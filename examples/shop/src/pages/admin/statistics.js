import { numberOf, priceOf } from "../language.js";
import { at, attempt, element, say, show } from "../page.js";
import { bearer, call, Refusal, renew } from "../shop.js";
import { drawBars } from "./chart.js";
import { addressOf, asked, fill, filledIn, openDesk, visit } from "./desk.js";
import { words } from "./statistics-words.js";
import { link, tableOf } from "./table.js";

/** Days that are shown unless others are asked for. */
const DAYS = 14;

/** A day of the calendar, so many days away. */
const daysFrom = (day, count) => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
};

const money = (field) => ({ name: words[field], of: (row) => priceOf(row[field]), number: true });
const count = (field, name = words[field]) => ({ name, of: (row) => numberOf(row[field]), number: true });
const figures = [
  ...[count("orders"), count("units"), money("gross"), money("discounts"), money("points"), money("delivery")],
  ...[money("refunds"), money("net")],
];
const dayColumns = [{ name: words.day, of: ({ date }) => date }, ...figures];
const hourColumns = [{ name: words.hour, of: ({ hour }) => words.hourOf(hour) }, ...figures];
const sold = [
  count("totalSold", words.units),
  { name: words.revenue, of: ({ totalRevenue }) => priceOf(totalRevenue), number: true },
];
const itemColumns = [
  {
    name: words.item,
    of: ({ itemId, itemName }) => (itemName === null ? words.gone : link(itemName, `/admin/items?item=${itemId}`)),
  },
  ...sold,
];
const categoryColumns = [
  { name: words.category, of: ({ categoryName }) => categoryName ?? words.gone },
  count("orders"),
  ...sold,
];

/** The same as a spreadsheet reads it, saved under a name. */
const download = async (path, name) => {
  const ask = () => fetch(`/api${path}`, { headers: { Accept: "text/csv", Authorization: `Bearer ${bearer()}` } });
  let answer = await ask();
  if (answer.status === 401 && (await renew())) answer = await ask();
  if (!answer.ok) throw new Refusal((await answer.json()).body.message, { status: answer.status });
  const address = URL.createObjectURL(await answer.blob());
  element("a", "", { href: address, download: name }).click();
  // Not before the browser has begun to save it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
const csvButton = (part, caption, path, name) => {
  const button = element("button", words.csv, { type: "button", className: "small" });
  button.setAttribute("aria-label", words.csvOf(caption));
  button.onclick = () => attempt(() => download(path, name), button);
  at(".row", part).replaceChildren(button);
};

const showFigures = (part, { caption, columns, rows, path, file }) => {
  at(".figures", part).replaceChildren(tableOf({ caption, columns, rows, nothing: words.none }));
  csvButton(part, caption, path, file);
};
const sumOf = (rows, field) => rows.reduce((sum, row) => sum + row[field], 0);
const tile = (name, value) => {
  const made = element("div", name, { className: "tile" });
  made.append(element("strong", value));
  return made;
};

/** `/admin/statistics`, and `/admin/statistics?start={day}&end={day}`. */
openDesk(words, async () => {
  const look = async (path) => (await call("GET", path)).data;
  // The shop's own calendar has today, whatever the browser's has.
  const [{ date: today }] = await look("/statistics/daily-sales");
  const span = { start: daysFrom(today, 1 - DAYS), end: today, ...asked() };
  fill(at("#days"), span);
  const query = new URLSearchParams(span);
  const paths = {
    days: `/statistics/sales-between?${query}`,
    hours: "/statistics/hourly",
    items: `/statistics/top-items?${query}&limit=10`,
    categories: `/statistics/by-category?${query}`,
  };
  const [days, hours, items, categories] = await Promise.all(Object.values(paths).map(look));
  const name = `${span.start}_${span.end}`;
  at(".tiles").replaceChildren(
    tile(words.net, priceOf(sumOf(days, "net"))),
    tile(words.orders, numberOf(sumOf(days, "orders"))),
    tile(words.units, numberOf(sumOf(days, "units"))),
    tile(words.refunds, priceOf(sumOf(days, "refunds"))),
  );
  show("statistics");
  const [perDay, perHour] = [at("#per-day"), at("#per-hour")];
  showFigures(perDay, {
    ...{ caption: words.perDay, columns: dayColumns, rows: days },
    ...{ path: paths.days, file: `sales_${name}.csv` },
  });
  showFigures(perHour, {
    ...{ caption: words.perHour, columns: hourColumns, rows: hours },
    ...{ path: paths.hours, file: `hours_${today}.csv` },
  });
  drawBars(at(".chart", perDay), {
    name: words.chartOf(words.perDay),
    names: days.map(({ date }) => date.slice(5).replace("-", "/")),
    amounts: days.map(({ net }) => net),
  });
  drawBars(at(".chart", perHour), {
    name: words.chartOf(words.perHour),
    names: hours.map(({ hour }) => String(hour)),
    amounts: hours.map(({ net }) => net),
  });
  showFigures(at("#top"), {
    ...{ caption: words.top, columns: itemColumns, rows: items },
    ...{ path: paths.items, file: `items_${name}.csv` },
  });
  showFigures(at("#by-category"), {
    ...{ caption: words.byCategory, columns: categoryColumns, rows: categories },
    ...{ path: paths.categories, file: `categories_${name}.csv` },
  });
  say({});
});

at("#days").onsubmit = (event) => {
  event.preventDefault();
  visit(addressOf(filledIn(event.currentTarget)));
};
