/** The newest entries by name: one that is kept again is the newest, and beyond the limit the oldest goes. */
export type Newest<Value> = {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  delete(name: string): void;
};

export const newest = <Value>(limit: number): Newest<Value> => {
  // A Map goes through its entries in the order in which they were added.
  const entries = new Map<string, Value>();
  return {
    get: (name) => entries.get(name),
    set: (name, value) => {
      entries.delete(name);
      entries.set(name, value);
      for (const oldest of entries.keys()) {
        if (entries.size <= limit) return;
        entries.delete(oldest);
      }
    },
    delete: (name) => void entries.delete(name),
  };
};
