// Ports as a process under test has them: with a place where it dies, or without one of their safeguards. Production
// code knows nothing of either.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { err, ok } from "@cofshop/core";

/** How long the provider has been at a call when whoever made it dies. */
const AMID_MS = 20;
/** How long a process that died keeps its locks. */
const LEASE_MS = 400;

const die = () => process.kill(process.pid, "SIGKILL");

/** Dies when somebody comes to this place for the n-th time, once `arm` was called. */
export const makeDeath = (dies) => {
  let armed = false;
  let times = 0;
  const isHere = (point) => {
    if (!armed || dies?.at !== point) return false;
    times += 1;
    return times >= dies.time;
  };
  return {
    arm: () => {
      armed = true;
    },
    isHere,
    dieAt: (point) => {
      if (isHere(point)) die();
    },
  };
};

/** The wire to the provider, whose caller may die before a call, during it, or when it is over, lost or not. */
export const dyingFetch =
  (death, dies) =>
  async (url, init = {}) => {
    const call = `${init.method ?? "GET"} ${new URL(url).pathname}`;
    if (dies === undefined || !new RegExp(dies.calls).test(call)) return fetch(url, init);
    death.dieAt("before-call");
    const answer = fetch(url, init);
    if (death.isHere("amid-call")) {
      await Promise.race([sleep(AMID_MS), answer]);
      die();
    }
    await answer.catch(() => undefined);
    death.dieAt("after-call");
    return answer;
  };

/** A unit of work that may die amid its writes, when all is written and nothing committed, or right after that. */
export const dyingUnitOfWork = (unitOfWork, death) => ({
  ...unitOfWork,
  run: async (work) => {
    const outbox = (tx) => ({
      append: (events, at) => {
        death.dieAt("amid-writes");
        return tx.outbox.append(events, at);
      },
    });
    const result = await unitOfWork.run(async (tx) => {
      const answer = await work({ ...tx, outbox: outbox(tx) });
      death.dieAt("before-commit");
      return answer;
    });
    death.dieAt("after-commit");
    return result;
  },
});

/** Locks that are free again soon after their holder died. */
export const shortLeases = (lock) => ({
  hold: (name, terms, work) => lock.hold(name, { ...terms, leaseMs: LEASE_MS }, work),
});

/** A transaction of which every write is one of its own. */
const inPieces = (unitOfWork, names) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      new Proxy(
        {},
        {
          get:
            (_target, method) =>
            async (...args) =>
              (await unitOfWork.run(async (tx) => ok(await tx[name][method](...args)))).value,
        },
      ),
    ]),
  );

/** Everything that it was, methods of its prototype too, with some of them changed. */
const changed = (whole, change) => Object.assign(Object.create(whole), change);
const withReads = (unitOfWork, change) => ({ ...unitOfWork, reads: changed(unitOfWork.reads, change) });
const nothing = async () => [];

/** What the process would do if nobody had thought of it. */
const changes = {
  "random-keys": (ports) => ({
    paymentGateway: {
      ...ports.paymentGateway,
      refund: (uid, refund) => ports.paymentGateway.refund(uid, { ...refund, key: `refund:${randomUUID()}` }),
    },
  }),
  "unknown-is-refused": (ports) => ({
    paymentGateway: {
      ...ports.paymentGateway,
      refund: async (uid, refund) => {
        const answer = await ports.paymentGateway.refund(uid, refund);
        return answer.ok ? answer : err({ code: "payment.refund-refused" });
      },
    },
  }),
  forgetful: ({ unitOfWork }) => ({
    unitOfWork: withReads(unitOfWork, {
      orders: changed(unitOfWork.reads.orders, { refundsPending: nothing }),
      payments: changed(unitOfWork.reads.payments, { refundsDue: nothing }),
    }),
  }),
  "no-sweep": ({ unitOfWork }) => ({
    unitOfWork: withReads(unitOfWork, { payments: changed(unitOfWork.reads.payments, { toCheck: nothing }) }),
  }),
  piecemeal: ({ unitOfWork }) => ({
    unitOfWork: {
      ...unitOfWork,
      run: async (work) => {
        const { value: names } = await unitOfWork.run(async (tx) => ok(Object.keys(tx)));
        return work(inPieces(unitOfWork, names));
      },
    },
  }),
};

export const withoutSafeguard = (trick, ports) =>
  trick === undefined ? ports : { ...ports, ...changes[trick](ports) };
