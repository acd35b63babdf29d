import { wordsOf } from "./language.js";

export const words = wordsOf({
  ko: { isIn: "장바구니에 담았습니다.", see: "장바구니 보기" },
  en: { isIn: "It is in your cart.", see: "See the cart" },
});
