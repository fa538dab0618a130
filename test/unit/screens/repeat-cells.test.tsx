// @vitest-environment happy-dom
import { act } from "react";
import { describe, expect, test } from "vitest";
import { assess } from "../../../core/assess.ts";
import { day } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { broughtMaterials } from "../../../core/filing/asked-materials.ts";
import { routeOf } from "../../../core/claim/checks.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";
import { applyEdit, type Edit } from "../../../renderer/case/state/edit.ts";
import { RepeatCells } from "../../../renderer/filing/RepeatCells.tsx";
import { FormGrid } from "../../../renderer/ui/Cell.tsx";
import { Fields } from "../../../renderer/ui/Fields.tsx";
import { changsha } from "../../support/counter-cases.ts";
import { pack } from "../../support/facts.ts";
import { freshRoot } from "../../support/fresh-root.ts";

const root = freshRoot();

const hunan = pack("hunan-employees-2023");
const REPEAT = {
  follows: "430100-A3-20260601-001",
  category: "referral",
  date: "2026-06-01",
  place: "430600",
  diagnosis: "C34.1 肺恶性肿瘤",
  reason: "",
} as const;

const repeated = (reason = ""): CaseForm =>
  changsha({
    filing: { wanted: "new", materials: { identity: "seen" }, repeat: { ...REPEAT, reason } },
    stay: { diagnosis: "肺癌" },
  });

/** What the clerk does to the case, applied as the case applies it. */
function show(form: CaseForm): () => CaseForm {
  const edits: Edit[] = [];
  const { problems } = assess(form, hunan, NO_SETTINGS, day("2026-11-20"));
  const desk = { form, assessment: { problems }, edit: (edit: Edit) => void edits.push(edit) };
  act(() =>
    root.render(
      <Fields>
        <FormGrid>
          <RepeatCells desk={desk} />
        </FormGrid>
      </Fields>,
    ),
  );
  return () => edits.reduce(applyEdit, form);
}

const reason = () =>
  document.querySelector<HTMLInputElement>('input[data-field="filing.repeat.reason"]');

function typeReason(text: string): void {
  const input = reason();
  if (input === null) throw new Error("no reason is asked");
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

describe("HUN-12: a referral for the same disease again (同病再转)", () => {
  test("says which referral it follows, with its clause", () => {
    show(repeated());
    const group = document.querySelector('[role="group"][aria-label="同病再转"]');
    expect(group?.textContent).toContain("接 2026-06-01 的转诊备案（430100-A3-20260601-001）");
    expect(group?.textContent).toContain("第十二条");
  });

  test("takes the whole row, as the number of the case that it follows is long", () => {
    show(repeated());
    const cells = [...document.querySelectorAll(".form-grid > *")];
    expect(cells).toHaveLength(2);
    for (const cell of cells) expect(cell.className).toMatch(/\bspan-12 wide-12\b/u);
  });

  test("asks by what the disease is the same where the diagnoses do not say it", () => {
    show(repeated());
    expect(document.body.textContent).toContain("E-FIL-46");
    expect(reason()?.getAttribute("aria-invalid")).toBe("true");
    show(repeated("同一疗程第三次化疗"));
    expect(document.body.textContent).not.toContain("E-FIL-46");
  });

  test("keeps what it follows when the reason is typed", () => {
    const now = show(repeated());
    typeReason("同一疗程第三次化疗");
    expect(now().filing.repeat).toEqual({ ...REPEAT, reason: "同一疗程第三次化疗" });
  });

  test("taken back it leaves nothing of it in the case, and the proof is asked for again", () => {
    const now = show(repeated());
    const brought = (form: CaseForm) =>
      broughtMaterials(routeOf(form, hunan.pack), form.filing).map(({ id }) => id);
    expect(brought(now())).not.toContain("referral");
    const remove = [...document.querySelectorAll("button")].find(
      ({ textContent }) => textContent === "撤回",
    );
    act(() => remove?.click());
    expect(now().filing).not.toHaveProperty("repeat");
    expect(brought(now())).toContain("referral");
  });

  test("is not there for a referral that follows none", () => {
    show(changsha());
    expect(document.querySelectorAll(".form-grid > *")).toHaveLength(0);
  });
});
