import { ok, type Result, type ShopReads, type ShopTx, type UnitOfWork } from "@cofshop/core";
import type { CartLine } from "@cofshop/core/cart";
import type { Standing } from "@cofshop/core/idempotency";
import { type ItemReads, noRating, type Rating } from "@cofshop/core/item";
import { memoryPorts } from "@cofshop/core/memory";
import type { Session } from "@cofshop/core/security";
import type { CartId, ItemId, OptionId, Remembered, SessionId, Tally } from "@cofshop/core/shared";
import type { ShopSubject } from "../src/index.ts";

/*
 * Adapters that look right and are not, each with one mistake that people make. The kit must find every one of them.
 */

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
type Replacing<Ports> = (ports: Ports) => Partial<Ports>;

/** The memory adapter with some of its repositories replaced. */
const memoryWith = (inTx: Replacing<ShopTx>, inReads: Replacing<ShopReads> = () => ({})): ShopSubject => {
  const { unitOfWork, lock } = memoryPorts();
  const replaced = (tx: ShopTx): ShopTx => ({ ...tx, ...inTx(tx) });
  return {
    lock,
    unitOfWork: {
      run: (work) => unitOfWork.run((tx) => work(replaced(tx))),
      runSingle: (work) => unitOfWork.runSingle((tx) => work(replaced(tx))),
      reads: { ...unitOfWork.reads, ...inReads(unitOfWork.reads) },
    },
  };
};

/** Looks at the counter, and counts a moment later. */
export const stockThatLooksFirst = (): ShopSubject => {
  const counters = new Map<OptionId, number>();
  const count = (option: OptionId, delta: number): number => {
    const counter = (counters.get(option) ?? 0) + delta;
    counters.set(option, counter);
    return counter;
  };
  const sellables: ShopReads["items"]["sellables"] = async (options) => {
    const found = await stored.unitOfWork.reads.items.sellables(options);
    return found.map(({ item, option }) => ({ item, option: { ...option, stock: counters.get(option.id) ?? 0 } }));
  };
  const stored = memoryPorts();
  const subject = {
    run: <R extends Result<unknown, unknown>>(work: (tx: ShopTx) => Promise<R>): Promise<R> =>
      stored.unitOfWork.run((tx) =>
        work({
          ...tx,
          items: { ...tx.items, sellables },
          stock: {
            ...tx.stock,
            move: async (movements) =>
              new Map(movements.map(({ option, delta }): [OptionId, number] => [option, count(option, delta)])),
            give: async (quantities) => {
              for (const { option, quantity } of quantities) count(option, quantity);
            },
            take: async (quantities) => {
              const short = quantities.filter(({ option, quantity }) => (counters.get(option) ?? 0) < quantity);
              await turn();
              if (short.length === 0) for (const { option, quantity } of quantities) count(option, -quantity);
              return short.map(({ option }) => option).sort();
            },
          },
        }),
      ),
  };
  const { runSingle, reads } = stored.unitOfWork;
  const items = { ...reads.items, sellables };
  return { lock: stored.lock, unitOfWork: { ...subject, runSingle, reads: { ...reads, items } } };
};

/** Reads the line, adds in the program and writes it back. */
export const cartThatAddsInTheProgram = (): ShopSubject => {
  const lines = new Map<string, CartLine>();
  const carts = {
    lines: async () => [...lines.values()],
    add: async (_cart: unknown, added: readonly CartLine[]) => {
      const now: CartLine[] = [];
      for (const line of added) {
        const before = lines.get(line.optionId)?.quantity ?? 0;
        await turn();
        const grown = { ...line, quantity: before + line.quantity };
        lines.set(line.optionId, grown);
        now.push(grown);
      }
      return now;
    },
  };
  return memoryWith(
    (tx) => ({ carts: { ...tx.carts, ...carts } }),
    () => ({ carts }),
  );
};

