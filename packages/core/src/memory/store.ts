/**
 * Rows in plain Maps, with transactions that are never kinder than PostgreSQL's READ COMMITTED: works run at the same
 * time, each reads what is committed at that moment plus its own writes, and only two writes of one row conflict, or a
 * hold of it and a write that changes its key.
 * Rows are never changed in place.
 */
export type Table<Row> = {
  readonly name: string;
  readonly key: (row: Row) => string;
  /** Values that no two rows share; absent is no value. */
  readonly unique?: readonly ((row: Row) => string | undefined)[];
};

/** What a transaction, or a reader outside of one, sees. */
export type View = {
  /** The moment between two statements, when others get their turn. Announces whether the statement writes. */
  turn(kind: "read" | "write"): Promise<void>;
  get<Row>(table: Table<Row>, key: string): Row | undefined;
  all<Row>(table: Table<Row>): readonly Row[];
  put<Row>(table: Table<Row>, row: Row): void;
  remove<Row>(table: Table<Row>, key: string): void;
  /**
   * Keeps a row, and what is unique about it, until the commit, as PostgreSQL's FOR KEY SHARE does: any number of
   * transactions hold it at once, and only one that removes it or changes a unique value of it is in their way.
   */
  hold<Row>(table: Table<Row>, key: string): void;
};

/** A row was committed by somebody else between this transaction's write and its commit: the work is repeated. */
export class RowConflict extends Error {
  override readonly name = "RowConflict";
}

/** When the row was written last, when its unique values were, and when somebody who held it committed last. */
type Cell = { readonly row: unknown; readonly stamp: number; readonly keyStamp: number; readonly heldStamp: number };
type Pending = { readonly row: unknown; readonly base: Cell | undefined; readonly table: Table<unknown> };
type Hold = { readonly base: Cell | undefined; readonly table: { readonly name: string }; readonly key: string };
export type Transaction = View & {
  readonly wrote: () => boolean;
  /** @throws RowConflict when another transaction committed one of the rows, or a value that must be unique. */
  commit(): void;
};
export type Store = {
  /** `afterWrite` is called when a statement is about to write although an earlier one changed something. */
  begin(afterWrite?: () => void): Transaction;
  readonly reads: View;
};

const sharesValue = (table: Table<unknown>, row: unknown, other: unknown): boolean =>
  table.key(row) !== table.key(other) &&
  (table.unique ?? []).some((value) => value(row) !== undefined && value(row) === value(other));

/** Whether a write is in the way of those who hold the row. */
const changesKey = ({ row, base, table }: Pending): boolean =>
  base === undefined || row === undefined || (table.unique ?? []).some((value) => value(row) !== value(base.row));

export const memoryStore = (turn: () => Promise<void>): Store => {
  const tables = new Map<string, Map<string, Cell>>();
  let stamp = 0;

  const cells = (name: string): Map<string, Cell> => {
    const found = tables.get(name) ?? new Map<string, Cell>();
    tables.set(name, found);
    return found;
  };
  const committed = <Row>(table: Table<Row>): readonly Row[] =>
    [...cells(table.name).values()].map(({ row }) => row as Row);

  const begin = (afterWrite?: () => void): Transaction => {
    const pending = new Map<string, Pending>();
    const holds = new Map<string, Hold>();
    const path = (table: { readonly name: string }, key: string): string => `${table.name}/${key}`;
    const write = <Row>(table: Table<Row>, key: string, row: Row | undefined): void => {
      const own = pending.get(path(table, key));
      const base = own === undefined ? cells(table.name).get(key) : own.base;
      pending.set(path(table, key), { row, base, table: table as Table<unknown> });
    };
    const stale = ([where, write]: [string, Pending]): boolean => {
      const now = cells(write.table.name).get(where.slice(write.table.name.length + 1));
      return now?.stamp !== write.base?.stamp || (changesKey(write) && now?.heldStamp !== write.base?.heldStamp);
    };
    const letGo = ({ base, table, key }: Hold): boolean => cells(table.name).get(key)?.keyStamp !== base?.keyStamp;
    const view: Transaction = {
      turn: async (kind) => {
        await turn();
        if (kind === "write" && pending.size > 0) afterWrite?.();
      },
      get: <Row>(table: Table<Row>, key: string) => {
        const own = pending.get(path(table, key));
        return (own === undefined ? cells(table.name).get(key)?.row : own.row) as Row | undefined;
      },
      all: <Row>(table: Table<Row>) => {
        const own = [...pending.values()].filter((each) => each.table.name === table.name && each.row !== undefined);
        const others = committed(table).filter((row) => !pending.has(path(table, table.key(row))));
        return [...others, ...own.map(({ row }) => row as Row)];
      },
      put: (table, row) => {
        const twin = view.all(table).find((other) => sharesValue(table as Table<unknown>, row, other));
        if (twin !== undefined) {
          // PostgreSQL would have made this transaction wait at the row that it wrote before, and fail its guard there.
          if ([...pending].some(stale)) throw new RowConflict(`a row changed before ${table.name} was written`);
          throw new Error(`two rows of ${table.name} share a value that must be unique`);
        }
        write(table, table.key(row), row);
      },
      remove: (table, key) => write(table, key, undefined),
      hold: (table, key) => {
        const where = path(table, key);
        if (!holds.has(where)) holds.set(where, { base: cells(table.name).get(key), table, key });
      },
      wrote: () => pending.size > 0,
      commit: () => {
        for (const entry of pending) {
          const [where, { row, table }] = entry;
          const twin =
            row !== undefined &&
            committed(table).some(
              (other) => !pending.has(path(table, table.key(other))) && sharesValue(table, row, other),
            );
          if (stale(entry) || twin) throw new RowConflict(`${where} changed before this transaction committed`);
        }
        for (const [where, hold] of holds) {
          if (letGo(hold)) throw new RowConflict(`${where} was held and changed before this transaction committed`);
        }
        stamp += 1;
        for (const [where, write] of pending) {
          const key = where.slice(write.table.name.length + 1);
          const { keyStamp = stamp, heldStamp = 0 } = cells(write.table.name).get(key) ?? {};
          if (write.row === undefined) cells(write.table.name).delete(key);
          else {
            const cell = { row: write.row, stamp, keyStamp: changesKey(write) ? stamp : keyStamp, heldStamp };
            cells(write.table.name).set(key, cell);
          }
        }
        for (const { table, key } of holds.values()) {
          const cell = cells(table.name).get(key);
          if (cell !== undefined) cells(table.name).set(key, { ...cell, heldStamp: stamp });
        }
      },
    };
    return view;
  };

  const readOnly = (): never => {
    throw new Error("a write outside of a transaction");
  };
  const reads: View = {
    turn: (kind) => (kind === "read" ? turn() : readOnly()),
    get: <Row>(table: Table<Row>, key: string) => cells(table.name).get(key)?.row as Row | undefined,
    all: committed,
    put: readOnly,
    remove: readOnly,
    hold: readOnly,
  };
  return { begin, reads };
};
