/** The ratings of an item's reviews added up, and how many they are: exact however often reviews come and go. */
export type Rating = { readonly sum: number; readonly count: number };

export const noRating: Rating = { sum: 0, count: 0 };

/** The average to two decimals, the last one rounded half up; 0 while there is no review. */
export const averageOf = ({ sum, count }: Rating): number => (count === 0 ? 0 : Math.round((sum * 100) / count) / 100);
