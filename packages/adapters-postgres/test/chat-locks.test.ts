import { createShop, expectOk, type MemberActor } from "@cofshop/core";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type FreshDatabase, freshPostgres } from "./fresh-database.ts";
import { shopPorts } from "./world.ts";

const url = inject("postgresUrl");
let database: FreshDatabase | undefined;
afterEach(() => database?.close());

describe.runIf(url !== undefined)("on a real server", () => {
  test("customers who leave while they write wait for themselves in one order: no work is run twice", async () => {
    database = await freshPostgres(url ?? "");
    const ports = shopPorts(database);
    let works = 0;
    const { run, runSingle, reads } = ports.unitOfWork;
    const counted: typeof run = (work) =>
      run((tx) => {
        works += 1;
        return work(tx);
      });
    const { member, chat } = createShop({ ...ports, unitOfWork: { run: counted, runSingle, reads } });
    const password = "a long enough password";
    const customers: MemberActor[] = [];
    for (let number = 0; number < 24; number += 1) {
      const person = { email: `customer-${number}@example.com`, name: "하나", password, tel: "01012345678" };
      const { id } = expectOk(await member.signUp({ kind: "anonymous" }, person));
      customers.push({ kind: "member", id, role: "MEMBER" });
    }
    const rooms = await Promise.all(customers.map(async (by) => expectOk(await chat.open(by)).room.id));
    works = 0;
    const write = async (by: MemberActor, index: number) => {
      // They meet at different moments.
      for (let step = 0; step < index % 6; step += 1) await member.profile(by);
      for (const roomId of rooms.slice(index, index + 1))
        await chat.send(by, { roomId, message: "네", messageType: "TEXT" });
    };
    await Promise.all(
      customers.flatMap((by, index) => [member.withdraw(by, { password }).then(expectOk), write(by, index)]),
    );
    expect(works).toBe(2 * customers.length);
  });
});
