import fc from "fast-check";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { readCase } from "../../core/casefile/read.ts";
import { basisOf, Revision, revisionHash, verifyChain } from "../../core/casefile/revision.ts";
import { CaseExchange } from "../../core/exchange/case-exchange.ts";
import { formOf } from "../../core/exchange/national.ts";
import { readPack } from "../../core/policy/load.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { KAIFENG, shipped } from "../support/facts.ts";

const TODAY = day("2026-11-20");
const complete = formOf(
  CaseExchange.parse(
    JSON.parse(
      readFileSync(new URL("../fixtures/cases/kaifeng-referral.json", import.meta.url), "utf8"),
    ),
  ),
);

type Change = (form: CaseForm) => CaseForm;
const stay =
  (part: Partial<CaseForm["stay"]>): Change =>
  (form) => ({ ...form, stay: { ...form.stay, ...part } });
const person =
  (part: Partial<CaseForm["person"]>): Change =>
  (form) => ({ ...form, person: { ...form.person, ...part } });
const filing =
  (part: Partial<CaseForm["filing"]>): Change =>
  (form) => ({ ...form, filing: { ...form.filing, ...part } });
const firstLine =
  (part: Partial<CaseForm["lines"][number]>): Change =>
  (form) => ({
    ...form,
    lines: form.lines.map((line, at) => (at === 0 ? { ...line, ...part } : line)),
  });

function problems(form: CaseForm): readonly string[] {
  return readCase(form, TODAY).problems.map((problem) => `${problem.code} ${problem.field ?? ""}`);
}

test("a complete case is read without a problem", () => {
  const read = readCase(complete, TODAY);
  expect(read.problems).toEqual([]);
  expect(read.facts?.lines).toHaveLength(5);
});

test("what the core does not know it does not take for the common case", () => {
  const employee = { ...complete, pool: { area: "430100", insurance: "employee" } } as const;
  expect(readCase(employee, TODAY).facts).toBeNull();
  expect(readCase(person({ employment: "retired" })(employee), TODAY).facts?.retired).toBe(true);
});

test("an empty case is nothing but missing, and gives no facts", () => {
  const read = readCase(emptyCase({ area: "410200", insurance: "resident" }), TODAY);
  expect(read.facts).toBeNull();
  expect(new Set(read.problems.map((problem) => problem.kind))).toEqual(new Set(["missing"]));
});

describe("what is wrong is named with its field, and gives no facts", () => {
  test.each<[string, Change, string]>([
    ["identity number too short", person({ certNo: "41022419680412" }), "E-ID-01 person.certNo"],
    ["discharge before admission", stay({ discharge: "2026-10-02" }), "E-DAY-03 stay.discharge"],
    ["settled before discharge", stay({ settled: "2026-10-20" }), "E-DAY-04 stay.settled"],
    [
      "discharge in the future",
      stay({ discharge: "2026-12-01", settled: "" }),
      "E-DAY-05 stay.discharge",
    ],
    ["admission before birth", stay({ admission: "1960-01-01" }), "E-DAY-02 stay.admission"],
    ["no such day", stay({ admission: "2026-02-30" }), "E-DAY-01 stay.admission"],
    ["filing in the future", filing({ date: "2026-11-21" }), "E-DAY-06 filing.date"],
    [
      "completed before it was promised",
      filing({ completed: "2026-11-19" }),
      "E-DAY-07 filing.completed",
    ],
    [
      "ended before it began",
      filing({ wanted: "existing", ended: "2026-11-19" }),
      "E-DAY-08 filing.ended",
    ],
    ["a direction mark in a name", person({ name: "陈\u202E明" }), "E-NAME-01 person.name"],
    ["half of a character in a name", person({ name: "陈\uD87E" }), "E-NAME-01 person.name"],
    ["a name of 51 characters", person({ name: "陈".repeat(51) }), "E-NAME-02 person.name"],
    ["not an amount", firstLine({ amount: "一百" }), "E-AMT-01 lines.0.amount"],
    ["a negative amount", firstLine({ amount: "-5" }), "E-AMT-02 lines.0.amount"],
    ["limit above the amount", firstLine({ overLimit: "99999" }), "E-AMT-03 lines.0.overLimit"],
    ["no such area", stay({ place: "123456" }), "E-AREA-01 stay.place"],
  ])("%s", (_name, change, expected) => {
    const form = change(complete);
    const bad = problems(form);
    expect(bad).toContain(expected);
    if (expected.includes("person.")) return;
    expect(readCase(form, TODAY).facts).toBeNull();
  });
});

