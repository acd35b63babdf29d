import type { NotedRun } from "../shared/job-run.ts";
import type { JobRuns } from "../shared/ports.ts";
import type { Table, View } from "./store.ts";

const runTable: Table<NotedRun> = { name: "job run", key: ({ job }) => job };

export const memoryJobRuns = (view: View): JobRuns => ({
  last: async () => {
    await view.turn("read");
    return [...view.all(runTable)].sort((a, b) => (a.job < b.job ? -1 : 1));
  },
  note: async (run) => {
    await view.turn("write");
    const before = view.get(runTable, run.job)?.failuresInARow ?? 0;
    view.put(runTable, { ...run, failuresInARow: run.failure === undefined ? 0 : before + 1 });
  },
});
