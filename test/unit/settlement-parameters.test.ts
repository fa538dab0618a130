import { describe, expect, test } from "vitest";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import { sourcesOf } from "../../core/settlement/sources-of.ts";
import { findParameter } from "../../core/words/local-parameters.ts";
import { facts, filing, inScope, KAIFENG, stay, y } from "../support/facts.ts";
import {
  buildPack,
  notSaid,
  only,
  type OperationJson,
  type PackSpec,
  reduce,
  scale,
  supplement,
} from "../support/pack-builder.ts";
import { settings } from "../support/settings.ts";

/**
 * Where a document leaves a value to the pool (KF-1.4, HUN-17, HUN-86), the result
 * asks for it by the name under which the office sets it, and once it is set rests
 * on the office's own document.
 */

const money = { ...notSaid("多少？"), unset: "money" as const };
const share = { ...notSaid("百分之几？"), unset: "share" as const };
const factor = { ...notSaid("几倍？"), unset: "factor" as const };
const bands = { ...notSaid("按什么比例？"), unset: "bands" as const };
const choice = notSaid("哪一种？");

const ROWS: PackSpec["rows"] = { level3: { deductible: "1000", bands: "0.80" } };

interface Case {
  readonly name: string;
  readonly pack: Partial<PackSpec>;
  readonly facts?: Partial<ClaimFacts>;
  /** What the office sets, by path; every path is asked for while it is not set. */
  readonly set: Readonly<Record<string, string>>;
  /** What the funds pay once it is: 15 200 of 20 000 where nothing is changed. */
  readonly fund: string;
}

function under(name: string, operation: OperationJson, set: Case["set"], fund: string): Case {
  const at = `treatment.rules.only.${operation.op}`;
  return {
    name,
    pack: { rules: only(operation, "0.10") },
    set: Object.fromEntries(Object.entries(set).map(([key, value]) => [`${at}.${key}`, value])),
    fund,
  };
}

/** 10 points off leave 70 % of what lies above the deductible: 13 300 of 19 000. */
const OPERATIONS: readonly Case[] = [
  // (20 000 − 2 000) × 70 %
  under("LN-2a: 起付标准的倍数", { op: "deductible-factor", factor }, { factor: "2" }, "12600"),
  // (20 000 − 1 500) × 70 %
  under("起付标准另定", { op: "deductible-amount", amount: money }, { amount: "1500" }, "12950"),
  // 20 % of 20 000 is 4 000, at most 3 000: 17 000 × 70 %
  under(
    "起付标准按总额的比例",
    { op: "deductible-share", share, atLeast: money, atMost: money },
    { share: "0.2", atLeast: "2000", atMost: "3000" },
    "11900",
  ),
  // (20 000 − 2 000 − 1 000) × 70 %
  under("LN-2b: 先行自付", { op: "self-pay-first", share }, { share: "0.1" }, "11900"),
  under("再降低", { op: "more-points", points: share }, { points: "0.1" }, "11400"),
  under("支付比例不低于", { op: "rate-floor", rate: share }, { rate: "0.75" }, "14250"),
  under("保底", { op: "payment-floor", share, of: "in-scope" }, { share: "0.85" }, "16150"),
];

const assistance = (changes: Partial<ReturnType<typeof scale>>) => ({
  ...supplement("medical-assistance", { bands: "0.5" }),
  scale: { ...scale({ bands: "0.5" }), ...changes },
});
const LAYER = "settlement.supplements.medical-assistance";
const unpaid = { settled: null } as const;
const failed = {
  filing: filing({ category: "referral", date: stay().admission }),
  stay: stay({ failure: "network" }),
};

