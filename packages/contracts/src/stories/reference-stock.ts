import type { ReferenceLine, ReferenceOrder, Units } from "./reference-order.ts";
import { shelf } from "./story.ts";

/** What the reference shop has of each option. */
export class ReferenceStock {
  readonly units: number[] = shelf.map(({ stock }) => stock);

  /** False when there is too little to take away. */
  adjust(option: number, delta: number): boolean {
    const next = (this.units[option] ?? 0) + delta;
    if (next < 0) return false;
    this.units[option] = next;
    return true;
  }

  /** Whether an order asks for more than there is of what is counted. */
  isShortOf(units: Units): boolean {
    return units.some(
      ([option, quantity]) => shelf[option]?.inventory !== "none" && (this.units[option] ?? 0) < quantity,
    );
  }

  /** Takes what is kept for an order as it is placed. */
  reserve({ lines }: ReferenceOrder): void {
    for (const line of lines) if (shelf[line.option]?.inventory === "reserve-on-order") this.#take(line);
  }

  /** Takes what is counted at payment; false when there is too little of it. */
  takeLate({ lines }: ReferenceOrder): boolean {
    const late = lines.filter(({ option }) => shelf[option]?.inventory === "track");
    if (late.some(({ option, quantity }) => (this.units[option] ?? 0) < quantity)) return false;
    for (const line of late) this.#take(line);
    return true;
  }

  #take(line: ReferenceLine): void {
    line.taken = line.quantity;
    this.units[line.option] = (this.units[line.option] ?? 0) - line.quantity;
  }

  /** Puts back what a line holds, so many units of it at most. */
  give(line: ReferenceLine, units: number): void {
    const back = Math.min(units, line.taken);
    line.taken -= back;
    this.units[line.option] = (this.units[line.option] ?? 0) + back;
  }
}
