import { written } from "../shared/breakage.ts";
import type { AnyEvent, Changed } from "../shared/event.ts";
import type { Outbox } from "../shared/ports.ts";
import type { Payment, PaymentEvent } from "./payment.ts";
import type { Payments } from "./ports.ts";

/**
 * A step: writes a changed payment over what it was, and what there is to tell of it. `told` is what else there is to
 * tell in the same breath: one statement for all of it.
 */
export const savePayment = async (
  tx: { readonly payments: Pick<Payments, "save">; readonly outbox: Outbox },
  { state, events }: Changed<Payment, PaymentEvent>,
  at: Date,
  told: readonly AnyEvent[] = [],
): Promise<Payment> => {
  written(await tx.payments.save(state));
  await tx.outbox.append([...told, ...events], at);
  return state;
};
