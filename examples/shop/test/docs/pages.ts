import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The repository, so that a path reads as its links do. */
const root = new URL("../../../../", import.meta.url);

export const pathOf = (name: string): string => fileURLToPath(new URL(name, root));
export const textOf = (name: string): Promise<string> => readFile(new URL(name, root), "utf8");
export const namesIn = (folder: string): Promise<readonly string[]> => readdir(new URL(folder, root));

/** The rows of all tables of a page, cell by cell, without the heads. */
export const rowsOf = (page: string): readonly (readonly string[])[] =>
  page
    .split(/\n(?!\|)/)
    .flatMap((block) =>
      block
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .slice(2),
    )
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );

/** What stands in backquotes. */
export const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
