import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { area } from "../support/facts.ts";
import { planted } from "../support/planted.ts";
import { lintPack } from "../../core/policy/lint.ts";
import { lintBounds } from "../../core/policy/lint-bounds.ts";
import { lintIds } from "../../core/policy/lint-ids.ts";
import { lintPeriods } from "../../core/policy/lint-periods.ts";
import { lintQuestions } from "../../core/policy/lint-questions.ts";
import { lintSources } from "../../core/policy/lint-sources.ts";
import { lintValues } from "../../core/policy/lint-values.ts";
import { loadPack, readPack, type LoadedPack } from "../../core/policy/load.ts";
import { packFor, PACKS, packsOf, ruling } from "../../core/policy/packs.ts";
import kaifengEmployees from "../../core/policy/packs/kaifeng-employees.json" with { type: "json" };
import kaifeng from "../../core/policy/packs/kaifeng-residents.json" with { type: "json" };
import hunan from "../../core/policy/packs/hunan-employees.json" with { type: "json" };
import shenyang from "../../core/policy/packs/shenyang-residents.json" with { type: "json" };

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/packs/${name}.json`, import.meta.url), "utf8"));

function faults(json: unknown): readonly string[] {
  const loaded = loadPack(json);
  return loaded.ok ? [] : loaded.error.map(({ at, what }) => `${at} ${what}`);
}

/** What every check but that of the rules finds; walking all situations of a whole pack takes its time. */
function faultsBesideRules(json: unknown): readonly string[] {
  const { pack } = read(json);
  return [lintIds, lintQuestions, lintSources, lintBounds, lintValues]
    .flatMap((lint) => lint(pack))
    .map(({ at, what }) => `${at} ${what}`);
}

function read(json: unknown): LoadedPack {
  const loaded = readPack(json);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

describe("shipped packs pass schema and lint", () => {
  test.each(PACKS.map(({ pack }) => [pack.id, pack] as const))("%s", (_id, pack) => {
    expect(lintPack(pack)).toEqual([]);
  });

  test("no two of them rule one pool on one day", () => {
    expect(lintPeriods(PACKS.map(({ pack }) => pack))).toEqual([]);
  });
});

const jilin = fixture("jilin-residents");
const RULES = "treatment.rules";
const REFER = { do: "as", assume: { category: "none" } };

describe("a pack whose rules or numbers do not hold together is refused with the place", () => {
  test("the pack itself is right", () => {
    expect(faults(jilin)).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["an unknown key", { "settlement.ceiling": "1" }, "settlement 有不认识的键：ceiling"],
    [
      "a rate above one",
      { "settlement.rows.0.bands.value": [{ upTo: null, rate: "1.55" }] },
      "不是 0 到 1 之间",
    ],
    ["a negative amount", { "settlement.cap.amount.value": "-1" }, "不是金额：-1"],
    ["a day that is none", { "period.from.value": "2023-02-30" }, "不是日期：2023-02-30"],
    [
      "a rule that can never apply",
      { [`${RULES}.0.when`]: {} },
      "treatment.rules.referral 前面的规则已经包住它",
    ],
    [
      "a situation that no rule decides",
      { [`${RULES}.2.when`]: { category: ["none"] } },
      "没有规则管这种情形",
    ],
    ["two rules of one name", { [`${RULES}.1.id`]: "long-term" }, "规则编号重复"],
    ["a reference in a circle", { [`${RULES}.2.then`]: REFER }, "参照绕成了圈"],
    [
      "a question that is not worded",
      { [`${RULES}.2.then`]: { do: "ask", question: "Q3" } },
      "规则要问 Q3",
    ],
    [
      "points larger than a rate",
      { "settlement.rows.0.bands.value": [{ upTo: null, rate: "0.15" }] },
      "settlement.rows.level1.bands 降低的百分点比支付比例还大",
    ],
    [
      "points and further points together larger than a rate",
      {
        [`${RULES}.2.then.also`]: [
          {
            op: "more-points",
            points: { value: "0.40", source: { document: "E25" }, confidence: "sample" },
          },
        ],
      },
      "settlement.rows.level3.bands 降低的百分点比支付比例还大",
    ],
    [
      "bands that do not rise",
      {
        "settlement.rows.0.bands.value": [
          { upTo: "500", rate: "0.5" },
          { upTo: "400", rate: "0.6" },
          { upTo: null, rate: "0.7" },
        ],
      },
      "分段的上限没有逐段升高",
    ],
    [
      "a last band with an end",
      { "settlement.rows.0.bands.value": [{ upTo: "500", rate: "0.5" }] },
      "分段的上限没有逐段升高，或者只有最后一段",
    ],
    [
      "a cap below the deductible",
      { "settlement.rows.0.deductible.value": "400000" },
      "settlement.cap.amount 封顶线低于",
    ],
    [
      "a row that is not there",
      { "settlement.rowByLevel": { level3: "level9" } },
      "没有 level9 这一行",
    ],
    [
      "a row of an own table that is not there",
      { [`${RULES}.2.then.also`]: [{ op: "own-rows", rows: { level3: "outside" } }] },
      "treatment.rules.none.own-rows 没有 outside 这一行",
    ],
    ["a proposed reading that is none", { "questions.0.proposed": "x" }, "不在读法之中"],
  ])("%s", (_name, changes, expected) => {
    expect(faults(planted(jilin, changes))).toEqual(
      expect.arrayContaining([expect.stringContaining(expected)]),
    );
  });
});

const DATED = "settlement.rows.0.deductible";
const LAYER = "settlement.supplements.0";
const FROM_KF = { document: "KF", clause: "KF-7" };

describe("a value whose source is not there, has expired or says something else is refused", () => {
  test.each<[string, unknown, Readonly<Record<string, unknown>>, string]>([
    ["a document that is not listed", jilin, { documents: {} }, "引用的文件 E25 没有列出"],
    [
      "a document of a value deep in a layer that is not listed",
      kaifeng,
      { [`${LAYER}.scaleOf.destitute.bands.source.document`]: "GONE" },
      "settlement.supplements.serious-illness.scaleOf.destitute.bands 引用的文件 GONE 没有列出",
    ],
    [
      "the document's words without a clause",
      kaifeng,
      { "filing.temporary.validityMonths.source": { document: "KF" } },
      "filing.temporary.validityMonths 写明出自文件原文，却没有写条款",
    ],
    [
      "a clause of another document",
      kaifeng,
      { "filing.temporary.validityMonths.source.clause": "HUN-13" },
      "HUN-13 是 湘医保发〔2022〕61号 的条款，不在 汴医保〔2022〕46号 里",
    ],
    [
      "a clause that the register does not have, on a value",
      kaifeng,
      { "filing.temporary.validityMonths.source.clause": "KF-1.3.9" },
      "没有 KF-1.3.9 这一条",
    ],
    [
      "a clause that the register does not have, on a rule",
      kaifeng,
      { [`${RULES}.0.clauses`]: ["KF-9.9"] },
      "treatment.rules.inside 没有 KF-9.9 这一条",
    ],
    [
      "a clause that the register does not have, on what is unset",
      kaifeng,
      { "processingDays.clauses": ["KF-9.9"] },
      "processingDays 没有 KF-9.9 这一条",
    ],
    [
      "a clause that only another pack's own document has",
      kaifeng,
      { [`${RULES}.0.clauses`]: ["TEST"] },
      "没有 TEST 这一条",
    ],
    [
      "own words under the name of a clause of the register",
      kaifeng,
      { "documents.KF.clauses": { "KF-2.4a": "降低30个百分点" } },
      "documents.KF KF-2.4a 已是登记的条款，另起编号",
    ],
    [
      "a source that has expired while the pack goes on",
      kaifeng,
      { [`${DATED}.to`]: "2024-12-31" },
      "settlement.rows.township.deductible 出处 2024-12-31 已到期",
    ],
    [
      "a source that expires before the pack does",
      kaifeng,
      {
        "period.to": { value: "2025-12-31", source: FROM_KF, confidence: "document" },
        [`${DATED}.to`]: "2025-12-30",
      },
      "出处 2025-12-30 已到期",
    ],
    [
      "a source that begins after the pack",
      kaifeng,
      { [`${DATED}.from`]: "2023-01-02" },
      "出处 2023-01-02 才开始有效，政策 2023-01-01 已经施行",
    ],
    [
      "a source that ends before it begins",
      kaifeng,
      { [`${DATED}.from`]: "2022-06-01", [`${DATED}.to`]: "2022-05-31" },
      "出处的起止日期颠倒",
    ],
  ])("%s", (_name, json, changes, expected) => {
    expect(faultsBesideRules(planted(json, changes))).toEqual(
      expect.arrayContaining([expect.stringContaining(expected)]),
    );
  });

  test("a source that is good to the pack's last day, and from its first, is right", () => {
    const whole = planted(kaifeng, {
      "period.to": { value: "2025-12-31", source: FROM_KF, confidence: "document" },
      [`${DATED}.from`]: "2023-01-01",
      [`${DATED}.to`]: "2025-12-31",
    });
    expect(faultsBesideRules(whole)).toEqual([]);
  });
});

describe("an id, a base or a reading that stands twice or nowhere is refused", () => {
  const [material] = kaifeng.filing.routes[0]?.materials ?? [];
  test.each<[string, unknown, Readonly<Record<string, unknown>>, string]>([
    ["two rows of one id", kaifeng, { "settlement.rows.1.id": "township" }, "行的编号重复"],
    [
      "a material twice",
      kaifeng,
      { "filing.routes.0.materials": [material, material] },
      "filing.routes.resettled-retiree.proof.identity 材料重复",
    ],
    [
      "one way to file twice",
      kaifeng,
      { "filing.routes.1.basis": "proof" },
      "filing.routes.resettled-retiree.proof 备案方式重复",
    ],
    ["a layer twice", kaifeng, { "settlement.supplements.1.id": "serious-illness" }, "补充层重复"],
    [
      "a layer whose base repeats",
      kaifeng,
      { [`${LAYER}.base`]: ["deductible", "over-cap", "deductible"] },
      "settlement.supplements.serious-illness.base.deductible 计入的费用重复",
    ],
    [
      "two readings of one id",
      kaifeng,
      { "questions.0.readings.1.id": "admission-day" },
      "questions.Q2.admission-day 读法重复",
    ],
    ["a question twice", kaifeng, { "questions.1.id": "Q2" }, "同一个问题写了两次"],
    [
      "a layer under a question that is not worded",
      hunan,
      { questions: hunan.questions.filter(({ id }) => id !== "large-amount") },
      "规则要问 large-amount",
    ],
    [
      "a layer under a reading that is none",
      hunan,
      { [`${LAYER}.onlyUnder.reading`]: "all" },
      "settlement.supplements.large-amount.onlyUnder large-amount 没有 all 这种读法",
    ],
    [
      "an operation twice",
      shenyang,
      {
        [`${RULES}.${shenyang.treatment.rules.length - 1}.then.also`]: [
          { op: "own-rows", rows: {} },
          { op: "own-rows", rows: {} },
        ],
      },
      "treatment.rules.other.own-rows 调整方式重复",
    ],
  ])("%s", (_name, json, changes, expected) => {
    expect(faultsBesideRules(planted(json, changes))).toEqual(
      expect.arrayContaining([expect.stringContaining(expected)]),
    );
  });
});

test("loading a pack makes every check", () => {
  const wrong = planted(kaifeng, {
    "settlement.rows.1.id": "township",
    "questions.0.proposed": "x",
    "processingDays.clauses": ["KF-9.9"],
    "settlement.cap.amount.value": "100",
    [`${RULES}.${kaifeng.treatment.rules.length - 1}.clauses`]: ["LN-2b"],
    [`${RULES}.2.when`]: {},
  });
  const said = faults(wrong).join("\n");
  for (const part of [
    "行的编号重复",
    "拟用的读法 x 不在读法之中",
    "没有 KF-9.9 这一条",
    "封顶线低于",
    "20个百分点与省里的要求相差太远",
    "永远用不上",
  ]) {
    expect(said).toContain(part);
  }
});

describe("Liaoning: a city's figure needs the province's consent and lies near what the province asks", () => {
  const ruleAt = (id: string): string =>
    `${RULES}.${shenyang.treatment.rules.findIndex((rule) => rule.id === id)}.then`;
  const figure = (value: string, clause?: string, consent = "辽医保函〔2025〕9号") => ({
    value,
    source: { document: "SY-SCALE", consent, ...(clause === undefined ? {} : { clause }) },
    confidence: "authority",
  });
  const points = (rule: string, value: unknown) => ({ [`${ruleAt(rule)}.points`]: value });
  const factor = (value: string) => ({ [`${ruleAt("other")}.also.0.factor`]: figure(value) });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["10 points for a referral (LN-2b)", points("referral", figure("0.10", "LN-2b"))],
    ["5 points, the least (LN-2b)", points("emergency", figure("0.05", "LN-2b"))],
    ["25 points, the most (LN-2c)", points("other", figure("0.25", "LN-2c"))],
    ["10 points where the city merged the types (LN-2d)", points("other", figure("0.10", "LN-2d"))],
    ["twice the deductible, the least (LN-2a)", factor("2")],
    ["3.5 times, the other reading (LN-2a)", factor("3.5")],
    [
      "no points for long-term residents, where no bound is named (LN-1.3)",
      points("home", figure("0")),
    ],
  ])("%s stands", (_name, changes) => {
    expect(faultsBesideRules(planted(shenyang, changes))).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "points without the province's consent (LN-2e)",
      points("referral", figure("0.10", "LN-2b", " ")),
      "treatment.rules.referral.points 没有写省里同意的文件（LN-2e）",
    ],
    [
      "points without any source (LN-2e)",
      points("referral", "0.10"),
      "treatment.rules.referral.points 没有写省里同意的文件（LN-2e）",
    ],
    [
      "a factor without consent (LN-2e)",
      { [`${ruleAt("other")}.also.0.factor`]: figure("2.5", undefined, "") },
      "treatment.rules.other.deductible-factor.factor 没有写省里同意的文件（LN-2e）",
    ],
    [
      "4.99 points for a referral (LN-2b)",
      points("referral", figure("0.0499", "LN-2b")),
      "4.99个百分点与省里的要求相差太远",
    ],
    [
      "20 points for an emergency (LN-2b)",
      points("emergency", figure("0.20", "LN-2b")),
      "20个百分点与省里的要求相差太远",
    ],
    [
      "10 points for other temporary care where the types are apart (LN-2c)",
      points("other", figure("0.10", "LN-2c")),
      "10个百分点与省里的要求相差太远",
    ],
    [
      "20 points where the types are merged (LN-2d)",
      points("other", figure("0.20", "LN-2d")),
      "20个百分点与省里的要求相差太远",
    ],
    [
      "1.5 times, an addition written as a factor (LN-2a)",
      factor("1.5"),
      "1.5倍与省里的要求相差太远",
    ],
    ["25 times, a slip of the pen (LN-2a)", factor("3.6"), "3.6倍与省里的要求相差太远"],
  ])("%s is refused", (_name, changes, expected) => {
    expect(faultsBesideRules(planted(shenyang, changes))).toEqual(
      expect.arrayContaining([expect.stringContaining(expected)]),
    );
  });
});

describe("the packs of one pool follow one another", () => {
  const from = (value: string) => ({ value, source: FROM_KF, confidence: "document" });
  const period = (id: string, first: string, last: string | null) =>
    read(
      planted(kaifengEmployees, {
        id,
        period: { from: from(first), to: last === null ? null : from(last) },
      }),
    ).pack;
  const old = period("old", "2023-01-01", "2024-12-31");
  const said = (...packs: Parameters<typeof lintPeriods>[0]) =>
    lintPeriods(packs).map(({ at, what }) => `${at} ${what}`);

  test("one day after the other there is neither overlap nor gap, in whatever order", () => {
    expect(said(period("new", "2025-01-01", null), old)).toEqual([]);
  });

  test.each([
    ["a day in common", "2024-12-31", "new.period.from 与 old 的施行期重叠"],
    [
      "a day that none rules",
      "2025-01-02",
      "new.period.from 2025-01-01 至 2025-01-01 没有政策包管",
    ],
  ])("%s", (_name, first, expected) => {
    expect(said(old, period("new", first, null))).toEqual([expected]);
  });

  test("a pack without end overlaps every later one", () => {
    expect(said(period("endless", "2023-01-01", null), period("new", "2025-01-01", null))).toEqual([
      "new.period.from 与 endless 的施行期重叠",
    ]);
  });

  test("a pack without a first day cannot stand beside another", () => {
    const undated = read(planted(shenyang, { "pool.code": "410200", insurance: "employee" })).pack;
    expect(said(old, undated)).toEqual([expect.stringContaining("起止日期却没有写全")]);
  });

  test("another insurance, or another pool, is another series", () => {
    expect(said(old, read(kaifeng).pack, read(hunan).pack)).toEqual([]);
  });
});

describe("which packs rule a pool (HUN-86)", () => {
  const ids = (code: string) => packsOf(area(code)).map(({ pack }) => pack.id);

  test.each([
    ["410200", ["kaifeng-residents-2023", "kaifeng-employees-2023"]],
    ["430100", ["hunan-residents-2023", "hunan-employees-2023"]],
    ["210100", ["shenyang-residents-2025", "shenyang-employees-2025"]],
    ["440100", ["guangzhou-residents-2015", "guangzhou-employees-2015"]],
    ["440300", ["guangdong-residents-2015", "guangdong-employees-2015"]],
    ["210200", []],
  ])("%s", (code, expected) => {
    expect(ids(code)).toEqual(expected);
  });

  test("a pool's own pack goes before the province's, wherever it stands in the list", () => {
    expect(packFor(area("440100"), "employee", day("2026-11-20"))?.pack.id).toBe(
      "guangzhou-employees-2015",
    );
    const reversed = ruling(PACKS.toReversed(), area("440100"));
    expect(reversed.map(({ pack }) => pack.pool.code)).toEqual(["440100", "440100"]);
  });

  test("an own pack for one insurance leaves the province's for the other", () => {
    const some = PACKS.filter(({ pack }) => pack.id !== "guangzhou-residents-2015");
    expect(ruling(some, area("440100")).map(({ pack }) => pack.id)).toEqual([
      "guangzhou-employees-2015",
      "guangdong-residents-2015",
    ]);
  });
});

describe("npm run lint:packs", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const run = (...files: readonly string[]) =>
    spawnSync(process.execPath, [path.join(root, "scripts/cli.mjs"), "lint-packs", ...files], {
      cwd: root,
      encoding: "utf8",
    });
  const written = (name: string, text: string): string => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "packs-")), name);
    writeFileSync(file, text);
    return file;
  };

  test("the shipped packs: no fault, exit 0", () => {
    const { status, stdout } = run();
    expect([status, stdout.trim()]).toEqual([0, `政策包 ${PACKS.length} 个，没有错误。`]);
  });

  test("a wrong file: every fault with file and place, exit 2", () => {
    const wrong = written(
      "wrong.json",
      JSON.stringify(planted(kaifeng, { "processingDays.clauses": ["KF-9.9"] })),
    );
    const twice = written("twice.json", '{"format":"pack/2","format":"pack/2"}');
    const { status, stderr } = run(wrong, twice, path.join(root, "nowhere.json"));
    expect(status).toBe(2);
    expect(stderr).toContain(`${wrong} processingDays 没有 KF-9.9 这一条`);
    expect(stderr).toContain("第1行 键 format 写了两次");
    expect(stderr).toContain("nowhere.json 读不了");
  });
});
