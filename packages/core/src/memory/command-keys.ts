import type { CommandKey, KeyOwner } from "../shared/ids.ts";
import type { CommandKeys, Remembered } from "../shared/ports.ts";
import { removeSome } from "./remove-some.ts";
import type { Table, View } from "./store.ts";

type KeyRow = Remembered & { readonly owner: KeyOwner; readonly key: CommandKey; readonly at: Date };
const keyTable: Table<KeyRow> = { name: "command-key", key: ({ owner, key }) => `${owner}/${key}` };

export const memoryCommandKeys = (view: View): CommandKeys => ({
  remember: async (owner, key, done, at) => {
    await view.turn("write");
    const before = view.get(keyTable, `${owner}/${key}`);
    if (before === undefined) {
      view.put(keyTable, { ...done, owner, key, at });
      return undefined;
    }
    const { command, fingerprint, result } = before;
    return { command, fingerprint, result };
  },
  forget: async (before, limit) => {
    await view.turn("write");
    return removeSome(view, keyTable, ({ at }) => at < before, limit);
  },
});
