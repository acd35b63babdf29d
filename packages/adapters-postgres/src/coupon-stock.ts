import { type CouponId, type MemberId, ok } from "@cofshop/core";
import {
  type ClaimWish,
  type CouponStock,
  issuedEvents,
  type MemberCouponState,
  type Sequence,
  type Standing,
  type StockTerms,
  stockTermsOf,
  type WonClaim,
} from "@cofshop/core/coupon";
import { couponTable, toCoupon } from "./coupons.ts";
import type { Dialect } from "./dialect.ts";
import { sqlOutbox } from "./events.ts";
import { inGroups } from "./in-groups.ts";
import { sqlMemberCoupons } from "./member-coupons.ts";
import { repeat } from "./repeat.ts";
import type { Sessions } from "./sessions.ts";
import { type Database, databaseOver, placesFrom } from "./statement.ts";
import { transactions } from "./unit-of-work.ts";

/** Claims in one transaction at most. */
const MOST = 500;

/** Coupons, locked in the order of their ids: processes that give out of them take turns. SQLite has one writer. */
const locked: Readonly<Record<Dialect, string>> = { postgres: "ORDER BY c.id FOR NO KEY UPDATE", sqlite: "" };

/** What members have of limited coupons. $1: JSON array of { coupon, member }. */
const whatTheyHave: Readonly<Record<Dialect, string>> = {
  postgres: `SELECT h.coupon_id AS coupon, h.member_id AS member, h.sequence AS sequence, h.state AS state
  FROM json_to_recordset($1::json) AS w(coupon uuid, member uuid)
  JOIN cof_member_coupon h ON h.coupon_id = w.coupon AND h.member_id = w.member WHERE h.sequence IS NOT NULL`,
  sqlite: `SELECT h.coupon_id AS coupon, h.member_id AS member, h.sequence AS sequence, h.state AS state
  FROM json_each($1) w JOIN cof_member_coupon h
    ON h.coupon_id = w.value ->> 'coupon' AND h.member_id = w.value ->> 'member' WHERE h.sequence IS NOT NULL`,
};

/** The last sequence of each coupon, read after the lock: it is what those before left. */
const last = "COALESCE((SELECT MAX(h.sequence) FROM cof_member_coupon h WHERE h.coupon_id = c.id), 0)";
const lastSequences = (coupons: readonly CouponId[]): string =>
  `SELECT c.id AS coupon, ${last} AS number FROM cof_coupon c WHERE c.id IN (${placesFrom(1, coupons)})`;
const unitsLeft = (
  coupons: readonly CouponId[],
): string => `SELECT c.id AS coupon, c.quantity + c.revoked - ${last} AS number
  FROM cof_coupon c WHERE c.quantity IS NOT NULL AND c.id IN (${placesFrom(1, coupons)})`;

/** Where sequences of a coupon ($1) are missing: after `previous`, before `sequence`. */
const gaps = `SELECT previous AS previous, sequence AS sequence FROM (
    SELECT sequence, LAG(sequence, 1, 0) OVER (ORDER BY sequence) AS previous FROM cof_member_coupon
    WHERE coupon_id = $1 AND sequence IS NOT NULL) s
  WHERE sequence > previous + 1 ORDER BY sequence`;

type Numbered = { readonly coupon: CouponId; readonly number: number };
type Had = Pick<WonClaim, "coupon" | "member" | "sequence"> & { readonly state: MemberCouponState };

const nameOf = ({ coupon, member }: Pick<ClaimWish, "coupon" | "member">): string => `${coupon}/${member}`;
const standingOf = ({ sequence, state }: Pick<Had, "sequence" | "state">): Standing =>
  state === "REVOKED"
    ? { outcome: "revoked", sequence }
    : { outcome: "claimed", sequence, fresh: false, durable: true };

/** Gives sequences out in the order of the wishes. */
const give = (
  wishes: readonly ClaimWish[],
  terms: ReadonlyMap<CouponId, StockTerms>,
  had: ReadonlyMap<string, Standing>,
  lasts: ReadonlyMap<CouponId, number>,
) => {
  const [has, at] = [new Map(had), new Map(lasts)];
  const won: WonClaim[] = [];
  const standings = wishes.map((wish): Standing => {
    const already = has.get(nameOf(wish));
    if (already !== undefined) return already;
    const { open, lastSequence } = terms.get(wish.coupon) ?? { open: false, lastSequence: 0 };
    if (!open) return { outcome: "closed" };
    const before = at.get(wish.coupon) ?? 0;
    if (before >= lastSequence) return { outcome: "sold-out", at: before };
    const sequence = (before + 1) as Sequence;
    at.set(wish.coupon, sequence);
    has.set(nameOf(wish), standingOf({ sequence, state: "AVAILABLE" }));
    won.push({ ...wish, sequence });
    return { outcome: "claimed", sequence, fresh: true, durable: true };
  });
  return { standings, won };
};

