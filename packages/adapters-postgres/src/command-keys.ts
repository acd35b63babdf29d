import type { CommandKeys, Remembered } from "@cofshop/core";
import { EntitySchema } from "typeorm";
import { named, perDialect, primary, type Table } from "./dialect.ts";
import type { Database } from "./statement.ts";

export type CommandKeyRow = {
  ownerId: string;
  key: string;
  command: string;
  fingerprint: string;
  result: string;
  at: Date;
};

export const commandKeyTable: Table<CommandKeyRow> = perDialect(
  ({ id, text, time }) =>
    new EntitySchema<CommandKeyRow>({
      name: "cof_command_key",
      columns: {
        // A member's id, or that of a guest's cart: the column was named before guests had keys.
        ownerId: primary(named("member_id", id)),
        key: primary(text),
        command: text,
        fingerprint: text,
        result: text,
        at: time,
      },
    }),
);

export const sqlCommandKeys = (database: Database): CommandKeys => {
  const commandKey = commandKeyTable[database.dialect];
  return {
    // A racing twin's insert waits here until the first transaction ends, and then finds the key taken or free.
    remember: async (ownerId, key, done, at) => {
      const row = { ...done, ownerId, key, at };
      if ((await database.insert(commandKey, [row], "ON CONFLICT (member_id, key) DO NOTHING")) === 1) return undefined;
      const query = database.select(commandKey, "k").where("k.ownerId = :ownerId AND k.key = :key", { ownerId, key });
      const { command, fingerprint, result }: Remembered = await query.getOneOrFail();
      return { command, fingerprint, result };
    },
    forget: (before, limit) =>
      database.changed(
        `DELETE FROM cof_command_key WHERE (member_id, key) IN
         (SELECT member_id, key FROM cof_command_key WHERE at < $1 LIMIT ${limit})`,
        [before],
      ),
  };
};
