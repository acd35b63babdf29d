import { type Cache, type Channel, type Clock, err, type Ids, type Json, localChannel, ok } from "@cofshop/core";
import type { PaymentGateway } from "@cofshop/core/payment";
import type { PasswordHasher, TokenSigner } from "@cofshop/core/security";
import { type AnyId, idOf } from "@cofshop/core/shared";

export { openDoor } from "../../src/open-door.ts";

/* Twins of the small ports; those of the store are in the other files. */

export const clockThatNeverSleeps = (): Clock => ({ now: () => new Date(), sleep: async () => undefined });

export const idsOfVersionFour = (): Ids => ({ next: <Id extends AnyId>() => idOf<Id>(crypto.randomUUID()) });

/** Hashes the first 72 bytes, as bcrypt does. */
export const hasherThatCuts: PasswordHasher = {
  hash: async (password) => `cut:${password.slice(0, 72)}`,
  verify: async (password, hash) => hash === `cut:${password.slice(0, 72)}`,
};

/** Takes a refresh token for an access token. */
export const signerThatForgetsTheUse = (signer: TokenSigner): TokenSigner => ({
  sign: (claims, issuedAt, expiresAt) =>
    signer.sign({ ...claims, use: "access" } as typeof claims, issuedAt, expiresAt),
  verify: async (token, use, at) => {
    const claims = await signer.verify(token, "access", at);
    return (claims.ok ? ok({ ...claims.value, use }) : claims) as Awaited<ReturnType<typeof signer.verify<typeof use>>>;
  },
});

/** Gives the money back each time it is asked. */
export const gatewayThatForgetsKeys = (gateway: PaymentGateway, given: Map<string, number>): PaymentGateway => ({
  ...gateway,
  refund: async (merchantUid, refund) => {
    const known = await gateway.read(merchantUid);
    if (!known.ok || known.value === undefined) return err({ code: "payment.provider-error" });
    given.set(merchantUid, (given.get(merchantUid) ?? 0) + known.value.amount);
    return gateway.refund(merchantUid, refund);
  },
});

/** Keeps values as they are handed over, for ever. */
export const cacheThatKeepsForEver = (): Cache => {
  const entries = new Map<string, Json>();
  return {
    recall: async (name) => entries.get(name),
    keep: async (name, value) => void entries.set(name, value),
    forget: async (names) => {
      for (const name of names) entries.delete(name);
    },
  };
};

/** Tells its own listeners at once, and again when the message comes back from the server. */
export const channelThatEchoes = (): Channel => {
  const channel = localChannel();
  return {
    ...channel,
    publish: async (topic, text) => {
      await channel.publish(topic, text);
      await channel.publish(topic, text);
    },
  };
};

/** Says that it listens before it does. */
export const channelThatHurries = (): Channel => {
  const channel = localChannel();
  return {
    ...channel,
    subscribe: async (topic, listener) => {
      const listening = new Promise((resolve) => setTimeout(resolve, 5)).then(() => channel.subscribe(topic, listener));
      return async () => (await listening)();
    },
  };
};