/** Reads what a group of wishes depends on, with its coupons locked, and writes what of it is won. */
const serveOn = async (database: Database, wishes: readonly ClaimWish[]): Promise<readonly Standing[]> => {
  const wanted = [...new Set(wishes.map(({ coupon }) => coupon))];
  const from = `FROM cof_coupon c WHERE c.id IN (${placesFrom(1, wanted)}) ${locked[database.dialect]}`;
  const coupons = await database.find({ c: couponTable[database.dialect] }, from, wanted);
  const terms = coupons.flatMap(({ c }) => stockTermsOf(toCoupon(c)) ?? []);
  const pairs = JSON.stringify(wishes.map(({ coupon, member }) => ({ coupon, member })));
  const had = await database.rows<Had>(whatTheyHave[database.dialect], [pairs]);
  const lasts = await database.rows<Numbered>(lastSequences(wanted), wanted);
  const { standings, won } = give(
    wishes,
    new Map(terms.map((each) => [each.coupon, each])),
    new Map(had.map((each) => [nameOf(each), standingOf(each)])),
    new Map(lasts.map(({ coupon, number }) => [coupon, number])),
  );
  const settled = await sqlMemberCoupons(database).settle(won);
  // Nobody else gives out of these coupons now: what is not written has no member, or an id that is another row's.
  const refused = settled.find((settlement) => settlement !== "written");
  if (refused !== undefined) throw new Error(`a claim that was won could not be written: ${refused}`);
  const latest = won.at(-1);
  if (latest !== undefined) await sqlOutbox(database).append(issuedEvents(won), latest.at);
  return standings;
};

/**
 * The stock without any server but the database: a claim that is won is its row, so it is durable at once. The claims
 * that arrive while a transaction of this process runs are the next one together, so that the coupon's row, which all
 * of them need, is locked once for all instead of once for each.
 */
export const sqlCouponStock = (dialect: Dialect, sessions: Sessions): CouponStock => {
  const inTransaction = transactions(dialect, sessions);
  const ask = <T>(statement: (database: Database) => Promise<T>): Promise<T> =>
    repeat(() => sessions.use((runner) => statement(databaseOver(dialect, runner))));
  const claim = inGroups(MOST, async (wishes: readonly ClaimWish[]) => {
    const served = await inTransaction(async (runner) => ok(await serveOn(databaseOver(dialect, runner), wishes)));
    return served.value;
  });
  const standing = async (member: MemberId, coupon: CouponId): Promise<Standing | undefined> => {
    const pair = JSON.stringify([{ coupon, member }]);
    const [had] = await ask((database) => database.rows<Had>(whatTheyHave[dialect], [pair]));
    return had && standingOf(had);
  };

  return {
    claim: async (wish) => {
      sessions.requireOutside();
      return claim(wish);
    },
    standing,
    remaining: async (coupons) => {
      if (coupons.length === 0) return new Map();
      const rows = await ask((database) => database.rows<Numbered>(unitsLeft(coupons), coupons));
      return new Map(rows.map(({ coupon, number }) => [coupon, Math.max(0, number)]));
    },
    winners: async (coupon, limit) => {
      const sql = `SELECT member_id AS member FROM cof_member_coupon
        WHERE coupon_id = $1 AND member_id IS NOT NULL AND sequence IS NOT NULL LIMIT ${limit + 1}`;
      const rows = await ask((database) => database.rows<{ readonly member: MemberId }>(sql, [coupon]));
      return rows.length > limit ? undefined : new Set(rows.map(({ member }) => member));
    },
    // The coupon's own row is what every claim looks at.
    knows: async () => true,
    open: async () => undefined,
    follow: async () => true,
    // `MemberCoupons.revoke` did it, in the transaction that also counted it. A row that is there is never void.
    takeBack: async ({ member, coupon, sequence }, as) => {
      const now = as === "revoked" ? await standing(member, coupon) : undefined;
      return now?.outcome === "revoked" && now.sequence === sequence;
    },
    rebuild: async (from) => {
      const rebuilt = [];
      for (const { terms } of from) {
        type Gap = { readonly previous: number; readonly sequence: number };
        const rows = await ask((database) => database.rows<Gap>(gaps, [terms.coupon]));
        const lost = rows.flatMap(({ previous, sequence }) =>
          Array.from({ length: sequence - previous - 1 }, (_, index) => (previous + 1 + index) as Sequence),
        );
        rebuilt.push({ coupon: terms.coupon, corrections: 0, lost });
      }
      return rebuilt;
    },
  };
};
