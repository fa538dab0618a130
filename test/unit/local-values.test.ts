import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { NO_SETTINGS, type LocalValue, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { CHANGSHA, facts, inScope, pack, stay, y } from "../support/facts.ts";

const DECISION = { document: "长医保发〔2023〕9号", by: "赵敏", on: "2023-02-01" };
const employees = pack("hunan-employees-2023");

function withValues(values: Record<string, string>): PoolSettings {
  const entries = Object.entries(values).map(([path, value]): [string, LocalValue] => [
    path,
    { value, ...DECISION },
  ]);
  return { ...NO_SETTINGS, values: Object.fromEntries(entries) };
}

/** A Changsha employee who never filed: 10 points off 85 % of what lies above 1,100. */
function unfiled(changes: Partial<ClaimFacts> = {}): ClaimFacts {
  return facts({ pool: CHANGSHA, filing: null, lines: inScope("20000"), ...changes });
}

describe("a pool may override the provincial pack, each value with its document (HUN-86)", () => {
  test("the pool's own deductible is used and its document cited", () => {
    const path = "settlement.rows.level3.deductible";
    const receipt = adjudicate(employees, withValues({ [path]: "1300" }), unfiled());
    const [deductible] = receipt.settlement?.layers[0]?.steps ?? [];
    expect(deductible?.amount).toBe(y("1300"));
    expect(deductible?.sources[0]).toEqual({
      kind: "parameter",
      path,
      document: DECISION.document,
      confidence: "authority",
      confirmed: true,
    });
    expect(receipt.unconfirmed.map((parameter) => parameter.path)).not.toContain(path);
  });

  test("bands are written as bounds with their rates (HUN-19)", () => {
    const path = "settlement.rows.level3.bands";
    const receipt = adjudicate(employees, withValues({ [path]: "10000=0.80,*=0.90" }), unfiled());
    expect(receipt.settlement?.row?.rates).toEqual([7000, 8000]);
    expect(receipt.settlement?.fund).toBe(y("14230"));
  });

  test.each(["-5", "多", "1.234", ""])(
    "“%s” is no amount: what needs it is undetermined",
    (value) => {
      const path = "settlement.rows.level3.deductible";
      const receipt = adjudicate(employees, withValues({ [path]: value }), unfiled());
      expect(receipt.settlement?.fund).toBeNull();
      expect(receipt.lacks).toContainEqual(expect.objectContaining({ kind: "parameter", path }));
    },
  );
});

describe("a parameter that nobody has set is named, and nothing is computed with zero", () => {
  test("the large-amount subsidy above the cap asks for its scale", () => {
    const settings: PoolSettings = {
      ...withValues({ "settlement.cap.amount": "10000" }),
      answers: { "large-amount": { reading: "over-cap-only", ...DECISION } },
    };
    const receipt = adjudicate(employees, settings, unfiled());
    expect(receipt.settlement?.leavesOut).toEqual(["large-amount"]);
    expect(receipt.lacks).toContainEqual(
      expect.objectContaining({
        kind: "parameter",
        path: "settlement.supplements.large-amount.scale.deductible",
      }),
    );
  });
});

describe("the person's share from the personal account (HUN-26)", () => {
  const wished = y("3000");

  test("in direct settlement the account may pay, and cash is the rest", () => {
    const direct = unfiled({
      accountPart: wished,
      stay: stay({ settled: null, emergency: "yes" }),
    });
    const { settlement } = adjudicate(employees, NO_SETTINGS, direct);
    expect(settlement?.payment).toMatchObject({
      kind: "split",
      account: wished,
      cash: y("20000") - (settlement?.fund ?? 0) - wished,
    });
  });

  test("in a manual claim the pool has to say so first", () => {
    const manual = unfiled({ accountPart: wished });
    const open = adjudicate(employees, NO_SETTINGS, manual);
    expect(open.settlement?.payment).toMatchObject({
      kind: "undetermined",
      lacks: [{ kind: "parameter", path: "settlement.account", clauses: ["HUN-26"] }],
    });
    const said = (value: string) =>
      adjudicate(employees, withValues({ "settlement.account": value }), manual).settlement
        ?.payment;
    expect(said("may-pay")).toMatchObject({ kind: "split", account: wished });
    expect(said("may-not")).toMatchObject({ kind: "split", account: 0 });
  });

  test("never more than the share itself", () => {
    const small = unfiled({
      accountPart: y("50000"),
      stay: stay({ settled: null, emergency: "yes" }),
    });
    const { settlement } = adjudicate(employees, NO_SETTINGS, small);
    expect(settlement?.payment).toMatchObject({ account: settlement?.person, cash: 0 });
  });
});

describe("stays across the first day of the provisions (HUN-87, KF-7)", () => {
  test.each([
    ["wholly before", "2022-12-20", "2022-12-28", "E-TRT-04"],
    ["wholly after", "2023-01-01", "2023-01-09", null],
  ])("%s", (_name, admission, discharge, code) => {
    const days = { admission: day(admission), discharge: day(discharge), settled: day(discharge) };
    const { treatment } = adjudicate(employees, NO_SETTINGS, unfiled({ stay: stay(days) }));
    expect(treatment.kind === "refused" ? treatment.code : null).toBe(code);
  });

  test("across the day: by the settlement as a trial, and the pool may say admission (Q16)", () => {
    const across = unfiled({
      stay: stay({
        admission: day("2022-12-28"),
        discharge: day("2023-01-05"),
        settled: day("2023-01-05"),
      }),
    });
    const trial = adjudicate(employees, NO_SETTINGS, across);
    expect(trial.openQuestions.map((question) => question.id)).toContain("Q16");
    const answered = { ...NO_SETTINGS, answers: { Q16: { reading: "admission", ...DECISION } } };
    expect(adjudicate(employees, answered, across).treatment.kind).toBe("refused");
  });
});
