import type { ShopSubject } from "../../src/index.ts";
import { memoryWith, turn } from "./memory-with.ts";

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

/** Notes the login whoever the member has become meanwhile, a moment after looking. */
export const loginsThatHoldNobody = (): ShopSubject =>
  memoryWith(({ members }) => ({ members: { ...members, noteLogin: async () => true } }));

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

/** Writes over whatever standing there is. */
export const membershipsWithoutGuard = (): ShopSubject =>
  memoryWith(({ memberships }) => ({
    memberships: {
      ...memberships,
      save: async ({ membership, entries }, before) => {
        const now = (await memberships.byMember(before.memberId)) ?? before;
        const missed = now.version - before.version;
        const booking = {
          membership: { ...membership, version: now.version + 1 },
          entries: entries.map((entry) => ({ ...entry, sequence: entry.sequence + missed })),
        };
        return memberships.save(booking, now);
      },
    },
  }));

/** Reads the standing without holding it: of two who change it at once one has read in vain. */
export const standingsThatHoldNobody = (): ShopSubject =>
  memoryWith(({ memberships }) => ({ memberships: { ...memberships, hold: memberships.byMember } }));
