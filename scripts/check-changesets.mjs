// Reads every changeset as the release will: one that cannot be parsed, or that names a package which is not there,
// would be noticed on the day of the release only.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import getChangesets from "@changesets/read";

const root = fileURLToPath(new URL("..", import.meta.url));
const names = new Set(
  readdirSync(`${root}packages`).map((folder) => {
    const manifest = readFileSync(`${root}packages/${folder}/package.json`, "utf8");
    return JSON.parse(manifest).name;
  }),
);

const changesets = await getChangesets(root);
const strange = changesets.flatMap(({ id, releases, summary }) => [
  ...releases.filter(({ name }) => !names.has(name)).map(({ name }) => `${id}: there is no package ${name}`),
  ...(releases.length === 0 || summary === "" ? [`${id}: names no package, or says nothing`] : []),
]);
if (strange.length > 0) {
  console.error(strange.join("\n"));
  process.exit(1);
}
console.log(`${changesets.length} changesets`);
