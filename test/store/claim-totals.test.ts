import { describe, expect, it } from "vitest";
import type { CaseForm } from "../../core/casefile/form.ts";
import { FEWEST_CLAIMS } from "../../core/claim/suspicion-totals.ts";
import { acrossCases } from "../../electron/review/across.ts";
import { againstOwnTotals } from "../../electron/review/totals.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import type { Desk } from "../../electron/store/cases.ts";
import { newDesk, sealed, value } from "./desk.ts";
import { referral } from "./people.ts";

/** HEN-3.4: a bill beside the counter's own claims. */

function bill(amount: string, stay: Partial<CaseForm["stay"]> = {}, number = "71"): CaseForm {
  const form = referral();
  return {
    ...form,
    stay: { ...form.stay, ...stay },
    invoices: form.invoices.map((one) => ({ ...one, amount, number })),
    lines: form.lines
      .slice(0, 1)
      .map((line) => ({ ...line, amount, price: amount, quantity: "1" })),
  };
}

/** A counter with as many claims as a comparison takes, each of 10 000 yuan at a third-level hospital. */
async function counter(): Promise<Desk> {
  const desk = await newDesk();
  for (let at = 0; at < FEWEST_CLAIMS; at += 1) {
    await sealed(desk, bill("10000", {}, String(100 + at)));
  }
  return desk;
}

async function looked(desk: Desk, form: CaseForm, caseId = "new"): Promise<readonly string[]> {
  const found = await desk.store.read((reader) => againstOwnTotals(reader, caseId, form));
  return found.map(({ code }) => code);
}

describe("HEN-3.4: a bill far above what this counter has seen at hospitals of the level", () => {
  it.each<[string, CaseForm, readonly string[]]>([
    ["of more than three times the middle one", bill("30000.01"), ["N-SUS-07"]],
    ["of three times", bill("30000"), []],
    ["at a level that was not seen", bill("90000", { level: "level1" }), []],
    ["of an outpatient", bill("90000", { care: "outpatient" }), []],
    ["with no level yet", bill("90000", { level: "" }), []],
    ["with an amount that is none", bill("九万"), []],
  ])("%s", async (_words, form, expected) => {
    expect(await looked(await counter(), form)).toEqual(expected);
  });

  it("a case is not compared with itself, and each other one by its newest version", async () => {
    const desk = await counter();
    const { caseId } = await sealed(desk, bill("90000"));
    expect(await looked(desk, bill("90000"), caseId)).toEqual(["N-SUS-07"]);
    value(await sealRevision(desk, caseId, bill("10000")));
    expect(await looked(desk, bill("30000.01"))).toEqual(["N-SUS-07"]);
  });

  it("stands among what the other cases say of a case", async () => {
    const desk = await counter();
    const found = await desk.store.read((reader) => acrossCases(reader, "new", bill("30000.01")));
    expect(found.map(({ code }) => code)).toContain("N-SUS-07");
  });
});
