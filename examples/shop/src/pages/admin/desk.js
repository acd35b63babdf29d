import { wordsOf } from "../language.js";
import { at, attempt, element, hideAllBut, openPage, say } from "../page.js";
import { call } from "../shop.js";

/** What several admin pages say. */
export const deskWords = wordsOf({
  ko: {
    notAdmin: "관리자만 볼 수 있는 페이지입니다.",
    nothing: "해당하는 내용이 없습니다.",
    pages: "페이지",
    previous: "이전",
    next: "다음",
    pageOf: (page, pages, rows) => `${pages}쪽 중 ${page}쪽 · 모두 ${rows}건`,
    more: "더 보기",
    actions: "처리",
    filter: "찾기",
    clear: "조건 지우기",
    any: "전체",
    saved: "저장했습니다.",
    noSuchMember: "이 이메일을 쓰는 회원이 없습니다.",
  },
  en: {
    notAdmin: "This page is for admins only.",
    nothing: "There is nothing of the kind.",
    pages: "Pages",
    previous: "Previous",
    next: "Next",
    pageOf: (page, pages, rows) => `Page ${page} of ${pages} · ${rows} in all`,
    more: "Show more",
    actions: "Actions",
    filter: "Find",
    clear: "Clear",
    any: "Any",
    saved: "Saved.",
    noSuchMember: "No member has this e-mail address.",
  },
});

/** What the page's address asks for. */
export const asked = () => Object.fromEntries(new URLSearchParams(location.search));

/** This page, asked for something; what is empty is not asked. */
export const addressOf = (query) => {
  const given = Object.entries(query).filter(([, value]) => value !== "" && value !== undefined);
  return given.length === 0 ? location.pathname : `${location.pathname}?${new URLSearchParams(given)}`;
};

let begin;
/** Who is signed in. */
export let me;

/** Goes to another view of this page. */
export const visit = (address) => {
  history.pushState(null, "", address);
  attempt(begin);
};

/** Does something, shows the page as it is then, and says that it is done, in the words that it answers if any. */
export const act = (work, button, news = deskWords.saved) =>
  attempt(async () => {
    say({});
    const told = await work();
    await begin();
    say({ news: typeof told === "string" ? told : news });
  }, button);

/** A button that does something, described in full for whoever does not see what it stands beside. */
export const doer = (name, description, work, { news, sure, primary = false } = {}) => {
  const button = element("button", name, { type: "button", className: primary ? "small primary" : "small" });
  if (description) button.setAttribute("aria-label", description);
  button.onclick = () => {
    if (sure === undefined || confirm(sure)) act(work, button, news);
  };
  return button;
};

/** Whatever a form was filled with, blanks left out. */
export const filledIn = (form) =>
  Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ""),
  );

/** Fills a form with what was asked or is known; what is not known is empty. */
export const fill = (form, values) => {
  for (const field of form.elements) if (field.name) field.value = values[field.name] ?? "";
};

/** A choice among the words of a catalogue, before them any at all. */
export const fillChoice = (select, choices) =>
  select.replaceChildren(
    element("option", deskWords.any, { value: "" }),
    ...Object.entries(choices).map(([value, name]) => element("option", name, { value })),
  );

/** A form whose fields are what the list is asked for; a member is asked for by e-mail, and found by number. */
export const filterBy = (form) => {
  form.onsubmit = (event) => {
    event.preventDefault();
    const search = async () => {
      const { email, ...query } = filledIn(form);
      if (email === undefined) return visit(addressOf(query));
      const { data } = await call("GET", `/members?${new URLSearchParams({ email })}`);
      if (data.content.length === 0) return say({ refusal: deskWords.noSuchMember });
      visit(addressOf({ ...query, memberId: data.content[0].memberId }));
    };
    attempt(search, event.submitter);
  };
};

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }) =>
  button === 0 && !(metaKey || ctrlKey || shiftKey || altKey);

/** Opens a page for admins: `show` shows what its address asks for. Whoever is none is told so and sees nothing. */
export const openDesk = (words, showAsked) => {
  const showNow = async () => {
    me ??= (await call("GET", "/members/me")).data;
    if (me.role === "ADMIN") return showAsked();
    me = undefined;
    hideAllBut(undefined);
    say({ refusal: deskWords.notAdmin });
  };
  // One after the other, so that of two views the one that was asked for last stays.
  let shown = Promise.resolve();
  begin = () => {
    const showing = shown.then(showNow);
    shown = showing.catch(() => undefined);
    return showing;
  };
  // Views of one page are addresses like others, and are shown without loading it anew.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const isHere = link?.origin === location.origin && link.pathname === location.pathname && !link.closest("header");
    if (!isHere || link.hash !== "" || !isPlain(event)) return;
    event.preventDefault();
    visit(link.href);
  });
  addEventListener("popstate", () => attempt(begin));
  openPage({ ...deskWords, ...words }, begin);
  at("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
};
