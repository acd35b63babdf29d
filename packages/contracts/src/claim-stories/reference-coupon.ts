import { CROWD, UNITS } from "./claim-story.ts";

type Place = { readonly sequence: number; readonly revoked: boolean };
export type Expected =
  | { readonly sequence: number; readonly fresh: boolean }
  | "coupon.revoked"
  | "coupon.closed"
  | "coupon.sold-out";

/** What a coupon is, in a few lines: whoever comes first gets the next number, while there are units. */
export class ReferenceCoupon {
  quantity: number = UNITS;
  isOpen = true;
  readonly places: Map<number, Place> = new Map();

  get given(): number {
    return this.places.size;
  }
  /** Units that members have. */
  get live(): number {
    return [...this.places.values()].filter(({ revoked }) => !revoked).length;
  }
  /** How many can have one at most, however many units there are. */
  get wanting(): number {
    return CROWD - (this.given - this.live);
  }

  claim(member: number): Expected {
    const has = this.places.get(member);
    if (has !== undefined) return has.revoked ? "coupon.revoked" : { sequence: has.sequence, fresh: false };
    if (!this.isOpen) return "coupon.closed";
    if (this.live >= this.quantity) return "coupon.sold-out";
    const sequence = this.given + 1;
    this.places.set(member, { sequence, revoked: false });
    return { sequence, fresh: true };
  }

  revoke(member: number): void {
    const has = this.places.get(member);
    if (has === undefined || has.revoked) throw new Error("nobody takes back what a member does not have");
    this.places.set(member, { ...has, revoked: true });
  }
}
