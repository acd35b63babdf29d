import { fingerprintOf } from "./fingerprint.ts";
import type { CommandKey, KeyOwner } from "./ids.ts";
import type { CommandKeys, KeyReused, ReplyKeeping, Seal } from "./ports.ts";
import { err, type Ok, ok, type Result } from "./result.ts";

/**
 * A step for use cases that create something: notes under the caller's key what this command makes.
 * Answers the first command's result when the key was used for the same command with the same input before, nothing
 * when this is the first (or there is no key), and refuses a key that named another command or another input.
 */
export const rememberCommand = async (
  tx: { readonly commandKeys: CommandKeys },
  owner: KeyOwner,
  { key, seal: _seal, ...input }: { readonly key?: CommandKey | undefined; readonly seal?: unknown },
  command: string,
  result: string,
  at: Date,
): Promise<Result<string | undefined, KeyReused>> => {
  if (key === undefined) return ok(undefined);
  const fingerprint = fingerprintOf(input);
  const before = await tx.commandKeys.remember(owner, key, { command, fingerprint, result }, at);
  if (before === undefined) return ok(undefined);
  // What was remembered before fingerprints were kept has none.
  const same = before.command === command && (before.fingerprint === "" || before.fingerprint === fingerprint);
  return same ? ok(before.result) : err({ code: "idempotency.key-reused" });
};

/** A step, the last of a command's: its answer, sealed if the caller has a seal for it. */
export const sealed = async <T>(
  tx: { readonly storedReplies: ReplyKeeping },
  { seal }: { readonly seal?: Seal<T> | undefined },
  value: T,
): Promise<Ok<T>> => {
  await seal?.(tx, value);
  return ok(value);
};
