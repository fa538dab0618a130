import { describe, expect, it } from "vitest";
import { drawForm, layOutForm } from "../../core/forms/draw.ts";
import { emptyCase } from "../../core/casefile/form.ts";
import type { FormInput } from "../../core/forms/input.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import { findClause } from "../../core/policy/clauses.ts";
import { clauseWords } from "../../core/forms/sources.ts";
import { CATEGORIES } from "../../core/filing/category.ts";
import { CATEGORY_LABEL } from "../../core/words/labels.ts";
import { hunanCommitment, inputOf, kaifengReferral, longCase } from "./cases.ts";
import { refusedCase, shenyangCommitment } from "./pool-cases.ts";
import { FONTS } from "./fonts.ts";
import { DPI, pictures, texts } from "./paper.ts";
import { readQr } from "./read-qr.ts";

async function pagesOf(kind: FormKind, input: FormInput): Promise<string[]> {
  return texts((await drawForm(kind, input, FONTS)).bytes);
}

async function textOf(kind: FormKind, input: FormInput): Promise<string> {
  return (await pagesOf(kind, input)).join("");
}

describe("材料接收清单与受理回执", () => {
  it("lists what was taken, what is owed and by when, and masks the number", async () => {
    const text = await textOf("acceptance", inputOf(hunanCommitment()));
    expect(text).toContain("430104********453X");
    expect(text).not.toContain("43010419750506453X");
    for (const part of ["身份证明", "已收", "居住证明", "待补", "医疗收费票据", "2张"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("2027年5月20日（当日在内）以前");
  });

  it("carries the number of the case as a code that is read back from its ink", async () => {
    const input = inputOf(hunanCommitment());
    const [page] = pictures((await drawForm("acceptance", input, FONTS)).bytes);
    const place = layOutForm("acceptance", input, FONTS).pages[0]?.fields.find(
      ({ field }) => field === "code",
    );
    if (page === undefined || place === undefined) throw new Error("no code on the page");
    const size = 25;
    const module = place.width / (size + 8);
    const dark = (row: number, column: number): boolean => {
      const x = Math.round(((place.x + (column + 4.5) * module) * DPI) / 72);
      const y = Math.round(((place.y + (row + 4.5) * module) * DPI) / 72);
      return (page.pixels[y * page.width + x] ?? 255) < 128;
    };
    const modules = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (__, column) => dark(row, column)),
    );
    expect(readQr(modules)).toBe(input.caseNumber);
  });
});

describe("一次性告知书", () => {
  it("names everything that the person must bring, and none of the office's own entries", async () => {
    const form = kaifengReferral();
    const input = inputOf({
      ...form,
      person: { ...form.person, phone: "" },
      opening: { ...form.opening, source: "" },
      filing: { ...form.filing, materials: {} },
      stay: { ...form.stay, discharge: "" },
    });
    const text = await textOf("missing", input);
    expect(text).toContain("转诊转院证明未收");
    expect(text).toContain("出院日期未填");
    expect(text).toContain("受理前");
    expect(text).not.toContain("本年累计");
    expect(text).toContain("不再要求补交其他材料");
  });
});

describe("承诺补齐材料提醒单", () => {
  it("HUN-22: tells what is owed, the last day, and what follows in the clause's own words", async () => {
    const text = await textOf("commitment-reminder", inputOf(hunanCommitment()));
    expect(text).toContain("备案之日起6个月内，即2027年5月20日（当日在内）");
    expect(text).toContain("居住证明");
    expect(text).toContain(clauseWords("HUN-22")?.replace(/\s/gu, "") ?? "no words");
  });

  it("LN-1.2c: in Liaoning the filing is revoked and the difference taken back", async () => {
    const text = await textOf("commitment-reminder", inputOf(shenyangCommitment()));
    expect(text).toContain("撤销备案");
  });
});

describe("备案事项告知单 (LN-1.1c)", () => {
  const FIVE = ["备案材料", "备案时效", "变更时限", "补办政策", "服务电话"];

  it("tells the five things of the category of the case, each with its clause", async () => {
    const text = await textOf("filing-notice", inputOf(shenyangCommitment()));
    for (const item of FIVE) expect(text).toContain(item);
    expect(text).toContain("与证明材料的有效期一致");
    expect(text).toContain("生效后6个月内不得变更或取消");
    expect(text).toContain(CATEGORY_LABEL["long-term-resident"]);
    expect(text).not.toContain(CATEGORY_LABEL.referral);
  });

  it("tells them of every category while none is chosen", async () => {
    const text = await textOf(
      "filing-notice",
      inputOf(emptyCase({ area: "210100", insurance: "resident" })),
    );
    for (const category of CATEGORIES) expect(text).toContain(CATEGORY_LABEL[category]);
    expect(text).toContain("可以随时取消");
  });

  it("shows an item that the city has not given as missing", async () => {
    const text = await textOf("filing-notice", inputOf(hunanCommitment()));
    expect(text).toContain("变更时限（本地文件未载明）");
    expect(text).toContain("服务电话（未录入，请填写）");
  });
});

