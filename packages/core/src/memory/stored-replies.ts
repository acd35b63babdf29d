import type { Attempt, Standing, StoredReplies } from "../idempotency/index.ts";
import type { Scope } from "../shared/ports.ts";
import { removeSome } from "./remove-some.ts";
import type { Table, View } from "./store.ts";

type ReplyRow = Attempt & { readonly reply: string | undefined };
const keyOf = ({ owner, route, key }: Scope): string => JSON.stringify([owner, route, key]);
const replyTable: Table<ReplyRow> = { name: "stored-reply", key: ({ scope }) => keyOf(scope) };

const standingOf = (row: ReplyRow, { fingerprint }: Attempt): Standing => {
  if (row.fingerprint !== fingerprint) return { outcome: "other-command" };
  return row.reply === undefined ? { outcome: "in-progress" } : { outcome: "answered", reply: row.reply };
};

const isAbandoned = (row: ReplyRow, { fingerprint, at }: Attempt): boolean =>
  row.reply === undefined && row.fingerprint === fingerprint && row.leaseUntil <= at;

export const memoryStoredReplies = (view: View): StoredReplies => ({
  begin: async (attempt, keptSince) => {
    await view.turn("write");
    const row = view.get(replyTable, keyOf(attempt.scope));
    if (row !== undefined && row.at >= keptSince && !isAbandoned(row, attempt)) return standingOf(row, attempt);
    view.put(replyTable, { ...attempt, reply: undefined });
    return { outcome: "begun" };
  },
  finish: async (scope, run, reply) => {
    await view.turn("write");
    const row = view.get(replyTable, keyOf(scope));
    if (row?.run !== run || row.reply !== undefined) return false;
    view.put(replyTable, { ...row, reply });
    return true;
  },
  release: async (scope, run) => {
    await view.turn("write");
    const row = view.get(replyTable, keyOf(scope));
    if (row?.run === run && row.reply === undefined) view.remove(replyTable, keyOf(scope));
  },
  forget: async (before, limit) => {
    await view.turn("write");
    return removeSome(view, replyTable, ({ at }) => at < before, limit);
  },
});
