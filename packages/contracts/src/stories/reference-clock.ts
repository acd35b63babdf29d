import { dayOf, plusDays, plusMonths, SEOUL, startOf } from "@cofshop/core";

/** The time of the reference shop, in ms, and the days that it counts by. */
export class ReferenceClock {
  now: number;

  constructor(start: Date) {
    this.now = start.getTime();
  }

  /** The first moment of the day that is so many months and then days from today. */
  dayFrom(months: number, days: number): number {
    const today = dayOf(new Date(this.now), SEOUL);
    return startOf(plusDays(plusMonths(today, months), days), SEOUL).getTime();
  }

  /** The end of points that are given now. */
  endOfEarned(): number {
    return this.dayFrom(12, 1);
  }

  /** No point that comes back ends before this. */
  endOfRestored(): number {
    return this.dayFrom(0, 8);
  }
}
