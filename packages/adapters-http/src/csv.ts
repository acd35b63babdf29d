import type { Request } from "express";

/** A table as a spreadsheet reads it: columns by name, and rows that have them. */
export type Csv = {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
};
export type CsvRow = Readonly<Record<string, string | number | null>>;

/** What a spreadsheet takes for a formula; also as wide characters, which Excel reads as the narrow ones. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A text is never a formula: an apostrophe before it says so. Numbers are ours. Quoted as RFC 4180 has it. */
const cell = (value: string | number | null | undefined): string => {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const plain = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** UTF-8 that says so with a byte order mark: without it Excel shows no Korean. */
export const csvText = ({ columns, rows }: Csv): string => {
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))];
  return `\uFEFF${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
};

/** Whoever takes both gets JSON. */
export const prefersCsv = (request: Request): boolean =>
  request.accepts(["application/json", "text/csv"]) === "text/csv";
