import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  citationsIn,
  clausesIn,
  declarationsNaming,
  titlesIn,
} from "../support/clause-mentions.ts";
import { clauseRows, clauseTable, hasRule } from "../support/clause-table.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rows = clauseRows(root);
const core = rows.filter(({ clause }) => clause.role === "core");

test("docs/clauses.md says what the packs, the code and the tests name today", () => {
  const written = readFileSync(path.join(root, "docs", "clauses.md"), "utf8");
  expect(written, "write it anew with `npm run clauses`").toBe(clauseTable(root));
});

describe("every clause that decides what a case is paid", () => {
  test("has a rule, in a pack or in the policy core", () => {
    expect(idsOf(core.filter((row) => !hasRule(row)))).toEqual([]);
  });

  test("has a test that names it", () => {
    expect(idsOf(core.filter(({ tests }) => tests.length === 0))).toEqual([]);
  });
});

describe("every clause that the counter or the exchange with the district carries out", () => {
  const own = rows.filter(({ clause }) => clause.role === "counter" || clause.role === "gateway");

  test("has a place in the program", () => {
    expect(idsOf(own.filter(({ code, packs }) => code.length + packs.length === 0))).toEqual([]);
  });

  test("has a test that names it", () => {
    expect(idsOf(own.filter(({ tests }) => tests.length === 0))).toEqual([]);
  });
});

describe("a clause counts where its id is named in full", () => {
  test.each([
    ["KF-2.5c is not KF-2.5", ["KF-2.5c"]],
    ["the whole of KF-2.5", []],
    ["each month on the 26th (HUN-76.t), frozen (HUN-76.lock)", ["HUN-76.t", "HUN-76.lock"]],
    ["at the end of a sentence stands HUN-76. Then more", ["HUN-76"]],
    ["HUN-9.1 to 9.6", ["HUN-9.1"]],
    ["GD-1b, GD-93-4b and GD-93-scope, of 人社部发 GD-93", ["GD-1b", "GD-93-4b", "GD-93-scope"]],
    ["the file HUN-2022-61.txt, the document HEN-194", []],
    ["`KF-1.3.1`, LN-eff、HUN-A1，HEN-2.4", ["KF-1.3.1", "LN-eff", "HUN-A1", "HEN-2.4"]],
  ])("%s", (text, ids) => {
    expect(clausesIn(text)).toEqual(ids);
  });
});

describe("a clause in the code belongs to a declaration", () => {
  test.each([
    ["the one below its comment", "/** (HUN-22). */\nexport function due() {}", "due"],
    ["below a comment of many lines", "/**\n * HUN-22\n */\ninterface Due {}", "Due"],
    ["at the head of a file", "// HUN-22\nimport x;\n\nexport const DUE = 1;", "DUE"],
    ["the one it stands in", 'const DUE = [\n  "HUN-22",\n];\nconst NEXT = 1;', "DUE"],
    ["a member's too", "type Due = {\n  /** HUN-22 */\n  day: Day;\n};\nconst NEXT = 1;", "Due"],
    ["or to none", "// HUN-22", ""],
  ])("%s", (_where, source, name) => {
    expect(declarationsNaming(source)).toEqual([{ id: "HUN-22", name }]);
  });
});

test("a pack's citations are named by their keys and ids", () => {
  const pack = {
    period: { from: { value: "2023-01-01", source: { document: "HUN", clause: "HUN-87" } } },
    treatment: {
      raisedBy: "HUN-20.6",
      rules: [
        { id: "referral", clauses: ["HUN-20.2", "HUN-9.4"] },
        { id: "HUN-7", note: "HUN-7" },
      ],
    },
    filing: { routes: [{ category: "referral", clauses: ["HUN-9.4"] }] },
  };
  expect(citationsIn(pack)).toEqual([
    { id: "HUN-87", at: "period.from" },
    { id: "HUN-20.6", at: "treatment.raisedBy" },
    { id: "HUN-20.2", at: "treatment.rules.referral" },
    { id: "HUN-9.4", at: "treatment.rules.referral" },
    { id: "HUN-9.4", at: "filing.routes" },
  ]);
});

test("the titles of tests and groups are found, before a table of cases and behind it", () => {
  const source = `
    describe("a group", () => {
      test("a 'test'", () => look("nothing"));
      test.each([["a case", 1]])("%s of a table", () => {});
      test.each(
        cases,
      )("behind many lines", () => {});
    });`;
  expect(titlesIn(source)).toEqual(["a group", "a 'test'", "%s of a table", "behind many lines"]);
});

function idsOf(some: typeof rows): string[] {
  return some.map(({ clause }) => clause.id);
}
