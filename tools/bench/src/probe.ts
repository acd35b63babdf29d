// Preloaded into a measured server (`node --import`): tells the bench over IPC what the process has used so far.
// The channel does not keep the process alive, and nothing of it runs while requests are answered.

export type Usage = {
  /** CPU time of the process since it began, user and system, in ms. */
  readonly cpuMs: number;
  /** Resident memory, in MB. */
  readonly rssMb: number;
};

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 1_048_576 };
  process.send?.(usage);
});
process.channel?.unref();
// However the bench ended: its servers end too.
process.on("disconnect", () => process.exit());
