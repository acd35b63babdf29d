type Lot = { readonly amount: number; readonly end: number };

const sumOf = (lots: readonly Lot[]): number => lots.reduce((sum, { amount }) => sum + amount, 0);

/** A member of the reference shop: a tier, and points as a heap of lots. */
export class ReferenceMember {
  tier = "BASIC";
  percent = 0;
  owed = 0;
  #lots: Lot[] = [];
  /** What each order spent and did not give back, the lot that ends last at the end. */
  readonly #spent = new Map<object, Lot[]>();

  usable(now: number): number {
    return sumOf(this.#lots.filter(({ end }) => end > now));
  }

  expire(now: number): void {
    this.#lots = this.#lots.filter(({ end }) => end > now);
  }

  #put(lot: Lot): void {
    this.#lots.push(lot);
    this.#lots.sort((a, b) => a.end - b.end);
  }

  /** Takes points, those that end soonest first, and says which. */
  #take(points: number, now: number): Lot[] {
    this.expire(now);
    const taken: Lot[] = [];
    for (let missing = points; missing > 0; ) {
      const first = this.#lots.shift();
      if (first === undefined) throw new Error("whoever takes points looks first");
      const part = Math.min(first.amount, missing);
      missing -= part;
      taken.push({ amount: part, end: first.end });
      if (part < first.amount) this.#lots.unshift({ amount: first.amount - part, end: first.end });
    }
    return taken;
  }

  spend(order: object, points: number, now: number): void {
    this.#spent.set(order, this.#take(points, now));
  }

  /** Gives points of an order back, those that end last first, for a while at least. */
  restore(order: object, points: number, earliest: number, now: number): void {
    this.expire(now);
    const spent = this.#spent.get(order) ?? [];
    for (let missing = points; missing > 0; ) {
      const last = spent.pop();
      if (last === undefined) throw new Error("an order gives back what it spent");
      const part = Math.min(last.amount, missing);
      missing -= part;
      this.#put({ amount: part, end: Math.max(last.end, earliest) });
      if (part < last.amount) spent.push({ amount: last.amount - part, end: last.end });
    }
  }

  earn(points: number, end: number, now: number): void {
    this.expire(now);
    const settled = Math.min(points, this.owed);
    this.owed -= settled;
    if (points > settled) this.#put({ amount: points - settled, end });
  }

  takeBack(points: number, now: number): void {
    const there = Math.min(points, this.usable(now));
    this.#take(there, now);
    this.owed += points - there;
  }

  /** False when there is too little to take away. */
  adjust(points: number, end: number, now: number): boolean {
    if (points < 0 && -points > this.usable(now)) return false;
    if (points < 0) this.#take(-points, now);
    else this.#put({ amount: points, end });
    return true;
  }
}
