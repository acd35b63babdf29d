import type { Session } from "@cofshop/core/security";
import type { SessionId } from "@cofshop/core/shared";
import type { ShopSubject } from "../../src/index.ts";
import { memoryWith } from "./memory-with.ts";

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
  const { lock, unitOfWork } = memoryWith(({ refreshTokens }) => ({
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
  // One statement does not do for it: it would break where it must be found out.
  return { lock, unitOfWork: { ...unitOfWork, runSingle: unitOfWork.run } };
};
