/** How a use case ended, in one word: `ok`, or the code of its refusal. */
export const codeOf = (result: unknown): string => {
  const { ok, error } = result as { readonly ok?: boolean; readonly error?: { readonly code: string } };
  return ok === false ? (error?.code ?? "refused") : "ok";
};
