// What a process has that is killed (SIGKILL, by itself) right before it sends its statement number `crashAt`, or not at
// all when it needs fewer. Runs built output.
/** The parent's next message. */
export const hear = () => new Promise((resolve) => process.once("message", resolve));

/** The database of a task, and a count of the statements that `counted` work sends to it. */
export const openDying = async ({ engine, place, crashAt }) => {
  let counting = false;
  let sent = 0;
  const onStatement = () => {
    if (!counting) return;
    sent += 1;
    if (sent === crashAt) process.kill(process.pid, "SIGKILL");
  };
  const { unitOfWork, lock } =
    engine === "postgres"
      ? await (await import("@cofshop/adapters-postgres/postgres")).openPostgres({ url: place, onStatement })
      : await (await import("@cofshop/adapters-postgres/sqlite")).openSqlite({ file: place, onStatement });
  const counted = async (work) => {
    counting = true;
    await work();
    counting = false;
  };
  return { unitOfWork, lock, sent: () => sent, counted };
};

/** The last word; ends the process with 0. */
export const cameThrough = (said) => process.send(said, () => process.exit(0));
