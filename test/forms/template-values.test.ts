import { beforeAll, describe, expect, it, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import type { FormInput } from "../../core/forms/input.ts";
import { mappingProblem } from "../../core/forms/template/check.ts";
import type { Placement } from "../../core/forms/template/mapping.ts";
import type { TemplateContent } from "../../core/forms/template/read.ts";
import { sampleInput } from "../../core/forms/template/sample.ts";
import { VALUE_GROUPS } from "../../core/forms/template/value-kinds.ts";
import { TEMPLATE_VALUES, templateValue } from "../../core/forms/template/values.ts";
import { parseIdNumber } from "../../core/identity.ts";
import { SHIPPED_CALENDAR } from "../../core/working-days.ts";
import { inputOf, kaifengReferral } from "./cases.ts";
import { content, FILLABLE, mapped } from "./template-files.ts";

const OFFICE = { name: "祥符区朱仙镇便民服务中心", window: "A3", telephone: "0371-22750000" };
const text = (id: string, input: FormInput): string | undefined => templateValue(id)?.text(input);

const trial = (pool: string, kind: FormKind = "filing") => {
  const date = day("2026-11-20");
  const calendar = SHIPPED_CALENDAR;
  return sampleInput({ kind, pool, office: OFFICE, operator: "李建国", date, calendar });
};

function sample(pool: string, kind?: FormKind): FormInput {
  const input = trial(pool, kind);
  if (input === null) throw new Error(`no pack for ${pool}`);
  return input;
}

describe("the values that a template can show", () => {
  it("have ids of their own, a name, and one of the eight groups", () => {
    const ids = TEMPLATE_VALUES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const labels = TEMPLATE_VALUES.map(({ group, label }) => `${group} ${label}`);
    expect(new Set(labels).size).toBe(labels.length);
    expect([...new Set(TEMPLATE_VALUES.map(({ group }) => group))].sort()).toEqual(
      [...VALUE_GROUPS].sort(),
    );
    expect(ids).toEqual(expect.arrayContaining(["person.name", "settlement.fund", "date.year"]));
  });

  it("stand in the words of our own forms", () => {
    const input = inputOf(kaifengReferral());
    const shown = (...ids: string[]): readonly (string | undefined)[] =>
      ids.map((id) => text(id, input));
    expect(shown("person.name", "person.sex", "person.birth", "person.certNo.masked")).toEqual([
      "陈㛃",
      "女",
      "1968年4月12日",
      "410224********0426",
    ]);
    expect(shown("filing.category", "filing.basis", "filing.span", "filing.timing")).toEqual([
      "异地转诊",
      "凭证明材料",
      "跨省异地就医",
      "出院自费结算后补办",
    ]);
    expect(shown("stay.admission", "stay.admission.month", "stay.days", "stay.level")).toEqual([
      "2026年10月8日",
      "10",
      "13天",
      "三级",
    ]);
    expect(shown("bills.count", "bills.total", "bills.total.capitals", "bill.2.amount")).toEqual([
      "2",
      "23,600.50",
      "人民币贰万叁仟陆佰元伍角整",
      "5,600.50",
    ]);
    expect(shown("bill.3.amount", "agent.name", "date", "operator")).toEqual([
      "",
      "陈明",
      "2026年11月20日",
      "李倩",
    ]);
  });

  it("unknown is not zero: a figure that is open or not computed stays empty", () => {
    const open = { ...inputOf(kaifengReferral()), receipt: null };
    const figures = TEMPLATE_VALUES.filter(({ group }) => group === "结算");
    expect(figures.length).toBeGreaterThan(30);
    for (const { text: of } of figures) expect(of(open)).toBe("");
    const { receipt } = inputOf(kaifengReferral());
    const paid = receipt?.settlement?.layers.filter(({ state }) => state.kind === "paid") ?? [];
    const unpaid = receipt?.settlement?.layers.filter(({ state }) => state.kind !== "paid") ?? [];
    expect(paid.length).toBeGreaterThan(0);
    expect(unpaid.length).toBeGreaterThan(0);
    const input = inputOf(kaifengReferral());
    for (const { id } of paid) expect(text(`settlement.${id}`, input)).toMatch(/^[\d,]+\.\d\d$/u);
    for (const { id } of unpaid) expect(text(`settlement.${id}`, input)).toBe("");
  });

  it("an empty case gives empty values, never an exception", () => {
    const form = kaifengReferral();
    const empty = inputOf({
      ...form,
      person: { ...form.person, name: "", certNo: "", county: "" },
      filing: { ...form.filing, wanted: "", category: "", basis: "", date: "", place: "" },
      stay: { ...form.stay, place: "", level: "", admission: "", discharge: "", settled: "" },
      invoices: [],
      lines: [],
    });
    for (const id of ["person.sex", "filing.category", "stay.days", "bills.count", "bills.total"]) {
      expect(text(id, empty)).toBe("");
    }
    for (const value of TEMPLATE_VALUES) expect(typeof value.text(empty)).toBe("string");
  });

  it("what is ticked is one of the value's own options, in the words of that option", () => {
    const input = inputOf(kaifengReferral());
    const choices = TEMPLATE_VALUES.filter(({ options }) => options.length > 0);
    expect(choices.length).toBeGreaterThan(12);
    for (const { chosen, options, text: of } of choices) {
      const option = options.find(({ when }) => when === chosen(input));
      expect(of(input)).toBe(option?.label ?? "");
    }
    expect(templateValue("stay.emergency")?.options).toEqual([
      { when: "yes", label: "急诊抢救" },
      { when: "plain", label: "普通急诊" },
      { when: "no", label: "不是急诊" },
    ]);
  });
});

describe("the invented person with whom a template is tried", () => {
  test.each(["410200", "430100", "210100", "440100", "441900"])("lives in the pool %s", (pool) => {
    const { form, receipt, problems } = sample(pool);
    for (const number of [form.person.certNo, form.agent.certNo]) {
      expect(parseIdNumber(number)).toMatchObject({ ok: true });
      expect(number.slice(0, 4)).toBe(pool.slice(0, 4));
    }
    expect(receipt).not.toBeNull();
    expect(problems.filter(({ kind }) => kind === "invalid")).toEqual([]);
  });

  it("fills most of what can be shown", () => {
    const input = sample("410200");
    const shown = TEMPLATE_VALUES.filter((value) => value.text(input) !== "");
    expect(shown.length / TEMPLATE_VALUES.length).toBeGreaterThan(0.6);
    expect(input.draft).toBe(true);
  });

  it("HUN-16: has a filing that was changed, so that a form with a box for changes can be tried", () => {
    const input = sample("430100");
    const shown = ["change.act", "change.date", "change.before.category", "change.after.category"];
    expect(shown.map((id) => text(id, input))).toEqual([
      "变更备案",
      "2026年11月20日",
      "异地转诊人员",
      "其他临时外出就医人员",
    ]);
    const { life: _life, ...unchanged } = input;
    expect(shown.map((id) => text(id, unchanged))).toEqual(["", "", "", ""]);
  });

  it("LN-1.2c: has a commitment that was not kept, where the form tells of the revocation", () => {
    const shown = [
      "revocation.date",
      "revocation.due",
      "revocation.materials",
      "revocation.owed",
    ] as const;
    const of = (input: FormInput) => shown.map((id) => text(id, input));
    expect(of(sample("210100", "filing-revocation"))).toEqual([
      "2026年11月20日",
      "2026年5月20日",
      expect.stringContaining("居住证"),
      "1,280.50",
    ]);
    expect(of(sample("210100"))).toEqual(["", "", "", ""]);
  });

  it("is not invented for a place without a pack", () => {
    expect(trial("650100")).toBeNull();
  });
});

describe("a mapping is held against its file and the list of values", () => {
  let file: TemplateContent;
  beforeAll(async () => {
    file = await content(FILLABLE);
  });
  const place = (x: number, page: number): Placement => ({
    kind: "text",
    box: { page, x, y: 600, width: 200, height: 20 },
    value: "person.phone",
    size: 12,
    align: "left",
  });
  const tick = (field: string, value: string, when: string): Placement => ({
    kind: "field-tick",
    field,
    value,
    when,
  });
  const cases: readonly (readonly [string, Placement, string | undefined])[] = [
    ["a field", { kind: "field", field: "name", value: "person.name" }, undefined],
    ["a list", { kind: "field", field: "place", value: "stay.place" }, undefined],
    ["a tick", tick("referral", "filing.category", "referral"), undefined],
    ["one of a group", tick("sex/male", "person.sex", "male"), undefined],
    ["a place", place(100, 2), undefined],
    ["a field that is not there", { kind: "field", field: "x", value: "person.name" }, "E-TPL-07"],
    ["a tick as text", { kind: "field", field: "referral", value: "person.name" }, "E-TPL-07"],
    ["a text as tick", tick("name", "person.sex", "male"), "E-TPL-07"],
    ["a place beside the page", place(500, 1), "E-TPL-08"],
    ["a page that is not there", place(100, 3), "E-TPL-08"],
    ["an unknown value", { kind: "field", field: "name", value: "person.shoe" }, "E-TPL-09"],
    ["a tick for no option", tick("referral", "person.sex", "x"), "E-TPL-10"],
    ["a tick for free text", tick("referral", "person.name", "x"), "E-TPL-10"],
  ];
  test.each(cases)("%s", (_what, placement, code) => {
    expect(mappingProblem(file, mapped(placement))?.code).toBe(code);
  });
});
