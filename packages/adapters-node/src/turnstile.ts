/** Lets so many works run at a time; the others wait in the order they came. Nobody is turned away. */
export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>;

/** @throws RangeError when `width` is not a whole number above 0. */
export const turnstile = (width: number): Turnstile => {
  if (!Number.isSafeInteger(width) || width < 1) throw new RangeError(`not a number of works at a time: ${width}`);
  let free = width;
  const line: (() => void)[] = [];
  // The place is handed over, not given back, so that a newcomer cannot slip in before the line.
  const leave = (): void => {
    const first = line.shift();
    if (first === undefined) free += 1;
    else first();
  };
  const inside = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } finally {
      leave();
    }
  };
  return (work) =>
    new Promise((resolve) => {
      const enter = (): void => resolve(inside(work));
      if (free === 0) {
        line.push(enter);
        return;
      }
      free -= 1;
      enter();
    });
};
