import type { LineForm } from "../casefile/form.ts";
import { splitTyped } from "../casefile/line-split.ts";
import { CHARGE_CATEGORY_LABEL, chargeCategoryOf } from "../claim/charge-category.ts";
import { type Fen, minus, parseYuan, sum, yuan, ZERO } from "../money.ts";
import { type BareRow, type Bill, type ClassSum, ownLines, type Side } from "./rows.ts";
import type { VisitDetails } from "./visit-details.ts";

/**
 * Sums of charges by their class (统一的大类费用) where the hospital uploaded no lines
 * (KF-3.1a, HUN-44): each class beside what was typed of it.
 */
export function classRows(form: Bill, details: VisitDetails): readonly BareRow[] {
  const typed = typedClasses(ownLines(form));
  const sums = uploadedClasses(details);
  const named = new Set(sums.map(({ category }) => category));
  const others = [...typed.keys()].filter((category) => !named.has(category));
  return [
    ...sums.map((source) => classRow(source.category, typed.get(source.category) ?? [], source)),
    ...others.map((category) => classRow(category, typed.get(category) ?? [], null)),
  ];
}

/** Lines whose class nobody has said stand together under the empty word. */
function typedClasses(lines: readonly LineForm[]): ReadonlyMap<string, readonly LineForm[]> {
  const groups = new Map<string, LineForm[]>();
  for (const line of lines) {
    const category = line.category ?? "";
    const group = groups.get(category);
    if (group === undefined) groups.set(category, [line]);
    else group.push(line);
  }
  return groups;
}

/** One sum for each class; a class that was uploaded twice is added up. */
function uploadedClasses({ classes }: VisitDetails): readonly ClassSum[] {
  const sums = new Map<string, ClassSum>();
  for (const [place, one] of classes.entries()) {
    const category = chargeCategoryOf(one.med_chrgitm_type) ?? one.med_chrgitm_type.trim();
    const known = sums.get(category);
    sums.set(category, {
      category,
      place: known?.place ?? place,
      amount: sum([known?.amount ?? ZERO, amountOf(one.amount)]),
      inScope: sum([known?.inScope ?? ZERO, amountOf(one.inscp_scp_amt)]),
    });
  }
  return [...sums.values()];
}

function amountOf(text: string): Fen {
  const read = parseYuan(text);
  return read.ok ? read.value : ZERO;
}

function classRow(category: string, lines: readonly LineForm[], source: ClassSum | null): BareRow {
  const typed = lines.length === 0 ? null : typedSide(lines);
  const uploaded = source === null ? null : side(source.amount, source.inScope);
  const differs =
    typed === null || uploaded === null
      ? []
      : (["amount", "inScope"] as const).filter((aspect) => typed[aspect] !== uploaded[aspect]);
  // What is in scope is a part of the class.
  const wrong = source !== null && !isPart(source) ? "split" : null;
  return {
    id: `class-${category}`,
    no: null,
    name: className(category),
    typed,
    uploaded,
    differs,
    same: typed !== null && uploaded !== null && differs.length === 0 && wrong === null,
    wrong,
    typedIds: lines.map(({ id }) => id),
    source,
  };
}

function isPart({ amount, inScope }: ClassSum): boolean {
  return amount >= 0 && inScope >= 0 && inScope <= amount;
}

function typedSide(lines: readonly LineForm[]): Side {
  const splits = lines.map(splitTyped);
  const inScope = splits.flatMap((split) => (split === null ? [] : [split.inScope]));
  return side(
    sum(lines.map(({ amount }) => amountOf(amount))),
    inScope.length < lines.length ? null : sum(inScope),
  );
}

function side(amount: Fen, inScope: Fen | null): Side {
  return { grade: null, amount, inScope, date: "", quantity: "", share: "" };
}

/** `西药费`; classes that only the upload knows keep its own word. */
export function className(category: string): string {
  if (category === "") return "未分类";
  const known = chargeCategoryOf(category);
  return known === null ? category : `${CHARGE_CATEGORY_LABEL[known]}费`;
}

/**
 * A class as lines of the form: what is in scope, and the rest. More is not known of it, so
 * the rest stands as 全自费: the part that the person bears is the same.
 */
export function classForms(
  { category, amount, inScope, place }: ClassSum,
  invoice: string,
  date: string,
): readonly LineForm[] {
  const known = chargeCategoryOf(category);
  const parts = [
    { word: "范围内", grade: "A", amount: inScope },
    { word: "范围外", grade: "C", amount: minus(amount, inScope) },
  ] as const;
  return parts
    .filter((part) => part.amount !== 0)
    .map((part) => ({
      id: `class-${place}-${part.grade}`,
      invoice,
      date,
      name: `${className(category)}（大类，${part.word}）`,
      itemCode: "",
      grade: part.grade,
      quantity: "",
      price: "",
      amount: yuan(part.amount),
      preSelfPay: "",
      overLimit: "",
      ...(known === null ? {} : { category: known }),
    }));
}
