import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { adjudicateFile } from "../../core/exchange/adjudicate-file.ts";
import { ZERO, yuan } from "../../core/money.ts";
import { loadPack } from "../../core/policy/load.ts";
import { operation } from "../../core/policy/pack-settlement.ts";
import { local } from "../../core/policy/values.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { inShort } from "../support/receipts.ts";
import { planted } from "../support/planted.ts";

/** docs/packs.md: what it shows is read off the page, loads, lints clean and gives what it says. */
interface Block {
  readonly kind: string;
  readonly json: unknown;
  /** The amount that the page says the block gives, in yuan. */
  readonly gives: string | null;
}

const text = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const BLOCK = /```json (?<kind>\w+)\n(?<json>[\s\S]*?)```(?:\s+Gives \*\*(?<gives>[\d.]+)\*\*)?/gu;

const BLOCKS: readonly Block[] = [...text("docs/packs.md").matchAll(BLOCK)].map(({ groups }) => ({
  kind: groups?.["kind"] ?? "",
  json: JSON.parse(groups?.["json"] ?? ""),
  gives: groups?.["gives"] ?? null,
}));

const of = (kind: string): readonly Block[] => BLOCKS.filter((block) => block.kind === kind);

const tutorial: unknown = Object.assign({}, ...of("pack").map(({ json }) => json));

function receiptOf(pack: unknown, caseFile = text("test/fixtures/cases/ningbo-e02.json")): Receipt {
  expect(loadPack(pack)).toMatchObject({ ok: true });
  const result = adjudicateFile(caseFile, JSON.stringify(pack));
  if (!result.ok) throw new Error(result.error.message);
  return result.value.receipt;
}

function pooled({ settlement }: Receipt): string {
  const state = settlement?.layers[0]?.state;
  return yuan(state?.kind === "paid" ? state.amount : ZERO);
}

describe("the pack that is built step by step", () => {
  test("loads, lints clean and gives 13160.00, a trial that names what it leaves out (E02)", () => {
    const receipt = receiptOf(tutorial);
    expect(pooled(receipt)).toBe("13160.00");
    expect(receipt.standing).toBe("trial");
    expect(receipt.settlement?.leavesOut).toEqual(["serious-illness"]);
  });

  test("names every value that is to be confirmed", () => {
    expect(
      receiptOf(tutorial)
        .unconfirmed.map(({ path }) => path)
        .toSorted(),
    ).toEqual([
      "filing.longTerm.validity",
      "period.from",
      "settlement.cap.amount",
      "settlement.catalogue",
      "settlement.rows.level3.bands",
      "settlement.rows.level3.deductible",
    ]);
  });
});

describe("the mechanisms for care outside", () => {
  const row = of("row")[0]?.json;
  const under = (then: unknown): unknown =>
    planted(tutorial, {
      "treatment.rules.1.then": then,
      ...(JSON.stringify(then).includes("own-rows") ? { "settlement.rows.1": row } : {}),
    });

  test.each(of("then").map(({ json, gives }) => [JSON.stringify(json), json, gives] as const))(
    "%s",
    (_name, then, gives) => {
      expect(pooled(receiptOf(under(then)))).toBe(gives);
    },
  );

  test("each there is has its block", () => {
    const shown = JSON.stringify(of("then"));
    const ops = operation.options.map(({ shape }) => shape.op.value);
    expect(ops.filter((op) => !shown.includes(`"${op}"`))).toEqual([]);
  });

  test("the price of the promise leads to what the city must set", () => {
    const [rule] = of("rule");
    const { treatment } = z
      .looseObject({ treatment: z.object({ rules: z.array(z.unknown()) }) })
      .parse(tutorial);
    const [notFiled, ...others] = treatment.rules;
    const pack = planted(tutorial, { "treatment.rules": [notFiled, rule?.json, ...others] });
    const byPromise = planted(JSON.parse(text("test/fixtures/cases/ningbo-e02.json")), {
      "filing.basis": "commitment",
      "filing.materials": [],
    });
    const months = planted(pack, {
      "filing.commitmentMonths": { value: 6, source: { document: "NAT" }, confidence: "sample" },
    });
    const receipt = receiptOf(months, JSON.stringify(byPromise));
    expect(inShort(receipt)).toBe("treatment.rules.temporary.points");
    expect(receipt.treatment.applied.map(({ id }) => id)).toEqual([
      "made-up-by-commitment",
      "temporary",
    ]);
  });
});

test.each(of("settlement").map(({ json }) => [JSON.stringify(json), json] as const))(
  "the scale with %s loads, lints clean and pays",
  (_name, json) => {
    const changes = Object.entries(z.record(z.string(), z.unknown()).parse(json));
    const paths = Object.fromEntries(changes.map(([key, value]) => [`settlement.${key}`, value]));
    expect(pooled(receiptOf(planted(tutorial, paths)))).toBe("13160.00");
  },
);

test("the values that the page shows are values", () => {
  expect(of("value")).toHaveLength(3);
  for (const { json } of of("value")) {
    expect(local(z.string()).safeParse(json).success).toBe(true);
  }
});
