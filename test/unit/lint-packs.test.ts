import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { loadPack } from "../../core/policy/load.ts";
import type { Pack } from "../../core/policy/pack.ts";
import hunanEmployees from "../../core/policy/packs/hunan-employees.json" with { type: "json" };
import hunanResidents from "../../core/policy/packs/hunan-residents.json" with { type: "json" };
import kaifeng from "../../core/policy/packs/kaifeng-residents.json" with { type: "json" };

type PackJson = z.input<typeof Pack>;

function faults(json: unknown): readonly string[] {
  const loaded = loadPack(json);
  return loaded.ok ? [] : loaded.error.map(({ at, what }) => `${at} ${what}`);
}

describe("shipped packs pass schema and lint", () => {
  test.each([
    ["Kaifeng residents", kaifeng],
    ["Hunan employees", hunanEmployees],
    ["Hunan residents", hunanResidents],
  ])("%s", (_name, json) => {
    expect(faults(json)).toEqual([]);
  });
});

describe("a pack that is wrong is refused with the place", () => {
  const path = new URL("../fixtures/packs/jilin-residents.json", import.meta.url);
  const jilin = JSON.parse(readFileSync(path, "utf8")) as PackJson;
  const { settlement, treatment, questions } = jilin;
  const [first, second, third] = treatment.rules;
  const [row] = settlement.rows;
  if (first === undefined || second === undefined || third === undefined || row === undefined) {
    throw new Error("the fixture has three rules and a row");
  }
  const rules = (...list: PackJson["treatment"]["rules"]): PackJson => ({
    ...jilin,
    treatment: { rules: list },
  });
  const scale = (part: Partial<PackJson["settlement"]>): PackJson => ({
    ...jilin,
    settlement: { ...settlement, ...part },
  });
  const bands = (value: PackJson["settlement"]["rows"][number]["bands"]["value"]): PackJson =>
    scale({ rows: [{ ...row, bands: { ...row.bands, value } }, ...settlement.rows.slice(1)] });

  test("the pack itself is right", () => {
    expect(faults(jilin)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    [
      "an unknown key",
      { ...jilin, settlement: { ...settlement, ceiling: "1" } },
      "settlement 有不认识的键：ceiling",
    ],
    ["a rate above one", bands([{ upTo: null, rate: "1.55" }]), "不是 0 到 1 之间"],
    [
      "a negative amount",
      scale({ cap: { on: "payment", amount: { ...settlement.cap.amount, value: "-1" } } }),
      "不是金额：-1",
    ],
    [
      "a day that is none",
      { ...jilin, period: { from: { ...jilin.period.from, value: "2023-02-30" }, to: null } },
      "不是日期：2023-02-30",
    ],
    [
      "a rule that can never apply",
      rules({ ...first, when: {} }, second, third),
      "treatment.rules.referral 前面的规则已经包住它",
    ],
    ["a situation that no rule decides", rules(first, second), "没有规则管这种情形"],
    ["two rules of one name", rules(first, { ...second, id: first.id }, third), "规则编号重复"],
    [
      "a reference that runs in a circle",
      rules(first, second, { ...third, then: { do: "as", assume: { category: "none" } } }),
      "参照绕成了圈",
    ],
    [
      "a question that is not worded",
      rules(first, second, { ...third, then: { do: "ask", question: "Q3" } }),
      "规则要问 Q3",
    ],
    [
      "points larger than a rate",
      bands([{ upTo: null, rate: "0.15" }]),
      "降低的百分点比支付比例还大",
    ],
    [
      "bands that do not rise",
      bands([
        { upTo: "500", rate: "0.5" },
        { upTo: "400", rate: "0.6" },
        { upTo: null, rate: "0.7" },
      ]),
      "分段的上限没有逐段升高",
    ],
    ["a last band with an end", bands([{ upTo: "500", rate: "0.5" }]), "只有最后一段可以不写上限"],
    [
      "a cap below the deductible",
      scale({
        rows: [
          { ...row, deductible: { ...row.deductible, value: "400000" } },
          ...settlement.rows.slice(1),
        ],
      }),
      "封顶线低于",
    ],
    [
      "a row that does not exist",
      scale({ rowByLevel: { level3: "level9" } }),
      "没有 level9 这一行",
    ],
    [
      "a proposed reading that is none",
      { ...jilin, questions: questions.map((question) => ({ ...question, proposed: "x" })) },
      "不在读法之中",
    ],
    ["a document that is not listed", { ...jilin, documents: {} }, "引用的文件 E25 没有列出"],
  ])("%s", (_name, json, expected) => {
    expect(faults(json)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });
});
