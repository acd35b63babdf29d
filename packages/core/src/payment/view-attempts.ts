import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { OrderId } from "../shared/ids.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { PaymentNotFound } from "./apply-snapshot.ts";
import { isMerchantUid, type Payment } from "./payment.ts";
import type { PaymentReads } from "./ports.ts";

export type ViewAttemptPorts = { readonly unitOfWork: UnitOfWork<unknown, { readonly payments: PaymentReads }> };

/** All attempts to pay for an order, oldest first; an order that nobody tried to pay for, or that is none, has none. Admins only. */
export type ListAttempts = (by: Actor, order: OrderId) => Promise<Result<readonly Payment[], Forbidden>>;

export const makeListAttempts =
  ({ unitOfWork }: ViewAttemptPorts): ListAttempts =>
  async (by, order) =>
    isAdmin(by) ? ok(await unitOfWork.reads.payments.ofOrder(order)) : forbidden;

/** Anybody's attempt by the shop's name for it at the provider. Admins only. */
export type ViewAttempt = (by: Actor, merchantUid: string) => Promise<Result<Payment, Forbidden | PaymentNotFound>>;

export const makeViewAttempt =
  ({ unitOfWork }: ViewAttemptPorts): ViewAttempt =>
  async (by, merchantUid) => {
    if (!isAdmin(by)) return forbidden;
    const known = isMerchantUid(merchantUid) ? await unitOfWork.reads.payments.byMerchantUid(merchantUid) : undefined;
    return known === undefined ? err({ code: "payment.not-found" }) : ok(known);
  };
