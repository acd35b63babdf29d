import { dayOf, numberOf, timeOf } from "../language.js";
import { at, factsOf, say, show } from "../page.js";
import { call } from "../shop.js";
import { act, addressOf, asked, doer, fill, fillChoice, filledIn, openDesk, visit } from "./desk.js";
import { words } from "./members-words.js";
import { badge, growing, link, pagerOf, tableOf } from "./table.js";

const kinds = { ACTIVE: "good", SUSPENDED: "bad" };
const stateBadge = ({ memberState }) => badge(words.states[memberState], kinds[memberState]);

const columns = [
  { name: words.name, of: ({ memberId, memberName }) => link(memberName, addressOf({ member: memberId })) },
  { name: words.email, of: ({ email }) => email },
  { name: words.role, of: ({ role }) => words.roles[role] },
  { name: words.state, of: stateBadge },
  { name: words.joined, of: ({ createdAt }) => dayOf(createdAt), number: true },
  { name: words.points, of: ({ point }) => numberOf(point), number: true },
];

const showList = async () => {
  const query = asked();
  fill(at("#filters"), query);
  const { data: members } = await call("GET", `/members?${new URLSearchParams({ size: "20", ...query })}`);
  at("#list .result").replaceChildren(
    tableOf({ caption: words.all, columns, rows: members.content }),
    pagerOf(members),
  );
  show("list");
};

const signed = (amount) => (amount > 0 ? `+${numberOf(amount)}` : numberOf(amount));
const ledgerColumns = [
  { name: words.when, of: ({ createdAt }) => timeOf(createdAt) },
  {
    name: words.what,
    of: ({ kind, reason, orderId }) => {
      const what = reason === null ? words.kinds[kind] : `${words.kinds[kind]} · ${reason}`;
      return orderId === null ? what : link(what, `/admin/orders?order=${orderId}`);
    },
  },
  { name: words.change, of: ({ amount }) => signed(amount), number: true },
  { name: words.balance, of: ({ balance }) => numberOf(balance), number: true },
];
const loginColumns = [
  { name: words.when, of: ({ loginDt }) => timeOf(loginDt) },
  { name: words.address, of: ({ ipAddress }) => ipAddress ?? "" },
  { name: words.device, of: ({ device }) => device ?? "" },
];

/** Nobody makes an admin here, or takes one's role. */
const doingsOf = ({ memberId, memberState, role }) => {
  const path = `/members/${memberId}`;
  const to = (state) => () => call("PATCH", `${path}/state`, { memberState: state });
  const as = (next) => () => call("PATCH", `${path}/role`, { role: next });
  const stateDoings = {
    ACTIVE: () => doer(words.suspend, "", to("SUSPENDED"), { sure: words.sureToSuspend }),
    SUSPENDED: () => doer(words.reactivate, "", to("ACTIVE")),
  };
  const roleDoings = {
    MEMBER: () => doer(words.makeSeller, "", as("SELLER")),
    SELLER: () => doer(words.makeMember, "", as("MEMBER")),
  };
  if (memberState === "QUIT") return [];
  return [roleDoings[role]?.(), stateDoings[memberState]?.()].filter(Boolean);
};

const showMember = async (id) => {
  const path = `/members/${encodeURIComponent(id)}`;
  const [{ data: member }, { data: points }, { data: logins }] = await Promise.all([
    call("GET", path),
    call("GET", `${path}/points?size=10`),
    call("GET", `/members/history/${encodeURIComponent(id)}?size=10`),
  ]);
  at("#member h2").textContent = member.memberName;
  at("#member .state").replaceChildren(stateBadge(member), " ", badge(words.roles[member.role]));
  at("#member .doings").replaceChildren(...doingsOf(member));
  at("#member .facts").replaceChildren(
    ...factsOf([
      [words.email, member.email],
      [words.tel, member.tel],
      [words.points, numberOf(points.balance)],
      ...(points.pointsOwed > 0 ? [[words.owed, numberOf(points.pointsOwed)]] : []),
      [words.joined, dayOf(member.createdAt)],
      [words.lastLogin, member.lastLogin === null ? words.never : timeOf(member.lastLogin)],
      [words.memberId, member.memberId],
      ["", link(words.orders, `/admin/orders?memberId=${member.memberId}`)],
    ]),
  );
  const ledgerAfter = async (cursor) => (await call("GET", `${path}/points?size=10&cursor=${cursor}`)).data;
  const loginsAfter = async (cursor) =>
    (await call("GET", `/members/history/${encodeURIComponent(id)}?size=10&cursor=${cursor}`)).data;
  at("#member .ledger").replaceChildren(
    growing({ caption: words.ledger, columns: ledgerColumns }, points, ledgerAfter),
  );
  at("#member .logins").replaceChildren(growing({ caption: words.logins, columns: loginColumns }, logins, loginsAfter));
  const form = at("#adjust");
  form.hidden = member.memberState === "QUIT";
  form.onsubmit = (event) => {
    event.preventDefault();
    const { amount, reason } = filledIn(form);
    const adjust = async () => {
      const { data } = await call("PATCH", `${path}/point`, { amount: Number(amount), reason });
      form.reset();
      return words.adjusted(numberOf(data.balance));
    };
    act(adjust, event.submitter);
  };
  show("member");
};

fillChoice(at("#role"), words.roles);
fillChoice(at("#state"), words.states);
at("#filters").onsubmit = (event) => {
  event.preventDefault();
  visit(addressOf(filledIn(event.currentTarget)));
};
/** `/admin/members` with its filters, and `/admin/members?member={memberId}` for one of them. */
openDesk(words, async () => {
  const { member } = asked();
  await (member === undefined ? showList() : showMember(member));
  say({});
});
