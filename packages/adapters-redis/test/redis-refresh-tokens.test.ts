import { refreshTokensContract } from "@cofshop/contracts";
import { err, type MemberId, ok, type SessionId, type ShopTx, type UnitOfWork } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import type { Session } from "@cofshop/core/security";
import { afterEach, describe, expect, inject, test } from "vitest";
import { redisRefreshTokens } from "../src/index.ts";
import { type FreshRedis, freshRedis, majors } from "./clients.ts";

const url = inject("redisUrl");

describe.runIf(url !== undefined)("on a real server", () => {
  for (const [major, open] of Object.entries(majors)) {
    refreshTokensContract(`SQL's, with what ended in Redis by ${major}`, async () => {
      const { keyspace, connect, close } = freshRedis(url ?? "", open);
      const { unitOfWork, clock } = memoryPorts();
      const options = { prefix: keyspace.prefix, answerMs: 10_000 };
      return { unitOfWork: redisRefreshTokens(connect(), unitOfWork, clock, options), close };
    });
  }

  let fresh: FreshRedis | undefined;
  afterEach(() => fresh?.close());
  const begin = async () => {
    fresh = freshRedis(url ?? "");
    const { keyspace, connect } = fresh;
    const { unitOfWork, clock, ids } = memoryPorts();
    let asked = 0;
    const watched: UnitOfWork<ShopTx, unknown> = {
      ...unitOfWork,
      run: (work) =>
        unitOfWork.run((tx) =>
          work({
            ...tx,
            refreshTokens: {
              ...tx.refreshTokens,
              byId: (id) => {
                asked += 1;
                return tx.refreshTokens.byId(id);
              },
            },
          }),
        ),
    };
    const process = () => redisRefreshTokens(connect(), watched, clock, { prefix: keyspace.prefix, answerMs: 10_000 });
    const at = clock.now();
    const session: Session = {
      id: ids.next<SessionId>(),
      memberId: ids.next<MemberId>(),
      generation: 3,
      rotatedAt: at,
      expiresAt: new Date(at.getTime() + 60_000),
      revokedAt: undefined,
    };
    await unitOfWork.run(async (tx) => ok(await tx.refreshTokens.insert(session)));
    const read = async (by: UnitOfWork<ShopTx, unknown>) =>
      (await by.run(async (tx) => ok(await tx.refreshTokens.byId(session.id)))).value;
    return { process, session, at, read, asked: () => asked };
  };

  test("an ended session is read from the database once, whatever process is shown its token", async () => {
    const { process, session, at, read, asked } = await begin();
    const [one, other] = [process(), process()];
    await one.run(async (tx) => ok(await tx.refreshTokens.revoke(session.id, at)));
    const ended = { ...session, revokedAt: at };
    expect(await read(one)).toEqual(ended);
    expect([await read(other), await read(other), await read(one)]).toEqual([ended, ended, ended]);
    expect(asked()).toBe(1);
  });

  test("an open session is read from the database each time, and an end that is rolled back is told to nobody", async () => {
    const { process, session, at, read, asked } = await begin();
    const [one, other] = [process(), process()];
    await one.run(async (tx) => {
      await tx.refreshTokens.revoke(session.id, at);
      expect((await tx.refreshTokens.byId(session.id))?.revokedAt).toEqual(at);
      return err({ code: "test.refused" });
    });
    expect([await read(one), await read(other), await read(other)]).toEqual([session, session, session]);
    expect(asked()).toBe(4);
  });
});
