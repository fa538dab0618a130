import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { adjudicateFile } from "../../core/exchange/adjudicate-file.ts";
import { CaseExchange } from "../../core/exchange/case-exchange.ts";
import { outcomeOf } from "../../core/exchange/national.ts";
import { findClause } from "../../core/policy/clauses.ts";

/** JSON as a test takes it apart; what it makes of it goes back through text. */
const Json = z.json();
type Json = z.output<typeof Json>;

const fixture = (name: string): Json =>
  Json.parse(
    JSON.parse(readFileSync(new URL(`../fixtures/cases/${name}.json`, import.meta.url), "utf8")),
  );

const BALANCE = {
  source: "core-system",
  as_of: "2026-11-01",
  same_level_stays: 1,
  act_pay_dedc: "900",
  hifp_pay: "1000",
  inscp_borne: "2000",
  hifmi_pay: "0",
  entered: "1500",
  others: { maf_pay: { borne: "10", paid: "5" } },
};

/** A case that has every part that a file may have. */
const FULL = changed(
  changed(changed(fixture("kaifeng-referral"), "opening", BALANCE), "earlier_opening", BALANCE),
  "continued",
  { kind: "transfer", act_pay_dedc: "450" },
);

function isObject(node: Json | undefined): node is { [key: string]: Json } {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

function child(node: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(node)) return node[Number(key)];
  return isObject(node) ? node[key] : undefined;
}

/** The case with something else at a path; undefined: with nothing there. */
function changed(node: Json, path: string, value: Json | undefined): Json {
  const [key = "", ...rest] = path.split(".");
  if (Array.isArray(node)) {
    return node.map((item, index) =>
      index === Number(key) && rest.length > 0 ? changed(item, rest.join("."), value) : item,
    );
  }
  if (!isObject(node)) return node;
  const { [key]: old, ...others } = node;
  if (rest.length > 0) return { ...others, [key]: changed(old ?? {}, rest.join("."), value) };
  return value === undefined ? others : { ...others, [key]: value };
}

/** Every required field of the schema that stands in the case, with rows by their first. */
function requiredPaths(schema: Json, node: Json | undefined, at = ""): readonly string[] {
  const either = child(schema, "anyOf");
  if (Array.isArray(either)) return either.flatMap((one) => requiredPaths(one, node, at));
  const items = child(schema, "items");
  if (items !== undefined) return requiredPaths(items, child(node, "0"), `${at}0.`);
  const properties = child(schema, "properties");
  const required = child(schema, "required");
  if (!isObject(node) || !isObject(properties)) return [];
  return Object.entries(properties).flatMap(([key, own]) => [
    ...(Array.isArray(required) && required.includes(key) ? [`${at}${key}`] : []),
    ...requiredPaths(own, node[key], `${at}${key}.`),
  ]);
}

const SCHEMA = Json.parse(
  JSON.parse(JSON.stringify(z.toJSONSchema(CaseExchange, { io: "input" }))),
);
const REQUIRED = requiredPaths(SCHEMA, FULL).filter((path) => path !== "format");

const POOLS = [
  ["Kaifeng", "410200", ["KF", "GD-93"]],
  ["Changsha", "430100", ["HUN", "GD-93"]],
  ["Shenyang", "210100", ["LN", "GD-93"]],
  ["Guangzhou", "440100", ["GD", "GD-93"]],
] as const;

function refused(json: Json) {
  const result = adjudicateFile(JSON.stringify(json), null);
  return result.ok ? null : result.error;
}

test("the table below covers the whole format", () => {
  expect(REQUIRED).toEqual(
    expect.arrayContaining([
      "insutype",
      "person.certno",
      "opening",
      "opening.hifp_pay",
      "opening.others.maf_pay.borne",
      "earlier_opening.as_of",
      "continued.kind",
      "filing",
      "filing.basis",
      "stay.hosp_lv",
      "stay.setl_time",
      "invoices.0.medfee_sumamt",
      "lines.0.chrgitm_lv",
    ]),
  );
  expect(REQUIRED.length).toBeGreaterThan(45);
});

