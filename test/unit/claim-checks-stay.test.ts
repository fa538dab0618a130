import { describe, expect, test } from "vitest";
import type { CaseForm } from "../../core/casefile/form.ts";
import { idNumber } from "../e2e/support/people.ts";
import { assessed, changsha, found, kaifeng } from "../support/counter-cases.ts";

/** What the counter checks of a stay: bills of other providers, its days, the hospital's published record. */

describe("HUN-57: a bill of another provider comes with form 4", () => {
  const bill = (
    outside: NonNullable<CaseForm["invoices"][number]["outside"]>,
    date = "2026-10-12",
  ): CaseForm => {
    const form = kaifeng();
    const [invoice] = form.invoices;
    const [line] = form.lines;
    if (invoice === undefined || line === undefined) throw new Error("no bill");
    return {
      ...form,
      invoices: [
        ...form.invoices,
        { ...invoice, id: "i2", number: "55", amount: "100", date, outside },
      ],
      lines: [...form.lines, { ...line, id: "l3", invoice: "i2", amount: "100", price: "100" }],
    };
  };
  const MET = { designated: "yes", stamped: "yes", medicalNeed: "yes" } as const;
  const OPEN = "E-INV-07 invoices.outside";
  const APART = "N-INV-06 invoices.1.date";

  test.each<[string, CaseForm, readonly string[]]>([
    ["with all that it takes", bill(MET), []],
    ["nothing said yet", bill({ designated: "", stamped: "", medicalNeed: "" }), [OPEN]],
    ["one thing not said", bill({ ...MET, stamped: "" }), [OPEN]],
    ["of a provider that is not designated", bill({ ...MET, designated: "no" }), [APART]],
    ["without the stamp", bill({ ...MET, stamped: "no" }), [APART]],
    ["not for the illness", bill({ ...MET, medicalNeed: "no" }), [APART]],
    ["dated before the stay", bill(MET, "2026-10-07"), [APART]],
    ["dated after it", bill(MET, "2026-10-22"), [APART]],
    [
      "not designated, and the stamp not looked at",
      bill({ ...MET, designated: "no", stamped: "" }),
      [OPEN, APART],
    ],
  ])("%s", (_words, form, said) => {
    expect(found(form)).toEqual(said);
  });

  test("the clerk is told every reason why it stays out", () => {
    const { problems } = assessed(bill({ designated: "no", stamped: "no", medicalNeed: "yes" }));
    expect(problems.find(({ code }) => code === "N-INV-06")?.what).toBe(
      "第2张外院票据不并入本次住院：对方不是定点医药机构，购药单没有加盖医保办公室章。",
    );
  });
});

describe("nobody is treated after death or before birth", () => {
  const died = (day: string, stay: Partial<CaseForm["stay"]> = {}): CaseForm =>
    kaifeng({ person: { died: day }, stay });
  test.each<[string, CaseForm, readonly string[]]>([
    ["died after the discharge", died("2026-11-01"), []],
    ["died on the day of discharge", died("2026-10-21"), []],
    ["died the day before the discharge", died("2026-10-20"), ["W-STY-04 stay.discharge"]],
    [
      "died on the day of admission",
      died("2026-10-08"),
      ["W-STY-04 stay.discharge", "N-SUS-06 lines.0.date"],
    ],
    [
      "admitted after death",
      died("2026-10-07"),
      ["E-STY-03 stay.admission", "N-SUS-06 lines.0.date"],
    ],
    [
      "admitted before birth",
      kaifeng({ person: { certNo: idNumber("41020320261012152") } }),
      ["E-DAY-02 stay.admission"],
    ],
  ])("%s", (_words, form, said) => {
    expect(found(form)).toEqual(said);
  });

  test.each([
    ["a day that is none", "2026-13-01", "E-DAY-01"],
    ["after today", "2026-11-21", "E-PER-01"],
    ["before birth", "1950-01-01", "E-PER-01"],
  ])("a day of death %s is refused", (_words, day, code) => {
    const at = assessed(died(day)).problems.filter(({ field }) => field === "person.died");
    expect(at.map((problem) => problem.code)).toEqual([code]);
  });
});

describe("HUN-23, HUN-24: the hospital as the place of care has published it", () => {
  const EMPTY = { agreementFrom: "", agreementUntil: "", rightFrom: "", rightUntil: "" };
  const published = (provider: Partial<typeof EMPTY>, stay: Partial<CaseForm["stay"]> = {}) =>
    changsha({ stay: { ...stay, provider: { ...EMPTY, ...provider } } });
  const DESIGNATED = "W-STY-06 stay.provider.agreementFrom";
  const NETWORKED = "W-STY-07 stay.provider.rightFrom";
  const OFF = { failure: "not-networked" } as const;
  const rules = (form: CaseForm) => found(form).filter((one) => /^W-STY-0[67]/u.test(one));

  test.each<[string, CaseForm, readonly string[]]>([
    ["nothing looked up", published({}), []],
    ["an agreement that goes on", published({ agreementFrom: "2020-01-01" }), []],
    [
      "one up to the day of discharge",
      published({ agreementFrom: "2020-01-01", agreementUntil: "2026-10-21" }),
      [],
    ],
    [
      "over before the stay (HUN-20.5)",
      published({ agreementFrom: "2020-01-01", agreementUntil: "2026-10-07" }),
      [DESIGNATED],
    ],
    [
      "over during the stay",
      published({ agreementFrom: "2020-01-01", agreementUntil: "2026-10-12" }),
      [DESIGNATED],
    ],
    ["begun during the stay", published({ agreementFrom: "2026-10-09" }), [DESIGNATED]],
    [
      "in force, though said not to be",
      published({ agreementFrom: "2020-01-01" }, { designated: "no" }),
      [DESIGNATED],
    ],
    [
      "over, and said to be",
      published(
        { agreementFrom: "2020-01-01", agreementUntil: "2026-01-01" },
        { designated: "no" },
      ),
      [],
    ],
    [
      "the right to settle directly lost",
      published({ rightFrom: "2023-01-01", rightUntil: "2026-09-30" }),
      [NETWORKED],
    ],
    [
      "lost, and said so (HUN-24)",
      published({ rightFrom: "2023-01-01", rightUntil: "2026-09-30" }, OFF),
      [],
    ],
    [
      "held, though said to be on no network",
      published({ rightFrom: "2023-01-01" }, OFF),
      [NETWORKED],
    ],
    ["a date that is none says nothing", published({ agreementFrom: "去年" }), []],
  ])("%s", (_words, form, said) => {
    expect(rules(form)).toEqual(said);
  });

  test.each([
    [{ agreementFrom: "去年" }, "E-DAY-01 stay.provider.agreementFrom"],
    [{ rightFrom: "2024-01-01", rightUntil: "2023-12-31" }, "E-STY-08 stay.provider.rightUntil"],
  ])("%j is refused where it stands", (provider, said) => {
    const at = assessed(published(provider)).problems.filter(({ kind }) => kind === "invalid");
    expect(at.map(({ code, field }) => `${code} ${field ?? ""}`)).toEqual([said]);
  });
});