/** Looks at the lines, and takes out a moment later what it saw: of two who do, both get them. */
export const cartsThatTakeWhatTheySaw = (): ShopSubject => {
  const rows = new Map<string, { readonly cart: CartId; readonly line: CartLine }>();
  const lines = async (cart: CartId) => [...rows.values()].filter((row) => row.cart === cart).map(({ line }) => line);
  return memoryWith(
    ({ carts }) => ({
      carts: {
        ...carts,
        lines,
        add: async (cart, added) => {
          const now = added.map((line) => {
            const quantity = (rows.get(`${cart} ${line.optionId}`)?.line.quantity ?? 0) + line.quantity;
            return { ...line, quantity };
          });
          for (const line of now) rows.set(`${cart} ${line.optionId}`, { cart, line });
          return now;
        },
        remove: async (cart, options) => {
          const seen = (await lines(cart)).filter(({ optionId }) => options === "all" || options.includes(optionId));
          await turn();
          for (const { optionId } of seen) rows.delete(`${cart} ${optionId}`);
          return seen;
        },
      },
    }),
    () => ({ carts: { lines } }),
  );
};

/** Lets everybody in at once. */
export const cartsThatHoldNobody = (): ShopSubject =>
  memoryWith(({ carts }) => ({ carts: { ...carts, hold: async () => undefined } }));

/** Forgets what is old, and does not ask whose it is. */
export const cartsThatForgetEverybody = (): ShopSubject => {
  const seen = new Map<string, { readonly cart: CartId; readonly line: CartLine }>();
  return memoryWith(({ carts }) => ({
    carts: {
      ...carts,
      add: async (cart, lines) => {
        for (const line of lines) seen.set(`${cart} ${line.optionId}`, { cart, line });
        return carts.add(cart, lines);
      },
      forgetGuests: async (before, limit) => {
        const old = [...seen].filter(([, { line }]) => line.addedAt < before).slice(0, limit);
        for (const [key, { cart, line }] of old) {
          seen.delete(key);
          await carts.remove(cart, [line.optionId]);
        }
        return old.length;
      },
    },
  }));
};

/** Reads the item's rating, adds in the program and writes it back. */
export const ratingAddedInTheProgram = (): ShopSubject => {
  const ratings = new Map<ItemId, Rating>();
  const ratingOf = (item: ItemId): Rating => ratings.get(item) ?? noRating;
  const rate = async (item: ItemId, sum: number, count: number): Promise<void> => {
    const before = ratingOf(item);
    await turn();
    ratings.set(item, { sum: before.sum + sum, count: before.count + count });
  };
  const rated = (items: ItemReads) => ({
    ...items,
    list: async (...asked: Parameters<ItemReads["list"]>) =>
      (await items.list(...asked)).map((row) => ({ ...row, rating: ratingOf(row.id) })),
    detail: async (id: ItemId) => {
      const found = await items.detail(id);
      return found && { ...found, item: { ...found.item, rating: ratingOf(id) } };
    },
  });
  return memoryWith(
    ({ reviews }) => ({
      reviews: {
        ...reviews,
        insert: async (review) => {
          const inserted = await reviews.insert(review);
          if (inserted) await rate(review.itemId, review.rating, 1);
          return inserted;
        },
      },
    }),
    ({ items }) => ({ items: rated(items) }),
  );
};

/** Ranks by what was ordered, paid or not. */
export const purchasesThatCountEveryOrder = (): ShopSubject => {
  const units = new Map<ItemId, number>();
  return memoryWith(
    ({ orders }) => ({
      orders: {
        ...orders,
        insert: async (order) => {
          for (const { itemId, quantity } of order.lines) units.set(itemId, (units.get(itemId) ?? 0) + quantity);
          return orders.insert(order);
        },
      },
    }),
    ({ purchases }) => ({
      purchases: {
        ...purchases,
        popular: async (limit) => {
          const all = await purchases.popular(limit);
          return [...all].sort((a, b) => (units.get(b.id) ?? 0) - (units.get(a.id) ?? 0));
        },
      },
    }),
  );
};

/** Thinks that what it wrote once stands, also when that attempt was rolled back. */
export const outboxThatForgetsRepeats = (): ShopSubject => {
  const written = new Set<string>();
  return memoryWith(({ outbox }) => ({
    outbox: {
      append: (events, at) => {
        const fresh = events.filter(({ subject, sequence }) => !written.has(`${subject}#${sequence}`));
        for (const { subject, sequence } of fresh) written.add(`${subject}#${sequence}`);
        return outbox.append(fresh, at);
      },
    },
  }));
};

/** Looks for the key, and writes it a moment later. */
export const keysThatLookFirst = (): ShopSubject => {
  const keys = new Map<string, Remembered>();
  return memoryWith(({ commandKeys }) => ({
    commandKeys: {
      ...commandKeys,
      remember: async (member, key, done) => {
        const before = keys.get(`${member} ${key}`);
        await turn();
        if (before === undefined) keys.set(`${member} ${key}`, done);
        return before;
      },
    },
  }));
};

