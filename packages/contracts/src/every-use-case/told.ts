/** One call of the story, with what it answered. */
export type Told = { readonly call: string; readonly answer: unknown };

/**
 * The store's own outbox makes the ids of events, and events of one moment stand in the order of their ids: these are
 * the only things that two tellings of the story may differ in.
 */
export const comparable = (answer: unknown): unknown => {
  if (Array.isArray(answer)) {
    const list = answer.map(comparable);
    return list.every(isOfEvents) ? list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : list;
  }
  if (typeof answer === "function") return "a function";
  if (typeof answer !== "object" || answer === null || answer instanceof Date) return answer;
  const { id, ...rest } = Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, comparable(value)]));
  return id === undefined || isOfEvents(rest) ? rest : { id, ...rest };
};
const isOfEvents = (each: unknown): boolean =>
  typeof each === "object" && each !== null && ("sequence" in each || "consumer" in each);
