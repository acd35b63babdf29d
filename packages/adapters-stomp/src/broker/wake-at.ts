/** What Node's timers can wait for, in ms: 24 days. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Calls `wake` when that time has come, however far away it is. Answers how to call it off. */
export const wakeAt = (time: Date, wake: () => void): (() => void) => {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const leftMs = time.getTime() - Date.now();
    timer = setTimeout(leftMs > LONGEST_WAIT_MS ? wait : wake, Math.min(leftMs, LONGEST_WAIT_MS));
  };
  wait();
  return () => clearTimeout(timer);
};
