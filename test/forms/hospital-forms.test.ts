import { describe, expect, it } from "vitest";
import { drawForm } from "../../core/forms/draw.ts";
import type { FormInput } from "../../core/forms/input.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import { CROSS_CHECK_FIELDS, CROSS_CHECK_LABELS } from "../../core/due/cross-check.ts";
import { layOutForm } from "../../core/forms/draw.ts";
import { hunanCommitment, inputOf, longCase } from "./cases.ts";
import { guangzhouRetiree, outsideBillCase } from "./pool-cases.ts";
import { FONTS } from "./fonts.ts";
import { texts } from "./paper.ts";

async function textOf(kind: FormKind, input: FormInput): Promise<string> {
  return texts((await drawForm(kind, input, FONTS)).bytes).join("");
}

describe("外伤无第三方责任承诺书 (HUN-A3)", () => {
  it("HUN-56: holds who, where, how it happened, both flags, and the promise", async () => {
    const text = await textOf("no-third-party", inputOf(hunanCommitment()));
    for (const part of [
      "欧阳𬱖",
      "43010419750506453X",
      "上海江湾中心医院",
      "ZY20261008031",
      "受伤时间",
      "受伤地点",
      "外伤标志",
      "涉及第三方",
      "这次受伤没有第三方责任",
      "承诺人签字",
      "接诊医生",
      "湘医保发〔2022〕61号第五十六条",
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe("住院期间外院检查治疗或定点药店购药单 (HUN-A4)", () => {
  it("HUN-57: lists the bills from outside with their sum, and asks for the insurance office's stamp", async () => {
    const text = await textOf("outside-bill", inputOf(outsideBillCase()));
    for (const part of [
      "外院检查",
      "定点药店购药",
      "病情需要",
      "人工髋关节置换术",
      "0012345678",
      "18,000.00",
      "定点医疗机构医疗保险办公室：（盖章）",
      "湘医保发〔2022〕61号第五十七条",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain("0012345679");
  });

  it("leaves room for the hand while no bill is recorded, and adds up nothing", async () => {
    const text = await textOf("outside-bill", inputOf(hunanCommitment()));
    expect(text).toContain("合计");
    expect(text).not.toContain("0.00");
  });
});

describe("费用协查申请表 (HUN-76)", () => {
  it("has the nine fields in the words and the order of the clause, filled from the case", async () => {
    const input = inputOf(longCase());
    const text = await textOf("cross-check", input);
    const labels = CROSS_CHECK_FIELDS.map((field) => text.indexOf(CROSS_CHECK_LABELS[field]));
    expect(labels.every((at) => at > 0)).toBe(true);
    const tops = layOutForm("cross-check", input, FONTS).pages.flatMap(({ fields }) =>
      fields.map(({ field }) => field),
    );
    expect(tops).toEqual([...CROSS_CHECK_FIELDS]);
    for (const part of [
      "43010419750506453X",
      "男",
      "ZY20261008031",
      "2026年10月8日",
      "120,000.00元",
    ]) {
      expect(text).toContain(part);
    }
    for (const { number } of input.form.invoices) expect(text).toContain(number);
  });

  it("HUN-76.t: names the round of the request and the last day of its answer", async () => {
    const text = await textOf("cross-check", inputOf(longCase()));
    expect(text).toContain("2026年10月26日至2026年11月25日");
    expect(text).toContain("2026年12月25日（当日在内）以前");
  });
});

describe("个人账户资金划转申请表 (GD-93-4c)", () => {
  it("quotes the clause, and names the account that the person has given", async () => {
    const text = await textOf("account-transfer", inputOf(guangzhouRetiree()));
    expect(text).toContain("经本人申请，可以将个人账户资金划转给个人，供门诊就医、购药时使用。");
    expect(text).toContain("人社部发〔2014〕93号");
    expect(text).toContain("6217994920012345678");
  });
});
