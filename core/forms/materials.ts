import { parseDate } from "../calendar.ts";
import { askedMaterials, isWaived } from "../filing/asked-materials.ts";
import { assertNever } from "../result.ts";
import type { Due } from "../settlement/obligations-kinds.ts";
import { dueOnPaper } from "./due-day.ts";
import { routeOf } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { row } from "./layout/grid.ts";
import { listHead, listNote, listWords } from "./rows.ts";
import { type Sheet, shape } from "./sheet.ts";
import { FORM_TITLE } from "./kinds.ts";

/** A paper that comes with the case, as far as the counter has taken it. */
export interface HandedIn {
  readonly label: string;
  /** `owed` is put off by a commitment; `signed` is filled in at the window. */
  readonly state: "seen" | "copied" | "open" | "owed" | "signed";
  readonly remark: string;
}

/** Materials that come with the claim form itself: what is signed at the window stands for itself. */
export function broughtAlong(input: FormInput): readonly HandedIn[] {
  return handedIn(input).filter(({ state }) => state !== "signed");
}

/** Every material of the case once: of the filing, of the claim, and the invoices. */
export function handedIn(input: FormInput): readonly HandedIn[] {
  const { form, receipt } = input;
  const { wanted, materials } = form.filing;
  const route = wanted === "new" ? routeOf(input.pack, form) : undefined;
  const own = askedMaterials(route, form.filing).map(({ id, label, printed }): HandedIn => {
    const state = materials[id] ?? (printed === true ? "signed" : "open");
    return { label, state, remark: "" };
  });
  const known = new Set(route?.materials.map(({ id }) => id));
  const obliged = (receipt?.obligations ?? []).flatMap((each): HandedIn[] => {
    if (each.kind === "form" && each.act !== "filing" && each.onlyWith === null)
      return [{ label: FORM_TITLE[each.form], state: "signed", remark: "" }];
    if (each.kind !== "material" || known.has(each.demand.id)) return [];
    if (each.act === "filing" && (wanted !== "new" || isWaived(each.demand, form.filing)))
      return [];
    const { demand, putOff } = each;
    if (putOff !== null)
      return [{ label: demand.label, state: "owed", remark: `承诺${dueText(putOff, input)}` }];
    if (demand.id === "invoice") return [];
    // A demand of the list is met by the pieces under which the counter ticked it.
    if (demand.anyOf.some(({ pieces }) => pieces.every(({ id }) => known.has(id)))) return [];
    const state = materials[demand.id] ?? "open";
    return [{ label: demand.label, state, remark: "" }];
  });
  return [...own, ...obliged, ...bills(input)];
}

function dueText(due: Due, { date, calendar }: FormInput): string {
  const on = parseDate(date);
  return on.ok ? `${dueOnPaper(due, on.value, calendar)}补齐` : "补齐";
}

function bills({ form }: FormInput): HandedIn[] {
  const count = form.invoices.length;
  if (count === 0) return [];
  return [{ label: "医疗收费票据", state: "copied", remark: `${count}张` }];
}

const COLUMNS = [24, 0, 96, 150] as const;

/** The materials as a list: what it is, in which state it was taken, what is to be said of it. */
export function materialRows(sheet: Sheet, materials: readonly HandedIn[]): void {
  const { list: kit, flow } = sheet;
  const layout = shape(COLUMNS, 20);
  flow.table(
    listHead(sheet, ["序", "材料", "收件情况", "说明"], COLUMNS),
    materials.map(({ label, state, remark }, index) =>
      row(
        [
          kit.value(String(index + 1), { align: "center" }),
          listWords(sheet, label),
          kit.value(stateWords(state), { align: "center" }),
          listNote(sheet, remark),
        ],
        layout,
      ),
    ),
  );
}

function stateWords(state: HandedIn["state"]): string {
  switch (state) {
    case "seen":
      return "核验原件，已退回";
    case "copied":
      return "已收";
    case "signed":
      return "窗口填写";
    case "owed":
      return "待补";
    case "open":
      return "未收";
    default:
      return assertNever(state);
  }
}
