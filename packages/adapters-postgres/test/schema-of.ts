/** Asks a database of either engine. */
export type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
type Engine = "postgres" | "sqlite";

/** All that an engine says about the shop's tables, in its own words. */
const ownWords: Readonly<Record<Engine, readonly string[]>> = {
  sqlite: [
    `SELECT name || ': ' || sql AS line FROM sqlite_master WHERE sql IS NOT NULL AND name LIKE 'cof~_%' ESCAPE '~'`,
  ],
  postgres: [
    `SELECT table_name || '.' || column_name || ': ' || concat_ws(' ', ordinal_position, data_type, datetime_precision,
       is_nullable, column_default, identity_generation) AS line
     FROM information_schema.columns WHERE table_schema = 'public'`,
    `SELECT conrelid::regclass || '.' || conname || ': ' || pg_get_constraintdef(oid) AS line FROM pg_constraint
     WHERE conrelid <> 0 AND connamespace = 'public'::regnamespace`,
    "SELECT indexname || ': ' || indexdef AS line FROM pg_indexes WHERE schemaname = 'public'",
  ],
};

/** The pieces of texts are kept by each engine in its own way: in a full-text table, or in an indexed array. */
const ownWay = /^cof_item_(grams|search\.(grams|doc)|search_grams)/;

/** What both engines have a word for: columns and whether they may be empty, references, unique values, indices, CHECKs. */
const sharedWords: Readonly<Record<Engine, readonly string[]>> = {
  sqlite: [
    `SELECT t.name || '.' || c.name || CASE WHEN c."notnull" OR c.pk THEN '' ELSE '?' END AS line
     FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name LIKE 'cof~_%' ESCAPE '~'`,
    `SELECT t.name || '.' || f."from" || ' refers to ' || f."table" AS line
     FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`,
    `SELECT CASE i.origin WHEN 'c' THEN i.name ELSE t.name END || ' ' || i."unique" || ' (' ||
       (SELECT group_concat(x.name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno) x) || ')' AS line
     FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' AND t.name LIKE 'cof~_%' ESCAPE '~'`,
    `SELECT name || ' checks ' || ((length(sql) - length(replace(sql, 'CHECK (', ''))) / length('CHECK (')) AS line
     FROM sqlite_master WHERE type = 'table' AND name LIKE 'cof~_%' ESCAPE '~'`,
  ],
  postgres: [
    `SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN '' ELSE '?' END AS line
     FROM information_schema.columns WHERE table_schema = 'public'`,
    `SELECT f.conrelid::regclass || '.' || a.attname || ' refers to ' || f.confrelid::regclass AS line
     FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1] WHERE f.contype = 'f'`,
    `SELECT CASE WHEN k.oid IS NULL THEN i.indexrelid::regclass::text ELSE i.indrelid::regclass::text END || ' ' ||
       i.indisunique::int || ' (' || (SELECT string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' ORDER BY n)
       FROM generate_series(1, i.indnkeyatts) n) || ')' AS line
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
     LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u')
     LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     -- SQLite's counters are its row numbers, which need no index.
     WHERE a.attidentity = ''`,
    `SELECT c.relname || ' checks ' || (SELECT count(*) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c')
       AS line FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
  ],
};

const linesOf = async (ask: Ask, questions: readonly string[]): Promise<readonly string[]> => {
  const answers = [];
  for (const question of questions) answers.push(...(await ask(question)));
  // Engines differ in how they quote and break what they were told.
  return answers.map(({ line }) => String(line).replaceAll('"', "").replaceAll(/\s+/g, " ")).sort();
};

export const schemaOf = (engine: Engine, ask: Ask): Promise<readonly string[]> => linesOf(ask, ownWords[engine]);
export const sharedSchemaOf = async (engine: Engine, ask: Ask): Promise<readonly string[]> =>
  (await linesOf(ask, sharedWords[engine])).filter((line) => !ownWay.test(line));