test("quantity × price may round to the amount, not differ from it", () => {
  const line = firstLine({ quantity: "3", price: "6892.0533" });
  expect(problems(line(complete))).toEqual([]);
  expect(problems(firstLine({ quantity: "2", price: "768" })(complete))).toContain(
    "W-EXP-01 lines.0.amount",
  );
});

test("a quantity and a price whose product is beyond any bill are refused, not a crash", () => {
  const line = firstLine({ quantity: "99999999", price: "99999999" });
  expect(problems(line(complete))).toEqual(["E-AMT-04 lines.0.quantity"]);
});

test("lines that together are beyond any bill give no facts: their shares would not be exact", () => {
  const line = complete.lines[0] ?? fail();
  const huge = {
    ...complete,
    lines: [1, 2].map((at) => ({
      ...line,
      id: `${at}`,
      amount: "90000000",
      overLimit: "",
      quantity: "",
      price: "",
    })),
  };
  expect(problems(huge)).toEqual(["E-AMT-05 lines"]);
  expect(readCase(huge, TODAY).facts).toBeNull();
});

test("a 乙 line without its 先行自付 share is unfinished, not free of it", () => {
  const blank = firstLine({ grade: "B", preSelfPay: "" })(complete);
  expect(problems(blank)).toEqual(["E-NEED-01 lines.0.preSelfPay"]);
  expect(readCase(blank, TODAY).facts).toBeNull();
  expect(readCase(firstLine({ grade: "B", preSelfPay: "0" })(complete), TODAY).problems).toEqual(
    [],
  );
});

test("a line into which nothing was typed is no line yet", () => {
  const blank = {
    ...(complete.lines[0] ?? fail()),
    id: "line-blank",
    name: "",
    grade: "",
    amount: "",
    preSelfPay: "",
    overLimit: "",
  } as const;
  const read = readCase({ ...complete, lines: [...complete.lines, blank] }, TODAY);
  expect(read.problems).toEqual([]);
  expect(read.facts?.lines).toHaveLength(5);
  expect(problems({ ...complete, lines: [blank] })).toEqual(["E-NEED-01 lines"]);
});

function fail(): never {
  throw new Error("the fixture has lines");
}

test("an invoice cannot be issued after today", () => {
  const [first, ...rest] = complete.invoices;
  if (first === undefined) throw new Error("the fixture has invoices");
  const form = { ...complete, invoices: [{ ...first, date: "2030-01-01" }, ...rest] };
  expect(problems(form)).toEqual(["E-DAY-11 invoices.0.date"]);
});

test.each([
  ["138 3781 0246", []],
  ["0371-2345678", []],
  ["＋86 13837810246", []],
  ["abc", ["W-TEL-01 person.phone"]],
  ["-1", ["W-TEL-01 person.phone"]],
])("telephone %s", (phone, expected) => {
  expect(problems(person({ phone })(complete))).toEqual(expected);
});

test("rare characters and the middle dot belong to names", () => {
  for (const name of ["周\u{2CC56}", "阿依努尔·买买提", "欧阳\u3483\u{30EDE}"]) {
    expect(problems(person({ name })(complete))).toEqual([]);
  }
});

test("a share written on a 甲 line has no effect, and the clerk is told", () => {
  expect(problems(firstLine({ preSelfPay: "10" })(complete))).toEqual([
    "W-EXP-02 lines.0.preSelfPay",
  ]);
});

test("anything at all can be typed without a crash", () => {
  const junk = fc.string({ unit: "binary", maxLength: 12 });
  fc.assert(
    fc.property(junk, junk, junk, junk, (a, b, c, d) => {
      const form = [
        stay({ admission: a, place: b }),
        filing({ date: c }),
        firstLine({ amount: d, price: a, quantity: b }),
      ].reduce((now, change) => change(now), complete);
      expect(() => readCase(form, TODAY)).not.toThrow();
    }),
  );
});

