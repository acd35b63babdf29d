import { money } from "@cofshop/core";
import type { SandboxGateway, SandboxOutcome } from "@cofshop/core/memory";
import { z } from "zod";

/** What customers did in the sandbox's window, for several processes. */
export type SandboxWindow = {
  /** Writes it down for an attempt, unless something is there: the first word stands. */
  note(merchantUid: string, word: string): Promise<void>;
  /** Absent: nobody did anything, or what it was is out of reach now. */
  noted(merchantUid: string): Promise<string | undefined>;
};

const said = z.object({ price: z.int(), currency: z.literal("KRW"), outcome: z.enum(["paid", "failed", "late"]) });

/**
 * The sandbox of a shop of several processes: each hears what the customer did in the window of another before it says
 * anything of an attempt. Money that comes `late` is a minute late from there on.
 */
export const sharedSandbox = (sandbox: SandboxGateway, window: SandboxWindow): SandboxGateway => {
  const hear = async (merchantUid: string): Promise<void> => {
    const word = await window.noted(merchantUid);
    if (word === undefined) return;
    const { price, currency, outcome } = said.parse(JSON.parse(word));
    sandbox.pay({ merchantUid, price: money(price), currency }, outcome);
  };
  return {
    ...sandbox,
    pay: async (payment, outcome: SandboxOutcome) => {
      const { merchantUid, price, currency } = payment;
      await window.note(merchantUid, JSON.stringify({ price, currency, outcome }));
      await hear(merchantUid);
      // Where nothing could be written down, this process remembers.
      sandbox.pay(payment, outcome);
    },
    register: async (attempt) => {
      await hear(attempt.merchantUid);
      return sandbox.register(attempt);
    },
    read: async (merchantUid) => {
      await hear(merchantUid);
      return sandbox.read(merchantUid);
    },
    refund: async (merchantUid, refund) => {
      await hear(merchantUid);
      return sandbox.refund(merchantUid, refund);
    },
  };
};
