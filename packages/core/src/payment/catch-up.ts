import type { MembershipPolicies } from "../member/index.ts";
import { paymentLock, paymentLockTerms } from "../order/index.ts";
import type { LockBusy, LockLost } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { applySnapshot, isNews } from "./apply-snapshot.ts";
import type { Payment } from "./payment.ts";
import type { PaymentSnapshot } from "./ports.ts";
import type { VerifyPaymentPorts } from "./verify-payment.ts";

/**
 * Applies what the provider was heard to say of an attempt, if that is news. True when the shop has something now that
 * it had not when the payment was read.
 */
export const makeCatchUp =
  (
    { unitOfWork, lock, clock }: Pick<VerifyPaymentPorts, "unitOfWork" | "lock" | "clock">,
    policies: MembershipPolicies,
  ) =>
  async (payment: Payment, snapshot: PaymentSnapshot): Promise<Result<boolean, LockBusy | LockLost>> => {
    if (!isNews(payment, snapshot)) return ok(false);
    return lock.hold(paymentLock(payment.orderId), paymentLockTerms, async () => {
      const applied = await applySnapshot(unitOfWork, payment.id, snapshot, clock.now(), policies);
      return ok(applied.ok && applied.value.version > payment.version);
    });
  };
