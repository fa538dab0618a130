import { describe, expect, test } from "vitest";
import { loadPack } from "../../core/policy/load.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { facts, filing, inScope, KAIFENG, stay } from "../support/facts.ts";
import {
  buildPack,
  known,
  notSaid,
  type PackSpec,
  packJson,
  reduce,
} from "../support/pack-builder.ts";
import { planted } from "../support/planted.ts";

/** What the pool has left open before a row or a catalogue can be chosen is asked for by itself. */

const choice = notSaid("哪一种？");
const CITY: PackSpec = { id: "city", rows: { level3: { deductible: "1000", bands: "0.80" } } };
const unpaid = stay({ settled: null });
const direct = {
  settlement: { directCatalogue: { crossProvince: choice, intraProvince: choice } },
};

describe("a catalogue that nobody has chosen (KF-1.4, HUN-18)", () => {
  test.each<[string, Partial<PackSpec>, Partial<ClaimFacts>, string]>([
    ["of a manual claim", { settlement: { catalogue: choice } }, {}, "settlement.catalogue"],
    [
      "of direct settlement in another province",
      direct,
      { stay: unpaid },
      "settlement.directCatalogue.crossProvince",
    ],
    [
      "of direct settlement in the province",
      direct,
      { stay: { ...unpaid, place: KAIFENG } },
      "settlement.directCatalogue.intraProvince",
    ],
  ])(
    "%s is all that is asked, and its clause stands where it would",
    (_name, spec, changes, path) => {
      const receipt = adjudicate(buildPack({ ...CITY, ...spec }), NO_SETTINGS, facts(changes));
      expect(receipt.standing).toBe("undetermined");
      expect(receipt.lacks.map(lackKey)).toEqual([path]);
      expect(receipt.settlement?.scope[0]?.sources).toEqual([
        { kind: "clause", clause: "EXAMPLE-1" },
      ]);
    },
  );

  test("and a row without its figures are asked for at once", () => {
    const money = { ...notSaid("多少？"), unset: "money" as const };
    const [row] = packJson(CITY).settlement.rows;
    if (row === undefined) throw new Error("no row");
    const pack = buildPack({
      ...CITY,
      settlement: { catalogue: choice, rows: [{ ...row, deductible: money }] },
    });
    expect(adjudicate(pack, NO_SETTINGS, facts()).lacks.map(lackKey)).toEqual([
      "settlement.catalogue",
      "settlement.rows.level3.deductible",
    ]);
  });

  test("HUN-53: after a breakdown the pool's own rules where no clause names another", () => {
    const failed = {
      filing: filing({ category: "referral", date: stay().admission }),
      stay: stay({ failure: "network" }),
    };
    const cited = (settlement: PackSpec["settlement"]) => {
      const rules = [{ ...reduce("local", "0"), afterFailure: true }];
      const pack = buildPack({ ...CITY, rules, settlement: { ...settlement } });
      return adjudicate(pack, NO_SETTINGS, facts(failed)).settlement?.scope[0]?.sources;
    };
    const named = {
      ...known("insured-place" as const),
      source: { document: "EXAMPLE", note: "53" },
    };
    expect(cited({})).toMatchObject([{ path: "settlement.catalogue" }]);
    expect(cited({ catalogueAfterFailure: named })).toMatchObject([
      { path: "settlement.catalogueAfterFailure" },
    ]);
  });
});

describe("a row that nobody has chosen (Q8, Q9)", () => {
  const unproposed = loadPack(
    planted(packJson({ ...CITY, settlement: { outsideRow: "level3" } }), {
      "questions.2.proposed": null,
    }),
  );
  if (!unproposed.ok) throw new Error(JSON.stringify(unproposed.error));

  test("Q8: where no reading is proposed the question is asked, and only abroad", () => {
    const abroad = adjudicate(unproposed.value, NO_SETTINGS, facts());
    expect(abroad.lacks).toEqual([{ kind: "question", question: "Q8" }]);
    expect(abroad.settlement?.row).toBeNull();
    const near = adjudicate(
      unproposed.value,
      NO_SETTINGS,
      facts({ stay: stay({ place: KAIFENG, settled: null }) }),
    );
    expect(near.lacks).toEqual([]);
  });

  test("Q9: without a row for visits a visit is not settled as a stay", () => {
    const visit = facts({ stay: stay({ care: "outpatient" }), lines: inScope("500") });
    const { lacks, standing } = adjudicate(buildPack(CITY), NO_SETTINGS, visit);
    expect([standing, lacks]).toEqual(["undetermined", [{ kind: "question", question: "Q9" }]]);
  });
});
