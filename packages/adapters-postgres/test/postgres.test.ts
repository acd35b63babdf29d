import { describe, inject } from "vitest";
import { certify } from "./certify.ts";
import { emptiedPostgres } from "./fresh-database.ts";

const url = inject("postgresUrl");

describe.runIf(url !== undefined)("on a real server", () => {
  certify("PostgreSQL", emptiedPostgres(url ?? ""));
});
