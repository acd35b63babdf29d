import type { SearchItemsRequest, SearchSort } from "@cofshop/core/item";
import type { CategoryId } from "@cofshop/core/shared";
import { z } from "zod";

const sorts = ["relevance", "newest", "price-asc", "price-desc", "rating", "sales"] as const satisfies SearchSort[];

/** A number as an address has it; an empty field of a form is none. */
const number = (max: number) =>
  z
    .union([
      z.literal("").transform(() => undefined),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ])
    .refine((value) => value === undefined || value <= max)
    .optional();

/** Whatever else an address carries is for others: campaigns, trackers. */
const schema = z.object({
  q: z.string().trim().max(100).optional(),
  category: z.uuid().optional(),
  minPrice: number(999_999_999),
  maxPrice: number(999_999_999),
  minRating: number(5),
  sort: z.enum(sorts).optional(),
  cursor: z.string().max(100).optional(),
});

/** What a list of goods shows, as its address says it. */
export type ListQuery = z.output<typeof schema>;

/** Undefined: the address says what no list can show. */
export const listQueryOf = (query: unknown): ListQuery | undefined => schema.safeParse(query).data;

/** The address of a list; what is undefined or empty is left out. A cursor belongs to one list and stays behind. */
export const listAddress = ({ cursor, ...query }: ListQuery): string => {
  const parts = Object.entries({ ...query, cursor }).filter(([, value]) => value !== undefined && value !== "");
  const said = new URLSearchParams(parts.map(([name, value]) => [name, String(value)]));
  return parts.length === 0 ? "/" : `/?${said}`;
};
/** As above, with something changed. */
export const listAddressWith = ({ cursor: _, ...query }: ListQuery, change: Partial<ListQuery>): string =>
  listAddress({ ...query, ...change });

export const searchRequestOf = ({ q, category, ...rest }: ListQuery): SearchItemsRequest => ({
  text: q,
  categoryId: category as CategoryId | undefined,
  minPrice: rest.minPrice,
  maxPrice: rest.maxPrice,
  minRating: rest.minRating,
  sort: rest.sort,
  ...(rest.cursor !== undefined && { cursor: rest.cursor }),
});

/** Best match is nothing to choose where there are no words. */
export const sortsOf = ({ q }: ListQuery): readonly SearchSort[] =>
  q === undefined || q === "" ? sorts.filter((sort) => sort !== "relevance") : sorts;
