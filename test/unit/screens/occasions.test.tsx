// @vitest-environment happy-dom
import { act } from "react";
import { describe, expect, test } from "vitest";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { OutsideBills } from "../../../renderer/case/sections/OutsideBills.tsx";
import { StayOccasions } from "../../../renderer/case/sections/StayOccasions.tsx";
import { applyEdit, type Edit } from "../../../renderer/case/state/edit.ts";
import { Fields } from "../../../renderer/ui/Fields.tsx";
import { changsha, kaifeng } from "../../support/counter-cases.ts";
import { pack } from "../../support/facts.ts";
import { freshRoot } from "../../support/fresh-root.ts";

/** Facts that few stays have are offered where they can matter, and shown wherever they stand. */

const root = freshRoot();

const hunan = pack("hunan-employees-2023").pack;

function show(form: CaseForm, edit: (edit: Edit) => void = () => {}): void {
  act(() =>
    root.render(
      <Fields>
        <StayOccasions stay={form.stay} pack={hunan} problems={new Map()} edit={edit} />
        <OutsideBills invoices={form.invoices} care={form.stay.care} pack={hunan} edit={edit} />
      </Fields>,
    ),
  );
}

const offered = (): readonly string[] =>
  [...document.querySelectorAll(".occasional button")].map(({ textContent }) => textContent ?? "");

function press(name: string): void {
  const button = [...document.querySelectorAll("button")].find(
    ({ textContent }) => textContent === name,
  );
  if (button === undefined) throw new Error(`no button ${name}`);
  act(() => button.click());
}

const OUTSIDE = "有外院检查、购药的票据";
const UNPAID_IN_HENAN = { place: "410100", settled: "" } as const;
const GROUPED = { inRange: "yes", placeDeclared: "" } as const;

describe("what is offered", () => {
  test.each<[string, Partial<CaseForm["stay"]>, readonly string[]]>([
    ["an inpatient paid by oneself", {}, [OUTSIDE]],
    ["HUN-18.2: an outpatient", { care: "outpatient" }, ["门慢特"]],
    ["HEN-1: not settled yet, in Henan", UNPAID_IN_HENAN, ["按病种付费", OUTSIDE]],
    ["HEN-1: settled by oneself in Henan", { place: "410100" }, [OUTSIDE]],
    ["HEN-1: recorded, wherever it was", { groupPay: GROUPED }, ["按病种付费", OUTSIDE]],
    ["HUN-24: not designated", { designated: "no" }, ["定点记录", OUTSIDE]],
    ["HUN-24: on no network", { failure: "not-networked" }, ["定点记录", OUTSIDE]],
  ])("%s", (_words, stay, expected) => {
    show(changsha({ stay }));
    expect(offered()).toEqual(expected);
  });

  test("without an invoice there is none of another provider", () => {
    show(kaifeng({ invoices: [] }));
    expect(offered()).toEqual([]);
  });
});

describe("opening one begins it, closing takes it away", () => {
  const outpatient = changsha({ stay: { care: "outpatient" } });
  const after = (form: CaseForm, name: string): CaseForm => {
    const edits: Edit[] = [];
    show(form, (edit) => edits.push(edit));
    press(name);
    return edits.reduce(applyEdit, form);
  };

  test("HUN-18.2: a chronic disease", () => {
    const begun = after(outpatient, "门慢特");
    expect(begun.stay.chronic).toEqual({ inInsuredList: "", inCareList: "" });
    expect(after(begun, "门慢特").stay).not.toHaveProperty("chronic");
  });

  test("HUN-57: a case keeps its form when a bill is not of another provider after all", () => {
    const form = changsha();
    const [invoice] = form.invoices;
    if (invoice === undefined) throw new Error("no invoice");
    const outside = { designated: "yes", stamped: "", medicalNeed: "" } as const;
    const marked = changsha({ invoices: [{ ...invoice, outside }] });
    const edits: Edit[] = [];
    show(marked, (edit) => edits.push(edit));
    const box = document.querySelector<HTMLInputElement>('.outside input[type="checkbox"]');
    if (box === null) throw new Error("no such box");
    act(() => box.click());
    expect(edits.reduce(applyEdit, marked)).toEqual(form);
  });
});
