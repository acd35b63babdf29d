/** The ratings of an item's reviews added up, and how many they are: exact however often reviews come and go. */
export type Rating = { readonly sum: number; readonly count: number };

export const noRating: Rating = { sum: 0, count: 0 };

/** The average to two decimals, the last one rounded half up; 0 while there is no review. */
export const averageOf = ({ sum, count }: Rating): number => (count === 0 ? 0 : Math.round((sum * 100) / count) / 100);

/** One whole number that sorts by average, then by how many said so: the average in hundredths × 1,000,000 + reviews. */
export const ratingKeyOf = ({ sum, count }: Rating): number =>
  count === 0 ? 0 : Math.floor((200 * sum + count) / (2 * count)) * 1_000_000 + Math.min(count, 999_999);
