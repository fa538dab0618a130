import { findArea } from "../../../core/area.ts";
import { daysBetween, parseDate } from "../../../core/calendar.ts";
import { enteredLines, type InvoiceForm } from "../../../core/casefile/form.ts";
import { broughtMaterials } from "../../../core/filing/asked-materials.ts";
import { type Fen, displayYuan, minus, parseYuan, sum } from "../../../core/money.ts";
import { LIFE_LABEL } from "../../../core/words/filing-life.ts";
import { CATEGORY_SHORT, INSURANCE_LABEL, LEVEL_LABEL } from "../../../core/words/labels.ts";
import type { GlyphName } from "../../ui/Glyph.tsx";
import { SUMMARY_WORDS } from "../../words/case.ts";
import { PURPOSE_WORDS } from "../../words/filing-life.ts";
import { HANDOVER_WORDS } from "../../words/handover.ts";
import { amountOf } from "../lines/line-model.ts";
import { routeOf } from "../../../core/claim/checks.ts";
import { SECTION_NOS, type SectionNo, sectionOfField } from "./section-no.ts";
import type { CaseDesk } from "./useCase.ts";

/** A section in the list: what it holds, and how far it is. */
export interface SectionState extends SectionLook {
  readonly no: SectionNo;
}

interface SectionLook {
  readonly summary: string;
  readonly glyph: GlyphName;
  readonly tone: "ok" | "accent" | "prov" | "undet" | "block" | "faint";
}

const EMPTY = { glyph: "ring", tone: "faint" } as const;
const HALF = { glyph: "half", tone: "accent" } as const;
const DONE = { glyph: "tick", tone: "ok" } as const;

/** How far every section is, in order. */
export function sectionStates(desk: CaseDesk): readonly SectionState[] {
  return SECTION_NOS.map((no) => ({ no, ...sectionState(desk, no) }));
}

function sectionState(desk: CaseDesk, no: SectionNo): SectionLook {
  if (desk.form.purpose === "filing" && no >= 3 && no <= 6) {
    return { summary: PURPOSE_WORDS.notAsked, ...EMPTY };
  }
  if (no === 6) return computationState(desk);
  if (no === 7) return papersState(desk);
  if (no === 8) {
    return handoverState(desk);
  }
  const summary = summaryOf(desk, no);
  if (summary === "") return { summary: SUMMARY_WORDS.empty, ...EMPTY };
  const open = desk.assessment.problems.some(
    ({ field = null, needed, code }) =>
      sectionOfField(field) === no && needed !== "final" && !code.startsWith("N-"),
  );
  return { summary, ...(open ? HALF : DONE) };
}

function summaryOf(desk: CaseDesk, no: 1 | 2 | 3 | 4 | 5): string {
  const { form } = desk;
  switch (no) {
    case 1:
      return form.person.name === ""
        ? ""
        : `${form.person.name}·${INSURANCE_LABEL[form.pool.insurance]}`;
    case 2:
      return filingSummary(desk);
    case 3:
      return staySummary(desk);
    case 4:
      return form.invoices.length === 0
        ? ""
        : SUMMARY_WORDS.invoices(form.invoices.length, displayYuan(faceTotal(form.invoices)));
    case 5: {
      const count = enteredLines(form).length;
      if (count === 0) return "";
      const difference = minus(amountOf(form.lines), faceTotal(form.invoices));
      const words =
        difference === 0 ? SUMMARY_WORDS.match : SUMMARY_WORDS.differ(displayYuan(difference));
      return `${SUMMARY_WORDS.lines(count)}，${words}`;
    }
  }
}

function filingSummary({ form, assessment }: CaseDesk): string {
  const { wanted, category } = form.filing;
  if (wanted === "none") return SUMMARY_WORDS.notFiled;
  if (category === "") return "";
  if (form.purpose === "filing" && assessment.life?.lived?.ok === true) {
    return `${CATEGORY_SHORT[category]}·${LIFE_LABEL[assessment.life.lived.value.now.state]}`;
  }
  const timing = assessment.receipt?.treatment.situation?.timing;
  const words = CATEGORY_SHORT[category].replace(/^(?:异地|其他|常驻)/u, "");
  return timing === undefined ? words : `${words}·${SUMMARY_WORDS.timing[timing]}`;
}

function staySummary({ form }: CaseDesk): string {
  const { stay } = form;
  const admission = parseDate(stay.admission);
  const discharge = parseDate(stay.discharge);
  const days =
    admission.ok && discharge.ok && admission.value <= discharge.value
      ? SUMMARY_WORDS.days(daysBetween(admission.value, discharge.value))
      : "";
  return [
    findArea(stay.place)?.name.replace(/市$/u, "") ?? "",
    stay.level === "" ? "" : LEVEL_LABEL[stay.level],
    days,
  ]
    .filter((part) => part !== "")
    .join("·");
}

/** Sum of the invoices' faces that can be read. */
export function faceTotal(invoices: readonly InvoiceForm[]): Fen {
  return sum(
    invoices
      .map((invoice) => parseYuan(invoice.amount))
      .flatMap((read) => (read.ok ? [read.value] : [])),
  );
}

function handoverState({ version, sealed, review }: CaseDesk): SectionLook {
  if (version === null) return { summary: SUMMARY_WORDS.noVersion, ...EMPTY };
  const words = review === null ? HANDOVER_WORDS.notSubmitted : HANDOVER_WORDS.state[review.state];
  const summary = `${SUMMARY_WORDS.version(version.count)}·${words}`;
  if (review?.state === "returned") return { summary, glyph: "triangle", tone: "block" };
  return { summary, ...(sealed && review !== null ? DONE : HALF) };
}

function computationState({ assessment }: CaseDesk): SectionLook {
  const { receipt } = assessment;
  if (receipt === null) return { summary: SUMMARY_WORDS.incomplete, ...EMPTY };
  const open = receipt.settlement?.leavesOut.length ?? 0;
  switch (receipt.standing) {
    case "final":
      return { summary: SUMMARY_WORDS.final, ...DONE };
    case "trial":
      return {
        summary:
          open === 0
            ? SUMMARY_WORDS.trial
            : `${SUMMARY_WORDS.trial}·${SUMMARY_WORDS.openLayers(open)}`,
        glyph: "dashed-square",
        tone: "prov",
      };
    case "undetermined":
      return { summary: SUMMARY_WORDS.undetermined, glyph: "question", tone: "undet" };
    case "refused":
      return { summary: SUMMARY_WORDS.refused, glyph: "triangle", tone: "block" };
  }
}

function papersState({ form, loaded, issued }: CaseDesk): SectionLook {
  const route = form.filing.wanted === "new" ? routeOf(form, loaded.pack) : undefined;
  const due = broughtMaterials(route, form.filing);
  const seen = due.filter((item) => form.filing.materials[item.id] !== undefined).length;
  const forms = issued.length === 0 ? SUMMARY_WORDS.noForms : SUMMARY_WORDS.forms(issued.length);
  const summary =
    due.length === 0 ? forms : `${SUMMARY_WORDS.materials(seen, due.length)}·${forms}`;
  if (issued.length === 0) return { summary, ...(seen === 0 ? EMPTY : HALF) };
  return { summary, ...(seen === due.length ? DONE : HALF) };
}
