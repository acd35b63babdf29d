import { numberOf, priceOf, timeOf } from "../language.js";
import { at, say, show } from "../page.js";
import { call } from "../shop.js";
import { asked, doer, openDesk } from "./desk.js";
import { words } from "./payments-words.js";
import { badge, link, pagerOf, tableOf } from "./table.js";

const standingOf = (standing) => {
  if (standing === null) return words.nothingThere;
  const { state, amount, refunded } = standing;
  return words.standing(words.states[state] ?? state, priceOf(amount), refunded > 0 ? priceOf(refunded) : "");
};
const columns = [
  {
    name: words.payment,
    of: ({ merchantUid, here }) =>
      here === null ? merchantUid : link(merchantUid, `/admin/orders?payment=${encodeURIComponent(merchantUid)}`),
  },
  { name: words.cause, of: ({ cause }) => badge(words.causes[cause], "bad") },
  { name: words.here, of: ({ here }) => standingOf(here) },
  { name: words.there, of: ({ there }) => standingOf(there) },
  { name: words.found, of: ({ foundAt }) => timeOf(foundAt), number: true },
];

const JOB = "reconcile-payments";
const lastOf = (jobs) => {
  const last = jobs.find(({ name }) => name === JOB)?.lastRun;
  if (last == null) return "";
  const when = timeOf(last.startedAt);
  return last.failed ? words.lastFailed(when) : words.last(when, numberOf(last.done));
};

/** `/admin/payments`: what the nightly reconciliation could not put right. */
openDesk(words, async () => {
  const query = new URLSearchParams({ size: "20", ...asked() });
  const [{ data: differences }, { data: jobs }] = await Promise.all([
    call("GET", `/admin/payments/reconciliation?${query}`),
    call("GET", "/admin/jobs"),
  ]);
  const run = async () => words.ran(numberOf((await call("POST", `/admin/jobs/${JOB}/run`)).data.done));
  at(".doings").replaceChildren(doer(words.run, "", run, { primary: true }));
  at(".last").textContent = lastOf(jobs);
  at(".result").replaceChildren(
    tableOf({ caption: words.all, columns, rows: differences.content, nothing: words.none }),
    ...(differences.totalPages > 1 ? [pagerOf(differences)] : []),
  );
  show("differences");
  say({});
});