const SETTLEMENT: readonly Case[] = [
  {
    name: "KF-1.4: the catalogue of a manual claim",
    pack: { settlement: { catalogue: choice } },
    set: { "settlement.catalogue": "insured-place" },
    fund: "15200",
  },
  {
    name: "HUN-53: the catalogue after a breakdown",
    pack: {
      settlement: { catalogueAfterFailure: choice },
      rules: [{ ...reduce("local", "0"), afterFailure: true }],
    },
    facts: failed,
    set: { "settlement.catalogueAfterFailure": "insured-place" },
    fund: "15200",
  },
  {
    name: "KF-2.1, HUN-18: the catalogue of direct settlement in another province",
    pack: {
      settlement: { directCatalogue: { crossProvince: choice, intraProvince: choice } },
    },
    facts: { stay: stay(unpaid) },
    set: { "settlement.directCatalogue.crossProvince": "place-of-care" },
    fund: "15200",
  },
  {
    name: "GD-1c, HUN-18: and within the province",
    pack: {
      settlement: { directCatalogue: { crossProvince: choice, intraProvince: choice } },
    },
    facts: { stay: stay({ ...unpaid, place: KAIFENG }) },
    set: { "settlement.directCatalogue.intraProvince": "province" },
    fund: "15200",
  },
  {
    name: "HUN-18: the cap of the year",
    pack: {
      settlement: { cap: { on: "payment", amount: money } },
    },
    set: { "settlement.cap.amount": "15000" },
    fund: "15000",
  },
  {
    name: "转院: what the later hospital bears",
    pack: { settlement: { continued: { transfer: choice, emergency: choice } } },
    facts: { continued: { kind: "transfer", deductibleBorne: y("400") } },
    set: { "settlement.continued.transfer": "difference" },
    // (20 000 − 600) × 80 %
    fund: "15520",
  },
  {
    name: "急诊转住院: what the stay bears",
    pack: { settlement: { continued: { transfer: choice, emergency: choice } } },
    facts: { continued: { kind: "emergency", deductibleBorne: y("400") } },
    set: { "settlement.continued.emergency": "none" },
    fund: "16000",
  },
  {
    name: "HUN-26: whether a manual claim may use the account",
    pack: { settlement: { account: choice } },
    facts: { accountPart: y("500") },
    set: { "settlement.account": "may-pay" },
    fund: "15200",
  },
  {
    name: "the scale of a layer",
    pack: { supplements: [assistance({ deductible: money, bands, cap: money })] },
    set: {
      [`${LAYER}.scale.deductible`]: "800",
      [`${LAYER}.scale.bands`]: "*=0.5",
      [`${LAYER}.scale.cap`]: "1000",
    },
    // 4 800 are left: (4 800 − 800) × 50 %, of which 1 000
    fund: "16200",
  },
  {
    name: "救助对象: the scale that a layer has for them",
    pack: {
      supplements: [
        {
          ...assistance({}),
          scaleOf: { destitute: { ...scale({ bands: "0.9" }), deductible: money } },
        },
      ],
    },
    facts: { aid: "destitute" },
    set: { [`${LAYER}.scaleOf.destitute.deductible`]: "800" },
    // (4 800 − 800) × 90 %
    fund: "18800",
  },
  {
    name: "HUN-8: whether a visit counts in a layer (Q9)",
    pack: {
      supplements: [supplement("medical-assistance", { bands: "0.5", outpatient: choice })],
      settlement: { outpatientRow: "level3" },
    },
    facts: { stay: stay({ care: "outpatient" }) },
    set: { [`${LAYER}.outpatient`]: "counted" },
    // 15 200 + 4 800 × 50 %
    fund: "17600",
  },
];

const CASES = [...OPERATIONS, ...SETTLEMENT];
const packOf = ({ pack }: Case) => buildPack({ id: "city", rows: ROWS, ...pack });

describe("HUN-86: what the pool has not set", () => {
  test.each(CASES)("$name is asked for, each value under its own name, all at once", (one) => {
    const pack = packOf(one);
    const receipt = adjudicate(pack, settings({}), facts(one.facts));
    const paths = Object.keys(one.set);
    expect(receipt.standing).not.toBe("final");
    expect(receipt.lacks.map(lackKey)).toEqual(paths);
    for (const path of paths) expect(findParameter(pack.pack, path)).toBeDefined();
  });

  test.each(CASES)("$name: once set it is used, and the office's document is named", (one) => {
    const receipt = adjudicate(packOf(one), settings(one.set), facts(one.facts));
    expect(receipt.lacks).toEqual([]);
    expect(receipt.standing).toBe("final");
    expect(receipt.settlement?.fund).toBe(y(one.fund));
    for (const path of Object.keys(one.set)) {
      expect(sourcesOf(receipt)).toContainEqual({
        kind: "parameter",
        path,
        document: "统筹区文件〔2026〕1号",
        confidence: "authority",
        confirmed: true,
      });
    }
  });

  test.each(CASES)("$name: what cannot be read is asked for again", (one) => {
    const wrong = Object.fromEntries(Object.keys(one.set).map((path) => [path, "看情况"]));
    const { lacks, standing } = adjudicate(packOf(one), settings(wrong), facts(one.facts));
    expect(standing).not.toBe("final");
    expect(lacks).toEqual(
      Object.keys(one.set).map((path) => ({
        kind: "parameter",
        path,
        asks: "设置里填的“看情况”不能用，请重新填写。",
        clauses: ["HUN-86"],
      })),
    );
  });
});

describe("HUN-86: a value that is set takes away its own question only", () => {
  const several = CASES.filter(({ set }) => Object.keys(set).length > 1);
  test.each(several)("$name", (one) => {
    for (const [path, value] of Object.entries(one.set)) {
      const receipt = adjudicate(packOf(one), settings({ [path]: value }), facts(one.facts));
      const others = Object.keys(one.set).filter((other) => other !== path);
      expect(receipt.lacks.map(lackKey)).toEqual(others);
    }
  });
});

test("HUN-18: a row whose deductible and bands the pool has not set asks for both", () => {
  const open = buildPack({
    id: "city",
    rows: ROWS,
    settlement: { rows: [{ id: "level3", label: "level3", deductible: money, bands }] },
  });
  const asked = adjudicate(open, settings({}), facts({ lines: inScope("20000") }));
  expect(asked.standing).toBe("undetermined");
  expect(asked.lacks.map(lackKey)).toEqual([
    "settlement.rows.level3.deductible",
    "settlement.rows.level3.bands",
  ]);
  const values = {
    "settlement.rows.level3.deductible": "1000",
    "settlement.rows.level3.bands": "5000=0.6,*=0.8",
  };
  // 4 000 × 60 % + 15 000 × 80 %
  expect(adjudicate(open, settings(values), facts()).settlement?.fund).toBe(y("14400"));
});
