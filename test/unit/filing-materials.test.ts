import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { CATEGORIES, type FilingCategory } from "../../core/filing/category.ts";
import {
  type Alternative,
  type Checklist,
  type Checklists,
  type Demand,
  mayDemand,
  outstanding,
  type Piece,
  promised,
  unfounded,
  type Waiver,
} from "../../core/filing/materials.ts";
import type { NonEmpty } from "../../core/result.ts";

const piece = (id: string, printed = false): Piece => ({ id, label: id, printed });
const proof = (...ids: NonEmpty<string>): Alternative => {
  const [first, ...rest] = ids;
  return { by: "proof", pieces: [piece(first), ...rest.map((id) => piece(id))] };
};
const commitment: Alternative = { by: "commitment", pieces: [piece("commitment", true)] };
const demand = (
  id: string,
  clause: string,
  anyOf: NonEmpty<Alternative>,
  waivedBy: readonly Waiver[] = [],
): Demand => ({ id, label: id, anyOf, waivedBy, grounds: [{ kind: "clause", clause }] });

const common = (clause: string): Checklist => [
  demand("identity", clause, [proof("e-voucher"), proof("id-card"), proof("social-card")]),
  demand("form", clause, [proof("filing-form")]),
];
const HUNAN: Checklists = {
  "resettled-retiree": [
    ...common("HUN-9.1"),
    demand("resettlement", "HUN-9.1", [proof("household-book", "register-card"), commitment]),
  ],
  "long-term-resident": [
    ...common("HUN-9.2"),
    demand("residence", "HUN-9.2", [proof("residence-proof"), commitment]),
  ],
  "posted-worker": [
    ...common("HUN-9.3"),
    demand("posting", "HUN-9.3", [
      proof("posting-letter"),
      proof("employer-letter"),
      proof("contract"),
      commitment,
    ]),
  ],
  referral: [
    ...common("HUN-9.4"),
    demand(
      "referral",
      "HUN-9.4",
      [proof("referral-proof")],
      ["one-stop-referral", "repeat-same-disease"],
    ),
  ],
  emergency: [],
  "other-temporary": common("HUN-9.6"),
};

const BASE = ["id-card", "filing-form"] as const;

/** Ids of what is owed: alternatives parted by `|`, their pieces by `+`. */
function owed(
  category: FilingCategory,
  received: readonly string[],
  waivers: readonly Waiver[] = [],
): readonly string[] {
  const list = outstanding(HUNAN[category] ?? [], new Set(received), new Set(waivers));
  return list.map((one) => lackingText(one.lacking));
}

function lackingText(lacking: NonEmpty<NonEmpty<Piece>>): string {
  return lacking.map((pieces) => pieces.map((one) => one.id).join("+")).join(" | ");
}

describe("what is still to be handed in", () => {
  test.each([
    ["HUN-9.1", "resettled-retiree", [], ["household-book+register-card | commitment"]],
    ["HUN-9.1", "resettled-retiree", ["household-book"], ["register-card | commitment"]],
    ["HUN-9.1", "resettled-retiree", ["household-book", "register-card"], []],
    ["HUN-9.1", "resettled-retiree", ["commitment"], []],
    ["HUN-9.2", "long-term-resident", [], ["residence-proof | commitment"]],
    ["HUN-9.2", "long-term-resident", ["residence-proof"], []],
    ["HUN-9.3", "posted-worker", [], ["posting-letter | employer-letter | contract | commitment"]],
    ["HUN-9.3", "posted-worker", ["posting-letter"], []],
    ["HUN-9.3", "posted-worker", ["employer-letter"], []],
    ["HUN-9.3", "posted-worker", ["contract"], []],
    ["HUN-9.3", "posted-worker", ["commitment"], []],
    ["HUN-9.4", "referral", [], ["referral-proof"]],
    ["HUN-9.6", "other-temporary", [], []],
  ] as const)("%s: %s with %j: %j", (_, category, received, expected) => {
    expect(owed(category, [...BASE, ...received])).toEqual(expected);
  });

  test("HUN-9.6: any one of the three credentials will do", () => {
    expect(owed("other-temporary", ["filing-form"])).toEqual(["e-voucher | id-card | social-card"]);
    expect(owed("other-temporary", ["filing-form", "social-card"])).toEqual([]);
  });

  test.each([
    ["HUN-9.4", "one-stop-referral"],
    ["HUN-12", "repeat-same-disease"],
  ] as const)("%s: %s needs no paper proof, but everything else", (_, waiver) => {
    expect(owed("referral", [...BASE], [waiver])).toEqual([]);
    expect(owed("referral", ["id-card"], [waiver])).toEqual(["filing-form"]);
  });

  test("HUN-9.1: handing in more never leaves more to hand in", () => {
    const ids = fc.constantFrom("household-book", "register-card", "commitment", ...BASE);
    fc.assert(
      fc.property(fc.array(ids), ids, (received, more) => {
        const before = owed("resettled-retiree", received).length;
        expect(owed("resettled-retiree", [...received, more]).length).toBeLessThanOrEqual(before);
      }),
    );
  });
});

