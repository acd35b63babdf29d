import { randomUUID } from "node:crypto";
import { expectOk, type MemberId } from "@cofshop/core";
import { admin, type CrashWorld, members, openWorld, QUANTITY } from "./crash-world.ts";
import { type Books, judgeBooks, judgeLine, judgeOrder, judgeTold, type Row, type Violation } from "./judge.ts";
import { type ShopProcess, startShop } from "./processes.ts";
import { randomFrom, shuffled } from "./random.ts";
import type { Control, Scenario } from "./scenarios.ts";
import type { Note, OpenTask, Told } from "./told.ts";

export type Run = {
  readonly seed: number;
  /** Answers that members heard. */
  readonly claims: number;
  readonly violations: readonly Violation[];
  /** Members who heard that a coupon is on its way to them that never came. */
  readonly lost: number;
};
export type Services = { readonly postgresUrl: string; readonly redisBinary: string };

/** As long as nobody may have died for it. */
const IDLE_MS = 400;
const LANES = 12;
const line = "stream:events";
const group = "consumer-group:coupon";

const answered = ({ answer }: Told): boolean => answer !== "silent" && answer !== "coupon.busy";
const won = ({ answer }: Told): boolean => answer === "ISSUED" || answer === "PENDING";
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Puts two claims into the line that nobody can ever write; answers what marks them. */
const addPoison = async ({ onRedis }: CrashWorld): Promise<readonly string[]> => {
  const unknown = ["memberId", randomUUID(), "couponId", randomUUID(), "id", randomUUID(), "sequence", 1, "at", 1];
  await onRedis(async (redis) => {
    await redis.xadd(line, "*", "memberId", "nobody", "mark", "unreadable");
    await redis.xadd(line, "*", ...unknown, "from", "", "mark", "unknown");
  });
  return ["unreadable", "unknown"];
};

const inLine = ({ onRedis }: CrashWorld): Promise<{ readonly waiting: number; readonly taken: number }> =>
  onRedis(async (redis) => {
    const waiting = await redis.xlen(line);
    const pending: unknown = await redis.xpending(line, group).catch(() => [0]);
    return { waiting, taken: Number(Array.isArray(pending) ? pending[0] : 0) };
  });

/** Until nothing is on its way, or patience is at its end. */
const settled = async (world: CrashWorld, patienceMs: number): Promise<void> => {
  const giveUp = performance.now() + patienceMs;
  for (;;) {
    const { waiting, taken } = await inLine(world);
    if ((waiting === 0 && taken === 0) || performance.now() > giveUp) return;
    await sleep(20);
  }
};

const markOf = (fields: readonly string[]): string => {
  const at = fields.indexOf("mark");
  return at < 0 ? fields.join(" ") : (fields[at + 1] ?? "");
};

const readBooks = async (world: CrashWorld): Promise<Books> => {
  const { coupon, shop, onRedis, onDatabase, patiently } = world;
  const rows = await onDatabase(async (database) => {
    const found = await database.query<Row>(
      `SELECT id, member_id AS member, sequence, state = 'REVOKED' AS revoked FROM cof_member_coupon
       WHERE coupon_id = $1 ORDER BY sequence`,
      [coupon.id],
    );
    return found.rows;
  });
  const { revoked } = expectOk(await patiently(() => shop.coupon.viewClaims(admin, coupon.id)));
  const inRedis = await onRedis(async (redis) => ({
    issued: new Map(
      Object.entries(await redis.hgetall(`coupon:issued:${coupon.id}`)).map(([member, place]) => [
        member,
        Number(place),
      ]),
    ),
    lastSequence: Number(await redis.get(`coupon:seq:${coupon.id}`)),
    left: Number(await redis.get(`coupon:stock:${coupon.id}`)),
    deadLetters: (await redis.xrange(`${line}:dlq`, "-", "+")).map(([, fields]) => markOf(fields)),
  }));
  return { rows, quantity: QUANTITY, givenBack: revoked, ...inRedis, ...(await inLine(world)) };
};

