import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** How many points each subject of STOMP's checklist has. */
const subjects = {
  ...{ FRM: 8, HDR: 10, BOD: 11, CON: 7, VER: 3, WS: 10, AUTH: 4, HB: 8, SUB: 19, SND: 3 },
  ...{ ACK: 10, TX: 9, RCP: 5, DIS: 5, ERR: 4, LIM: 5, SLOW: 2 },
};

test("every point of the checklist has a test by its name", () => {
  const folder = new URL(".", import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".test.ts"));
  const code = files.map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n");
  const missing = Object.entries(subjects).flatMap(([subject, points]) =>
    Array.from({ length: points }, (_, n) => `${subject}-${n + 1}`).filter(
      (id) => !new RegExp(`["\` ]${id}[":]`).test(code),
    ),
  );
  expect(missing).toEqual([]);
});
