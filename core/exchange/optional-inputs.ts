import type { FormReader } from "../casefile/reader.ts";
import type { ExpenseLine } from "../claim/expenses.ts";
import type { OutsideClaim } from "../claim/outside-bill.ts";
import type { Stay } from "../claim/stay.ts";
import type { ClaimFacts } from "../settlement/facts.ts";
import type { ReceiptInputs } from "./receipt-inputs.ts";

/** What only some cases say (门慢特、按病种付费、外院票据), as receipts keep it: written, and read again. */

type Said = "yes" | "no" | "unknown";
type WrittenLine = ReceiptInputs["lines"][number];

function written(known: boolean | null): Said {
  if (known === null) return "unknown";
  return known ? "yes" : "no";
}

function read(said: Said): boolean | null {
  return said === "unknown" ? null : said === "yes";
}

export function writtenOfStay({
  chronic,
  groupPay,
}: Stay): Pick<ReceiptInputs["stay"], "chronic" | "group_pay"> {
  return {
    ...(chronic === undefined
      ? {}
      : {
          chronic: {
            in_insured_list: written(chronic.inInsuredList),
            in_care_list: written(chronic.inCareList),
          },
        }),
    ...(groupPay === undefined
      ? {}
      : {
          group_pay: {
            in_range: written(groupPay.inRange),
            place_declared: groupPay.placeDeclared,
          },
        }),
  };
}

export function readOfStay({
  chronic,
  group_pay: groupPay,
}: ReceiptInputs["stay"]): Pick<Stay, "chronic" | "groupPay"> {
  return {
    ...(chronic === undefined
      ? {}
      : {
          chronic: {
            inInsuredList: read(chronic.in_insured_list),
            inCareList: read(chronic.in_care_list),
          },
        }),
    ...(groupPay === undefined
      ? {}
      : {
          groupPay: {
            inRange: read(groupPay.in_range),
            placeDeclared: groupPay.place_declared,
          },
        }),
  };
}

/** @param writeLine how a line of the stay itself is written */
export function writtenBills(
  { outside }: ClaimFacts,
  writeLine: (line: ExpenseLine) => WrittenLine,
): Pick<ReceiptInputs, "outside_bills"> {
  if (outside === undefined) return {};
  return {
    outside_bills: outside.map(({ bill, lines }) => ({
      issue_date: bill.date,
      designated: written(bill.designated),
      stamped: written(bill.stamped),
      medical_need: written(bill.medicalNeed),
      lines: lines.map(writeLine),
    })),
  };
}

/** @param readLines how the lines of the stay itself are read, from the place that it is given */
export function readBills(
  reader: FormReader,
  { outside_bills: bills }: ReceiptInputs,
  readLines: (lines: readonly WrittenLine[], at: string) => readonly ExpenseLine[],
): Pick<ClaimFacts, "outside"> {
  if (bills === undefined) return {};
  const outside = bills.flatMap((bill, index): OutsideClaim[] => {
    const at = `inputs.outside_bills.${index}`;
    const date = reader.date(`${at}.issue_date`, bill.issue_date, "开票日期");
    const lines = readLines(bill.lines, `${at}.lines`);
    if (date === null) return [];
    const designated = read(bill.designated);
    const stamped = read(bill.stamped);
    const medicalNeed = read(bill.medical_need);
    return [{ bill: { date, designated, stamped, medicalNeed }, lines }];
  });
  return { outside };
}
