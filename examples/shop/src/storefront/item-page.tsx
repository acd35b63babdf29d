import { type ItemDetail, type Option, plainBuyer, type ShownReview, standardUnitPrice } from "@cofshop/core/item";
import { type Feed, lessPercent, type Money } from "@cofshop/core/shared";
import { Picture, Price, Stars } from "./goods-card.tsx";
import { documentOf } from "./layout.tsx";
import type { Speech } from "./words.ts";

type Shown = {
  readonly speech: Speech;
  readonly detail: ItemDetail;
  readonly reviews: Feed<ShownReview>;
  /** What an item's delivery costs where it says nothing. */
  readonly defaultFee: Money;
  /** On later pages of the reviews. */
  readonly cursor: string | undefined;
};

/** Few are worth a word; how many there are otherwise is the shop's business. */
const FEW = 10;
const MAX_QUANTITY = 99;

const isSoldOut = ({ inventory, stock }: Option): boolean => inventory !== "none" && stock <= 0;

const optionName = ({ words, price, number }: Speech, { item }: ItemDetail, option: Option): string => {
  const named = `${option.description} · ${price(standardUnitPrice({ item, option }, plainBuyer))}`;
  if (isSoldOut(option)) return `${named} · ${words.soldOut}`;
  const few = option.inventory !== "none" && option.stock <= FEW;
  return few ? `${named} · ${words.onlyLeft(number(option.stock))}` : named;
};

/** `goods.js` puts into the cart what is chosen; until it is there nothing can be pressed. */
const ChoiceForm = ({ speech, detail }: Pick<Shown, "speech" | "detail">) => {
  const { words } = speech;
  const options = detail.item.options.filter(({ state }) => state === "SELL");
  const chosen = options.find((option) => !isSoldOut(option));
  return (
    <form id="choice" data-item={detail.item.id}>
      <label for="option">{words.option}</label>
      <select id="option" name="optionId" required>
        {options.map((option) => (
          <option key={option.id} value={option.id} disabled={isSoldOut(option)} selected={option === chosen}>
            {optionName(speech, detail, option)}
          </option>
        ))}
      </select>
      <label for="quantity">{words.quantity}</label>
      <input
        id="quantity"
        name="quantity"
        type="number"
        min={1}
        max={detail.item.perOrderLimit ?? MAX_QUANTITY}
        value={1}
        required
      />
      <noscript>
        <p>{words.withoutScript}</p>
      </noscript>
      <p id="refusal" class="refusal" role="alert" />
      <p id="news" class="news" role="status" />
      <fieldset class="two" disabled>
        <button type="submit" name="then" value="stay" disabled={chosen === undefined}>
          {chosen === undefined ? words.soldOut : words.put}
        </button>
        <button type="submit" name="then" value="buy" class="primary" disabled={chosen === undefined}>
          {words.buy}
        </button>
      </fieldset>
    </form>
  );
};

const Facts = ({ speech, detail: { item, sellerName }, defaultFee }: Shown) => {
  const { words, price, number } = speech;
  const fee = item.deliveryFee ?? defaultFee;
  const facts = [
    [words.origin, item.origin],
    [words.seller, sellerName],
    [words.delivery, fee === 0 ? words.freeDelivery : price(fee)],
    ...(item.perOrderLimit === undefined ? [] : [[words.perOrder, words.units(number(item.perOrderLimit))]]),
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const ReviewEntry = ({ review, speech: { words, day } }: { review: ShownReview; speech: Speech }) => (
  <li>
    <p class="by">
      <span class="unseen">{words.starsOnly(review.rating)}</span>
      <span aria-hidden="true" class="stars">
        {"★".repeat(review.rating)}
        {"☆".repeat(5 - review.rating)}
      </span>{" "}
      {review.author} · <time dateTime={review.createdAt.toISOString()}>{day(review.createdAt)}</time>
      {review.editedAt && ` · ${words.edited}`}
    </p>
    <p>{review.content}</p>
  </li>
);

/** Shown by `goods.js` to whoever is signed in. */
const ReviewForm = ({ speech: { words }, detail }: Pick<Shown, "speech" | "detail">) => (
  <form id="review" data-item={detail.item.id} hidden>
    <h3>{words.writeReview}</h3>
    <label for="rating">{words.yourRating}</label>
    <select id="rating" name="rating">
      {[5, 4, 3, 2, 1].map((rating) => (
        <option key={rating} value={rating}>
          {words.starsOnly(rating)}
        </option>
      ))}
    </select>
    <label for="content">{words.yourReview}</label>
    <textarea id="content" name="content" rows={3} maxlength={2000} required />
    <p id="review-refusal" class="refusal" role="alert" />
    <button type="submit" class="primary">
      {words.send}
    </button>
  </form>
);

const Reviews = (shown: Shown) => {
  const { speech, detail, reviews, cursor } = shown;
  const { words } = speech;
  const here = `/items/${detail.item.id}`;
  return (
    <section class="reviews" aria-labelledby="reviews">
      <h2 id="reviews">{words.reviews}</h2>
      {reviews.content.length === 0 ? (
        <p class="nothing">{words.noReview}</p>
      ) : (
        <ul>
          {reviews.content.map((review) => (
            <ReviewEntry key={review.id} review={review} speech={speech} />
          ))}
        </ul>
      )}
      <p class="pager">
        {cursor !== undefined && <a href={`${here}#reviews`}>{words.fromTheStart}</a>}
        {reviews.nextCursor !== undefined && (
          <a href={`${here}?reviews=${encodeURIComponent(reviews.nextCursor)}#reviews`}>{words.olderReviews}</a>
        )}
      </p>
      <ReviewForm {...shown} />
    </section>
  );
};

const Path = ({ speech: { words }, detail: { categories } }: Shown) => (
  <p class="path">
    <a href="/">{words.allGoods}</a>
    {categories.map(({ id, name }) => (
      <a key={id} href={`/?category=${id}`}>
        {name}
      </a>
    ))}
  </p>
);

/** One item, its options and what its buyers say. */
export const itemPage = (shown: Shown): string => {
  const { speech, detail } = shown;
  const { item } = detail;
  const representative = item.images.find(({ type }) => type === "REPRESENTATIVE") ?? item.images[0];
  return documentOf({
    speech,
    title: item.name,
    address: `/items/${item.id}`,
    scripts: ["goods.js"],
    children: (
      <>
        <Path {...shown} />
        <article class="goods">
          <Picture image={representative} eager />
          <div>
            <h1>{item.name}</h1>
            <Stars item={item} speech={speech} />
            <Price item={{ ...item, salePrice: lessPercent(item.price, item.discount) }} speech={speech} />
            <Facts {...shown} />
            <ChoiceForm {...shown} />
          </div>
        </article>
        <Reviews {...shown} />
      </>
    ),
  });
};
