export type CancelOutcome = "SUCCEEDED" | "REQUESTED" | "FAILED";
export type LedgerCancellation = {
  readonly id: string;
  readonly status: CancelOutcome;
  readonly amount: number;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly cancelledAt: Date | undefined;
};
export type LedgerStatus = "VIRTUAL_ACCOUNT_ISSUED" | "PAID" | "FAILED" | "PARTIAL_CANCELLED" | "CANCELLED";
export type LedgerPayment = {
  readonly id: string;
  readonly transactionId: string;
  readonly storeId: string;
  readonly channel: "LIVE" | "TEST";
  readonly status: LedgerStatus;
  readonly total: number;
  readonly discount: number;
  readonly currency: string;
  readonly requestedAt: Date;
  readonly changedAt: Date;
  readonly paidAt: Date | undefined;
  /** Paid into an account that was issued for it. */
  readonly byDeposit: boolean;
  readonly cancellations: readonly LedgerCancellation[];
};
/** What happened to money. */
export type LedgerEvent = {
  readonly id: string;
  readonly type: "PAID" | "PARTIAL_CANCELLED" | "CANCELLED";
  readonly payment: LedgerPayment;
  readonly at: Date;
};
/** What a webhook would say, in the words of V2. */
export type NewsKind = "Paid" | "Failed" | "VirtualAccountIssued" | "PartialCancelled" | "Cancelled" | "CancelPending";

export type Purchase = {
  /** Default: what was registered. */
  readonly amount?: number;
  readonly currency?: string;
  readonly channel?: "live" | "test";
  /** What others than the shop pay of it, a card company for instance. */
  readonly discount?: number;
  readonly storeId?: string;
  /** Past the window's refusal of an amount that was not registered. */
  readonly anyAmount?: boolean;
};

export type CancelTerms = {
  /** Absent: all that is left. */
  readonly amount?: number | undefined;
  readonly reason: string;
  /** What the asker believes to be left. */
  readonly balance?: number | undefined;
  readonly outcome?: CancelOutcome;
  /** Says to which account the money goes: a deposit has no card to go back to. */
  readonly toAccount?: boolean;
  /** Nobody is told. */
  readonly quiet?: boolean;
};
export type CancelRefusal =
  | "PAYMENT_NOT_FOUND"
  | "PAYMENT_NOT_PAID"
  | "PAYMENT_ALREADY_CANCELLED"
  | "CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN"
  | "INVALID_REQUEST"
  | "CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT";

export const sumOf = (payment: LedgerPayment, ...outcomes: readonly CancelOutcome[]): number =>
  payment.cancellations.reduce((sum, { status, amount }) => sum + (outcomes.includes(status) ? amount : 0), 0);

export type Ledger = ReturnType<typeof makeLedger>;