/** Looks whether the key is free, takes it a moment later, and lets anybody answer. */
export const repliesThatLookFirst = (): ShopSubject => {
  const taken = new Map<string, Standing>();
  return memoryWith(({ storedReplies }) => ({
    storedReplies: {
      ...storedReplies,
      begin: async ({ scope }) => {
        const before = taken.get(JSON.stringify(scope));
        await turn();
        taken.set(JSON.stringify(scope), before ?? { outcome: "in-progress" });
        return before ?? { outcome: "begun" };
      },
      finish: async (scope, _run, reply) => {
        taken.set(JSON.stringify(scope), { outcome: "answered", reply });
        return true;
      },
    },
  }));
};

/** Reads the counter, adds one in the program and writes it back. */
export const attemptsThatCountInTheProgram = (): ShopSubject => {
  const tallies = new Map<string, Tally>();
  return memoryWith(({ attempts }) => ({
    attempts: {
      ...attempts,
      count: async (counted) => {
        const before = counted.map(({ name, until }) => tallies.get(name) ?? { name, count: 0, until });
        await turn();
        const after = before.map((tally) => ({ ...tally, count: tally.count + 1 }));
        for (const tally of after) tallies.set(tally.name, tally);
        return after;
      },
    },
  }));
};

/** Takes a refusal for an answer like any other and commits. */
export const workThatCommitsRefusals = (): ShopSubject => {
  const { unitOfWork, lock } = memoryPorts();
  const run = async <R extends Result<unknown, unknown>>(work: (tx: ShopTx) => Promise<R>): Promise<R> => {
    const committed = await unitOfWork.run(async (tx) => ok(await work(tx)));
    return committed.value;
  };
  return { lock, unitOfWork: { ...unitOfWork, run } };
};

/** Goes on for another five tries when it should give up. */
export const workThatNeverGivesUp = (): ShopSubject => {
  const { unitOfWork, lock } = memoryPorts();
  const run: UnitOfWork<ShopTx, ShopReads>["run"] = (work) => unitOfWork.run(work).catch(() => unitOfWork.run(work));
  return { lock, unitOfWork: { ...unitOfWork, run } };
};

/** Lets everyone rotate, whatever generation the session is in. */
export const sessionsWithoutGuard = (): ShopSubject =>
  memoryWith(({ refreshTokens }) => ({
    refreshTokens: {
      ...refreshTokens,
      rotate: async (session) => {
        await refreshTokens.insert(session);
        return true;
      },
    },
  }));

/** Adds one to the generation at every rotation, whichever it was asked to leave. */
export const sessionsThatCount = (): ShopSubject => {
  const generations = new Map<SessionId, number>();
  return memoryWith(({ refreshTokens }) => ({
    refreshTokens: {
      ...refreshTokens,
      rotate: async (session) => {
        const generation = (generations.get(session.id) ?? 1) + 1;
        generations.set(session.id, generation);
        await refreshTokens.insert({ ...session, generation });
        return true;
      },
    },
  }));
};

/** Ends the sessions that it knows of: those that it saw being opened, as they were then. */
export const sessionsThatRemember = (): ShopSubject => {
  const seen: Session[] = [];
  return memoryWith(({ refreshTokens }) => ({
    refreshTokens: {
      ...refreshTokens,
      insert: async (session) => {
        seen.push(session);
        await refreshTokens.insert(session);
      },
      revokeAll: async (member, at) => {
        for (const session of seen) {
          const now = await refreshTokens.byId(session.id);
          if (session.memberId === member && now?.generation === 1) await refreshTokens.revoke(session.id, at);
        }
      },
    },
  }));
};

/** Counts the admins without holding them: of two who look at once each sees the other. */
export const adminsThatAreOnlyCounted = (): ShopSubject =>
  memoryWith(({ members }) => ({
    members: {
      ...members,
      holdAdmins: async () => {
        const filter = { role: "ADMIN", state: "ACTIVE", email: undefined } as const;
        const { rows } = await members.table(filter, { page: 0, size: 100 });
        return rows.map(({ id }) => id).sort();
      },
    },
  }));

/** Reads the standing without holding it: of two who change it at once one has read in vain. */
export const standingsThatHoldNobody = (): ShopSubject =>
  memoryWith(({ memberships }) => ({ memberships: { ...memberships, hold: memberships.byMember } }));

