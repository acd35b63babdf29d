import type { ShopPorts } from "@cofshop/core";
import { Counter, Histogram, type Registry } from "prom-client";
import { codeOf } from "../result-code.ts";

type WatchedPorts = Pick<ShopPorts, "couponStock" | "unitOfWork" | "paymentGateway">;

/**
 * What the shop's own ports tell: events that were committed, the provider's answers, and what a rebuilt stock put
 * right. Coupons that are issued without Redis are not among the events: one statement claims and tells.
 */
export const portMetrics = (register: Registry): (<Ports extends WatchedPorts>(ports: Ports) => Ports) => {
  const registers = [register];
  const events = new Counter({
    name: "cofshop_events_total",
    help: "What happened, by the type of the event, as soon as this process has committed it",
    labelNames: ["type"],
    registers,
  });
  const provider = new Histogram({
    name: "cofshop_payment_provider_duration_seconds",
    help: "How long the payment provider took, by what it was asked for and how that ended: ok, a code, or broken",
    labelNames: ["call", "code"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const corrections = new Counter({
    name: "cofshop_coupon_corrections_total",
    help: "Claims that rebuilding the stock of coupons put right",
    registers,
  });
  const lost = new Counter({
    name: "cofshop_coupon_lost_units_total",
    help: "Units of coupons that were given out and were nowhere when the stock was rebuilt",
    registers,
  });

  type UnitOfWork = WatchedPorts["unitOfWork"];
  const counting = ({ run, runSingle, ...rest }: UnitOfWork): UnitOfWork => {
    const counted =
      (through: UnitOfWork["run"]): UnitOfWork["run"] =>
      async (work) => {
        let told: string[] = [];
        const result = await through((tx) => {
          told = []; // of an attempt that was not the last nothing has happened
          const append: typeof tx.outbox.append = async (appended, at) => {
            await tx.outbox.append(appended, at);
            told.push(...appended.map(({ type }) => type));
          };
          return work({ ...tx, outbox: { append } });
        });
        if (result.ok) for (const type of told) events.inc({ type });
        return result;
      };
    return { ...rest, run: counted(run), runSingle: counted(runSingle) };
  };

  const timed =
    <Given extends readonly unknown[], Answer>(call: string, ask: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      const end = provider.startTimer({ call });
      let code = "broken";
      try {
        const answer = await ask(...given);
        code = codeOf(answer);
        return answer;
      } finally {
        end({ code });
      }
    };

  return (ports) => {
    const { couponStock, unitOfWork, paymentGateway } = ports;
    return {
      ...ports,
      unitOfWork: counting(unitOfWork),
      paymentGateway: {
        ...paymentGateway,
        register: timed("register", paymentGateway.register),
        read: timed("read", paymentGateway.read),
        refund: timed("refund", paymentGateway.refund),
        changes: timed("changes", paymentGateway.changes),
      },
      couponStock: {
        ...couponStock,
        rebuild: async (from, fence) => {
          const rebuilt = await couponStock.rebuild(from, fence);
          for (const each of rebuilt) {
            corrections.inc(each.corrections);
            lost.inc(each.lost.length);
          }
          return rebuilt;
        },
      },
    };
  };
};