describe("what a commitment has put off", () => {
  const put = (category: FilingCategory, received: readonly string[]): readonly string[] =>
    promised(HUNAN[category] ?? [], new Set(received), new Set()).map((one) =>
      lackingText(one.lacking),
    );

  test("HUN-22, LN-1.2b: the proofs in whose place it stands, any one of them", () => {
    expect(put("posted-worker", [...BASE, "commitment"])).toEqual([
      "posting-letter | employer-letter | contract",
    ]);
    expect(put("resettled-retiree", ["commitment", "household-book"])).toEqual(["register-card"]);
  });

  test("HUN-22: nothing once a proof is in, and nothing without a commitment", () => {
    expect(put("posted-worker", [...BASE, "commitment", "contract"])).toEqual([]);
    expect(put("posted-worker", [...BASE])).toEqual([]);
  });
});

describe("what may be demanded", () => {
  const none: ReadonlySet<Waiver> = new Set();

  test("LN-1.1d: one checklist per category: channel and destination are no keys of it", () => {
    expectTypeOf<keyof Checklists>().toEqualTypeOf<FilingCategory>();
    expect(Object.keys(HUNAN).toSorted()).toEqual(CATEGORIES.toSorted());
  });

  test("KF-7.2: only what the list names, on the ground it names", () => {
    const list = HUNAN["posted-worker"] ?? [];
    expect(mayDemand(list, "contract", none)).toEqual({
      ok: true,
      value: [{ kind: "clause", clause: "HUN-9.3" }],
    });
    expect(mayDemand(list, "bank-statement", none)).toEqual({
      ok: false,
      error: { kind: "not-on-list" },
    });
  });

  test("HUN-9.4: a waived proof is not demanded either", () => {
    const list = HUNAN.referral ?? [];
    expect(mayDemand(list, "referral-proof", new Set(["one-stop-referral"]))).toEqual({
      ok: false,
      error: { kind: "waived" },
    });
    expect(mayDemand(list, "referral-proof", none).ok).toBe(true);
  });

  test("KF-7.2: a demand on an unknown clause is unfounded, one on the local list is not", () => {
    const local: Demand = {
      ...demand("photo", "KF-0", [proof("photo")]),
      grounds: [{ kind: "local-list", document: "经办政务服务事项清单", item: "3" }],
    };
    const invented = demand("photo", "KF-0", [proof("photo")]);
    const known = new Set(["HUN-9.6"]);
    const list = [...common("HUN-9.6"), local, invented];
    expect(unfounded(list, known)).toEqual([invented]);
  });

  test("KF-7.2: a demand without a ground does not compile", () => {
    // @ts-expect-error at least one ground
    const groundless: Demand = { ...demand("x", "y", [proof("x")]), grounds: [] };
    expect(unfounded([groundless], new Set())).toEqual([groundless]);
  });
});
