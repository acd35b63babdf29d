import { expect, test } from "vitest";
import { makeLog } from "../src/log.ts";

test("an error is logged with its causes, and without what a library hung on it", () => {
  const lines: string[] = [];
  const log = makeLog({ LOG_LEVEL: "info" }, { write: (line) => void lines.push(line) });
  const statement = Object.assign(new Error("duplicate key"), {
    code: "23505",
    parameters: ["hana@cofshop.example", "geheim"],
    detail: "Key (email)=(hana@cofshop.example) already exists.",
  });
  log.error({ err: new Error("the order was not written", { cause: statement }) }, "broken request");
  log.error({ err: "thrown text" }, "job failed");

  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    {
      msg: "broken request",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      err: {
        message: "the order was not written",
        stack: expect.stringContaining("log.test.ts"),
        cause: { message: "duplicate key", code: "23505" },
      },
    },
    { msg: "job failed", err: "thrown text" },
  ]);
  expect(lines.join("")).not.toMatch(/geheim|hana/);
});
