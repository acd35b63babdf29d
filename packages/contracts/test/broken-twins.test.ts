import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startVitest } from "vitest/node";

/** Which rule must find which twin: the start of the test's name. */
const findings: readonly (readonly [suite: string, test: string])[] = [
  ["UnitOfWork: commits refusals", "a work that refuses or throws leaves nothing behind"],
  ["UnitOfWork: never gives up", "a work that loses five races is given up"],
  ["UnitOfWork: cannot see nested use", "a unit of work used inside a work throws NestedUse"],
  ["Members: look first", "of 20 racing sign-ups with one e-mail exactly one wins"],
  ["Memberships: without guard", "a change is written over the version before it and no other"],
  ["Memberships: without guard", "of 20 racing changes of one membership exactly one is written"],
  ["RefreshTokens: without guard", "of 20 racing rotations of one generation exactly one wins"],
  ["Members: only counted", "active admins are held by id"],
  ["Memberships: hold nobody", "of racing works that hold one membership each reads what the others left"],
  ["RefreshTokens: remember", "a member's sessions end together"],
  ["Logins: skip equal times", "the history is walked newest first"],
  ["OpenOrders: slip away", "an order or a payment that is begun while its member quits"],
  ["PasswordResets: look first", "of 20 racing uses of one request exactly one hears true"],
  [
    "Items: write stock",
    "a change is written whole over the version before it and no other, and never touches stock or rating",
  ],
  ["Items: skip equal keys", "every sort walks over each item exactly once"],
  ["ItemIndex: takes what comes last", "whatever order documents come in and however often, the newest revision"],
  ["ItemIndex: rebuilds in place", "a rebuild is served from the old index to its end"],
  ["ItemIndex: batches win", "a batch of a rebuild does not take back what was applied"],
  ["ItemSearch: skips equal keys", "filters, sorts, cursors and facets are exact"],
  ["ItemDocuments: forget ratings", "every change of an item and of its rating makes its revision greater"],
  ["Categories: never refuse", "a sibling's name is taken"],
  ["Reviews: rated in the program", "30 racing reviews, changes and ends all count"],
  ["Purchases: count every order", "units count in every order from paid to completed and in no other"],
  ["Stock: looks first", "racing takes never oversell"],
  ["Stock: looks first", "racing takes and gives of the same options in any order"],
  ["Coupons: look first", "a code is one coupon's"],
  ["MemberCoupons: trust the batch", "each claim that cannot be written hears why"],
  ["MemberCoupons: trust the batch", "while a coupon's quantity is raised"],
  ["MemberCoupons: trust the batch", "whatever is in racing batches"],
  ["MemberCoupons: look first", "of 20 racing orders one uses a coupon"],
  ["CouponStock: looks first", "racing claims never oversell, repeat a member or skip a sequence"],
  ["Carts: add in the program", "racing additions all count"],
  ["Carts: take what they saw", "what racing removals take out"],
  ["Carts: hold nobody", "of racing works that hold one cart each reads what the others left"],
  ["Carts: forget everybody", "guests' lines from before an instant are forgotten"],
  ["Orders: without guard", "a change is written over the version before it and no other"],
  ["Orders: without guard", "of 20 racing changes of one version exactly one is written"],
  ["Payments: swallow", "a second paid payment of one order throws"],
  ["Sales: look first", "a fact counts once"],
  ["Uploads: looked at", "of 10 racing messages that want one upload exactly one gets it"],
  ["Uploads: count first", "of 20 racing uploads of one owner no more are reserved"],
  ["ChatRooms: look first", "of 20 racing rooms of one customer exactly one is opened"],
  ["ChatRooms: without guard", "a change is written over the version before it and no other"],
  ["ChatRooms: count in the program", "of 20 racing messages each has its place"],
  ["ChatRooms: count in the program", "nothing is counted once a room is closed"],
  ["ChatRooms: hold nobody", "whoever holds a room changes it for himself"],
  ["ChatMessages: deleted again", "of racing deletions of one group each message is answered once"],
  ["ChatMarkers: go back", "of racing markers of one member the furthest stands"],
  ["Outbox, Inbox and EventLog: outbox forgets repeats", "an event comes out as it went in"],
  ["Outbox, Inbox and EventLog: inbox forgets", "of racing takers of one event exactly one is first"],
  ["Outbox, Inbox and EventLog: log ignores failures", "a failed event holds up its own subject"],
  ["CommandKeys: look first", "of 20 racing commands with one key exactly one is first"],
  ["CommandKeys: look first", "a transaction that is refused or broken remembers nothing"],
  ["StoredReplies: look first", "of 20 racing attempts exactly one begins"],
  ["StoredReplies: look first", "a reply is stored by the run that has the key, and by no other"],
  ["Attempts: count in the program", "of 20 racing attempts no two get the same count"],
  ["JobRuns: count in the program", "of 20 racing failures each counts"],
  ["Lock: open door", "of racing holders never two are inside"],
  ["Lock: one door for each instance", "of racing holders never two are inside"],
  ["Cache: keeps for ever", "an entry is absent when its time is over"],
  ["Cache: keeps for ever", "nobody's value changes when somebody changes the one"],
  ["Cache: one for each instance", "what one instance keeps or forgets, another one"],
  ["Clock: never sleeps", "a sleeper wakes when its time is over"],
  ["Ids: version 4", "10,000 ids are different lower-case UUIDs of version 7"],
  ["PasswordHasher: plain text", "two hashes of one password differ"],
  ["PasswordHasher: cuts", "a password fits its own hash and no other does"],
  ["TokenSigner: forgets the use", "a token is good for its own use and refused for any other"],
  ["PaymentGateway: forgets keys", "a refund gives all the money back once"],
  ["Races of the shop: stock looks first", "30 buyers of two thirds as many units"],
  ["Races of the shop: stock outside of the transaction, no lock", "a storm of cancelling"],
  ["Races of the shop: keys look first", "20 orders at once under one key are one order"],
  ["Races of reviews: rated in the program", "8 buyers who review at once and twice"],
  ["Races of sessions: sessions count", "20 refreshes of one token at once have one successor"],
  ["Races of sessions: sessions remember", "logging out everywhere ends every session"],
  ["Races of sessions: admins only counted", "two admins who suspend each other at once"],
  ["Races of sessions: logins hold nobody", "a password change ends every session"],
  ["Races of carts: take what they saw", "ten members who sign in with one guest's cart"],
  ["Races of carts: hold nobody", "five guests who turn out to be one member"],
  ["Races of withdrawals: slip away", "an order that costs nothing is placed and keeps its member"],
  ["Races of chat: look first", "20 parallel openings of one customer are one room"],
  ["Races of chat: hold nobody", "deleting while a room is closed"],
  ["Races of chat: files looked at", "of messages that want one file at once one is sent with it"],
  ["Every use case repeats: outbox forgets repeats", "every use case and job answers and tells the same"],
  ["Stories of claims: stock forgets the gate", "whatever the stock loses"],
  ["Stories of claims: acknowledged when taken", "one thing after another"],
  ["Stories of claims: without limit", "one thing after another"],
  ["Stories of claims: rebuild overlooks claims", "one thing after another"],
];

