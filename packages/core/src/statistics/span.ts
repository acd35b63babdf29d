import { type Day, isDay, plusDays } from "../shared/day.ts";
import { type InvalidInput, invalid } from "../shared/input.ts";
import { ok, type Result } from "../shared/result.ts";

/** Days of the shop's zone, both ends included. */
export type Span = { readonly from: Day; readonly to: Day };

const LONGEST_DAYS = 366;

/** A span of days that somebody asks for. @param names what he calls its ends */
export const spanOf = (
  { from, to }: { readonly from: string; readonly to: string },
  names: { readonly from: string; readonly to: string },
): Result<Span, InvalidInput> => {
  if (!isDay(from)) return invalid(names.from, "a day of the calendar, YYYY-MM-DD");
  if (!isDay(to)) return invalid(names.to, "a day of the calendar, YYYY-MM-DD");
  if (to < from || to >= plusDays(from, LONGEST_DAYS))
    return invalid(names.to, `from the first day on, ${LONGEST_DAYS} days at most`);
  return ok({ from, to });
};

export const daysOf = ({ from, to }: Span): readonly Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
};
