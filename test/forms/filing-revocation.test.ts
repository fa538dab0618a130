import { describe, expect, it } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import type { FilingStepForm, TakenBackForm } from "../../core/casefile/filing-steps.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { drawForm, layOutForm } from "../../core/forms/draw.ts";
import { notDrawable } from "../../core/forms/drawable.ts";
import type { FormInput } from "../../core/forms/input.ts";
import { formsNeeded } from "../../core/forms/needed.ts";
import { templateValue } from "../../core/forms/template/values.ts";
import { packFor } from "../../core/policy/packs.ts";
import { area } from "../support/facts.ts";
import { pledged, shenyangSettings } from "../support/shenyang.ts";
import { inputOf } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { collisions } from "./overlaps.ts";
import { ink, pictures, texts, unlike } from "./paper.ts";

const TODAY = day("2026-11-20");
const MEASURE = "filing.commitment.clawback";

const STAY: TakenBackForm = {
  number: "210102-A3-20260320-003",
  hospital: "上海浦江骨科医院",
  admission: "2026-03-05",
  discharge: "2026-03-20",
  paid: "13104.27",
  due: "8016.18",
  difference: "5088.09",
};

const REVOKED: FilingStepForm = {
  id: "s1",
  do: "revoke",
  on: TODAY,
  reason: "",
  owed: "5088.09",
  measure: "as-other-temporary",
  stays: [STAY],
};

function revoked(step: FilingStepForm, form: CaseForm = pledged()): CaseForm {
  return { ...form, filing: { ...form.filing, steps: [step] } };
}

function drawnFrom(form: CaseForm, values: Readonly<Record<string, string>> = {}): FormInput {
  const loaded = packFor(area(form.pool.area), form.pool.insurance, TODAY);
  if (loaded === undefined) throw new Error("no pack");
  const settings = shenyangSettings(loaded, values);
  const { receipt, life, problems } = assess(form, loaded, settings, TODAY);
  expect(problems.filter(({ field = "" }) => field.startsWith("filing.steps"))).toEqual([]);
  return { ...inputOf(form, { settings }), pack: loaded.pack, receipt, life, problems };
}

async function textOf(input: FormInput): Promise<string> {
  return texts((await drawForm("filing-revocation", input, FONTS)).bytes, "-raw").join("");
}

