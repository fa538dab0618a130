import { Decimal } from "decimal.js";
import type { LineForm } from "../../../core/casefile/form.ts";
import type { CatalogueEntry } from "../../../core/import/catalogue.ts";
import { readNumber } from "../../../core/import/cells.ts";

/** What a line takes from an entry of the catalogue; what the entry does not say stays as it is. */
export function valuesOf(entry: CatalogueEntry, line: LineForm): Partial<LineForm> {
  return {
    name: entry.name,
    itemCode: entry.code,
    ...(entry.grade === "" ? {} : { grade: entry.grade }),
    preSelfPay: entry.grade === "B" ? entry.share : "",
    ...(entry.category === "" ? {} : { category: entry.category }),
    overLimit: overLimitText(line, entry.limit) ?? line.overLimit,
  };
}

/** 超限价: the part of the amount above the limit by the quantity; "" where there is none, null while it cannot be told. */
export function overLimitText(
  line: Pick<LineForm, "quantity" | "amount">,
  limit: string,
): string | null {
  if (limit === "") return "";
  const quantity = readNumber(line.quantity, 4);
  const amount = readNumber(line.amount, 2);
  if (!quantity.ok || !amount.ok) return null;
  const within = quantity.value.times(limit).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const over = amount.value.minus(within);
  return over.greaterThan(0) ? over.toFixed(2) : "";
}