/** The provider's books: attempts, and what went back of them. `tell` hears of everything that a webhook would say. */
export const makeLedger = (
  storeId: string,
  now: () => Date,
  tell: (kind: NewsKind, payment: LedgerPayment, cancellation?: LedgerCancellation) => void,
) => {
  const payments = new Map<string, LedgerPayment>();
  /** Of every attempt the tries that came to nothing, latest first. */
  const failures = new Map<string, readonly LedgerPayment[]>();
  const registered = new Map<string, { readonly total: number; readonly currency: string }>();
  const events: LedgerEvent[] = [];
  let made = 0;
  const nextId = (prefix: string): string => {
    made += 1;
    return `${prefix}-${String(made).padStart(6, "0")}`;
  };

  const put = (payment: LedgerPayment): LedgerPayment => {
    payments.set(payment.id, payment);
    return payment;
  };
  const note = (type: LedgerEvent["type"], payment: LedgerPayment): void => {
    events.push({ id: nextId("event"), type, payment, at: now() });
  };
  const known = (id: string): LedgerPayment => {
    const payment = payments.get(id);
    if (payment === undefined) throw new Error(`the provider knows no attempt ${id}`);
    return payment;
  };

  const isOpen = (id: string): boolean => (payments.get(id)?.status ?? "FAILED") === "FAILED";
  const tried = (id: string, purchase: Purchase, status: LedgerStatus): LedgerPayment => {
    const asked = registered.get(id);
    const total = purchase.amount ?? asked?.total;
    if (total === undefined) throw new Error(`${id} was not registered: say what it costs`);
    if (asked !== undefined && asked.total !== total && !purchase.anyAmount)
      throw new Error(`the window refuses ${total}: ${id} was registered with ${asked.total}`);
    return {
      id,
      transactionId: nextId("tx"),
      storeId: purchase.storeId ?? storeId,
      channel: purchase.channel === "test" ? "TEST" : "LIVE",
      status,
      total,
      discount: purchase.discount ?? 0,
      currency: purchase.currency ?? asked?.currency ?? "KRW",
      requestedAt: now(),
      changedAt: now(),
      paidAt: status === "PAID" ? now() : undefined,
      byDeposit: status === "VIRTUAL_ACCOUNT_ISSUED",
      cancellations: [],
    };
  };
  const begun = (id: string, purchase: Purchase, status: LedgerStatus): LedgerPayment => {
    if (!isOpen(id)) throw new Error(`${id} is ${payments.get(id)?.status} already`);
    return put(tried(id, purchase, status));
  };
  const arrived = (payment: LedgerPayment): LedgerPayment => {
    note("PAID", payment);
    tell("Paid", payment);
    return payment;
  };

  /** After a cancellation changed: what the payment is now. */
  const settled = (payment: LedgerPayment, cancellation: LedgerCancellation, quiet = false): void => {
    const { status } = cancellation;
    put(payment);
    if (status === "REQUESTED" && !quiet) tell("CancelPending", payment, cancellation);
    if (status !== "SUCCEEDED") return;
    const whole = sumOf(payment, "SUCCEEDED") >= payment.total;
    const after = put({ ...payment, status: whole ? "CANCELLED" : "PARTIAL_CANCELLED", changedAt: now() });
    note(whole ? "CANCELLED" : "PARTIAL_CANCELLED", after);
    if (!quiet) tell(whole ? "Cancelled" : "PartialCancelled", after, cancellation);
  };

  const cancelRefusal = (payment: LedgerPayment | undefined, terms: CancelTerms): CancelRefusal | undefined => {
    if (payment === undefined) return "PAYMENT_NOT_FOUND";
    if (payment.paidAt === undefined) return "PAYMENT_NOT_PAID";
    if (payment.byDeposit && !terms.toAccount) return "INVALID_REQUEST";
    const left = payment.total - sumOf(payment, "SUCCEEDED", "REQUESTED");
    if (left === 0) return "PAYMENT_ALREADY_CANCELLED";
    if (terms.balance !== undefined && terms.balance !== left) return "CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN";
    return (terms.amount ?? left) > left ? "CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT" : undefined;
  };

  return {
    find: (id: string): LedgerPayment | undefined => payments.get(id),
    ofTransaction: (transactionId: string): LedgerPayment | undefined =>
      [...payments.values()].find((payment) => payment.transactionId === transactionId),
    /** Every try of an attempt, the latest first. */
    tries: (id: string): readonly LedgerPayment[] => {
      const payment = payments.get(id);
      const others = (failures.get(id) ?? []).filter(({ transactionId }) => transactionId !== payment?.transactionId);
      return [...(payment === undefined ? [] : [payment]), ...others].sort((one, other) =>
        other.transactionId.localeCompare(one.transactionId),
      );
    },
    all: (): readonly LedgerPayment[] => [...payments.values()],
    events: (from: Date, until: Date): readonly LedgerEvent[] => events.filter(({ at }) => from <= at && at <= until),

    registered: (id: string) => registered.get(id),
    register: (id: string, total: number, currency: string): "ALREADY_PAID" | undefined => {
      if (payments.get(id)?.paidAt !== undefined) return "ALREADY_PAID";
      registered.set(id, { total, currency });
      return undefined;
    },

    pay: (id: string, purchase: Purchase = {}): LedgerPayment => arrived(begun(id, purchase, "PAID")),
    fail: (id: string, purchase: Purchase = {}): LedgerPayment => {
      const payment = tried(id, purchase, "FAILED");
      failures.set(id, [payment, ...(failures.get(id) ?? [])]);
      // A window that stayed open in another tab does nothing to what was paid meanwhile.
      if (isOpen(id)) put(payment);
      tell("Failed", payment);
      return payment;
    },
    issueAccount: (id: string, purchase: Purchase = {}): LedgerPayment => {
      const payment = begun(id, purchase, "VIRTUAL_ACCOUNT_ISSUED");
      tell("VirtualAccountIssued", payment);
      return payment;
    },
    deposit: (id: string): LedgerPayment => {
      const payment = known(id);
      if (payment.status !== "VIRTUAL_ACCOUNT_ISSUED") throw new Error(`nobody can pay into ${id}: ${payment.status}`);
      return arrived(put({ ...payment, status: "PAID", paidAt: now(), changedAt: now() }));
    },
    expire: (id: string): LedgerPayment => {
      const payment = known(id);
      if (payment.status !== "VIRTUAL_ACCOUNT_ISSUED") throw new Error(`${id} cannot expire: ${payment.status}`);
      return put({ ...payment, status: "CANCELLED", changedAt: now() });
    },

    cancel: (id: string, terms: CancelTerms): LedgerCancellation | CancelRefusal => {
      const payment = payments.get(id);
      const refusal = cancelRefusal(payment, terms);
      if (refusal !== undefined || payment === undefined) return refusal ?? "PAYMENT_NOT_FOUND";
      const status = terms.outcome ?? "SUCCEEDED";
      const cancellation: LedgerCancellation = {
        id: nextId("cancellation"),
        status,
        amount: terms.amount ?? payment.total - sumOf(payment, "SUCCEEDED", "REQUESTED"),
        reason: terms.reason,
        requestedAt: now(),
        cancelledAt: status === "SUCCEEDED" ? now() : undefined,
      };
      settled({ ...payment, cancellations: [...payment.cancellations, cancellation] }, cancellation, terms.quiet);
      return cancellation;
    },
    /** What was only requested comes to its end. */
    finishCancels: (id: string, status: "SUCCEEDED" | "FAILED"): void => {
      for (const { id: cancellationId } of known(id).cancellations.filter((each) => each.status === "REQUESTED")) {
        const payment = known(id);
        const done = (each: LedgerCancellation): LedgerCancellation =>
          each.id === cancellationId
            ? { ...each, status, cancelledAt: status === "SUCCEEDED" ? now() : undefined }
            : each;
        const cancellations = payment.cancellations.map(done);
        for (const each of cancellations) if (each.id === cancellationId) settled({ ...payment, cancellations }, each);
      }
    },
  };
};