describe("异地就医备案撤销告知书", () => {
  it("LN-1.2c: says what is revoked, since when, why, by which words, and what each stay owes", async () => {
    const text = await textOf(drawnFrom(revoked(REVOKED), { [MEASURE]: "as-other-temporary" }));
    for (const part of [
      "异地就医备案撤销告知书",
      "备案编号410212-A3-20261120-017备案日期2026年2月1日",
      "异地长期居住",
      "个人承诺",
      "备案就医地上海市",
      "补齐期限2026年8月1日撤销日期2026年11月20日",
      "居住证",
      "承诺的材料到2026年8月1日（当日在内）没有补齐",
      "辽宁省2025年异地就医直接结算通知一(二)",
      "参保人不再享受承诺制备案服务",
      "自2026年11月20日起，这次备案不再有效，以后不能再凭个人承诺办理备案",
      "上海浦江骨科医院",
      "2026年3月5日至2026年3月20日",
      "13,104.27",
      "8,016.18",
      "5,088.09",
      "人民币伍仟零捌拾捌元零玖分",
      "按其他临时外出就医的待遇基金应付的金额",
      "从以后的医保结算中扣减，扣减的期限文件未载明",
      "行政复议",
      "收到本告知书的人签字",
      "告知人：",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/undefined|null|NaN|\[object|未定/u);
  });

  it("LN-1.2c, Q13: while the city has not said against what, no amount is owed and none is nought", async () => {
    const { owed: _owed, measure: _measure, ...open } = REVOKED;
    const stays = [{ ...STAY, due: "", difference: "" }];
    const text = await textOf(drawnFrom(revoked({ ...open, stays })));
    expect(text).toContain("13,104.27未定未定");
    expect(text).toContain("合计未定");
    expect(text).toContain("待遇差与什么相比，参保地还没有规定");
    expect(text).not.toMatch(/0\.00|人民币零/u);
  });

  it("LN-1.2c: without a stay under the filing there is nothing to take back", async () => {
    const text = await textOf(drawnFrom(revoked({ ...REVOKED, owed: "0.00", stays: [] })));
    expect(text).toContain("本窗口没有凭这次备案结算的就诊，没有要扣减的待遇差");
    expect(text).not.toContain("合计");
  });

  it("LN-1.2c: a revocation recorded before its stays were kept shows their sum", async () => {
    const { stays: _stays, ...sumOnly } = REVOKED;
    const text = await textOf(drawnFrom(revoked(sumOnly)));
    expect(text).toContain("合计人民币伍仟零捌拾捌元零玖分5,088.09");
    expect(text).not.toContain("住院日期");
  });

  it("LN-1.2c: the case in which the filing is revoked owes this paper, and none that was signed before", () => {
    const input = drawnFrom(revoked(REVOKED));
    const { form, pack, receipt, life = null } = input;
    const needed = formsNeeded(form, pack, { receipt, life });
    expect(needed).toContain("filing-revocation");
    expect(needed).not.toContain("commitment");
    expect(needed).not.toContain("filing-change");
    const claim: CaseForm = { ...form, purpose: "claim" };
    expect(formsNeeded(claim, pack, { receipt, life })).not.toContain("filing-revocation");
  });

  it("LN-1.2c: an office's own paper can show the same", () => {
    const shown = (input: FormInput): readonly (string | undefined)[] =>
      ["revocation.date", "revocation.due.month", "revocation.materials", "revocation.owed"].map(
        (id) => templateValue(id)?.text(input),
      );
    expect(shown(drawnFrom(revoked(REVOKED)))).toEqual([
      "2026年11月20日",
      "8",
      "居住证明",
      "5,088.09",
    ]);
    expect(shown(drawnFrom(pledged()))).toEqual(["", "", "", ""]);
  });

  it("LN-1.2c: cannot be drawn of a filing that stands", () => {
    const { settings, ...standing } = drawnFrom(pledged());
    const { form, pack, receipt, life = null } = standing;
    const assessment = { receipt, life, problems: [] };
    const why = notDrawable("filing-revocation", { form, pack, settings, assessment });
    expect(why?.code).toBe("E-FORM-24");
    expect(notDrawable("commitment-reminder", { form, pack, settings, assessment })).toBeNull();
  });

  it("LN-1.2c: after it nobody is reminded of the materials any more", () => {
    const { settings, ...after } = drawnFrom(revoked(REVOKED));
    const { form, pack, receipt, life = null } = after;
    const assessment = { receipt, life, problems: [] };
    const why = notDrawable("commitment-reminder", { form, pack, settings, assessment });
    expect(why?.code).toBe("E-FORM-25");
  });

  const LONG: CaseForm = {
    ...pledged(),
    person: { ...pledged().person, name: "买买提·吐尔逊·阿卜杜热合曼𬱖㛃" },
    agent: { name: "𬱖㛃", certNo: "410224199203150017", relation: "子", phone: "15037108842" },
  };
  const hospital = "上海交通大学医学院附属仁济医院（东院）骨科与康复医学中心𬱖";
  const MANY = Array.from({ length: 30 }, () => ({ ...STAY, hospital }));
  it.each([
    ["one stay", revoked(REVOKED), 1],
    ["long names", revoked({ ...REVOKED, stays: [{ ...STAY, hospital }] }, LONG), 1],
    ["thirty stays", revoked({ ...REVOKED, stays: MANY }, LONG), 3],
  ])("of %s stands on its pages with nothing over anything else", async (_what, form, most) => {
    const input = drawnFrom(form);
    expect(collisions(layOutForm("filing-revocation", input, FONTS))).toEqual([]);
    const { bytes, pages, missingGlyphs } = await drawForm("filing-revocation", input, FONTS);
    expect(missingGlyphs).toEqual([]);
    expect(pages).toBeLessThanOrEqual(most);
    const whole = await drawForm("filing-revocation", input, FONTS, { subset: false });
    const [subset, reference] = [pictures(bytes)[0], pictures(whole.bytes)[0]];
    if (subset === undefined || reference === undefined) throw new Error("no page");
    expect(ink(reference)).toBeGreaterThan(10_000);
    expect(unlike(subset, reference)).toBeLessThan(0.002);
  });
});
