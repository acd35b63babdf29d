import { numberOf, timeOf } from "../language.js";
import { at, element, say, show } from "../page.js";
import { call } from "../shop.js";
import { deskWords, doer, openDesk } from "./desk.js";
import { words } from "./jobs-words.js";
import { badge, growing, tableOf } from "./table.js";

const nameOf = (name) => words.names[name] ?? name;

const units = [
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
  ["ms", 1],
];
const everyOf = ({ everyMs, cron }) => {
  const [, minute, hour] = /^(\d+) (\d+) \* \* \*$/.exec(cron) ?? [];
  if (hour !== undefined) return words.daily(`${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`);
  if (everyMs === null) return cron;
  const [unit, size] = units.find(([, ms]) => everyMs >= ms && everyMs % ms === 0);
  return words.everyMs(numberOf(everyMs / size), words.units[unit]);
};

const stateOf = ({ lastRun, failuresInARow }) => {
  if (lastRun === null) return "";
  if (failuresInARow === 0) return badge(words.fine, "good");
  return [badge(words.failed(numberOf(failuresInARow)), "bad"), element("small", lastRun.code ?? "")];
};
const lastOf = ({ lastRun }) =>
  lastRun === null ? words.neverRan : [timeOf(lastRun.startedAt), element("small", lastRun.instance)];

const runButton = ({ name }) => {
  const run = async () => {
    const { data } = await call("POST", `/admin/jobs/${name}/run`);
    return words.ran(nameOf(name), numberOf(data.done));
  };
  return doer(words.run, words.runThis(nameOf(name)), run);
};

const columns = [
  { name: words.job, of: (job) => [nameOf(job.name), element("small", `${job.name} · ${everyOf(job)}`)] },
  { name: words.state, of: stateOf },
  { name: words.lastRun, of: lastOf },
  { name: words.took, of: ({ lastRun }) => (lastRun ? words.ms(numberOf(lastRun.durationMs)) : ""), number: true },
  { name: words.done, of: ({ lastRun }) => (lastRun ? numberOf(lastRun.done) : ""), number: true },
  { name: words.run, of: runButton },
];

const doingsForEvent = ({ consumer, eventId, type }) => {
  const path = `/admin/events/parked/${encodeURIComponent(consumer)}/${eventId}`;
  const doings = element("div", "", { className: "row" });
  doings.append(
    doer(words.retry, words.retryThis(type), () => call("POST", `${path}/retry`), { news: words.retried }),
    doer(words.discard, words.discardThis(type), () => call("DELETE", path), {
      sure: words.sureToDiscard,
      news: words.discarded,
    }),
  );
  return doings;
};
const eventColumns = [
  { name: words.parked, of: ({ parkedAt }) => timeOf(parkedAt) },
  { name: words.consumer, of: ({ consumer }) => consumer },
  { name: words.event, of: ({ type }) => type },
  { name: words.cause, of: ({ cause }) => cause },
  { name: deskWords.actions, of: doingsForEvent },
];

/** `/admin/jobs`: the recurring work of all instances, those first that fail, and the events that nobody could take. */
openDesk(words, async () => {
  const parked = async (cursor) =>
    (await call("GET", `/admin/events/parked?size=20${cursor ? `&cursor=${cursor}` : ""}`)).data;
  const [{ data: jobs }, events] = await Promise.all([call("GET", "/admin/jobs"), parked()]);
  const rows = jobs.toSorted((one, other) => other.failuresInARow - one.failuresInARow);
  at(".result").replaceChildren(tableOf({ caption: words.all, columns, rows }));
  const shown = { caption: words.events, columns: eventColumns, nothing: words.noEvents };
  at(".events").replaceChildren(growing(shown, events, parked));
  show("jobs");
  say({});
});
