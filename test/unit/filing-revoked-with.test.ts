import { expect, test } from "vitest";
import { FilingStepForm } from "../../core/casefile/filing-steps.ts";
import { owedBy } from "../../core/recovery/owed.ts";
import { fen } from "../../core/money.ts";
import { revokedWith } from "../../renderer/filing/life-edit.ts";
import { pledged } from "../support/shenyang.ts";

const STEP: FilingStepForm = { id: "s", do: "revoke", on: "2026-11-20", reason: "" };

const STAY = {
  caseId: "c1",
  caseNumber: "210102-A3-20260320-003",
  hospital: "上海浦江骨科医院",
  admission: "2026-03-05",
  discharge: "2026-03-20",
  paid: fen(1_310_427),
  wouldHavePaid: fen(801_618),
  difference: fen(508_809),
};

function owed(step: FilingStepForm): ReturnType<typeof owedBy> {
  const form = pledged();
  return owedBy({ ...form, filing: { ...form.filing, steps: [step] } });
}

test("LN-1.2c: a revocation keeps what each stay owes beside the sum, as the case form keeps it", () => {
  const clawback = { measure: "as-other-temporary", stays: [STAY], total: fen(508_809) } as const;
  const step = revokedWith(STEP, clawback);
  expect(FilingStepForm.parse(step)).toEqual(step);
  expect(step.stays).toEqual([
    {
      number: "210102-A3-20260320-003",
      hospital: "上海浦江骨科医院",
      admission: "2026-03-05",
      discharge: "2026-03-20",
      paid: "13104.27",
      due: "8016.18",
      difference: "5088.09",
    },
  ]);
  expect(step.measure).toBe("as-other-temporary");
  expect(owed(step)).toEqual({ amount: 508_809 });
});

test("LN-1.2c, Q13: while the city has not said against what, the stays are kept and no sum", () => {
  const open = { ...STAY, wouldHavePaid: null, difference: null };
  const step = revokedWith(STEP, { measure: null, stays: [open], total: null });
  expect(FilingStepForm.parse(step)).toEqual(step);
  expect(step).not.toHaveProperty("owed");
  expect(step).not.toHaveProperty("measure");
  expect(step.stays?.map(({ paid, due, difference }) => [paid, due, difference])).toEqual([
    ["13104.27", "", ""],
  ]);
  expect(owed(step)).toEqual({ amount: null });
});