describe.each(POOLS)("%s: a required field that is left out", (_name, pool, documents) => {
  const complete = changed(FULL, "insu_admdvs", pool);

  test.each(REQUIRED)("%s is named with the clauses that need it (HUN-83)", (path) => {
    const error = refused(changed(complete, path, undefined));
    expect(error).toMatchObject({ code: "E-CASE-02", field: path });
    expect(error?.message).toContain(path);
    expect(error?.hint).toContain(path);
    const clauses = error?.clauses ?? [];
    expect(clauses.length).toBeGreaterThan(0);
    for (const id of clauses) {
      expect(error?.message).toContain(id);
      if (id === "社会保险法第三十条" || path === "insu_admdvs") continue;
      expect(documents).toContain(findClause(id)?.document);
    }
  });
});

describe("what only some cases need is refused, or named in the result, never taken as zero", () => {
  test.each([
    ["whether an employee is retired (HUN-19)", fixture("hunan-made-up"), "person.psn_type"],
    ["the share of a 乙 line (KF-2.1)", fixture("kaifeng-referral"), "lines.1.selfpay_prop"],
  ])("%s", (_name, json, path) => {
    const error = refused(changed(json, path, undefined));
    expect(error).toMatchObject({ code: "E-NEED-01", field: path });
    expect(error?.clauses?.length).toBeGreaterThan(0);
  });

  test("which came first on one day, the filing or the payment (KF-1.4, Q1)", () => {
    const error = refused(changed(fixture("kaifeng-referral"), "filing.begndate", "2026-10-21"));
    expect(error).toMatchObject({
      code: "E-NEED-01",
      field: "filing.same_day_order",
      clauses: ["KF-1.4"],
    });
  });

  const kaifeng = fixture("kaifeng-referral");
  const decided = (path: string, reading: string) => ({
    [path]: { reading, document: "函", by: "赵敏", on: "2026-11-01" },
  });
  const value = (path: string, text: string) => ({
    [path]: { value: text, document: "函", by: "赵敏", on: "2026-11-01", consent: "省函" },
  });
  const acrossYears = changed(
    changed(
      changed(changed(kaifeng, "stay.begntime", "2025-12-20"), "filing.begndate", "2026-11-20"),
      "stay.endtime",
      "2026-01-10",
    ),
    "stay.setl_time",
    "2026-01-10",
  );
  const shenyang = changed(
    changed(kaifeng, "insu_admdvs", "210100"),
    "values",
    value("period.from", "2025-01-01"),
  );
  const aided = changed(kaifeng, "person.aid_type", "destitute");
  const aidScale = {
    ...value("settlement.supplements.medical-assistance.scale.deductible", "0"),
    ...value("settlement.supplements.medical-assistance.scale.bands", "*=0.7"),
    ...value("settlement.supplements.medical-assistance.scale.cap", "30000"),
  };

  test.each<[string, Json, string, string]>([
    ["the balance of the year (KF-2.1)", changed(kaifeng, "opening", null), "opening", "KF-2.1"],
    [
      "who is 救助对象 (KF-2.1)",
      changed(kaifeng, "person.aid_type", "unknown"),
      "person.aid_type",
      "KF-2.1",
    ],
    [
      "what the third party does (KF-2.3)",
      changed(kaifeng, "stay.trauma", "third-party"),
      "stay.third_party",
      "KF-2.3",
    ],
    [
      "the balance of the year of admission (KF-2.1, Q7)",
      changed(acrossYears, "answers", decided("Q7", "day-split")),
      "earlier_opening",
      "KF-2.1",
    ],
    [
      "what assistance has counted this year (KF-2.1)",
      changed(changed(aided, "values", aidScale), "opening", {
        ...BALANCE,
        others: {},
      }),
      "opening.others",
      "KF-2.1",
    ],
    [
      "when the proof of residence ends (LN-1.1a)",
      changed(changed(shenyang, "filing.category", "long-term-resident"), "filing.materials", []),
      "filing.proof_ends",
      "LN-1.1a",
    ],
    [
      "a parameter that nobody has set (KF-2.1)",
      aided,
      "values.settlement.supplements.medical-assistance.scale.bands",
      "KF-2.1",
    ],
    ["an answer of the pool (HUN-17)", fixture("hunan-made-up"), "answers.Q3", "HUN-17"],
  ])("%s", (_name, json, field, clause) => {
    const result = adjudicateFile(JSON.stringify(json), null);
    if (!result.ok) throw new Error(`${result.error.code} ${result.error.message}`);
    const { receipt, pack, settings } = result.value;
    const { missing, standing } = outcomeOf(receipt, pack, settings);
    expect(standing).not.toBe("final");
    const own = missing.find((one) => one.field === field);
    expect(own).toBeDefined();
    expect(own?.clauses).toContain(clause);
    expect(own?.remedy).toMatch(/。$/u);
  });

  test("without the balance there is no figure of any fund, and the total says so", () => {
    const result = adjudicateFile(JSON.stringify(changed(kaifeng, "opening", null)), null);
    if (!result.ok) throw new Error(result.error.message);
    expect(outcomeOf(result.value.receipt, result.value.pack)).toMatchObject({
      standing: "undetermined",
      settlement: {
        medfee_sumamt: "68973.98",
        inscp_scp_amt: "46610.24",
        hifp_pay: null,
        hifmi_pay: null,
        fund_pay_sumamt: null,
        psn_part_amt: null,
      },
    });
  });
});

