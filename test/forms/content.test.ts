import { describe, expect, it } from "vitest";
import { drawForm } from "../../core/forms/draw.ts";
import { emptyCase } from "../../core/casefile/form.ts";
import { displayYuan, fen, minus } from "../../core/money.ts";
import { findClause } from "../../core/policy/clauses.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import type { FormInput } from "../../core/forms/input.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import type { Unset } from "../../core/policy/values.ts";
import { inCapitals } from "../../core/forms/capitals.ts";
import {
  allConfirmed,
  hunanCommitment,
  inputOf,
  kaifengCommitment,
  kaifengReferral,
  longCase,
} from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { texts } from "./paper.ts";

async function pagesOf(kind: FormKind, input: FormInput): Promise<string[]> {
  return texts((await drawForm(kind, input, FONTS)).bytes);
}

async function textOf(kind: FormKind, input: FormInput): Promise<string> {
  return (await pagesOf(kind, input)).join("");
}

describe("the filing form", () => {
  it("carries what a filing must hold: who, how long, where from, where to, which kind", async () => {
    const text = await textOf("filing", inputOf(kaifengReferral()));
    for (const part of [
      "异地就医登记备案表",
      "参考样式",
      "受理号：410212-A3-20261120-017",
      "陈㛃",
      "410224196804120426",
      "1968年4月12日",
      "河南省开封市祥符区",
      "祥符区朱仙镇岳庙街27号",
      "上海江湾中心医院",
      "跨省异地就医",
      "2026年10月8日至2027年4月8日（汴医保〔2022〕46号一(三)2）",
      "ZZ2026-1005-031",
      "陈明",
      "410224199203150017",
      "支付比例降低10个百分点",
      "第1页，共1页",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("stands on one page even with the longest names a clerk meets", async () => {
    expect(await pagesOf("filing", inputOf(longCase()))).toHaveLength(1);
  });

  it("leaves open what is not known, and can be printed empty to be filled by hand", async () => {
    const [page] = await pagesOf(
      "filing",
      inputOf(emptyCase({ area: "410200", insurance: "resident" })),
    );
    expect(page).toContain("备案有效期");
    expect(page).not.toContain("同意办理");
    expect(page).not.toContain("undefined");
  });
});

describe("the commitment", () => {
  it("says in Hunan's own words what is due, by when, and what follows (HUN-22)", async () => {
    const text = await textOf("commitment", inputOf(hunanCommitment()));
    expect(text).toContain("欧阳𬱖");
    expect(text).toContain("自备案之日起6个月内，即2027年5月20日（当日在内）以前补齐");
    expect(text).toContain("居住证明");
    expect(text).toContain(findClause("HUN-22")?.text.replace(/\s/gu, "") ?? "HUN-22 has no text");
    expect(text).toContain("本承诺书在备案前签署");
  });

  it("does not lend Kaifeng a consequence that its document does not state", async () => {
    const text = await textOf("commitment", inputOf(kaifengCommitment()));
    expect(text).toContain("汴医保〔2022〕46号未载明逾期未补齐的处理");
    expect(text).toContain("本地参数，文件未载明，尚未确认");
    expect(text).not.toContain("执行未备案异地就医待遇政策");
    expect(text).toContain("支付比例降低20个百分点");
  });

  it("leaves the deadline to the pool where nobody has set it, and takes the office's own", async () => {
    const input = inputOf(kaifengCommitment());
    const { pack, receipt } = input;
    const unset: Unset = { unset: "months", asks: "几个月？", clauses: ["KF-2.5c"] };
    const silent = {
      ...input,
      pack: {
        ...pack,
        filing: { ...pack.filing, commitmentMonths: unset },
      },
      receipt: receipt && { ...receipt, treatment: { ...receipt.treatment, validity: null } },
    } satisfies FormInput;
    const text = await textOf("commitment", silent);
    expect(text).toContain("在规定的期限内补齐（期限由参保地规定）");
    const own = { value: "3", document: "汴医保函〔2026〕8号", by: "周敏", on: "2026-11-01" };
    const settings = { ...NO_SETTINGS, values: { "filing.commitmentMonths": own } };
    const set = await textOf("commitment", { ...silent, settings });
    expect(set).toContain("自备案之日起3个月内，即2027年2月20日（当日在内）以前补齐");
    expect(set).toContain("汴医保函〔2026〕8号");
  });

  it("names the pool's document once the supervisor has confirmed the deadline", async () => {
    const confirmed = {
      "filing.commitmentMonths": { document: "汴医保办〔2023〕5号", by: "周敏", on: "2026-11-01" },
    };
    const text = await textOf(
      "commitment",
      inputOf(kaifengCommitment(), { settings: { answers: {}, confirmed } }),
    );
    expect(text).toContain("汴医保办〔2023〕5号");
    expect(text).not.toContain("尚未确认");
  });
});

describe("the statement", () => {
  it("shows every figure of the receipt, and the totals in capitals", async () => {
    const input = inputOf(kaifengReferral());
    const settlement = input.receipt?.settlement;
    if (settlement?.fund === undefined || settlement.fund === null || settlement.person === null)
      throw new Error("not settled");
    const text = await textOf("statement", input);
    const steps = [...settlement.scope, ...settlement.layers.flatMap((layer) => layer.steps)];
    expect(steps.length).toBeGreaterThan(8);
    for (const step of steps) expect(text).toContain(displayYuan(step.amount));
    for (const amount of [settlement.fund, settlement.person]) {
      expect(text).toContain(displayYuan(amount));
      expect(text).toContain(inCapitals(amount));
    }
    expect(text).toContain("§二(四)、二(五)");
  });

  it("of a trial is stamped on each page and says what is open and what each reading gives", async () => {
    const input = inputOf(kaifengReferral());
    expect(input.receipt?.standing).toBe("trial");
    const pages = await pagesOf("statement", input);
    // The stamp of the first page is turned, and pdftotext takes a turned line apart.
    expect(pages[0]).toMatch(/^试算.*付依据/u);
    for (const page of pages.slice(1)) expect(page).toContain("试算，不作支付依据");
    const text = pages.join("");
    for (const question of input.receipt?.openQuestions ?? []) {
      expect(text).toContain(question.asks.replace(/\s/gu, ""));
      for (const { fund, person } of question.readings) {
        if (fund !== null) expect(text).toContain(displayYuan(fund));
        if (person !== null) expect(text).toContain(displayYuan(person));
      }
    }
    for (const { document } of input.receipt?.unconfirmed ?? []) expect(text).toContain(document);
  });

  it("of a final settlement carries no stamp", async () => {
    const form = kaifengReferral();
    const input = inputOf(form, { settings: allConfirmed(form) });
    expect(input.receipt?.standing).toBe("final");
    const text = await textOf("statement", input);
    expect(text).not.toMatch(/试算|未确认|未定/u);
    expect(text).toContain("大病起付线，据汴医保办〔2023〕5号");
  });

  it("says that a layer is left out instead of giving it as nothing", async () => {
    const form = kaifengReferral();
    const unknown = { ...form, person: { ...form.person, aid: "" as const } };
    const text = await textOf("statement", inputOf(unknown));
    expect(text).toContain("医疗救助未计");
    expect(text).not.toContain("医疗救助0.00");
  });

  it("says how the share is paid and what the hospital bears, and nothing of them where there is none", async () => {
    const form = kaifengReferral();
    const plain = await textOf("statement", inputOf(form));
    expect(plain).not.toMatch(/医院负担|个人账户|基金补付/u);
    const shared = {
      ...form,
      person: { ...form.person, accountPart: "300" },
      stay: { ...form.stay, settled: "", hospitalPart: "200" },
    };
    const input = inputOf(shared);
    const payment = input.receipt?.settlement?.payment;
    if (payment?.kind !== "split") throw new Error("nothing is paid");
    const text = await textOf("statement", input);
    expect(text).toContain("医院负担200.00");
    expect(text).toContain("其中：个人账户300.00现金");
    expect(text).toContain(displayYuan(payment.cash));
  });

  it("names what is paid on top of a direct settlement (HUN-58, Q11)", async () => {
    const form = kaifengReferral();
    const { receipt } = inputOf(form);
    const settlement = receipt?.settlement;
    if (receipt === null || settlement == null || settlement.fund === null) throw new Error("?");
    const difference = fen(120_000);
    const input = {
      ...inputOf(form),
      receipt: { ...receipt, settlement: { ...settlement, difference } },
    };
    const text = await textOf("statement", input);
    const before = displayYuan(minus(settlement.fund, difference));
    expect(text).toContain(`医院已结算基金${before}基金补付`);
    expect(text).toContain("，基金补付1,200.00元。");
    const back = { ...receipt, settlement: { ...settlement, difference: fen(-5000) } };
    expect(await textOf("statement", { ...input, receipt: back })).toContain(
      "，基金多付应退50.00元。",
    );
  });

  it("lists what the pool has yet to set, with the clause that leaves it to the pool", async () => {
    const form = kaifengReferral();
    const aided = { ...form, person: { ...form.person, aid: "subsistence" as const } };
    const text = await textOf("statement", inputOf(aided));
    expect(text).toContain("统筹区未设定的参数");
    expect(text).toContain("医疗救助封顶线医疗救助的年度限额是多少？汴医保〔2022〕46号二(一)");
    expect(text).toContain("医疗救助未计有参数统筹区未设定，见下表。");
  });

  it("cites the law that lets the fund pay first, and what may overrule the document (KF-7)", async () => {
    const form = kaifengReferral();
    const stay = { ...form.stay, injury: "third-party", thirdParty: "advance-asked" } as const;
    const text = await textOf("statement", inputOf({ ...form, stay }));
    expect(text).toContain("《社会保险法》第三十条");
    expect(text).toContain("注：国家和省有新规定的，从其规定（汴医保〔2022〕46号七）。");
  });

  it("gives no figure while the pool has not said the rate, but the bill is known", async () => {
    const text = await textOf("statement", inputOf(hunanCommitment()));
    expect(text).toContain("医疗费总额23,600.50");
    expect(text).toMatch(/基金支付合计未定/u);
    expect(text).not.toMatch(/人民币/u);
  });

  it("of a case that cannot be paid says so, and sums nothing up", async () => {
    const form = kaifengReferral();
    const filing = { ...form.filing, wanted: "none", category: "", basis: "" } as const;
    const input = inputOf({ ...form, filing });
    expect(input.receipt?.standing).toBe("refused");
    const text = await textOf("statement", input);
    expect(text).toContain("不能支付：自费结算后还没有备案，不能手工报销。");
    expect(text).toContain("基金支付合计不支付");
    expect(text).not.toMatch(/人民币|个人负担不支付/u);
  });

  it("runs over as many pages as it needs, each numbered and with its table head", async () => {
    const form = longCase();
    const pages = await pagesOf("statement", inputOf(form));
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`第${index + 1}页，共${pages.length}页`);
    }
    const text = pages.join("");
    for (const { number } of form.invoices) expect(text).toContain(number);
    for (const page of pages.filter((item) => /2026年10月21日2,000\.00/u.test(item))) {
      expect(page).toContain("票据代码");
    }
    expect(text).toContain(form.stay.hospital);
    expect(text).toContain(form.stay.diagnosis.replace(/\s/gu, ""));
  });

  it("loses nothing of a text that is longer than a page", async () => {
    const form = longCase();
    const sentence = "冠状动脉粥样硬化性心脏病，不稳定型心绞痛；";
    const endless = {
      ...form,
      stay: { ...form.stay, diagnosis: sentence.repeat(95), hospital: "医院".repeat(1000) },
    };
    const text = await textOf("statement", inputOf(endless));
    expect(text.split("不稳定型心绞痛").length - 1).toBeGreaterThanOrEqual(90);
    // A page break may part one pair of characters, and headers stand between.
    expect(text.split("医院").length - 1).toBeGreaterThan(990);
  });
});
