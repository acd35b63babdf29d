import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import { type Day, isDay, plusDays, startOf, type Zone } from "../shared/day.ts";
import type { CommandKey, CouponId } from "../shared/ids.ts";
import { type Check, type InvalidInput, invalid, text, whole } from "../shared/input.ts";
import { MAX_AMOUNT, money } from "../shared/money.ts";
import type { CommandKeys, Ids, KeyReused, ReplyKeeping, Seal, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand, sealed } from "../shared/repeat.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type Coupon, type CouponDraft, create, stockTermsOf } from "./coupon.ts";
import type { CouponNotFound } from "./find-coupon.ts";
import { type FollowPorts, makeFollow, type ReconcileReads, type ReconcileTx } from "./reconcile-coupons.ts";

type CreateTx = ReconcileTx & { readonly commandKeys: CommandKeys; readonly storedReplies: ReplyKeeping };
export type CreateCouponPorts = Omit<FollowPorts, "unitOfWork"> & {
  readonly unitOfWork: UnitOfWork<CreateTx, ReconcileReads>;
  readonly ids: Ids;
};

export type CouponFields = {
  readonly name: string;
  readonly type: "FIXED" | "RATE";
  /** Won, or 1 to 100 percent. */
  readonly value: number;
  readonly maxDiscount?: number | undefined;
  /** Default: no minimum. */
  readonly minOrderPrice?: number | undefined;
  /** The first and the last day on which it can be used, in the shop's zone. */
  readonly validFrom: Day;
  readonly validTo: Day;
  /** Claims are taken from … until (not at) these instants. Default: the days on which it is valid. */
  readonly issueFrom?: Date | undefined;
  readonly issueTo?: Date | undefined;
  /** How many members can have it. Default: everybody. */
  readonly quantity?: number | undefined;
  /** Only who knows it can claim. Letters count whatever their case. */
  readonly code?: string | undefined;
};
export type CreateCouponCommand = CouponFields & {
  readonly key?: CommandKey | undefined;
  readonly seal?: Seal<Coupon> | undefined;
};

export type CodeTaken = { readonly code: "coupon.code-taken" };
export type CreateCouponRefusal = Forbidden | InvalidInput | CodeTaken | KeyReused | CouponNotFound;

/** Offers a coupon. Admins. */
export type CreateCoupon = (by: Actor, command: CreateCouponCommand) => Promise<Result<Coupon, CreateCouponRefusal>>;

/** The most units of one coupon: what a database column, and a person, can count. */
export const MAX_QUANTITY = 100_000_000;

/** A code as it is kept and looked up. */
export const codeOf = (code: string): string => code.trim().toUpperCase();

const checkDays = ({ validFrom, validTo }: CouponFields): Check => {
  if (!isDay(validFrom)) return invalid("validFrom", "a day, YYYY-MM-DD");
  if (!isDay(validTo)) return invalid("validTo", "a day, YYYY-MM-DD");
  return validFrom <= validTo ? undefined : invalid("validTo", "not before validFrom");
};

const checkFields = (fields: CouponFields): Check => {
  const { name, type, value, maxDiscount = 0, minOrderPrice = 0, quantity = 1, code = "CODE" } = fields;
  return (
    text("name", name, 1, 100) ??
    whole("discountValue", value, 1, type === "RATE" ? 100 : MAX_AMOUNT) ??
    whole("maxDiscountAmount", maxDiscount, 0, MAX_AMOUNT) ??
    whole("minOrderPrice", minOrderPrice, 0, MAX_AMOUNT) ??
    whole("couponCount", quantity, 1, MAX_QUANTITY) ??
    (/^[A-Z0-9-]{4,40}$/.test(codeOf(code))
      ? undefined
      : invalid("code", "4 to 40 letters A to Z, digits and hyphens")) ??
    checkDays(fields)
  );
};

const draftOf = (id: CouponId, fields: CouponFields, at: Date, zone: Zone): CouponDraft => {
  const { name, type, value, maxDiscount, minOrderPrice = 0, quantity, code } = fields;
  const validFrom = startOf(fields.validFrom, zone);
  const expiresAt = startOf(plusDays(fields.validTo, 1), zone);
  return {
    id,
    name,
    type,
    value,
    maxDiscount: maxDiscount === undefined ? undefined : money(maxDiscount),
    minOrderPrice: money(minOrderPrice),
    validFrom,
    expiresAt,
    issueFrom: fields.issueFrom ?? validFrom,
    issueTo: fields.issueTo ?? expiresAt,
    quantity,
    code: code === undefined ? undefined : codeOf(code),
    createdAt: at,
  };
};

const checkWindow = ({ issueFrom, issueTo, expiresAt }: CouponDraft, at: Date): Check => {
  if (Number.isNaN(issueFrom.getTime())) return invalid("issueFrom", "an instant");
  if (Number.isNaN(issueTo.getTime())) return invalid("issueTo", "an instant");
  if (issueFrom >= issueTo) return invalid("issueTo", "after issueFrom");
  if (issueTo > expiresAt) return invalid("issueTo", "not after the end of validTo");
  return expiresAt > at ? undefined : invalid("validTo", "not over yet");
};

export const makeCreateCoupon = (ports: CreateCouponPorts, zone: Zone): CreateCoupon => {
  const { unitOfWork, couponStock, ids, clock } = ports;
  const follow = makeFollow(ports);
  return async (by, command) => {
    if (!isAdmin(by)) return forbidden;
    const wrong = checkFields(command);
    if (wrong) return wrong;
    const at = clock.now();
    const draft = draftOf(ids.next<CouponId>(), command, at, zone);
    const late = checkWindow(draft, at);
    if (late) return late;
    const first = create(draft);

    const created = await unitOfWork.run(async (tx): Promise<Result<Coupon, CreateCouponRefusal>> => {
      if (by.kind === "member") {
        const noted = await rememberCommand(tx, by.id, command, "coupon.create", draft.id, at);
        if (!noted.ok) return noted;
        if (noted.value !== undefined) {
          const before = await tx.coupons.byId(noted.value as CouponId);
          return before === undefined ? err({ code: "coupon.not-found" }) : ok(before);
        }
      }
      if (!(await tx.coupons.insert(first.state))) return err({ code: "coupon.code-taken" });
      await tx.outbox.append(first.events, at);
      return sealed(tx, command, first.state);
    });
    if (!created.ok) return created;
    const terms = stockTermsOf(first.state);
    if (created.value === first.state && terms !== undefined) await couponStock.open(terms);
    else await follow(created.value);
    return created;
  };
};