describe("the core never throws on data", () => {
  const answered = (text: string): void => {
    const result = adjudicateFile(text, null);
    if (result.ok) expect(result.value.receipt.standing).toBeDefined();
    else expect(result.error.hint).not.toBe("");
  };
  const answers = (text: string): boolean => {
    const result = adjudicateFile(text, null);
    return result.ok
      ? result.value.receipt.standing.length > 0
      : result.error.code.startsWith("E-") &&
          result.error.hint !== "" &&
          result.error.message !== "";
  };

  test("on any JSON", () => {
    fc.assert(fc.property(fc.json({ maxDepth: 4 }), answers), { numRuns: 300 });
  });

  test("on any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), answers), {
      numRuns: 200,
    });
  });

  /** Values that have broken programs before, beside anything at all. */
  const awkward = fc.oneof(
    fc.json({ maxDepth: 2 }).map((text) => Json.parse(JSON.parse(text))),
    fc.constantFrom<Json>(
      "",
      " ",
      "0",
      "-0",
      "1e9",
      "99999999999",
      "9007199254740993",
      "１２３",
      "2026-02-30",
      "1880-01-01",
      "2200-12-31",
      "9999-12-31",
      "__proto__",
      "constructor",
      "plain",
      "another-stay",
      "day-split",
      null,
      true,
      {},
      [],
      -1,
      1e308,
    ),
  );
  const leaves = leavesOf(FULL);

  test("on a case of which anything is something else", () => {
    const change = fc.array(fc.tuple(fc.constantFrom(...leaves), awkward), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(change, (changes) =>
        answers(
          JSON.stringify(changes.reduce((json, [path, value]) => changed(json, path, value), FULL)),
        ),
      ),
      { numRuns: 600 },
    );
  });

  test("on a case of the largest amounts there are", () => {
    const big = changed(
      changed(FULL, "lines.0.det_item_fee_sumamt", "100000000"),
      "opening.hifp_pay",
      "100000000",
    );
    answered(
      JSON.stringify(
        changed(big, "invoices", [
          { invono: "1", issue_date: "2026-10-14", medfee_sumamt: "100000000" },
        ]),
      ),
    );
  });
});

function leavesOf(node: Json, at = ""): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => leavesOf(item, `${at}${index}.`));
  if (!isObject(node)) return [at.slice(0, -1)];
  return Object.entries(node).flatMap(([key, own]) => [
    `${at}${key}`,
    ...leavesOf(own, `${at}${key}.`),
  ]);
}