/** Notes the login whoever the member has become meanwhile, a moment after looking. */
export const loginsThatHoldNobody = (): ShopSubject =>
  memoryWith(({ members }) => ({ members: { ...members, noteLogin: async () => true } }));

/** Closes the account under its old e-mail, so that nobody who orders for it at this moment is in the way. */
export const membersWhoSlipAway = (): ShopSubject =>
  memoryWith(({ members }) => ({
    members: {
      ...members,
      save: async (member) => {
        const now = await members.byId(member.id);
        return members.save({ ...member, email: now?.email ?? member.email });
      },
    },
  }));

/** Looks whether the letter is used, and uses it a moment later. */
export const lettersThatLookFirst = (): ShopSubject => {
  const used = new Set<string>();
  return memoryWith(({ passwordResets }) => ({
    passwordResets: {
      ...passwordResets,
      use: async (id, at) => {
        const reset = await passwordResets.byId(id);
        const open = reset !== undefined && reset.expiresAt > at && !used.has(id);
        await turn();
        used.add(id);
        return open;
      },
    },
  }));
};

/** Goes on after the moment of the last sign-in, and forgets the others of that moment. */
export const loginsThatSkipEqualTimes = (): ShopSubject =>
  memoryWith(
    () => ({}),
    ({ logins }) => ({
      logins: {
        ofMember: async (member, { after, limit }) => {
          const all = await logins.ofMember(member, { after: undefined, limit: 1_000 });
          return all.filter(({ at }) => after === undefined || at.getTime() < after.key).slice(0, limit);
        },
      },
    }),
  );

/** Believes that the e-mail is free when nobody has it at the moment. */
export const membersThatLookFirst = (): ShopSubject => {
  const emails = new Set<string>();
  return memoryWith(({ members }) => ({
    members: {
      ...members,
      insert: async (member) => {
        const taken = emails.has(member.email);
        await turn();
        emails.add(member.email);
        if (!taken) await members.insert({ ...member, email: member.id });
        return !taken;
      },
    },
  }));
};

/** Writes the counters that the editor saw over those that others have moved meanwhile. */
export const itemsThatWriteStock = (): ShopSubject =>
  memoryWith(({ items, stock }) => ({
    items: {
      ...items,
      save: async (item) => {
        const saved = await items.save(item);
        if (saved) await stock.give(item.options.map(({ id, stock: quantity }) => ({ option: id, quantity })));
        return saved;
      },
    },
  }));

/** Goes on after the key of the last row and forgets the others that have the same one. */
export const listsThatSkipEqualKeys = (): ShopSubject =>
  memoryWith(
    () => ({}),
    ({ items }) => ({
      items: {
        ...items,
        list: async (filter, { after, limit }) => {
          const all = await items.list(filter, { after: undefined, limit: 1_000 });
          const keyOf = (row: (typeof all)[number]) =>
            filter.sort === "newest" ? row.createdAt.getTime() : row.salePrice;
          const sign = filter.sort === "price-asc" ? 1 : -1;
          return all.filter((row) => after === undefined || sign * (keyOf(row) - after.key) > 0).slice(0, limit);
        },
      },
    }),
  );

/** Says that it is done, whatever the storage said. */
export const categoriesThatNeverRefuse = (): ShopSubject =>
  memoryWith(({ categories }) => ({
    categories: {
      ...categories,
      insert: async (category) => {
        await categories.insert(category);
        return true;
      },
    },
  }));

/** Writes over whatever version there is. */
export const ordersWithoutGuard = (): ShopSubject =>
  memoryWith(({ orders }) => ({
    orders: {
      ...orders,
      save: async (order) => {
        const now = await orders.byId(order.id);
        return now !== undefined && orders.save({ ...order, version: now.version + 1 });
      },
    },
  }));

/** Swallows the storage's objection to a second paid payment. */
export const paymentsThatSwallow = (): ShopSubject =>
  memoryWith(({ payments }) => ({
    payments: { ...payments, save: (payment) => payments.save(payment).catch(() => true) },
  }));

/** Tells everyone that he is the first. */
export const inboxThatForgets = (): ShopSubject => memoryWith(() => ({ inbox: { first: async () => true } }));

/** Delivers a failed event again at once. */
export const logThatIgnoresFailures = (): ShopSubject =>
  memoryWith(({ eventLog }) => ({ eventLog: { ...eventLog, fail: async () => undefined } }));
