/** As the shop's own answers: Korean unless English is preferred. */
const preferred = navigator.languages.find((one) => /^(ko|en)\b/i.test(one)) ?? "ko";
export const language = /^en\b/i.test(preferred) ? "en" : "ko";

/** What every page says. */
const shared = {
  ko: {
    signIn: "로그인",
    email: "이메일",
    password: "비밀번호",
    offline: "상점에 연결할 수 없습니다. 인터넷 연결을 확인해 주세요.",
  },
  en: {
    signIn: "Sign in",
    email: "E-mail",
    password: "Password",
    offline: "The shop cannot be reached. Please check your connection.",
  },
};

/** Everything that a page says by itself; what the shop refuses it says in its own words. */
export const wordsOf = (catalogue) => ({ ...shared[language], ...catalogue[language] });
export const sharedWords = shared[language];
