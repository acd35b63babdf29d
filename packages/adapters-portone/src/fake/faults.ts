/**
 * What goes wrong with a call. `before`: nothing of it happens; `after`: it happens, and its answer is lost. Default
 * `before`.
 */
export type Fault =
  | { readonly kind: "drop"; readonly when?: "before" | "after" }
  | { readonly kind: "html"; readonly status: 502 | 504; readonly when?: "before" | "after" }
  | { readonly kind: "json"; readonly status: number; readonly type: string }
  | { readonly kind: "delay"; readonly ms: number; readonly when?: "before" | "after" };

export type FaultTerms = {
  /** Which calls, by method and path: `/^POST .*cancel$/`. Default: whichever come. */
  readonly calls?: RegExp;
  /** Default 1. */
  readonly times?: number;
};

export const makeFaults = () => {
  let waiting: { readonly fault: Fault; readonly calls: RegExp; left: number }[] = [];
  return {
    inject: (fault: Fault, { calls = /(?:)/, times = 1 }: FaultTerms = {}): void => {
      waiting.push({ fault, calls, left: times });
    },
    heal: (): void => {
      waiting = [];
    },
    /** The fault of this call, if it has one; the oldest that fits. */
    of: (call: string): Fault | undefined => {
      const found = waiting.find(({ calls, left }) => left > 0 && calls.test(call));
      if (found !== undefined) found.left -= 1;
      return found?.fault;
    },
  };
};