test("every broken twin is found by the rule that it breaks", { timeout: 240_000 }, async () => {
  const conditions = ["development", "module", "node"];
  const vitest = await startVitest(
    "test",
    [],
    {
      config: false,
      root: fileURLToPath(new URL("..", import.meta.url)),
      include: ["test/broken-twins.fixture.ts"],
      watch: false,
      maxWorkers: 1,
      reporters: [{}],
    },
    { resolve: { conditions }, ssr: { resolve: { conditions } } },
  );
  const exitCode = process.exitCode;
  const modules = vitest.state.getTestModules();
  const results = modules
    .flatMap((module) => [...module.children.allTests()])
    .map((each) => ({ name: each.fullName, state: each.result().state, errors: each.result().errors ?? [] }));
  const suites = new Set(modules.flatMap((module) => [...module.children.suites()]).map(({ name }) => name));
  await vitest.close();
  // The failures were wanted: they are not this process's.
  if (exitCode !== undefined) process.exitCode = undefined;

  const failed = results.filter(({ state }) => state === "failed").map(({ name }) => name);
  const missed = findings.filter(([suite, rule]) => !failed.some((name) => name.startsWith(`${suite} > ${rule}`)));
  expect(missed).toEqual([]);
  // A twin answers wrongly. One that breaks would be found by any rule, and so show nothing of the one that is meant.
  const breaks = ({ name, message }: { readonly name?: string; readonly message: string }) =>
    name === "ReferenceError" || name === "TypeError" || message.startsWith("runSingle is for one writing statement");
  expect(results.filter(({ errors }) => errors.some(breaks)).map(({ name }) => name)).toEqual([]);
  expect([...suites].filter((suite) => !failed.some((name) => name.startsWith(suite)))).toEqual([]);
});
