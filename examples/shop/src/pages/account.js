import { words } from "./account-words.js";
import { dayOf, numberOf, priceOf } from "./language.js";
import { at, attempt, element, factsOf, openPage, say, show, signInAgain } from "./page.js";
import { ask, call, isSignedIn, signIn, signOut } from "./shop.js";

const query = () => new URLSearchParams(location.search);
/** Where whoever has signed in goes on: an address of this shop, whatever the link said. */
const back = () => {
  const address = new URL(query().get("back") ?? "/account", location.origin);
  return address.origin === location.origin ? address.href : "/account";
};

const ledgerEntry = ({ kind, amount, createdAt }) => {
  const entry = element("li", "");
  const sign = amount > 0 ? "+" : "";
  entry.append(element("span", `${dayOf(createdAt)} · ${words.kinds[kind]}`), element("span", sign + numberOf(amount)));
  return entry;
};

const showMe = async () => {
  const [{ data: me }, { data: membership }, { data: points }] = [
    await call("GET", "/members/me"),
    await call("GET", "/members/me/membership"),
    await call("GET", "/members/me/points?size=10"),
  ];
  const { tier, discount, spent, next } = membership;
  const facts = [
    [words.tier, discount > 0 ? `${tier} (−${discount}%)` : tier],
    [words.points, numberOf(points.balance)],
    [words.spent, priceOf(spent)],
    ...(next === null ? [] : [[words.nextTier, words.next(next.tier, priceOf(next.missing))]]),
  ];
  at("#me h2").textContent = words.hello(me.memberName);
  at("#me .sums").replaceChildren(...factsOf(facts));
  at("#me .ledger").replaceChildren(
    ...(points.content.length === 0 ? [element("li", words.noLedger)] : points.content.map(ledgerEntry)),
  );
  at("#admin-link").hidden = me.role !== "ADMIN";
  show("me");
  say({});
};

/** What this address is for: `?back=` leads on after signing up, `?forgotten` and `?reset={token}` are of letters. */
const begin = async () => {
  if (query().has("reset")) return void show("replace");
  if (query().has("forgotten")) return void show("forgotten");
  if (isSignedIn() && query().has("back")) return location.replace(back());
  if (isSignedIn()) return showMe();
  // Whoever was led here from a form to sign in wants the other one.
  if (!query().has("back")) return signInAgain();
  show("sign-up");
  say({});
};

const form = at("#sign-up");
form.onsubmit = (event) => {
  event.preventDefault();
  const body = Object.fromEntries(new FormData(form));
  const enter = async () => {
    say({});
    await ask("POST", "/members/signup", body);
    await signIn(body.email, body.memberPwd);
    form.reset();
    await begin();
  };
  attempt(enter, event.submitter);
};
const forgotten = at("#forgotten");
forgotten.onsubmit = (event) => {
  event.preventDefault();
  const askLetter = async () => {
    say({});
    await ask("POST", "/auth/password-reset", Object.fromEntries(new FormData(forgotten)));
    say({ news: words.letterSent });
  };
  attempt(askLetter, event.submitter);
};
const replaced = at("#replace");
replaced.onsubmit = (event) => {
  event.preventDefault();
  const { memberPwd } = Object.fromEntries(new FormData(replaced));
  const replacePassword = async () => {
    say({});
    await ask("POST", "/auth/password-reset/confirm", { token: query().get("reset"), memberPwd });
    replaced.reset();
    // The token is spent, and no business of whoever looks at the history.
    history.replaceState(null, "", "/account");
    signInAgain();
    say({ news: words.replaced });
  };
  attempt(replacePassword, event.submitter);
};

at("#known").onclick = () => signInAgain();
at("#sign-out").onclick = (event) =>
  attempt(async () => {
    await signOut();
    signInAgain();
  }, event.currentTarget);

openPage(words, begin, { guests: true });
