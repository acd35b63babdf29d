import { bearer, isSignedIn, Refusal, renew, signIn } from "./shop.js";

export const at = (selector, within = document) => within.querySelector(selector);

export const element = (name, text, attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  return Object.assign(made, attributes);
};

/** An element with what it holds: words, another, or several. */
export const holding = (made, content) => {
  made.append(...[content].flat());
  return made;
};

/** What a `dl` holds: names, each with what it stands for. */
export const factsOf = (pairs) =>
  pairs.map(([name, what]) => holding(element("div", ""), [element("dt", name), holding(element("dd", ""), what)]));

export const say = ({ news = "", refusal = "" }) => {
  at("#news").textContent = news;
  at("#refusal").textContent = refusal;
};

export const hideAllBut = (id) => {
  for (const view of document.querySelectorAll(".view")) view.hidden = view.id !== id;
};

/** Shows one view alone and leads to it whoever cannot see that it changed. */
export const show = (id) => {
  hideAllBut(id);
  const view = at(`#${id}`);
  at("h2", view).focus();
  return view;
};

/** Where whoever signs up is led back to: this page. */
const signUpAddress = () => `/account?${new URLSearchParams({ back: location.pathname + location.search })}`;

const askWho = (refusal = "") => {
  at("#sign-up-link").href = signUpAddress();
  show("sign-in");
  at("#sign-in input").focus();
  say({ refusal });
};

const tell = (error) => {
  if (!(error instanceof Refusal)) throw error;
  if (error.status === 401) askWho(error.message);
  else say({ refusal: error.message });
};

/** The member is signed in no more, or is asked to be. */
export const signInAgain = () => askWho();

/** Does it, with its button out of reach meanwhile, and tells what the shop refuses. */
export const attempt = (work, button) => {
  if (button) button.disabled = true;
  const after = () => {
    if (button) button.disabled = false;
  };
  void work().catch(tell).finally(after);
};

/** True: signed in, by what the browser has of the last time. */
export const comeBack = async () => bearer() !== undefined || (isSignedIn() && (await renew()));

/**
 * Puts a page's words in their places and begins, once it is known who looks at it: a member, or with `guests` anybody.
 */
export const openPage = (words, begin, { guests = false } = {}) => {
  document.title = `${words.title} · cofshop`;
  for (const named of document.querySelectorAll("[data-word]")) named.textContent = words[named.textContent];
  at("h1").hidden = false;
  at("#sign-in").onsubmit = (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { email, memberPwd } = Object.fromEntries(new FormData(form));
    const enter = async () => {
      await signIn(email, memberPwd);
      form.reset();
      await begin();
    };
    attempt(enter, at("button", form));
  };
  attempt(async () => ((await comeBack()) || guests ? begin() : askWho()));
};
