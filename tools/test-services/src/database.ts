import { randomBytes } from "node:crypto";
import type { Client } from "pg";
import { onServer, siblingUrl } from "./postgres.ts";

export type Database = { readonly url: string; drop(): Promise<void> };

/** A template: made once per server by `prepare`, then copied, which is faster than migrating again. */
export type Template = { readonly name: string; prepare(url: string): Promise<void> };

/** A database of one's own on the server of `postgresUrl`: empty, or a copy of `template`. */
export const createDatabase = async (
  postgresUrl: string,
  { template }: { readonly template?: Template } = {},
): Promise<Database> => {
  const home = new URL(postgresUrl).pathname.slice(1);
  const name = `${home}_${randomBytes(6).toString("hex")}`;
  const source =
    template === undefined ? "template0" : await prepared(postgresUrl, `${home}_${template.name}`, template);
  await onServer(postgresUrl, (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${source}"`));
  return {
    url: siblingUrl(postgresUrl, name),
    drop: () =>
      onServer(
        postgresUrl,
        async (client) => void (await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)),
      ),
  };
};

/**
 * Databases of short tests: one that a test is done with (`drop`) is emptied for the next, which takes 15 ms where
 * making one takes 500. Only for tests that leave the schema as it is and nobody behind who still writes.
 */
export const databasePool = (
  postgresUrl: string,
  { template, keep }: { readonly template: Template; readonly keep: readonly string[] },
): { readonly take: () => Promise<Database> } => {
  const spare: Database[] = []; // They go with the server.
  return {
    take: async () => {
      const database = spare.pop() ?? (await createDatabase(postgresUrl, { template }));
      const drop = async () => {
        await onServer(database.url, (client) => empty(client, keep));
        spare.push(database);
      };
      return { url: database.url, drop };
    },
  };
};

/** All rows but those of the tables to keep go, in one statement: foreign keys are looked at when all are gone. */
const empty = async (client: Client, keep: readonly string[]): Promise<void> => {
  const { rows } = await client.query<{ table: string }>(
    "SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1)",
    [keep],
  );
  const deletes = rows.map(({ table }, index) => `d${index} AS (DELETE FROM "${table}")`);
  await client.query(`WITH ${deletes.join(", ")} SELECT setval(seqrelid, seqstart, false) FROM pg_sequence`);
};

/**
 * The name of the template's database, made if nobody made it yet. Test files run in processes of their own,
 * so an advisory lock decides who prepares; a preparation that failed leaves nothing for the next one to trust.
 */
const prepared = (postgresUrl: string, name: string, template: Template): Promise<string> =>
  onServer(postgresUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [name]); // released with the connection
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 1) return name;
    await client.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
    try {
      await template.prepare(siblingUrl(postgresUrl, name));
    } catch (error) {
      await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      throw error;
    }
    return name;
  });
