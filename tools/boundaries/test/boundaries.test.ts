import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Source, violations } from "../src/boundaries.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const sourcesIn = (folder: string): readonly Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.split(sep).join("/")}`)
    .filter((path) => /^\w+\/[^/]+\/(src|test)\/.+\.tsx?$/.test(path))
    .map((path) => ({ path, code: readFileSync(join(root, path), "utf8") }));

const because = (path: string, code: string): readonly string[] => violations([{ path, code }]).map((v) => v.because);

test("no file of this repository imports across a boundary", () => {
  const sources = ["packages", "examples", "tools"].flatMap(sourcesIn);
  expect(sources.length).toBeGreaterThan(5);
  expect(violations(sources).map(({ where, imports, because }) => `${where} imports ${imports}: ${because}`)).toEqual(
    [],
  );
}, 30_000); // reads every file, and the machine may be busy

describe("the checker objects to", () => {
  test.each([
    ["packages/core/src/member/a.ts", `import { place } from "../order/index.ts";`, "member may import shared"],
    [
      "packages/core/src/shared/a.ts",
      `import type { Member } from "../member/index.ts";`,
      "shared may import no other module",
    ],
    [
      "packages/core/src/order/a.ts",
      `export { pay } from "../payment/index.ts";`,
      "order may import shared, member, file",
    ],
    ["packages/core/src/order/a.ts", `export * from "../payment/index.ts";`, "order may import shared, member, file"],
    ["packages/core/src/cart/a.ts", `type Coupon = import("../coupon/index.ts").Coupon;`, "cart may import"],
    ["packages/core/src/security/a.ts", `const item = await import("../item/index.ts");`, "security may import"],
    ["packages/core/src/loyalty/a.ts", `import { ok } from "../shared/index.ts";`, "loyalty is not in the table"],
    ["packages/core/src/order/a.ts", `import { cart } from "../cart/cart.ts";`, "through its index.ts or ports.ts"],
    [
      "packages/core/src/order/a.ts",
      `import { cart } from "../cart/rules/index.ts";`,
      "through its index.ts or ports.ts",
    ],
    ["packages/core/src/order/a.ts", `import { memoryPorts } from "../memory/index.ts";`, "what puts modules together"],
    ["packages/core/src/order/a.ts", `import { createShop } from "../shop.ts";`, "what puts modules together"],
    ["packages/core/src/order/a.ts", `import { holds } from "../../test/holds.ts";`, "sources import sources only"],
    ["packages/core/src/order/a.ts", `import { randomUUID } from "node:crypto";`, "core has no dependencies"],
    ["packages/core/src/shop.ts", `import { z } from "zod";`, "core has no dependencies"],
    [
      "packages/core/test/a.test.ts",
      `import { clockContract } from "@cofshop/contracts";`,
      "core's tests need core alone",
    ],
    [
      "packages/adapters-http/src/a.ts",
      `import { systemClock } from "@cofshop/adapters-node";`,
      "adapters and contracts know core",
    ],
    [
      "packages/contracts/src/a.ts",
      `import { systemClock } from "@cofshop/adapters-node";`,
      "adapters and contracts know core",
    ],
    [
      "packages/adapters-http/test/a.test.ts",
      `import { systemClock } from "@cofshop/adapters-node";`,
      "do not know one another",
    ],
    [
      "packages/adapters-http/src/a.ts",
      `import { systemClock } from "../../adapters-node/src/index.ts";`,
      "by its name",
    ],
    [
      "packages/adapters-node/src/a.ts",
      `import { clockContract } from "@cofshop/contracts";`,
      "@cofshop/contracts is for tests",
    ],
    [
      "packages/adapters-stomp/src/broker/a.ts",
      `import { ok } from "@cofshop/core";`,
      "what is used without the shop knows nothing of ours",
    ],
    [
      "packages/adapters-stomp/src/broker/a.ts",
      `import { attachChat } from "../chat/index.ts";`,
      "what is used without the shop knows nothing of ours",
    ],
    [
      "examples/shop/src/a.ts",
      `import { startPostgres } from "@cofshop/test-services";`,
      "@cofshop/test-services is for tests",
    ],
  ])("%s with %s", (path, code, reason) => {
    expect(because(path, code)).toEqual([expect.stringContaining(reason)]);
  });
});

describe("the checker has nothing against", () => {
  test.each([
    [
      "packages/core/src/payment/a.ts",
      `import type { Orders } from "../order/ports.ts"; import { ok } from "../shared/index.ts";`,
    ],
    ["packages/core/src/order/a.ts", `import { money } from "../shared/money.ts";`],
    ["packages/core/src/order/a.ts", `import { total } from "./pricing.ts";`],
    ["packages/adapters-stomp/src/broker/a.ts", `import { WebSocket } from "ws"; import { b } from "./b.ts";`],
    ["packages/adapters-stomp/src/chat/a.ts", `import { stompBroker } from "../broker/index.ts";`],
    [
      "packages/core/src/shop.ts",
      `import { makePlaceOrder } from "./order/place-order.ts"; import { relay } from "./events/relay.ts";`,
    ],
    ["packages/core/src/memory/orders.ts", `import type { Order } from "../order/order.ts";`],
    ["packages/core/test/a.test.ts", `import fc from "fast-check"; import { cancel } from "../src/order/order.ts";`],
    ["packages/contracts/test/a.test.ts", `import { memoryPorts } from "@cofshop/core/memory";`],
    ["packages/adapters-postgres/test/a.test.ts", `import { createDatabase } from "@cofshop/test-services";`],
    ["examples/shop/src/compose.ts", `import { sqlPorts } from "@cofshop/adapters-postgres/postgres";`],
    ["packages/core/src/order/a.ts", `// import { z } from "zod";\nconst sample = 'import { z } from "zod";';`],
  ])("%s with %s", (path, code) => {
    expect(because(path, code)).toEqual([]);
  });
});

test("a violation names the line of its import", () => {
  const code = `import { ok } from "../shared/index.ts";\n\nimport { z } from "zod";\n`;
  expect(violations([{ path: "packages/core/src/order/a.ts", code }])).toEqual([
    { where: "packages/core/src/order/a.ts:3", imports: "zod", because: expect.any(String) },
  ]);
});
