import type { CommandKey, MemberId } from "./ids.ts";
import type { CommandKeys, KeyReused } from "./ports.ts";
import { err, ok, type Result } from "./result.ts";

/**
 * A step for use cases that create something: notes under the caller's key what this command makes.
 * Answers the first command's result when the key was used for the same command before, nothing when this is the
 * first (or there is no key), and refuses a key that named another command. What a command was given is not compared.
 */
export const rememberCommand = async (
  tx: { readonly commandKeys: CommandKeys },
  member: MemberId,
  key: CommandKey | undefined,
  command: string,
  result: string,
  at: Date,
): Promise<Result<string | undefined, KeyReused>> => {
  if (key === undefined) return ok(undefined);
  const before = await tx.commandKeys.remember(member, key, { command, result }, at);
  if (before !== undefined && before.command !== command) return err({ code: "idempotency.key-reused" });
  return ok(before?.result);
};
