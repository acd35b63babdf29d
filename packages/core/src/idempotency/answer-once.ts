import { type Actor, nameOf } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import { fingerprintOf } from "../shared/fingerprint.ts";
import type { CommandKey, RunId } from "../shared/ids.ts";
import type { Clock, Ids, KeyReused, Scope, Seal, UnitOfWork } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import type { StoredReplies } from "./ports.ts";

export type AnswerOncePorts = {
  readonly unitOfWork: UnitOfWork<{ readonly storedReplies: StoredReplies }, unknown>;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type InProgress = { readonly code: "idempotency.in-progress"; readonly retryAfterMs: number };

/** A request under a key. `input` is all that makes another request of it: method, path, body. */
export type KeyedRequest = { readonly route: string; readonly key: CommandKey; readonly input: unknown };

/**
 * An answer as the edge will send it. One that is not kept frees the key: the caller may try again. Where the command
 * sealed its answer, the sealed text is sent.
 */
export type Reply = { readonly text: string; readonly keep: boolean };

/**
 * Answers a request once for each member or guest, route and key, and repeats the same text for 24 h. For edges such as HTTP.
 *
 * `answer` is given a seal for the text of its answer: a command that gets it (`Seal`) stores the answer in its own
 * transaction, so that what was done has been answered, whatever dies afterwards. An answer without a seal is stored
 * behind the command: a process that dies in between holds the key for a minute, and the request runs again then; what
 * creates something has to be told a key of its own (`CommandKeys`) and answers what it made the first time.
 * Nobody in particular has no keys: an anonymous request is simply answered.
 */
export type AnswerOnce = (
  by: Actor,
  request: KeyedRequest,
  answer: (seal?: Seal<string>) => Promise<Reply>,
) => Promise<Result<{ readonly text: string; readonly replayed: boolean }, KeyReused | InProgress>>;

const LEASE_MS = 60_000;
const KEPT_MS = 86_400_000;
/** Long enough for most requests to end, short enough not to be felt. */
const RETRY_AFTER_MS = 1_000;

export const makeAnswerOnce = ({ unitOfWork, ids, clock }: AnswerOncePorts): AnswerOnce => {
  /** Each step is one statement by itself. */
  const alone = async (step: (replies: StoredReplies) => Promise<unknown>): Promise<void> => {
    await unitOfWork.runSingle(async (tx) => {
      await step(tx.storedReplies);
      return done;
    });
  };

  return async (by, { route, key, input }, answer) => {
    if (by.kind === "anonymous") return ok({ text: (await answer()).text, replayed: false });
    const scope: Scope = { owner: nameOf(by), route, key };
    const run = ids.next<RunId>();
    const at = clock.now();
    const later = (ms: number): Date => new Date(at.getTime() + ms);
    const attempt = { scope, fingerprint: fingerprintOf(input), run, at, leaseUntil: later(LEASE_MS) };
    const { value: standing } = await unitOfWork.runSingle(async (tx) =>
      ok(await tx.storedReplies.begin(attempt, later(-KEPT_MS))),
    );
    if (standing.outcome === "answered") return ok({ text: standing.reply, replayed: true });
    if (standing.outcome === "other-command") return err({ code: "idempotency.key-reused" });
    if (standing.outcome === "in-progress") {
      return err({ code: "idempotency.in-progress", retryAfterMs: RETRY_AFTER_MS });
    }

    const release = () => alone((replies) => replies.release(scope, run));
    let stored: string | undefined;
    const seal: Seal<string> = async (tx, text) => {
      written(await tx.storedReplies.finish(scope, run, text));
      stored = text;
    };
    try {
      const { text, keep } = await answer(seal);
      if (stored !== undefined) return ok({ text: stored, replayed: false });
      // The answer is true whether or not it could be stored; what is left behind then is a lease that ends.
      await (keep ? alone((replies) => replies.finish(scope, run, text)) : release()).catch(() => undefined);
      return ok({ text, replayed: false });
    } catch (cause) {
      // What broke is what the caller must hear of, not that the key could not be given back.
      await release().catch(() => undefined);
      throw cause;
    }
  };
};
