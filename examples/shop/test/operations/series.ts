/** A line of a scrape: `name{label="value"}`, without what it measured. */
export type Series = { readonly name: string; readonly labels: Readonly<Record<string, string>> };

const labelsIn = (text: string): readonly (readonly [label: string, operator: string, value: string])[] =>
  [...text.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"/g)].map(
    ([, label = "", operator = "", value = ""]) => [label, operator, value] as const,
  );

export const seriesOf = (scrape: string): readonly Series[] =>
  scrape
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name = "", labels = ""] = /^(\w+)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
      return { name, labels: Object.fromEntries(labelsIn(labels).map(([label, , value]) => [label, value])) };
    });

/** What an expression asks for: a metric, and the labels that it must have, exactly where the operator is `=`. */
export type Selector = { readonly name: string; readonly labels: readonly (readonly [string, string, string])[] };

const ours = /\b((?:cofshop|process|nodejs)_\w+)(?:\{([^}]*)\})?/g;

export const selectorsIn = (expression: string): readonly Selector[] =>
  [...expression.matchAll(ours)].map(([, name = "", labels = ""]) => ({ name, labels: labelsIn(labels) }));
