import { language, sharedWords } from "./language.js";

/** The shop said no, or nothing at all: `status` 0. Its message is for the member to read. */
export class Refusal extends Error {
  constructor(message, { status = 0, code = "offline", retryAfterMs = 0, details } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    /** Facts beside the message, such as the stock that there is now. */
    this.details = details;
  }

  /** Nothing is decided by it: the same question may be answered a moment later. */
  get passes() {
    return [0, 423, 429, 502, 503, 504].includes(this.status);
  }
}

/** Kept here and nowhere else: it is gone with the page, and the refresh cookie, which no script reads, brings another. */
let accessToken;

/**
 * What the browser remembers from page to page: that somebody is signed in, which saves guests a question on each, and
 * the token of a guest's cart, with which nothing but that cart can be had.
 */
const remembered = (name) => ({
  get: () => localStorage.getItem(name) ?? undefined,
  set: (value) => (value === undefined ? localStorage.removeItem(name) : localStorage.setItem(name, value)),
});
export const guestCart = remembered("guestCart");
export const cartCount = remembered("cartCount");
const signedIn = remembered("signedIn");
export const isSignedIn = () => signedIn.get() !== undefined;

const takeToken = (token) => {
  accessToken = token;
  signedIn.set(token && "yes");
  dispatchEvent(new Event("signed"));
  return token !== undefined;
};

/** A form goes as it is, its files with it; anything else is JSON. */
const sendable = (body) => (body instanceof FormData ? body : body && JSON.stringify(body));

const headersFor = (body) => ({
  "Accept-Language": language,
  ...(accessToken && { Authorization: `Bearer ${accessToken}` }),
  ...(body && !(body instanceof FormData) && { "Content-Type": "application/json" }),
});

const send = async (method, path, { body, headers } = {}) => {
  const sent = { ...headersFor(body), ...headers };
  try {
    const response = await fetch(`/api${path}`, { method, headers: sent, body: sendable(body) });
    const { header, body: answer } = response.status === 204 ? empty : await response.json();
    const retryAfterMs = Number(response.headers.get("Retry-After") ?? 0) * 1_000;
    return { status: response.status, ok: response.ok, code: header.code, retryAfterMs, ...answer };
  } catch (cause) {
    throw new Refusal(sharedWords.offline, { cause });
  }
};

const empty = { header: {}, body: {} };

const dataOf = ({ ok, message, ...answer }) => {
  if (!ok) throw new Refusal(message, answer);
  return answer;
};

/** For what is no call: a connection that a member opens. */
export const bearer = () => accessToken;

const withCsrf = async (path) => {
  const { data } = dataOf(await send("GET", "/auth/csrf"));
  return send("POST", path, { headers: { "X-XSRF-TOKEN": data.token } });
};

/** Signs in by the refresh cookie, if there is one. True: signed in. */
export const renew = async () => {
  accessToken = undefined;
  const renewed = await withCsrf("/auth/reissue");
  // Whoever cannot be told, for the moment, may be signed in all the same.
  if (renewed.status !== 401 && !renewed.ok) dataOf(renewed);
  return takeToken(renewed.data?.accessToken);
};

/** What was put into a cart before comes along. */
export const signIn = async (email, memberPwd) => {
  accessToken = undefined;
  const token = guestCart.get();
  const headers = token && { "X-Cart-Token": token };
  takeToken(dataOf(await send("POST", "/auth/login", { body: { email, memberPwd }, headers })).data.accessToken);
  guestCart.set(undefined);
};

export const signOut = async () => {
  accessToken = undefined;
  const ended = await withCsrf("/auth/logout");
  if (ended.status !== 401) dataOf(ended);
  takeToken(undefined);
  cartCount.set(undefined);
};

/** @throws Refusal in the shop's words; with status 401 nobody is signed in any more. */
export const call = async (method, path, body, headers) => {
  const answer = await send(method, path, { body, headers });
  if (answer.status !== 401 || !(await renew())) return dataOf(answer);
  return dataOf(await send(method, path, { body, headers }));
};

/** What anybody may ask, and what a guest asks with the token of his cart. */
export const ask = async (method, path, body, headers) => dataOf(await send(method, path, { body, headers }));

/**
 * Uploads files; what becomes of them is decided by whoever names their ids before long.
 *
 * @throws Refusal
 */
export const uploadFiles = async (files) => {
  const form = new FormData();
  for (const file of files) form.append("files", file);
  return (await call("POST", "/files/temp", form)).data;
};

/**
 * The bytes of a file that the member may see.
 *
 * @throws Refusal
 */
export const fetchFile = async (fileId) => {
  const ask = () => fetch(`/api/files/${fileId}`, { headers: headersFor() });
  try {
    let response = await ask();
    if (response.status === 401 && (await renew())) response = await ask();
    if (response.ok) return await response.blob();
    const { header, body } = await response.json();
    throw new Refusal(body.message, { status: response.status, code: header.code });
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal(sharedWords.offline, { cause });
  }
};
