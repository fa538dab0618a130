import { type Fen, ZERO, displayYuan, minus, sum } from "../money.ts";
import type { Layer, LayerId, Receipt, Settlement } from "../settlement/receipt.ts";
import { LAYER_LABEL } from "../words/labels.ts";
import { inCapitals } from "./capitals.ts";
import { invoiceTotal } from "./entries.ts";
import type { FormInput } from "./input.ts";
import type { Block } from "./layout/block.ts";
import { row } from "./layout/grid.ts";
import { type Sheet, shape } from "./sheet.ts";
import { payoutRows } from "./statement-payout.ts";

/** 未计: a layer that is left out is neither nothing nor zero. */
const LEFT_OUT = "未计";
const NOT_COMPUTED = "未算";
const REFUSED = "不支付";
export const AMOUNT_COLUMNS = [96, 145, 96, 0] as const;

/** Who pays what: the bill on the left, the payers on the right, the totals in capitals below. */
export function amountRows(sheet: Sheet, input: FormInput): Block[] {
  const { kit } = sheet;
  const settlement = input.receipt?.settlement ?? null;
  const open = openWord(input.receipt);
  const bill = billEntries(settlement, input);
  const payers = payerEntries(settlement, open);
  const count = Math.max(bill.length, payers.length);
  const layout = shape(AMOUNT_COLUMNS, 20);
  const pairs = Array.from({ length: count }, (_, index) => {
    const [left, right] = [bill[index] ?? EMPTY, payers[index] ?? EMPTY];
    return row(
      [
        kit.label(left.label),
        kit.amount(left.amount, { bold: left.strong }),
        kit.label(right.label),
        kit.amount(right.amount, { bold: right.strong }),
      ],
      layout,
    );
  });
  return [
    ...pairs,
    ...totals(sheet, settlement, open),
    ...paymentRows(sheet, settlement),
    ...payoutRows(sheet, input),
  ];
}

/** What stands where a fund's figure would: it tells unknown from refused and from not yet computed. */
function openWord(receipt: Receipt | null): string {
  if (receipt === null) return NOT_COMPUTED;
  return receipt.standing === "refused" ? REFUSED : "未定";
}

interface Entry {
  readonly label: string;
  readonly amount: string;
  readonly strong: boolean;
}

const EMPTY: Entry = { label: "", amount: "", strong: false };

function entry(label: string, amount: Fen | string, strong = false): Entry {
  return { label, amount: typeof amount === "string" ? amount : displayYuan(amount), strong };
}

function billEntries(settlement: Settlement | null, { form }: FormInput): Entry[] {
  const split = settlement?.split;
  return [
    // The invoices say what the bill is even where nothing can be settled.
    entry("医疗费总额", split?.total ?? invoiceTotal(form) ?? NOT_COMPUTED, true),
    entry("其中：全自费", split?.fullSelfPay ?? NOT_COMPUTED),
    entry("超限价自费", split?.overLimit ?? NOT_COMPUTED),
    entry("先行自付", split?.preSelfPay ?? NOT_COMPUTED),
    entry("政策范围内", split?.inScope ?? NOT_COMPUTED),
  ];
}

function payerEntries(settlement: Settlement | null, open: string): Entry[] {
  if (settlement === null)
    return [entry("起付标准", NOT_COMPUTED), entry(LAYER_LABEL.pooled, open)];
  // A stay split between two years bears one in each.
  const deductibles = settlement.layers
    .flatMap((layer) => layer.steps)
    .filter((step) => step.detail.kind === "deductible")
    .map((step) => step.amount);
  return [
    entry("起付标准", deductibles.length === 0 ? open : sum(deductibles)),
    ...settlement.layers.map((layer) => layerEntry(layer, open)),
    ...(settlement.hospital > 0 ? [entry("医院负担", settlement.hospital)] : []),
  ];
}

function layerEntry({ id, state }: Layer, open: string): Entry {
  const label = LAYER_LABEL[id];
  switch (state.kind) {
    case "paid":
      return entry(label, state.amount);
    case "undetermined":
      return entry(label, id === "pooled" ? open : LEFT_OUT);
    case "not-applicable":
      return entry(label, NOT_APPLICABLE[state.why]);
  }
}

const NOT_APPLICABLE = {
  "aid-none": "不适用（非救助对象）",
  "nothing-left": "不适用（没有要付的）",
} as const;

function totals(sheet: Sheet, settlement: Settlement | null, open: string): Block[] {
  const { kit } = sheet;
  const layout = shape([AMOUNT_COLUMNS[0], AMOUNT_COLUMNS[1], 0], 24);
  const without = leftOutText(settlement?.leavesOut ?? []);
  const total = (label: string, field: string, amount: Fen | null, unknown: string): Block =>
    row(
      [
        kit.label(label),
        kit.amount(amount === null ? unknown : displayYuan(amount), { bold: true, field }),
        kit.value(amount === null ? "" : `${inCapitals(amount)}${without}`, {
          field: `${field}.capitals`,
        }),
      ],
      layout,
    );
  return [
    total("基金支付合计", "fund", settlement?.fund ?? null, open),
    total("个人负担", "person", settlement?.person ?? null, open === REFUSED ? NOT_COMPUTED : open),
  ];
}

/** How the person pays the share (HUN-26), and what is paid on top of a direct settlement (HUN-58, Q11). */
function paymentRows(sheet: Sheet, settlement: Settlement | null): Block[] {
  const { kit } = sheet;
  if (settlement === null) return [];
  const { payment, difference, fund } = settlement;
  const pair = (a: Entry, b: Entry): Block =>
    row(
      [kit.label(a.label), kit.amount(a.amount), kit.label(b.label), kit.amount(b.amount)],
      shape(AMOUNT_COLUMNS, 20),
    );
  const rows: Block[] = [];
  if (payment?.kind === "split" && payment.account > 0) {
    rows.push(pair(entry("其中：个人账户", payment.account), entry("现金", payment.cash)));
  }
  if (difference !== null && fund !== null) {
    rows.push(
      pair(
        entry("医院已结算基金", minus(fund, difference)),
        entry(differenceLabel(difference), positive(difference)),
      ),
    );
  }
  return rows;
}

/** What the fund pays beside what the hospital has settled, or what it has settled too much. */
export function differenceLabel(difference: Fen): string {
  return difference < 0 ? "基金多付应退" : "基金补付";
}

export function positive(amount: Fen): Fen {
  return amount < 0 ? minus(ZERO, amount) : amount;
}

/** `（医疗救助未计）` */
export function leftOutText(layers: readonly LayerId[]): string {
  return layers.length === 0 ? "" : `（${layers.map((id) => LAYER_LABEL[id]).join("、")}未计）`;
}
