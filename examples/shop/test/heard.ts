/** `parentCategoryId` as `["parent", "category"]`: an id is known by what it names. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => word.replace(/ies$/, "y").replace(/s$/, ""))
    .filter((word) => word !== "" && word !== "id");

type Fact = { readonly words: readonly string[]; readonly text: string };

/** Facts that were told together: an item and its options fit each other. */
export type Telling = readonly Fact[];

/** How well a fact's name is what is looked for: later words weigh more, in both. 0: not at all. */
const likeness = (wanted: readonly string[], told: readonly string[]): number => {
  const at = wanted.lastIndexOf(told.at(-1) ?? "");
  if (at === -1) return 0;
  let same = 1;
  while (same < told.length && told.at(-1 - same) === wanted[at - same]) same += 1;
  return at + 1 + same;
};

/** `id` is named by what it is in, a list's elements by the list's name, everything by where it was heard. */
const factsIn = (value: unknown, place: readonly string[], name: readonly string[]): readonly Fact[] => {
  if (typeof value === "string") return value.length > 200 ? [] : [{ words: [...place, ...name], text: value }];
  if (Array.isArray(value)) return value.flatMap((one) => factsIn(one, place, name));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => factsIn(inner, place, key === "id" ? name : wordsOf(key)));
};

export type Found = { readonly text: string; readonly near: boolean };
export type Heard = {
  /** Takes in what an answer of this path says: each element of a list by itself. */
  listen(path: string, data: unknown): void;
  /** Takes in facts by name. */
  note(facts: Readonly<Record<string, string>>): void;
  /** One of the tellings, the latest most likely. `pick` is from 0 up to 1. */
  telling(pick: number): Telling;
  /** A fact of that name: that telling's (`near`) unless another's is more alike; undefined when there is none. */
  find(wanted: readonly string[], from: Telling, pick: number): Found | undefined;
};

/** What the shop has told of, so that later requests can name it: ids above all. */
export const makeHeard = (): Heard => {
  const tellings: Telling[] = [];
  const byLastWord = new Map<string, Set<Fact>>();
  const remember = (telling: Telling): void => {
    if (telling.length > 0) tellings.push(telling);
    for (const fact of telling) {
      const word = fact.words.at(-1) ?? "";
      byLastWord.set(word, (byLastWord.get(word) ?? new Set()).add(fact));
    }
  };

  return {
    listen: (path, data) => {
      const place = wordsOf(path.replace(/^\/api|\{.*$/g, ""));
      const list = typeof data === "object" && data !== null && "content" in data ? data.content : data;
      for (const one of Array.isArray(list) ? list : [list]) remember(factsIn(one, place, []));
    },
    note: (facts) => remember(Object.entries(facts).map(([name, text]) => ({ words: wordsOf(name), text }))),
    telling: (pick) => tellings.at(-1 - Math.floor(pick ** 2 * tellings.length)) ?? [],
    find: (wanted, from, pick) => {
      const all = [...new Set(wanted)].flatMap((word) => [...(byLastWord.get(word) ?? [])]);
      const most = Math.max(0, ...all.map(({ words }) => likeness(wanted, words)));
      // Names are only names: now and then the second best is what was meant.
      const best = all.filter(({ words }) => likeness(wanted, words) === most || pick > 0.95);
      const near = best.filter((fact) => from.includes(fact));
      const choice = near.length > 0 ? near : best;
      const found = choice[Math.floor(((pick * 20) % 1) * choice.length)];
      return found && { text: found.text, near: near.length > 0 };
    },
  };
};
