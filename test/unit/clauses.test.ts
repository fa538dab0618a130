import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allClauses, findClause } from "../../core/policy/clauses.ts";
import { PACKS } from "../../core/policy/packs.ts";

const DOCUMENT_FILES = { KF: "KF-2022-46.txt", HUN: "HUN-2022-61.txt" } as const;

/** Page breaks and spacing of the published text, and its half-width marks, do not count. */
function squeezed(text: string): string {
  const marks: Readonly<Record<string, string>> = { "(": "（", ")": "）", ",": "，", ";": "；" };
  return text.replace(/[\s*#-]/gu, "").replace(/[(),;]/gu, (mark) => marks[mark] ?? mark);
}

const published = {
  KF: squeezed(read(DOCUMENT_FILES.KF)),
  HUN: squeezed(read(DOCUMENT_FILES.HUN)),
};

function read(name: string): string {
  return readFileSync(new URL(`../../core/policy/documents/${name}`, import.meta.url), "utf8");
}

describe("the clauses shown to the clerk are the documents' own words", () => {
  test.each(allClauses().map((clause) => [clause.id, clause] as const))("%s", (_id, clause) => {
    for (const paragraph of clause.text.split("\n")) {
      expect(published[clause.document]).toContain(squeezed(paragraph));
    }
    for (const quote of clause.quotes) expect(squeezed(clause.text)).toContain(squeezed(quote));
  });
});

describe("every clause that a pack cites can be shown", () => {
  test.each(PACKS.map(({ pack }) => [pack.name, pack] as const))("%s", (_name, pack) => {
    const cited = [
      ...pack.treatment.rules.flatMap((rule) => rule.clauses),
      ...pack.questions.flatMap((question) => question.clauses),
      ...pack.filing.routes.flatMap((route) => route.clauses),
    ];
    expect(cited.filter((id) => findClause(id) === undefined)).toEqual([]);
  });
});
