import { put } from "./basket.js";
import { words } from "./goods-words.js";
import { at, attempt, comeBack, element, say } from "./page.js";
import { call, isSignedIn, Refusal } from "./shop.js";

const choice = at("#choice");
choice.onsubmit = (event) => {
  event.preventDefault();
  const { optionId, quantity } = Object.fromEntries(new FormData(choice));
  const buys = event.submitter?.value === "buy";
  const take = async () => {
    say({});
    await comeBack();
    await put({ itemId: choice.dataset.item, optionId, quantity: Number(quantity) });
    if (buys) return location.assign("/cart");
    say({ news: `${words.isIn} ` });
    at("#news").append(element("a", words.see, { href: "/cart" }));
  };
  attempt(take, event.submitter);
};

at("fieldset", choice).disabled = false;

const review = at("#review");
review.hidden = !isSignedIn();
review.onsubmit = (event) => {
  event.preventDefault();
  const { rating, content } = Object.fromEntries(new FormData(review));
  const write = async () => {
    const refusal = at("#review-refusal");
    refusal.textContent = "";
    try {
      await comeBack();
      await call("POST", `/reviews/items/${review.dataset.item}`, { rating: Number(rating), content });
      location.reload();
    } catch (error) {
      // Beside the words that are refused, which are kept.
      if (!(error instanceof Refusal)) throw error;
      refusal.textContent = error.message;
    }
  };
  attempt(write, at("button", review));
};