const reconcile = async ({ shop, patiently }: CrashWorld) => {
  for (;;) {
    const found = await patiently(() => shop.coupon.reconcile(admin));
    if (found.ok || found.error.code === "auth.forbidden") return expectOk(found);
    await sleep(100);
  }
};

/** I11: two who have one lose it, however often that is asked for at once, and two others get it. */
const judgeRevoking = async (world: CrashWorld, { rows }: Books): Promise<readonly Violation[]> => {
  const { shop, coupon, patiently } = world;
  const owners = new Set(rows.flatMap(({ member }) => member ?? []));
  const losing = [...owners].slice(0, 2);
  const winning = members.filter((member) => !owners.has(member)).slice(0, 2);
  const claim = (id: MemberId) => patiently(() => shop.coupon.claim({ kind: "member", id, role: "MEMBER" }, coupon.id));
  const wrong: string[] = [];
  for (const member of losing) {
    const revoked = await Promise.all([1, 2].map(() => patiently(() => shop.coupon.revoke(admin, coupon.id, member))));
    if (revoked.filter(({ ok }) => ok).length !== 1) wrong.push(`${member} lost his not once`);
    const again = await claim(member);
    if (again.ok || again.error.code !== "coupon.revoked") wrong.push(`${member} has one after he lost it`);
  }
  for (const member of winning) {
    const has = await claim(member);
    if (!has.ok) wrong.push(`${member} heard ${has.error.code} when there was a unit again`);
  }
  return wrong.map((what) => ({ invariant: "I11", what }));
};

/**
 * One run of a scenario: two processes claim for the same members, some of whom get nothing; something goes wrong
 * meanwhile; everybody who has no answer asks again; all settles; then the judge looks.
 */
