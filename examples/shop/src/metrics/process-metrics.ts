import type { JobCounts } from "@cofshop/adapters-node";
import { Counter, Gauge, type Registry } from "prom-client";

export type ChatCounts = {
  readonly sessions: number;
  readonly subscriptions: number;
  readonly received: number;
  readonly delivered: number;
};

/** How the jobs of this process fare. */
export const jobMetrics = (register: Registry, counts: () => Readonly<Record<string, JobCounts>>): void => {
  const registers = [register];
  new Counter({
    name: "cofshop_job_runs_total",
    help: "Runs of jobs in this process: done, failed, or busy when another process was at it",
    labelNames: ["job", "outcome"],
    registers,
    collect() {
      this.reset();
      for (const [job, { runs, failures, busy }] of Object.entries(counts())) {
        this.inc({ job, outcome: "done" }, runs);
        this.inc({ job, outcome: "failed" }, failures);
        this.inc({ job, outcome: "busy" }, busy);
      }
    },
  });
  new Gauge({
    name: "cofshop_job_failures_in_a_row",
    help: "Failures of a job since it last went well",
    labelNames: ["job"],
    registers,
    collect() {
      for (const [job, { failuresInARow }] of Object.entries(counts())) this.set({ job }, failuresInARow);
    },
  });
};

/** Who is connected to this process's chat. */
export const chatMetrics = (register: Registry, counts: () => ChatCounts): void => {
  const registers = [register];
  new Gauge({
    name: "cofshop_chat_sessions",
    help: "People connected to the chat of this process",
    registers,
    collect() {
      this.set(counts().sessions);
    },
  });
  new Counter({
    name: "cofshop_chat_frames_total",
    help: "Frames of the chat of this process: received, or messages delivered",
    labelNames: ["direction"],
    registers,
    collect() {
      this.reset();
      const { received, delivered } = counts();
      this.inc({ direction: "received" }, received);
      this.inc({ direction: "delivered" }, delivered);
    },
  });
};
