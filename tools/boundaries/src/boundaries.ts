import { posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/** A TypeScript file: its path from the root of the repository, with slashes, and its text. */
export type Source = { readonly path: string; readonly code: string };

export type Violation = { readonly where: string; readonly imports: string; readonly because: string };

/** What every module stands on. Its files are imported one by one: they are the vocabulary, nothing in them is private. */
const kernel = "shared";

/*
 * Inside core: shared ← member, file ← security, item ← coupon, cart ← order ← payment, chat beside them and statistics on top.
 * A folder that is missing here may not be imported and may import nothing: adding a module is a decision.
 */
const foundation = [kernel, "member", "file"];
const goods = [...foundation, "security", "item"];
const checkout = [...goods, "coupon", "cart"];

const modules: Readonly<Record<string, readonly string[]>> = {
  [kernel]: [],
  events: [kernel],
  idempotency: [kernel],
  member: [kernel],
  file: [kernel],
  security: foundation,
  item: foundation,
  coupon: goods,
  cart: goods,
  order: checkout,
  payment: [...checkout, "order"],
  chat: foundation,
  statistics: [kernel, "item", "order"],
};

/** These put the modules together, so they may import every file of them; no module may import these. */
const composers = ["memory", "messages"];

/** Folders of adapters that people use without the shop: they import nothing of ours, and nothing from beside them. */
const strangers = ["packages/adapters-stomp/src/broker"];

/** Packages that production code must not need. */
const forTests = ["@cofshop/contracts", "@cofshop/test-services", "@cofshop/boundaries"];

type Place = {
  /** `packages/core` */
  readonly workspace: string;
  /** `packages` */
  readonly kind: string;
  /** `core` */
  readonly name: string;
  /** `src` or `test` */
  readonly part: string;
  /** The folder under `src`; undefined for a file right in `src`. */
  readonly module: string | undefined;
  /** The path under the module. */
  readonly file: string;
};

const placeOf = (path: string): Place => {
  const [kind = "", name = "", part = "", ...rest] = path.split("/");
  const module = rest.length > 1 ? rest[0] : undefined;
  return { workspace: `${kind}/${name}`, kind, name, part, module, file: rest.slice(module ? 1 : 0).join("/") };
};

/** Why this import must not be, or undefined. */
const objection = (path: string, specifier: string): string | undefined => {
  const from = placeOf(path);
  if (!specifier.startsWith("."))
    return from.part === "src" ? objectionToSource(from, specifier) : objectionToTest(from, specifier);
  const to = placeOf(posix.join(posix.dirname(path), specifier));
  if (to.workspace !== from.workspace) return "a package is imported by its name, never by a path into it";
  if (from.part === "src" && to.part !== "src") return "sources import sources only";
  if (isStranger(from) && !isStranger(to)) return "what is used without the shop knows nothing of ours";
  return from.workspace === "packages/core" && from.part === "src" ? objectionInCore(from, to) : undefined;
};

const isStranger = ({ workspace, part, module }: Place): boolean =>
  strangers.includes(`${workspace}/${part}/${module}`);

const objectionInCore = (from: Place, to: Place): string | undefined => {
  if (from.module === undefined || composers.includes(from.module) || from.module === to.module) return undefined;
  if (to.module === undefined || composers.includes(to.module))
    return "a module knows nothing of what puts modules together";
  const allowed = modules[from.module];
  if (allowed === undefined) return `${from.module} is not in the table of modules (tools/boundaries)`;
  if (!allowed.includes(to.module)) return `${from.module} may import ${allowed.join(", ") || "no other module"}`;
  if (to.module !== kernel && to.file !== "index.ts" && to.file !== "ports.ts")
    return "another module is imported through its index.ts or ports.ts";
  return undefined;
};

const objectionToSource = (from: Place, specifier: string): string | undefined => {
  if (from.workspace === "packages/core") return "core has no dependencies and does not know Node";
  const target = packageOf(specifier);
  if (!target.startsWith("@cofshop/") || from.kind === "tools") return undefined;
  if (isStranger(from)) return "what is used without the shop knows nothing of ours";
  if (forTests.includes(target)) return `${target} is for tests`;
  if (from.kind === "packages" && target !== "@cofshop/core")
    return "adapters and contracts know core, and nothing else of ours";
  return undefined;
};

const objectionToTest = (from: Place, specifier: string): string | undefined => {
  const target = packageOf(specifier);
  if (from.kind !== "packages" || !target.startsWith("@cofshop/")) return undefined;
  if (from.name === "core") return "core's tests need core alone; what needs more belongs to contracts";
  if (target !== "@cofshop/core" && !forTests.includes(target))
    return "adapters do not know one another, in tests neither";
  return undefined;
};

const packageOf = (specifier: string): string => specifier.split("/", 2).join("/");

/** Every module specifier of a file: imports, re-exports, `import()` as a call and as a type. */
const importsOf = ({ path, code }: Source): readonly { readonly specifier: string; readonly at: number }[] => {
  const { program, module, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
  const found = [
    ...module.staticImports.map(({ moduleRequest }) => ({ specifier: moduleRequest.value, at: moduleRequest.start })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) =>
        moduleRequest ? [{ specifier: moduleRequest.value, at: moduleRequest.start }] : [],
      ),
    ),
  ];
  new Visitor({
    ImportExpression: ({ source }) => {
      if (source.type === "Literal" && typeof source.value === "string")
        found.push({ specifier: source.value, at: source.start });
    },
    TSImportType: ({ source }) => {
      found.push({ specifier: source.value, at: source.start });
    },
  }).visit(program);
  return found;
};

/** Every import that crosses a boundary of architecture.md, in the order of the files. */
export const violations = (sources: readonly Source[]): readonly Violation[] =>
  sources.flatMap((source) =>
    importsOf(source).flatMap(({ specifier, at }) => {
      const because = objection(source.path, specifier);
      const line = source.code.slice(0, at).split("\n").length;
      return because === undefined ? [] : [{ where: `${source.path}:${line}`, imports: specifier, because }];
    }),
  );
