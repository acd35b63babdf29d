import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import type { PasswordHasher } from "@cofshop/core/security";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { turnstile } from "./turnstile.ts";

export type Argon2idOptions = {
  /** Memory of one hash, in KiB. Default: 19,456, the first choice of OWASP's password sheet. */
  readonly memoryKiB?: number;
  /** Passes over that memory. Default: 2. */
  readonly passes?: number;
  /** Lanes of one hash. Default: 1. */
  readonly parallelism?: number;
  /**
   * Hashes made or checked at a time; further ones wait in order, none is refused. Bounds memory to
   * `concurrency × memoryKiB`. Default: one per core, at most 3, because they run on Node's four background threads,
   * which files and name look-ups need too.
   */
  readonly concurrency?: number;
};

/** The weakest pairs on OWASP's sheet (7 MiB × 5 … 46 MiB × 1) all cost at least this much. */
const LEAST_MEMORY_KIB = 7_168;
const LEAST_KIB_PASSES = 35_840;

const unpadded = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");

/** A stored hash says how much work checking it is: more than this is no hash that anybody made for a login. */
const MOST_MEMORY_KIB = 262_144;
const MOST_PASSES = 64;

/**
 * Passwords under argon2id, stored in PHC form with their own parameters and salt, so that changed options apply to new
 * hashes and old ones stay good.
 *
 * `verify` answers false for a stored text that is no argon2 hash (empty, cut, of another method, of more than 256 MiB or
 * 64 passes), after the same work as for a wrong password: a damaged row must neither end a log-in in an error or the
 * process out of memory, nor show that the account exists.
 * Passwords are compared in Unicode's composed form (NFC): keyboards differ in how they send `가`.
 *
 * @throws RangeError when the options are weaker than the weakest of OWASP's sheet.
 */
export const argon2idHasher = ({
  memoryKiB = 19_456,
  passes = 2,
  parallelism = 1,
  concurrency = Math.min(availableParallelism(), 3),
}: Argon2idOptions = {}): PasswordHasher => {
  if (!(memoryKiB >= LEAST_MEMORY_KIB && memoryKiB * passes >= LEAST_KIB_PASSES))
    throw new RangeError(
      `argon2id with ${memoryKiB} KiB and ${passes} passes is too weak: use 19456 KiB and 2 passes or more` +
        ` (quick tests have plainTextPasswords of @cofshop/core/memory)`,
    );
  // 2 is argon2id; the library's const enum cannot be imported under verbatimModuleSyntax.
  const terms = { algorithm: 2, memoryCost: memoryKiB, timeCost: passes, parallelism, outputLen: 32 };
  const inTurn = turnstile(concurrency);
  // A hash of nothing: random bytes that no password is known for, with the parameters of a real one.
  const decoy = `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${parallelism}$${unpadded(randomBytes(16))}$${unpadded(randomBytes(32))}`;

  const isReadable = (stored: string): boolean => {
    try {
      const { memoryCost, timeCost } = parseOptions(stored);
      return memoryCost <= Math.max(memoryKiB, MOST_MEMORY_KIB) && timeCost <= Math.max(passes, MOST_PASSES);
    } catch {
      return false;
    }
  };

  return {
    hash: (password) => inTurn(() => hash(password.normalize("NFC"), terms)),
    verify: (password, stored) => {
      const real = stored !== undefined && isReadable(stored);
      return inTurn(async () => (await verify(real ? stored : decoy, password.normalize("NFC"))) && real);
    },
  };
};
