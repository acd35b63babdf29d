import type { JobCounts } from "@cofshop/adapters-node";
import { Counter, Gauge, type Registry } from "prom-client";

export type ChatCounts = {
  readonly sessions: number;
  readonly subscriptions: number;
  readonly received: number;
  readonly delivered: number;
};

/** How the jobs of this process fare. Their label is `name`: `job` is what Prometheus calls whom it scrapes. */
export const jobMetrics = (register: Registry, counts: () => Readonly<Record<string, JobCounts>>): void => {
  const registers = [register];
  new Counter({
    name: "cofshop_job_runs_total",
    help: "Runs of jobs in this process: done, failed, or busy when another process was at it",
    labelNames: ["name", "outcome"],
    registers,
    collect() {
      this.reset();
      for (const [name, { runs, failures, busy }] of Object.entries(counts())) {
        this.inc({ name, outcome: "done" }, runs);
        this.inc({ name, outcome: "failed" }, failures);
        this.inc({ name, outcome: "busy" }, busy);
      }
    },
  });
  new Gauge({
    name: "cofshop_job_failures_in_a_row",
    help: "Failures of a job since it last went well",
    labelNames: ["name"],
    registers,
    collect() {
      for (const [name, { failuresInARow }] of Object.entries(counts())) this.set({ name }, failuresInARow);
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
