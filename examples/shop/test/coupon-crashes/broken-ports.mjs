// Ports as a process under test has them: with a place where it dies, or without one of their safeguards. Production
// code knows nothing of either.
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

const die = () => process.kill(process.pid, "SIGKILL");

/** True when somebody comes to this place for the n-th time. */
const counter = (dies) => {
  let times = 0;
  return (point) => {
    if (dies?.at !== point) return false;
    times += 1;
    return times >= dies.time;
  };
};

/** A unit of work that may die when all is written and nothing is committed. */
export const dyingUnitOfWork = (unitOfWork, dies) => {
  const here = counter(dies);
  return {
    ...unitOfWork,
    run: (work) =>
      unitOfWork.run(async (tx) => {
        const result = await work(tx);
        if (here("before-commit")) die();
        return result;
      }),
  };
};

/** Claims whose taker dies at a point, slowly takes several at once, and takes others for dead sooner. */
export const dyingClaims = (couponClaims, { dies, idleMs, slowMs, trick }) => {
  const here = counter(dies);
  return {
    ...couponClaims,
    take: async (limit, terms) => {
      if (slowMs > 0) await sleep(slowMs);
      const waitMs = Math.min(terms.waitMs, 100); // so that a process that closes does not wait long
      const deliveries = await couponClaims.take(limit, { ...terms, waitMs, idleMs });
      if (trick === "acknowledges-early" && deliveries.length > 0) await couponClaims.acknowledge(deliveries);
      if (deliveries.length > 0 && here("read")) die();
      return deliveries;
    },
    acknowledge: async (deliveries) => {
      if (trick === "acknowledges-early") return;
      if (here("after-commit")) die();
      if (deliveries.length > 1 && here("half-acknowledged")) {
        await couponClaims.acknowledge(deliveries.slice(0, Math.ceil(deliveries.length / 2)));
        die();
      }
      await couponClaims.acknowledge(deliveries);
    },
  };
};

/** A connection whose commands go through `change`, which may leave them as they are. */
const through = (connection, change) =>
  new Proxy(connection, {
    get: (target, name) => {
      if (name === "call") return (...command) => change(command, (changed) => target.call(...changed));
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

const sha1 = (text) => createHash("sha1").update(text).digest("hex");
const scripts = new Map();

/** How commands differ by trick: what the process would do if nobody had thought of it. */
const changes = {
  // As ioredis's own scripts do: whoever does not know the script is given it.
  eval: async (command, send) => {
    const [name, first, second] = command;
    if (name === "script" && first === "LOAD") scripts.set(sha1(second), second);
    if (name !== "evalsha") return send(command);
    try {
      return await send(command);
    } catch (cause) {
      const lua = scripts.get(first);
      if (lua === undefined || !String(cause.message).startsWith("NOSCRIPT")) throw cause;
      return send(["eval", lua, ...command.slice(2)]);
    }
  },
  "blind-rebuild": (command, send) => (command[0] === "xrange" ? Promise.resolve([]) : send(command)),
  "no-ack": (command, send) => {
    const streams = command.indexOf("STREAMS");
    return command[0] === "xreadgroup" ? send(command.toSpliced(streams, 0, "NOACK")) : send(command);
  },
};

/** Opens connections that do without a safeguard, or die before anybody is told. */
export const brokenConnect = (connect, { dies, trick }) => {
  const here = counter(dies);
  const change = changes[trick];
  return (terms) => {
    const connection = connect(terms);
    if (dies?.at === "untold") {
      return through(connection, (command, send) => {
        if (command[0] === "publish" && here("untold")) die();
        return send(command);
      });
    }
    return change === undefined ? connection : through(connection, change);
  };
};
