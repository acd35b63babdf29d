import { jwtSigner, uuidV7Ids } from "@cofshop/adapters-node";
import { openSqlite } from "@cofshop/adapters-postgres/sqlite";
import { type CouponId, type MemberId, ok, type SessionId } from "@cofshop/core";
import { type Member, NO_PASSWORD } from "@cofshop/core/member";

/** Somebody in the crowd, signed in. */
export type Visitor = { readonly memberId: MemberId; readonly accessToken: string };

/** Who is told of what was issued, so that the order in which it was written can be read afterwards. */
const WITNESS = "rush";
const HOUR_MS = 3_600_000;
const TOGETHER = 500;

const withDatabase = async <T>(
  file: string,
  work: (database: Awaited<ReturnType<typeof openSqlite>>) => Promise<T>,
): Promise<T> => {
  const database = await openSqlite({ file });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

/**
 * Makes members right in the database, without a password to hash for each, and signs their access tokens as the shop
 * that has this secret does.
 */
export const seedCrowd = (file: string, count: number, secret: string): Promise<readonly Visitor[]> =>
  withDatabase(file, async ({ unitOfWork }) => {
    const ids = uuidV7Ids();
    const signer = jwtSigner({ secret, issuer: "cofshop", audience: "cofshop" });
    const at = new Date();
    const members = Array.from(
      { length: count },
      (_, number): Member => ({
        id: ids.next<MemberId>(),
        email: `rush.${number}@cofshop.example`,
        name: `손님 ${number}`,
        passwordHash: NO_PASSWORD,
        tel: "01012345678",
        state: "ACTIVE",
        role: "MEMBER",
        createdAt: at,
        passwordChangedAt: at,
        lastLoginAt: undefined,
        version: 1,
      }),
    );
    for (let from = 0; from < count; from += TOGETHER) {
      await unitOfWork.run(async (tx) => {
        for (const member of members.slice(from, from + TOGETHER)) await tx.members.insert(member);
        return ok(undefined);
      });
    }
    await unitOfWork.run(async (tx) => ok(await tx.eventLog.register(WITNESS, ["coupon.issued"])));
    return Promise.all(
      members.map(async ({ id, role }) => {
        const claims = { use: "access", member: id, role, session: ids.next<SessionId>() } as const;
        return { memberId: id, accessToken: await signer.sign(claims, at, new Date(at.getTime() + HOUR_MS)) };
      }),
    );
  });

/** What the database says of a coupon. */
export type Written = {
  /** Who has it, by sequence. */
  readonly rows: readonly { readonly sequence: number; readonly memberId: string }[];
  /** Sequences in the order in which their rows were written. */
  readonly order: readonly number[];
};

type Issued = { readonly couponId?: unknown; readonly issued?: readonly { readonly sequence: number }[] };
const sequencesOf = (data: object, coupon: CouponId): readonly number[] => {
  const { couponId, issued = [] }: Issued = data;
  return couponId === coupon ? issued.map(({ sequence }) => sequence) : [];
};

export const readWritten = (file: string, coupon: CouponId): Promise<Written> =>
  withDatabase(file, async ({ unitOfWork: { reads } }) => {
    const rows = await reads.memberCoupons.claimsAfter(coupon, 0, Number.MAX_SAFE_INTEGER);
    const told = await Promise.all(
      (await reads.eventLog.waiting()).map((partition) =>
        reads.eventLog.due(WITNESS, partition, new Date(), Number.MAX_SAFE_INTEGER),
      ),
    );
    const events = told.flat().sort((one, other) => one.event.at.getTime() - other.event.at.getTime());
    return {
      rows: rows.map(({ sequence, member }) => ({ sequence, memberId: member ?? "" })),
      order: events.flatMap(({ event }) => sequencesOf(event.data, coupon)),
    };
  });
