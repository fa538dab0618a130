import { describe, expect, it } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import type { FilingStepForm } from "../../core/casefile/filing-steps.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { drawForm, layOutForm } from "../../core/forms/draw.ts";
import type { FormInput } from "../../core/forms/input.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import { packFor } from "../../core/policy/packs.ts";
import { area } from "../support/facts.ts";
import { hunanCommitment, inputOf, kaifengReferral } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { collisions } from "./overlaps.ts";
import { ink, pictures, texts, unlike } from "./paper.ts";

const TODAY = "2026-11-20";

type Filing = Partial<CaseForm["filing"]>;

/** A person who comes for the filing alone (只办备案). */
function alone(form: CaseForm, filing: Filing, steps: readonly FilingStepForm[]): CaseForm {
  return {
    ...form,
    purpose: "filing",
    filing: { ...form.filing, ...filing, steps: [...steps] },
  };
}

function drawnFrom(form: CaseForm): FormInput {
  const input = inputOf(form);
  const loaded = packFor(area(form.pool.area), form.pool.insurance, day(TODAY));
  if (loaded === undefined) throw new Error("no pack");
  const { life, problems } = assess(form, loaded, input.settings, day(TODAY));
  expect(problems.filter(({ field = "" }) => field.startsWith("filing"))).toEqual([]);
  return { ...input, life };
}

async function pagesOf(kind: FormKind, input: FormInput): Promise<string[]> {
  return texts((await drawForm(kind, input, FONTS)).bytes, "-raw");
}

const textOf = async (input: FormInput): Promise<string> =>
  (await pagesOf("filing-change", input)).join("");

const CHANGE: FilingStepForm = {
  id: "s1",
  do: "change",
  on: TODAY,
  reason: "随女儿迁居杭州",
  to: { category: "long-term-resident", basis: "commitment", place: "330100" },
};
const CANCEL: FilingStepForm = { id: "s1", do: "cancel", on: TODAY, reason: "回长沙居住" };
const COMPLETE: FilingStepForm = { id: "s1", do: "complete", on: TODAY, reason: "" };

/** Made at another window and found in the system. */
const FOUND: Filing = {
  wanted: "existing",
  number: "430100202603150021",
  category: "posted-worker",
  basis: "proof",
  date: "2026-03-15",
  place: "310000",
};

/** Promised half a year ago at this window. */
const PROMISED: Filing = {
  date: "2026-06-01",
  materials: { identity: "copied", residence: "seen" },
};

