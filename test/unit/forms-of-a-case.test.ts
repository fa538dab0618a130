import { describe, expect, test } from "vitest";
import { assess } from "../../core/assess.ts";
import { findArea } from "../../core/area.ts";
import { day } from "../../core/calendar.ts";
import type { FilingStepForm } from "../../core/casefile/filing-steps.ts";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { notDrawable } from "../../core/forms/drawable.ts";
import { FORM_KINDS, type FormKind } from "../../core/forms/kinds.ts";
import { formsNeeded } from "../../core/forms/needed.ts";
import { packFor } from "../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { hunanCommitment, kaifengReferral, longCase } from "../forms/cases.ts";
import {
  guangzhouRetiree,
  outsideBillCase,
  refusedCase,
  shenyangCommitment,
} from "../forms/pool-cases.ts";

function decided(form: CaseForm) {
  const area = findArea(form.pool.area);
  const loaded =
    area === undefined ? undefined : packFor(area.code, form.pool.insurance, day("2026-11-20"));
  if (loaded === undefined) throw new Error("no pack for this pool");
  const assessment = assess(form, loaded, NO_SETTINGS, day("2026-11-20"));
  return { form, pack: loaded.pack, settings: NO_SETTINGS, assessment };
}

const why = (kind: FormKind, form: CaseForm) => notDrawable(kind, decided(form))?.code ?? null;

function needed(form: CaseForm): readonly FormKind[] {
  const { pack, assessment } = decided(form);
  return formsNeeded(form, pack, assessment);
}

describe("the forms that a case needs", () => {
  test("HUN-A1, HUN-A2, HUN-A3: Hunan's commitment of an injured person, claimed at the window", () => {
    expect(needed(hunanCommitment())).toEqual([
      "filing",
      "commitment",
      "no-third-party",
      "claim",
      "acceptance",
    ]);
  });

  test("HUN-A4: a bill from outside brings its form", () => {
    expect(needed(outsideBillCase())).toContain("outside-bill");
  });

  test("KF-2.3, KF-7.2: Kaifeng prescribes no form for an injury, so none is asked for", () => {
    expect(needed(kaifengReferral())).toEqual(["filing", "claim", "acceptance", "statement"]);
  });

  test("LN-1.1c: Liaoning tells the terms of the filing on a sheet of their own", () => {
    expect(needed(shenyangCommitment())[0]).toBe("filing-notice");
  });

  test("HUN-20.5: what is refused gets its notice and no statement", () => {
    const forms = needed(refusedCase());
    expect(forms).toContain("refusal");
    expect(forms).not.toContain("statement");
  });

  test("a filing found in the system is not signed again", () => {
    const form = hunanCommitment();
    const existing = { ...form, filing: { ...form.filing, wanted: "existing" } } as const;
    expect(needed(existing)).not.toContain("filing");
    expect(needed(existing)).not.toContain("commitment");
  });

  const pledged = (steps: readonly FilingStepForm[], date = "2026-11-02"): CaseForm => {
    const form = hunanCommitment();
    const materials = { identity: "copied", residence: "seen" } as const;
    const filing = { ...form.filing, date, materials, steps: [...steps] };
    return { ...form, purpose: "filing", filing };
  };
  const complete: FilingStepForm = { id: "s", do: "complete", on: "2026-11-20", reason: "" };
  const cancel: FilingStepForm = { id: "s", do: "cancel", on: "2026-11-20", reason: "回长沙" };
  const to = { category: "posted-worker", basis: "commitment", place: "330100" } as const;
  const change: FilingStepForm = { ...cancel, do: "change", to };

  test.each<[string, CaseForm, readonly FormKind[]]>([
    ["HUN-22: a commitment that was completed", pledged([complete]), ["filing-change"]],
    ["HUN-16: a filing that was cancelled", pledged([cancel]), ["filing-change"]],
    [
      "HUN-16, HUN-11: one that was changed to another on a commitment",
      pledged([change]),
      ["commitment", "filing-change"],
    ],
    [
      "HUN-22: made and completed on one day, what was signed for both",
      pledged([complete], "2026-11-20"),
      ["filing", "commitment", "filing-change"],
    ],
    [
      "HUN-16: a suspension, which nobody signs",
      pledged([{ ...cancel, do: "suspend" }]),
      ["filing", "commitment"],
    ],
  ])("%s is signed for on a form of its own", (_what, form, forms) => {
    expect(needed(form)).toEqual(forms);
    expect(forms.filter((kind) => why(kind, form) !== null)).toEqual([]);
  });

  test("HUN-11: a filing found in the system and changed to one on a commitment has its letter drawn", () => {
    const form = pledged([change], "2026-03-15");
    const filing = { ...form.filing, wanted: "existing", basis: "proof" } as const;
    const found = { ...form, filing } as const;
    expect(needed(found)).toEqual(["commitment", "filing-change"]);
    expect(why("commitment", found)).toBeNull();
    expect(why("commitment", { ...found, purpose: "claim" })).toBe("E-FORM-05");
  });

  test("HUN-16: a claim alone only takes over what became of a filing, and signs nothing", () => {
    const form = pledged([complete]);
    const filing = { ...form.filing, wanted: "existing" } as const;
    expect(needed({ ...form, purpose: "claim", filing })).not.toContain("filing-change");
    expect(needed({ ...form, purpose: "filing", filing })).toContain("filing-change");
  });

  test("nothing is needed of a case into which nothing was typed", () => {
    expect(needed(emptyCase({ area: "430100", insurance: "employee" }))).toEqual([]);
  });

  test.each([
    ["Kaifeng's referral", kaifengReferral()],
    ["Hunan's commitment", hunanCommitment()],
    ["Shenyang's commitment", shenyangCommitment()],
    ["Guangzhou's retiree", guangzhouRetiree()],
    ["a refusal", refusedCase()],
  ])("whatever %s needs can be drawn", (_what, form) => {
    const stopped = needed(form).filter((kind) => why(kind, form) !== null);
    expect(stopped).toEqual([]);
  });
});

