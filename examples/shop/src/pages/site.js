import { sharedWords } from "./language.js";
import { cartCount, isSignedIn } from "./shop.js";
import { suggestIn } from "./suggest.js";

/** The header of every page: who is signed in, and how much is in the cart, as far as this browser knows. */
const tell = () => {
  if (isSignedIn()) document.querySelector("#account-link").textContent = sharedWords.account;
  else document.querySelector("#account-link").textContent = sharedWords.signIn;
  const count = cartCount.get();
  const shown = document.querySelector("#cart-count");
  shown.hidden = count === undefined || count === "0";
  shown.textContent = count ?? "";
};

tell();
for (const change of ["signed", "cart-changed", "storage"]) addEventListener(change, tell);

suggestIn(document.querySelector("#q"));

// On a phone the filters would push the goods off the screen.
const filters = document.querySelector(".filters");
if (filters && matchMedia("(max-width: 48rem)").matches) filters.open = false;