export const runScenario = async (
  scenario: Scenario & Partial<Pick<Control, "trick">>,
  seed: number,
  services: Services,
  patienceMs: number,
): Promise<Run> => {
  const {
    fault,
    workerDies,
    worker,
    atBoot,
    trick,
    loses = "nothing",
    ack = "durable",
    ackWaitMs = 1_500,
    prompt,
  } = scenario;
  const random = randomFrom(seed);
  const world = await openWorld(services, { appendfsync: scenario.appendfsync ?? "everysec" });
  const { coupon, redis, line: database } = world;
  const told: Told[] = [];
  const rebuilt: { readonly corrections: number; readonly lost: number }[] = [];
  const violations: Violation[] = [];

  const faultAt = Math.ceil(QUANTITY * (0.15 + 0.45 * random()));
  let goWrong = (): void => undefined;
  const timeToFail = new Promise<void>((resolve) => {
    goWrong = resolve;
  });
  let winners = 0;
  const hear = (note: Note): void => {
    if ("rebuilt" in note) rebuilt.push(note.rebuilt);
    else {
      told.push(note.told);
      if (won(note.told)) winners += 1;
      if (winners >= faultAt) goWrong();
    }
  };

  const open = (terms: Partial<OpenTask> = {}): Promise<ShopProcess> =>
    startShop(
      {
        redis: redis.url,
        database: database.url,
        claims: { ack, ackWaitMs, backlog: { length: 100_000, oldestMs: 30_000 } },
        writes: workerDies === undefined && worker !== "late",
        idleMs: IDLE_MS,
        slowMs: 0,
        trick,
        ...terms,
      },
      hear,
    );
  const openWorker = async (dies?: OpenTask["dies"]): Promise<ShopProcess> => {
    const process = await open({ writes: true, slowMs: 2 + random() * 10, dies });
    await process.tell({ settle: true });
    return process;
  };
  const claim = (process: ShopProcess, who: readonly MemberId[], tries: number): Promise<void> => {
    const asks = shuffled(who, random).map((member) => ({ member, pauseMs: random() * 12 }));
    return process.tell({ claim: { coupon: coupon.id, asks, lanes: LANES, tries } });
  };
  /** What a member heard, if he heard anything. */
  const heardBy = (member: MemberId): Told | undefined => told.filter((each) => each.member === member).find(answered);

  try {
    const poison = await addPoison(world);
    let claimers = await Promise.all([open(), open()]);
    const workers: ShopProcess[] = [];
    const dying =
      workerDies === undefined ? undefined : await openWorker({ at: workerDies, time: 1 + Math.floor(random() * 3) });
    if (dying === undefined && worker !== "late") workers.push(await openWorker());

    const crowd = (who: readonly MemberId[]) => Promise.all(claimers.map((process) => claim(process, who, 6)));
    if (atBoot) {
      await crowd(members.slice(0, QUANTITY / 2));
      await settled(world, patienceMs);
      await Promise.all([...claimers, ...workers.splice(0)].map((process) => process.tell({ close: true })));
      await fault?.(world, random);
      claimers = await Promise.all([open(), open()]);
      const before = rebuilt.length;
      await crowd(members);
      const times = rebuilt.length - before;
      if (times !== 1) violations.push({ invariant: "once", what: `two processes that boot rebuilt ${times} times` });
      workers.push(await openWorker());
    } else {
      const claimed = crowd(members);
      const goneWrong = async (): Promise<void> => {
        if (dying !== undefined) {
          const how = await dying.ended;
          if (how !== "SIGKILL") violations.push({ invariant: "fault", what: `the worker ended with ${how}` });
        }
        if (fault !== undefined) {
          await timeToFail;
          await fault(world, random);
        }
        if (dying !== undefined || worker === "late") workers.push(await openWorker());
      };
      await Promise.all([claimed, goneWrong()]);
    }

    const [first] = claimers;
    const askAgain = async (who: () => readonly MemberId[]): Promise<void> => {
      for (let round = 0; round < 20 && who().length > 0; round += 1) await claim(first, who(), 10);
    };
    await askAgain(() => members.filter((member) => heardBy(member) === undefined));
    await settled(world, patienceMs);
    const found = await reconcile(world);
    await settled(world, patienceMs);
    const books = await readBooks(world);
    const verdict = judgeTold(books, told, loses);
    violations.push(...judgeBooks(books), ...judgeLine(books, poison, loses), ...verdict.violations);
    if (loses === "nothing") {
      for (const { corrections, lost } of [...rebuilt, found])
        if (corrections + lost > 0)
          violations.push({ invariant: "I8", what: `${corrections} corrections and ${lost} lost where nothing was` });
    }
    const late = told.filter(({ answer }) => prompt && answer === "PENDING");
    violations.push(
      ...late.map(({ member, answer }) => ({ invariant: "prompt" as const, what: `${member}: ${answer}` })),
    );
    if (fault !== undefined && !atBoot && winners < faultAt)
      violations.push({ invariant: "fault", what: "everything was over before anything went wrong" });

    const claims = told.length;
    const owners = new Set(books.rows.flatMap(({ member }) => member ?? []));
    const without = members.filter((member) => !owners.has(member));
    await sleep(loses === "nothing" ? 0 : 1_000); // how long "sold out" is remembered
    await claim(first, without, 10);
    await claim(first, [...owners], 10);
    await settled(world, patienceMs);
    await reconcile(world);
    const last = await readBooks(world);
    const live = last.rows.filter(({ member }) => member !== null).length;
    if (live !== QUANTITY) violations.push({ invariant: "I7", what: `${live} rows of ${QUANTITY} that were wanted` });
    violations.push(...judgeTold(last, told.slice(claims), "nothing").violations, ...judgeOrder(last.rows, told));
    violations.push(...judgeBooks(last));
    violations.push(...(await judgeRevoking(world, last)));
    await settled(world, patienceMs);
    const end = await readBooks(world);
    violations.push(...judgeBooks(end), ...judgeLine(end, poison, loses));
    await Promise.all([...claimers, ...workers].map((process) => process.tell({ close: true })));
    return { seed, claims, violations, lost: verdict.lost };
  } finally {
    await world.close();
  }
};