describe("revisions", () => {
  const revision = (parents: string[], name: string): Revision => ({
    format: "revision/1",
    caseId: "case-1",
    caseNumber: "410212-A3-20261120-001",
    parents,
    author: { id: "op-1", name: "李倩" },
    at: "2026-11-20T02:00:00.000Z",
    pack: { id: "kaifeng-residents-2023", hash: "0".repeat(64) },
    settings: {
      answers: { Q3: { reading: "a", document: "函", by: "李倩", on: "2026-11-19" } },
      confirmed: { "settlement.cap.amount": { document: "函", by: "李倩", on: "2026-11-19" } },
    },
    document: { ...complete, person: { ...complete.person, name } },
    outcome: { standing: "trial", total: "23600.50", fund: "9000.00", person: "14600.50" },
    issued: [],
  });
  const first = revision([], "陈\u36c3");
  const firstHash = revisionHash(first);
  const second = revision([firstHash], "陈\u36c3\u{2CC56}");
  const chain = [
    { hash: firstHash, revision: first },
    { hash: revisionHash(second), revision: second },
  ];

  test("a chain of whole revisions verifies", () => {
    expect(verifyChain("case-1", chain)).toEqual([]);
  });

  test("a changed figure, a lost parent and a foreign case are found", () => {
    const tampered = { ...first, author: { id: "op-1", name: "某人" } };
    expect(verifyChain("case-1", [{ hash: firstHash, revision: tampered }])).toEqual([
      { kind: "hash", hash: firstHash },
    ]);
    expect(verifyChain("case-1", chain.slice(1))).toMatchObject([
      { kind: "parent", parent: firstHash },
    ]);
    expect(verifyChain("case-2", chain).map((fault) => fault.kind)).toEqual(["case", "case"]);
  });

  test("what is read back from canonical JSON is the same value with the same hash", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const one = revision([], name);
        const back = Revision.parse(JSON.parse(canonicalJson(one)));
        expect(revisionHash(back)).toBe(revisionHash(one));
      }),
    );
  });

  test("an unknown key, question or standing in a version is refused", () => {
    const answer = { reading: "a", document: "函", by: "李倩", on: "2026-11-19" };
    const wrong: readonly unknown[] = [
      { ...first, settings: { ...first.settings, note: "" } },
      { ...first, settings: { ...first.settings, answers: { Q99: answer } } },
      { ...first, settings: { ...first.settings, answers: { Q3: { ...answer, page: 1 } } } },
      { ...first, outcome: { ...first.outcome, standing: "approved" } },
      { ...first, outcome: { ...first.outcome, hospital: "0.00" } },
    ];
    expect(wrong.map((one) => Revision.safeParse(one).success)).toEqual(wrong.map(() => false));
    expect(Revision.safeParse(first).success).toBe(true);
  });

  test("the basis is another after an answer, a withdrawal of one, or another pack", () => {
    const { pack, settings } = first;
    const bases = [
      basisOf(pack.hash, settings),
      basisOf(pack.hash, NO_SETTINGS),
      basisOf(pack.hash, { ...settings, confirmed: {} }),
      basisOf("1".repeat(64), settings),
    ];
    expect(new Set(bases).size).toBe(bases.length);
    expect(basisOf(pack.hash, structuredClone(settings))).toBe(bases[0]);
  });

  test("the order of keys does not change a hash", () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: "x" }] })).toBe(
      '{"a":[{"c":"x","d":null}],"b":1}',
    );
  });
});

test("a pack's canonical text is what its hash is taken of, and reads back as the same pack", () => {
  for (const loaded of PACKS) {
    expect(createHash("sha256").update(loaded.canonical, "utf8").digest("hex")).toBe(loaded.hash);
    expect(readPack(JSON.parse(loaded.canonical))).toEqual({ ok: true, value: loaded });
  }
});

test("an emergency filed as other temporary is pointed out (KF-2.4b, HUN-20.3)", () => {
  const form = stay({ emergency: "yes" })(
    filing({ category: "other-temporary", basis: "declaration" })(complete),
  );
  const { problems: found } = assess(form, shipped(KAIFENG, "resident"), NO_SETTINGS, TODAY);
  expect(found.map(({ code }) => code)).toContain("W-FIL-04");
});
