/** What was read within the last `forMs`, however many ask for it; a failure too. */
export const remembered = <T>(read: () => Promise<T>, forMs: number): (() => Promise<T>) => {
  let until = Number.NEGATIVE_INFINITY;
  let last: Promise<T> | undefined;
  return () => {
    if (last === undefined || performance.now() >= until) {
      until = performance.now() + forMs;
      last = read();
    }
    return last;
  };
};
