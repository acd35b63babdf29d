import { expect, test } from "vitest";
import { type Call, createShop, type Shop } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import { en, ko } from "../src/messages/index.ts";
import { codeOf, plainItem, staff } from "./world.ts";

/** Calls it as JavaScript can and TypeScript does not let: with a wiring that forgot something, or with nothing. */
const unchecked = (target: object, args: readonly unknown[]): unknown =>
  typeof target === "function" ? Reflect.apply(target, undefined, args) : undefined;

test("createShop names every port that is missing, in one sentence", () => {
  const { lose: _lose, snapshot: _snapshot, ...ports } = memoryPorts();
  const names = Object.keys(ports);
  const creating = (missing: readonly string[]) => () =>
    unchecked(createShop, [Object.fromEntries(Object.entries(ports).filter(([name]) => !missing.includes(name)))]);
  expect(creating([])).not.toThrow();
  for (const name of names) expect(creating([name])).toThrow(new RegExp(`: ${name}$`));
  expect(creating(names)).toThrow(TypeError);
  expect(creating(names)).toThrow(/^createShop needs these ports too: [\w, ]+$/);
  for (const name of names) expect(creating(names)).toThrow(name);
});

const groupsOf = (shop: Shop): readonly (readonly [module: string, useCases: Readonly<Record<string, object>>])[] =>
  Object.entries(shop).flatMap(([module, group]) =>
    module === "jobs" || module === "zone" ? [] : [[module, Object.fromEntries(Object.entries<object>(group))]],
  );

test("around sees every use case of every module once for each call, with its result", async () => {
  const seen: { call: Call; result?: unknown }[] = [];
  const shop = createShop(memoryPorts(), {
    around: async (call, run) => {
      const entry: { call: Call; result?: unknown } = { call };
      seen.push(entry);
      const result = await run();
      entry.result = result;
      return result;
    },
  });
  const plain = new Map(groupsOf(createShop(memoryPorts())).map(([module, group]) => [module, Object.keys(group)]));
  expect(groupsOf(shop).map(([module]) => module)).toEqual([...plain.keys()]);
  for (const [module, group] of groupsOf(shop)) {
    expect(Object.keys(group)).toEqual(plain.get(module));
    for (const [useCase, run] of Object.entries(group)) {
      if (useCase === "subscribe") continue;
      // Anonymous, with nothing: refused, or broken by what TypeScript would not let through. Either way it was called.
      const answer = await Promise.resolve(unchecked(run, [{ kind: "anonymous" }, {}, {}])).catch(() => undefined);
      const calls = seen.splice(0);
      expect(calls.map(({ call }) => call)).toEqual([{ module, useCase }]);
      for (const { result } of calls) expect(result).toBe(answer);
    }
  }
});

test("around may answer for the shop, and what it throws comes out: nothing runs behind its back", async () => {
  const calls: string[] = [];
  const shop = createShop(memoryPorts(), {
    around: async ({ module, useCase }, run) => {
      calls.push(`${module}.${useCase}`);
      if (useCase === "register") throw new Error("closed for stocktaking");
      return run();
    },
  });
  const admin = await shop.member.createAdmin(staff);
  if (!admin.ok) throw new Error("there is an admin");
  const by = { kind: "member", id: admin.value.id, role: "ADMIN" } as const;
  await expect(shop.item.register(by, plainItem)).rejects.toThrow("closed for stocktaking");
  expect(codeOf(await shop.item.list(by, {}))).toBe("ok");
  expect(calls).toEqual(["member.createAdmin", "item.register", "item.list"]);
});

test("there is a sentence for every refusal in Korean and in English, each in its own language", () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(ko).sort());
  for (const code of Object.keys(en)) expect(code).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
  for (const [code, sentence] of Object.entries(en))
    expect([code, /^[A-Z][\x20-\x7e]+\.$/.test(sentence)]).toEqual([code, true]);
  for (const [code, sentence] of Object.entries(ko)) {
    expect([code, /[가-힣]/.test(sentence), /[.?!]$/.test(sentence)]).toEqual([code, true, true]);
  }
  expect(new Set(Object.values(ko)).size).toBe(Object.keys(ko).length);
});