describe("备案变更（取消、补齐）登记表", () => {
  it("HUN-16: a change names the filing that it changes, what was, what is now, and from when", async () => {
    const text = await textOf(drawnFrom(alone(hunanCommitment(), FOUND, [CHANGE])));
    for (const part of [
      "异地就医备案变更（取消、补齐）登记表",
      "欧阳𬱖",
      "原备案编号430100202603150021原备案日期",
      "原备案日期2026年3月15日",
      "变更生效日2026年11月20日",
      "常驻异地工作",
      "凭证明材料",
      "上海市",
      "异地长期居住",
      "个人承诺",
      "浙江省杭州市",
      "2026年3月15日起长期有效",
      "须在2027年5月20日（当日在内）以前补齐材料",
      "随女儿迁居杭州",
      "参保人或代办人签字",
      "变更后的备案自2026年11月20日起生效",
      "同意变更，已按上述内容登记",
      "湘医保发〔2022〕61号",
      "第十六条",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/undefined|null|NaN|\[object/u);
  });

  it("HUN-16: a cancellation says from which day, and puts nothing in the place of the filing", async () => {
    const text = await textOf(drawnFrom(alone(hunanCommitment(), FOUND, [CANCEL])));
    expect(text).toContain("取消生效日2026年11月20日");
    expect(text).toContain("取消原因回长沙居住");
    expect(text).toContain("本人申请取消上述备案");
    expect(text).not.toContain("变更后");
    expect(text).not.toContain("提交材料");
  });

  it("HUN-22: a completion says what was owed, by when, and that it has come in", async () => {
    const form = alone(hunanCommitment(), PROMISED, [COMPLETE]);
    const text = await textOf(drawnFrom(form));
    for (const part of [
      "410212-A3-20261120-017",
      "补齐期限2026年12月1日",
      "待补：",
      "居住证明",
      "2026年11月20日补齐",
      "2026年6月1日起长期有效",
      "本人已补齐备案时承诺提交的材料",
      "第二十二条",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain("变更原因");
  });

  it("KF-1.3.1: a change in the lock says until when it was locked, and the new lock", async () => {
    const filing = {
      category: "long-term-resident",
      date: "2026-09-01",
      materials: { identity: "copied", residence: "copied" },
    } as const;
    const to = { category: "posted-worker", basis: "commitment", place: "110000" } as const;
    const text = await textOf(
      drawnFrom(alone(kaifengReferral(), { ...filing, basis: "proof" }, [{ ...CHANGE, to }])),
    );
    expect(text).toContain("随女儿迁居杭州（锁定期到2027年3月1日，因特殊情况办理）");
    expect(text).toContain("2027年5月20日（当日在内）以前原则上不得变更");
    expect(text).toContain("汴医保〔2022〕46号一(三)1");
  });

  it("what is done twice on one day stands on a page each, both to be signed", async () => {
    const steps = [COMPLETE, { ...CANCEL, id: "s2" }];
    const pages = await pagesOf(
      "filing-change",
      drawnFrom(alone(hunanCommitment(), PROMISED, steps)),
    );
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain("已补齐备案时承诺提交的材料");
    expect(pages[1]).toContain("申请取消上述备案");
    for (const page of pages) expect(page).toContain("参保人或代办人签字");
  });

  it("the number of a filing found elsewhere is left to the hand where nobody has typed it", async () => {
    const { number: _number, ...found } = FOUND;
    const text = await textOf(drawnFrom(alone(hunanCommitment(), found, [CANCEL])));
    expect(text).toContain("原备案编号原备案日期");
  });

  it("HUN-11: the commitment of a filing that was changed to one is that of the new filing", async () => {
    const input = drawnFrom(alone(hunanCommitment(), FOUND, [CHANGE]));
    const text = (await pagesOf("commitment", input)).join("");
    expect(text).toContain("在浙江省杭州市长期居住");
    expect(text).toContain("自备案之日起6个月内，即2027年5月20日（当日在内）以前补齐");
    expect(text).toContain("备案日期2026年11月20日");
  });

  const LONG: CaseForm = {
    ...hunanCommitment(),
    person: { ...hunanCommitment().person, name: "买买提·吐尔逊·阿卜杜热合曼𬱖㛃" },
  };
  const reason = "因女儿工作调动全家迁居杭州，原上海住房已退租，今后长期在杭州市余杭区居住并就医";
  it.each([
    ["a change", alone(LONG, FOUND, [{ ...CHANGE, reason }])],
    ["a cancellation", alone(LONG, FOUND, [{ ...CANCEL, reason }])],
    ["a completion", alone(LONG, PROMISED, [COMPLETE])],
  ])("%s stands on one page, with nothing over anything else", async (_what, form) => {
    const input = drawnFrom(form);
    expect(collisions(layOutForm("filing-change", input, FONTS))).toEqual([]);
    const { bytes, pages, missingGlyphs } = await drawForm("filing-change", input, FONTS);
    expect({ pages, missingGlyphs }).toEqual({ pages: 1, missingGlyphs: [] });
    const whole = await drawForm("filing-change", input, FONTS, { subset: false });
    const [subset, reference] = [pictures(bytes)[0], pictures(whole.bytes)[0]];
    if (subset === undefined || reference === undefined) throw new Error("no page");
    expect(ink(reference)).toBeGreaterThan(10_000);
    expect(unlike(subset, reference)).toBeLessThan(0.002);
  });
});