describe("a form that cannot be drawn says why", () => {
  const unfiled = (form: CaseForm): CaseForm => ({
    ...form,
    filing: { ...form.filing, wanted: "none" },
  });
  const withStay = (form: CaseForm, stay: Partial<CaseForm["stay"]>): CaseForm => ({
    ...form,
    stay: { ...form.stay, ...stay },
  });
  const early = (form: CaseForm): CaseForm => ({
    ...form,
    filing: { ...form.filing, date: "2026-09-01" },
  });
  const cancelledEarly = (form: CaseForm): CaseForm => {
    const cancel: FilingStepForm = { id: "s", do: "cancel", on: "2026-01-01", reason: "回长沙" };
    return { ...form, filing: { ...form.filing, steps: [cancel] } };
  };
  const completed = (form: CaseForm): CaseForm => ({
    ...form,
    filing: { ...form.filing, completed: "2026-11-20" },
  });

  test.each<[FormKind, string, CaseForm, string | null]>([
    ["filing-notice", "always", emptyCase({ area: "210100", insurance: "resident" }), null],
    ["filing", "made here", hunanCommitment(), null],
    ["filing", "never made", unfiled(hunanCommitment()), "E-FORM-05"],
    ["commitment", "on a proof", kaifengReferral(), "E-FORM-06"],
    ["filing-review", "made up afterwards", hunanCommitment(), null],
    ["filing-review", "made before admission", early(kaifengReferral()), "E-FORM-13"],
    ["filing-change", "nothing was done with it", hunanCommitment(), "E-FORM-23"],
    ["filing-change", "completed in the form", completed(hunanCommitment()), null],
    ["filing-change", "a step that cannot be", cancelledEarly(hunanCommitment()), "E-FORM-07"],
    ["no-third-party", "Hunan, HUN-56", hunanCommitment(), null],
    ["no-third-party", "Kaifeng has no such form", kaifengReferral(), "E-FORM-11"],
    [
      "no-third-party",
      "a third party",
      withStay(hunanCommitment(), { injury: "third-party" }),
      "E-FORM-14",
    ],
    ["outside-bill", "Hunan, HUN-57", hunanCommitment(), null],
    [
      "outside-bill",
      "outpatient",
      withStay(hunanCommitment(), { care: "outpatient" }),
      "E-FORM-15",
    ],
    ["claim", "paid in full", hunanCommitment(), null],
    ["claim", "nothing paid yet", withStay(hunanCommitment(), { settled: "" }), "E-FORM-16"],
    ["claim", "no hospital", withStay(hunanCommitment(), { hospital: "" }), "E-FORM-07"],
    [
      "acceptance",
      "nobody named",
      emptyCase({ area: "430100", insurance: "employee" }),
      "E-FORM-07",
    ],
    ["missing", "nothing missing", hunanCommitment(), "E-FORM-17"],
    ["missing", "a day missing", withStay(hunanCommitment(), { discharge: "" }), null],
    ["commitment-reminder", "still open", hunanCommitment(), null],
    ["commitment-reminder", "all brought", completed(hunanCommitment()), "E-FORM-12"],
    ["commitment-reminder", "no commitment", kaifengReferral(), "E-FORM-06"],
    ["expenses", "no lines", { ...hunanCommitment(), lines: [] }, "E-FORM-18"],
    ["refusal", "refused", refusedCase(), null],
    ["refusal", "payable", kaifengReferral(), "E-FORM-19"],
    ["cross-check", "HUN-76: 120 000 yuan", longCase(), null],
    ["cross-check", "HUN-76: below 30 000 yuan", hunanCommitment(), "E-FORM-20"],
    ["cross-check", "HUN-76: no number", withStay(longCase(), { inpatientNo: "" }), "E-FORM-21"],
    ["account-transfer", "GD-93-4c", guangzhouRetiree(), null],
    ["account-transfer", "GD-93-4c is not Hunan's", hunanCommitment(), "E-FORM-11"],
    [
      "account-transfer",
      "GD-93-4c: no retiree resettled",
      {
        ...guangzhouRetiree(),
        filing: { ...guangzhouRetiree().filing, category: "referral" },
      },
      "E-FORM-22",
    ],
  ])("%s, %s", (kind, _what, form, code) => {
    expect(why(kind, form)).toBe(code);
  });

  test("every reason names one thing and what to do about it", () => {
    const empty = decided(emptyCase({ area: "430100", insurance: "employee" }));
    for (const kind of FORM_KINDS) {
      const problem = notDrawable(kind, empty);
      if (problem === null) continue;
      expect(problem.what).toMatch(/。$/u);
      expect(problem.remedy).toMatch(/。$/u);
    }
  });
});
