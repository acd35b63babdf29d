import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { demandBook } from "../src/broker/demand-book.ts";
import { holds } from "./holds.ts";
import { begin } from "./world.ts";

describe("demand", () => {
  test("is started with the first subscription, awaited before its RECEIPT, and stopped after the last", async () => {
    const log: string[] = [];
    let arrive = (): void => undefined;
    const { connect, broker } = await begin({
      demand: {
        start: async (destination, user) => {
          log.push(`start ${destination} ${user ?? ""}`);
          if (user === undefined)
            await new Promise<void>((resolve) => {
              arrive = resolve;
            });
        },
        stop: (destination, user) => {
          log.push(`stop ${destination} ${user ?? ""}`);
        },
      },
    });
    const [one, other] = [await connect({ login: "alice" }), await connect({ login: "bob" })];
    for (const client of [one, other]) client.frame("SUBSCRIBE", { id: "a", destination: "/topic/a", receipt: "r" });
    await expect.poll(() => log).toEqual(["start /topic/a "]);
    await expect.poll(() => broker.counts().received).toBe(4);
    expect([...one.unread, ...other.unread]).toEqual([]);
    arrive();
    for (const client of [one, other]) await client.next("RECEIPT");
    await one.subscribe("b", "/topic/a");
    await one.subscribe("q", "/user/queue/q");
    expect(log.splice(0)).toEqual(["start /topic/a ", "start /user/queue/q alice"]);

    one.frame("UNSUBSCRIBE", { id: "a" });
    other.frame("DISCONNECT");
    await other.closed;
    await one.settled();
    expect(log).toEqual([]);
    one.socket.terminate();
    await expect.poll(() => log.sort()).toEqual(["stop /topic/a ", "stop /user/queue/q alice"]);
  });

  test("that cannot be met is an ERROR, the host hears why, and the next one tries again", async () => {
    let works = false;
    const { connect, errors } = await begin({
      demand: {
        start: async () => {
          if (!works) throw new Error("no connection");
        },
        stop: () => undefined,
      },
    });
    const client = await connect();
    client.frame("SUBSCRIBE", { id: "a", destination: "/topic/a", receipt: "r" });
    expect((await client.next("ERROR")).headers).toMatchObject({ code: "stomp.unavailable", "receipt-id": "r" });
    expect(errors).toEqual([new Error("no connection")]);
    works = true;
    await (await connect()).subscribe("a", "/topic/a");
  });

  test("of a session that goes while it is being met is given up again", async () => {
    const log: string[] = [];
    let arrive = (): void => undefined;
    const { connect, broker } = await begin({
      demand: {
        start: () =>
          new Promise<void>((resolve) => {
            log.push("start");
            arrive = resolve;
          }),
        stop: () => {
          log.push("stop");
        },
      },
    });
    const client = await connect();
    client.frame("SUBSCRIBE", { id: "a", destination: "/topic/a" });
    await expect.poll(() => log).toEqual(["start"]);
    client.socket.terminate();
    await expect.poll(() => broker.counts().sockets).toBe(0);
    expect(log).toEqual(["start"]);
    arrive();
    await expect.poll(() => log).toEqual(["start", "stop"]);
    expect(broker.counts()).toMatchObject({ subscriptions: 0, destinations: 0 });
  });

  test("is right whatever the order of coming, going, starts and stops that take their time or fail", async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.constant("enter" as const) },
      { weight: 3, arbitrary: fc.constant("leave" as const) },
      { weight: 4, arbitrary: fc.constant("finish" as const) },
      { weight: 1, arbitrary: fc.constant("fail" as const) },
    );
    await holds(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        /** What the other side knows, and whether it is being told. */
        let [on, busy] = [false, false];
        const turns: { readonly finish: () => void; readonly fail: () => void }[] = [];
        const turn = (to: boolean) => (): Promise<void> => {
          expect(busy).toBe(false); // never two at once
          expect(on).toBe(!to); // by turns
          busy = true;
          return new Promise((resolve, reject) => {
            const finish = (): void => {
              [on, busy] = [to, false];
              resolve();
            };
            const fail = (): void => {
              // A stop that failed has stopped as far as anybody can tell.
              [on, busy] = [false, false];
              reject(new Error("no"));
            };
            turns.push({ finish, fail });
          });
        };
        const book = demandBook(
          { start: turn(true), stop: turn(false) },
          (place) => place,
          () => undefined,
        );
        let [inside, waiting] = [0, 0];
        const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

        const enter = async (): Promise<void> => {
          waiting += 1;
          try {
            await book.enter("a", undefined);
            inside += 1;
            expect([on, busy]).toEqual([true, false]); // whoever is in hears everything
          } catch (error) {
            if (!(error instanceof Error && error.message === "no")) throw error;
          } finally {
            waiting -= 1;
          }
        };
        const entering: Promise<void>[] = [];
        for (const what of steps) {
          if (what === "enter") entering.push(enter());
          else if (what === "leave" && inside > 0) {
            inside -= 1;
            book.leave("a", undefined);
          } else if (what === "finish" || what === "fail") turns.shift()?.[what]();
          await settle();
          expect(inside === 0 || on).toBe(true);
        }
        while (turns.length > 0) {
          turns.shift()?.finish();
          await settle();
        }
        await Promise.all(entering);
        expect(waiting).toBe(0);
        expect(on).toBe(inside > 0);
      }),
      150,
    );
  });
});