describe("补办备案审核表", () => {
  it("HUN-17: shows when the filing is made, why, and to what treatment it would lead", async () => {
    const text = await textOf("filing-review", inputOf(hunanCommitment()));
    for (const part of [
      "出院自费结算后补办",
      "随女儿在上海居住，居住证尚未办下来",
      "初审意见",
      "复核意见",
      "审批意见",
      "湘医保发〔2022〕61号第十七条",
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe("LN-1.1c: 咨询电话", () => {
  const told = { telephone: "0371-22750000转802" };
  const noLocation = {
    ...kaifengReferral(),
    filing: { ...kaifengReferral().filing, materials: {} },
  };
  const cases: readonly (readonly [FormKind, FormInput])[] = [
    ["filing-notice", inputOf(shenyangCommitment())],
    ["acceptance", inputOf(hunanCommitment())],
    ["missing", inputOf(noLocation)],
    ["commitment-reminder", inputOf(hunanCommitment())],
  ];

  it.each(cases)("stands on %s where the office has one", async (kind, input) => {
    const text = await textOf(kind, { ...input, office: { ...input.office, ...told } });
    expect(text).toContain(kind === "filing-notice" ? "服务电话" : "咨询电话");
    expect(text).toContain("0371-22750000转802");
  });

  it.each(cases)("is left to the hand on %s where the office has none", async (kind, input) => {
    const text = await textOf(kind, { ...input, office: { ...input.office, telephone: "" } });
    expect(text).toContain(
      kind === "filing-notice" ? "服务电话（未录入，请填写）" : "咨询电话：＿＿＿＿＿＿",
    );
  });
});

describe("不予受理（支付）告知书", () => {
  it("HUN-20.5: gives the reason and the clause in its own words, and the ways to contest it", async () => {
    const input = inputOf(refusedCase());
    if (input.receipt?.treatment.kind !== "refused") throw new Error("not refused");
    const text = await textOf("refusal", input);
    expect(text).toContain(input.receipt.treatment.what.replace(/\s/gu, ""));
    expect(text).toContain("湘医保发〔2022〕61号第二十条");
    expect(text).toContain("在非医保定点医药机构发生的医疗费用不予支付");
    expect(text).toContain("60日内申请行政复议（《行政复议法》第二十条）");
    expect(text).toContain("6个月内提起行政诉讼（《行政诉讼法》第四十六条）");
  });
});

describe("手工报销申请表", () => {
  it("HUN-17: names the cost in figures and in capitals, the account, and why it was not settled", async () => {
    const text = await textOf("claim", inputOf(hunanCommitment()));
    for (const part of [
      "23,600.50",
      "人民币贰万叁仟陆佰元伍角整",
      "6217994920012345678",
      "未备案",
      "票据没有在别处报销",
      `${findClause("HUN-17")?.number ?? ""}`,
    ]) {
      expect(text).toContain(part);
    }
  });
});

/** What stands on the same line as a label, from left to right; of each page that has it. */
function besides(label: string, input: FormInput): readonly (readonly string[])[] {
  return layOutForm("expenses", input, FONTS).pages.flatMap(({ marks }) => {
    const all = marks.flatMap((mark) => (mark.kind === "text" ? [mark] : []));
    const own = all.find(({ text }) => text === label);
    if (own === undefined) return [];
    const line = all.filter(({ y, text }) => Math.abs(y - own.y) < 1 && text !== label);
    return [line.map(({ text }) => text)];
  });
}

describe("费用明细表", () => {
  it("carries the total over from page to page, to the sum of all lines", async () => {
    const input = inputOf(longCase());
    const pages = await pagesOf("expenses", input);
    expect(pages).toHaveLength(2);
    const last = [...(pages[0] ?? "").matchAll(/第(\d+)组费用/gu)].at(-1)?.[1];
    const sum = `${Number(last) * 2},000.00`;
    expect(besides("过次页", input)).toEqual([[sum]]);
    expect(besides("承前页", input)).toEqual([[sum]]);
    expect(besides("合计", input)).toEqual([["人民币壹拾贰万元整", "120,000.00"]]);
  });

  it("adds up nothing from a line on whose amount cannot be read", () => {
    const form = longCase();
    const lines = form.lines.map((line, index) => (index === 3 ? { ...line, amount: "?" } : line));
    const input = inputOf({ ...form, lines });
    expect(besides("过次页", input)).toEqual([["未算"]]);
    expect(besides("合计", input)).toEqual([["未算"]]);
  });

  it("holds two thousand lines", async () => {
    const form = longCase();
    const lines = Array.from({ length: 2000 }, (_, index) => {
      const line = form.lines[index % form.lines.length];
      if (line === undefined) throw new Error("no line");
      return { ...line, id: `l${index}` };
    });
    const { pages } = layOutForm("expenses", inputOf({ ...form, lines }), FONTS);
    expect(pages.length).toBeGreaterThan(50);
  });
});
