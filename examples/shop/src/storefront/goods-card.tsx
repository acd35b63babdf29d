import { averageOf, type FoundItem, type Image, type ItemSummary, type TextRange } from "@cofshop/core/item";
import type { Speech } from "./words.ts";

/** A name with what was looked for marked. */
const Marked = ({ text, ranges }: { readonly text: string; readonly ranges: readonly TextRange[] }) => {
  const starts = [0, ...ranges.map(({ to }) => to)];
  return (
    <>
      {starts.map((start, index) => {
        const range = ranges[index];
        return [
          text.slice(start, range?.from),
          range && <mark key={range.from}>{text.slice(range.from, range.to)}</mark>,
        ];
      })}
    </>
  );
};

/** An item's picture; the name beside it says the same, so it has no words of its own. */
export const Picture = ({ image, eager = false }: { readonly image: Image | undefined; readonly eager?: boolean }) =>
  image === undefined ? (
    <span class="picture none" aria-hidden="true" />
  ) : (
    <img class="picture" src={image.url} alt="" width={640} height={640} loading={eager ? "eager" : "lazy"} />
  );

export const Stars = ({ item, speech }: { readonly item: Pick<ItemSummary, "rating">; readonly speech: Speech }) => {
  const { count } = item.rating;
  if (count === 0) return undefined;
  const average = averageOf(item.rating).toFixed(1);
  return (
    <p class="stars">
      <span class="unseen">{speech.words.stars(average, speech.number(count))}</span>
      <span aria-hidden="true">
        ★ {average} ({speech.number(count)})
      </span>
    </p>
  );
};

/** What it costs, and what it would without its discount. */
export const Price = ({
  item,
  speech,
}: {
  readonly item: Pick<ItemSummary, "price" | "discount" | "salePrice">;
  readonly speech: Speech;
}) => {
  const { words, price } = speech;
  return (
    <p class="price">
      {item.discount > 0 && (
        <>
          <span class="off">{words.off(item.discount)}</span>{" "}
          <del>
            <span class="unseen">{words.was(price(item.price))}</span>
            <span aria-hidden="true">{price(item.price)}</span>
          </del>{" "}
        </>
      )}
      <strong>{price(item.salePrice)}</strong>
    </p>
  );
};

/** An item in a list. */
export const GoodsCard = ({ item, speech, first }: { item: FoundItem; speech: Speech; first: boolean }) => (
  <li class="card">
    <a href={`/items/${item.id}`}>
      <Picture image={item.image} eager={first} />
      <h2>
        <Marked text={item.name} ranges={item.highlights} />
      </h2>
    </a>
    <Price item={item} speech={speech} />
    <Stars item={item} speech={speech} />
    {item.deliveryFee === 0 && <p class="note">{speech.words.freeDelivery}</p>}
  </li>
);
