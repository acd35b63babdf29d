import { type Commands, refusalCodeOf } from "./commands.ts";
import type { LineKeys } from "./coupon-keys.ts";

/** Those who bring claims into the database: each claim goes to one of them. */
export const GROUP = "consumer-group:coupon";

/** Makes the group of a line where it is missing: from the first entry on, so that nothing is passed over. */
export const makeGroup = async (commands: Commands, { stream }: LineKeys): Promise<void> => {
  await commands.call("xgroup", "CREATE", stream, GROUP, "0", "MKSTREAM").catch((cause: unknown) => {
    if (refusalCodeOf(cause) !== "BUSYGROUP") throw cause;
  });
};
