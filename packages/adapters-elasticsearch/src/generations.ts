import { randomBytes } from "node:crypto";
import { Unavailable } from "@cofshop/core";
import { type Engine, RETRY_MS } from "./engine.ts";
import { type IndexMark, indexDefinition, type Korean, markOf } from "./index-definition.ts";

/** An index of ours; searches go to the one that has the alias. */
export type Generation = { readonly index: string; readonly current: boolean };

export type GenerationOptions = {
  /** The alias that is searched; indices are named after it. */
  readonly name: string;
  readonly shards: number;
  /** Decided by whoever composes, or found out from the engine. */
  readonly korean: Korean | undefined;
  readonly answerMs: number;
};

/** What documents are written through: it goes with its index, so that nobody who writes late makes it again. */
export const writingTo = (index: string): string => `${index}-writing`;

/** The indices behind one alias: the current one, and those that are being filled or were given up. */
export const generationsOf = (engine: Engine, { name, shards, korean, answerMs }: GenerationOptions) => {
  const first = `${name}-first`;
  const ours = (index: string): boolean =>
    index === first || (index.startsWith(`${name}-`) && /^\d{14}-[0-9a-f]{8}$/.test(index.slice(name.length + 1)));

  const list = async (): Promise<readonly Generation[]> => {
    type Body = Readonly<Record<string, { readonly aliases: Readonly<Record<string, object>> }>>;
    const { body } = await engine<Body>("GET", `/${name}-*/_alias`, { answerMs });
    return Object.entries(body)
      .filter(([index]) => ours(index))
      .map(([index, { aliases }]) => ({ index, current: name in aliases }));
  };

  const koreanHere = async (): Promise<Korean> => {
    if (korean !== undefined) return korean;
    const body = { tokenizer: "nori_tokenizer", text: "가" };
    const { status } = await engine("POST", "/_analyze", { body, answerMs, also: [400] });
    return status === 400 ? "n-grams" : "nori";
  };

  /** False when somebody else has made it. */
  const make = async (index: string, aliases: readonly string[]): Promise<boolean> => {
    const named = Object.fromEntries([writingTo(index), ...aliases].map((alias) => [alias, {}]));
    const body = { ...indexDefinition(markOf(await koreanHere()), shards), aliases: named };
    const { status } = await engine("PUT", `/${index}`, { body, answerMs, also: [400] });
    if (status !== 400) return true;
    // 400 is said of a definition that is refused, too.
    if ((await list()).some((generation) => generation.index === index)) return false;
    await engine("PUT", `/${index}`, { body, answerMs });
    return true;
  };

  const drop = async (indices: readonly string[]): Promise<void> => {
    for (const index of indices) await engine("DELETE", `/${index}`, { answerMs, also: [404] });
  };

  return {
    list,
    drop,

    /** Makes the first index where there is none. */
    prepare: async (): Promise<"made" | "there"> => {
      if ((await list()).some(({ current }) => current)) return "there";
      // A name that two who begin at the same time agree on.
      return (await make(first, [name])) ? "made" : "there";
    },

    /** An index that nobody searches yet. */
    begin: async (): Promise<string> => {
      const at = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
      const index = `${name}-${at}-${randomBytes(4).toString("hex")}`;
      await make(index, []);
      return index;
    },

    /** From one moment to the next searches go to this index; then every other is removed. */
    switchTo: async (index: string): Promise<void> => {
      for (let tries = 1; ; tries += 1) {
        const others = (await list()).filter((generation) => generation.index !== index);
        const before = others.filter(({ current }) => current);
        const body = {
          actions: [
            ...before.map((generation) => ({ remove: { index: generation.index, alias: name } })),
            { add: { index, alias: name } },
          ],
        };
        const { status } = await engine("POST", "/_aliases", { body, answerMs, also: [404] });
        // Not in one step with the switch: an engine removes an index a moment before it follows its aliases.
        if (status !== 404) return drop(others.map((generation) => generation.index));
        // Somebody removed one of the others meanwhile, or this one.
        if (tries === 3) throw new Unavailable("another rebuild has overtaken this one", { retryAfterMs: RETRY_MS });
      }
    },

    /** What the index that is searched was made for; nothing where there is none. */
    mark: async (): Promise<Partial<IndexMark> | undefined> => {
      type Body = Readonly<Record<string, { readonly mappings: { readonly _meta?: Partial<IndexMark> } }>>;
      const { status, body } = await engine<Body>("GET", `/${name}/_mapping`, { answerMs, also: [404] });
      if (status === 404) return undefined;
      return Object.values(body)[0]?.mappings._meta ?? {};
    },
  };
};

export type Generations = ReturnType<typeof generationsOf>;
