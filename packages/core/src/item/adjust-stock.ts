import { type Actor, type Forbidden, nameOf } from "../shared/actor.ts";
import type { CommandKey, MovementId, OptionId } from "../shared/ids.ts";
import { type InvalidInput, text, whole } from "../shared/input.ts";
import type { Clock, CommandKeys, Ids, KeyReused, ReplyKeeping, Seal, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand, sealed } from "../shared/repeat.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { OptionNotFound } from "./edit-item.ts";
import { type ItemNotFound, managed, manager, type NotOwner } from "./manage.ts";
import { MAX_COUNTER, MAX_STOCK } from "./option.ts";
import type { Items, Stock } from "./ports.ts";

export type AdjustStockPorts = {
  readonly unitOfWork: UnitOfWork<
    {
      readonly items: Items;
      readonly stock: Stock;
      readonly commandKeys: CommandKeys;
      readonly storedReplies: ReplyKeeping;
    },
    unknown
  >;
  readonly ids: Ids;
  readonly clock: Clock;
};
/** By a difference, or to a number if it still reads what the caller saw: never a blind overwrite of a live counter. */
export type StockChange = { readonly delta: number } | { readonly expected: number; readonly stock: number };
export type AdjustStockCommand = StockChange & {
  readonly reason?: string | undefined;
  readonly key?: CommandKey | undefined;
  readonly seal?: Seal<{ readonly stock: number }> | undefined;
};
export type OutOfStock = { readonly code: "item.out-of-stock"; readonly options: readonly OptionId[] };
export type StockChanged = { readonly code: "item.stock-changed"; readonly stock: number };
export type AdjustStockRefusal =
  | Forbidden
  | NotOwner
  | ItemNotFound
  | OptionNotFound
  | InvalidInput
  | OutOfStock
  | StockChanged
  | KeyReused;

/** Changes an option's stock; answers the new counter. The item's seller and admins. */
export type AdjustStock = (
  by: Actor,
  option: OptionId,
  command: AdjustStockCommand,
) => Promise<Result<{ readonly stock: number }, AdjustStockRefusal>>;

const checkChange = (command: AdjustStockCommand) =>
  "delta" in command
    ? whole("delta", command.delta, -MAX_STOCK, MAX_STOCK)
    : (whole("expected", command.expected, 0, MAX_COUNTER) ?? whole("stock", command.stock, 0, MAX_COUNTER));

export const makeAdjustStock =
  ({ unitOfWork, ids, clock }: AdjustStockPorts): AdjustStock =>
  async (by, option, command) => {
    const allowed = manager(by);
    if (!allowed.ok) return allowed;
    const reason = command.reason ?? "adjusted";
    const wrong = checkChange(command) ?? text("reason", reason, 1, 200);
    if (wrong) return wrong;
    const at = clock.now();
    const id = ids.next<MovementId>();

    return unitOfWork.run(async (tx) => {
      const [sellable] = await tx.items.sellables([option]);
      if (sellable === undefined || sellable.option.state === "DELETED") return err({ code: "item.option-not-found" });
      const item = managed(by, await tx.items.byId(sellable.item.id));
      if (!item.ok) return item;
      if (by.kind === "member") {
        const noted = await rememberCommand(tx, by.id, command, `item.adjust-stock:${option}`, id, at);
        if (!noted.ok) return noted;
        if (noted.value !== undefined) return ok({ stock: sellable.option.stock });
      }
      const expected = "expected" in command ? command.expected : undefined;
      const delta = "delta" in command ? command.delta : command.stock - command.expected;
      const over = whole("stock", sellable.option.stock + delta, -MAX_STOCK, MAX_COUNTER);
      if (over) return over;
      const moved = await tx.stock.move([{ id, option, delta, expected, reason, by: nameOf(by), at }]);
      const stock = moved.get(option);
      if (stock !== undefined) return sealed(tx, command, { stock });
      return expected === undefined
        ? err({ code: "item.out-of-stock", options: [option] })
        : err({ code: "item.stock-changed", stock: sellable.option.stock });
    });
  };
