import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult, isBrokenCircuitError } from "cockatiel";

export type BreakerTerms = {
  /** How many failures in a row open it. Default 5. */
  readonly failures?: number;
  /** How long it stays open before one call may try, in ms. Default 10,000. */
  readonly openMs?: number;
};

/**
 * Keeps calls from a provider that is down: after some failures in a row nobody waits for it, and after a while one
 * call tries whether it is back. `undefined`: the call was not made.
 */
export const breakerOf = <T>(
  isFailure: (outcome: T) => boolean,
  { failures = 5, openMs = 10_000 }: BreakerTerms = {},
): ((send: () => Promise<T>) => Promise<T | undefined>) => {
  type Judged = { readonly outcome: T; readonly failed: boolean };
  const hasFailed = (result: unknown): boolean =>
    typeof result === "object" && result !== null && "failed" in result && result.failed === true;
  const breaker = new ConsecutiveBreaker(failures);
  const policy = circuitBreaker(handleWhenResult(hasFailed), { breaker, halfOpenAfter: openMs });
  const judged = async (send: () => Promise<T>): Promise<Judged> => {
    const outcome = await send();
    return { outcome, failed: isFailure(outcome) };
  };
  return async (send) => {
    // The library lets others wait for the call that tries: for a minute, where the provider is silent.
    if (policy.state === CircuitState.HalfOpen) return undefined;
    try {
      return (await policy.execute(() => judged(send))).outcome;
    } catch (cause) {
      if (isBrokenCircuitError(cause)) return undefined;
      throw cause;
    }
  };
};
