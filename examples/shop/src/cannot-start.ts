/** Why the shop cannot start, when whoever starts it can mend that. The sentence is all that is printed. */
export class CannotStart extends Error {}

/** An error's own words, on one line. Several attempts to connect fail as one error that says nothing itself. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === "") return reasonOf(error.errors[0]);
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
  return line === "" ? "no reason was given" : line;
};
