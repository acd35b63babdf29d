/** What the shop made of what the browser prefers, or of what was chosen by hand. */
export const language = document.documentElement.lang === "en" ? "en" : "ko";

/** What every page says. */
const shared = {
  ko: {
    signIn: "로그인",
    account: "내 정보",
    email: "이메일",
    password: "비밀번호",
    newHere: "처음이신가요? 회원 가입",
    forgottenIt: "비밀번호를 잊으셨나요?",
    offline: "상점에 연결할 수 없습니다. 인터넷 연결을 확인해 주세요.",
    price: (amount) => `${amount}원`,
  },
  en: {
    signIn: "Sign in",
    account: "My account",
    email: "E-mail",
    password: "Password",
    newHere: "New here? Sign up",
    forgottenIt: "Forgotten your password?",
    offline: "The shop cannot be reached. Please check your connection.",
    price: (amount) => `₩${amount}`,
  },
};

/** Everything that a page says by itself; what the shop refuses it says in its own words. */
export const wordsOf = (catalogue) => ({ ...shared[language], ...catalogue[language] });
export const sharedWords = shared[language];

const inDigits = new Intl.NumberFormat(language);
export const numberOf = (count) => inDigits.format(count);
export const priceOf = (amount) => sharedWords.price(inDigits.format(amount));

const times = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
export const timeOf = (instant) => times.format(new Date(instant));
const days = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
export const dayOf = (instant) => days.format(new Date(instant));
