import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { allClauses, DOCUMENTS, findClause, type Role } from "../../core/policy/clauses.ts";
import { packCitations } from "../support/clause-mentions.ts";

const DOCUMENT_FILES = {
  KF: "KF-2022-46.txt",
  HUN: "HUN-2022-61.txt",
  LN: "LN-2025.txt",
  GD: "GD-2015-674.txt",
  "GD-93": "GD-2015-674.txt",
  HEN: "HEN-2024-84.txt",
} as const;

/** Page breaks and spacing of the published text, and its half-width marks, do not count. */
function squeezed(text: string): string {
  const marks: Readonly<Record<string, string>> = { "(": "（", ")": "）", ",": "，", ";": "；" };
  return text.replace(/[\s*#-]/gu, "").replace(/[(),;]/gu, (mark) => marks[mark] ?? mark);
}

function read(name: string): string {
  return readFileSync(new URL(`../../core/policy/documents/${name}`, import.meta.url), "utf8");
}

/** Guangdong's letter (GD) and the national opinion it attaches (GD-93) stand in one file: each answers for its own part. */
function part(document: keyof typeof DOCUMENT_FILES): string {
  const text = squeezed(read(DOCUMENT_FILES[document]));
  const attached = text.lastIndexOf(DOCUMENTS["GD-93"].number);
  if (document === "GD") return text.slice(0, attached);
  return document === "GD-93" ? text.slice(attached) : text;
}

const published = {
  KF: part("KF"),
  HUN: part("HUN"),
  LN: part("LN"),
  GD: part("GD"),
  "GD-93": part("GD-93"),
  HEN: part("HEN"),
};

const clauses = allClauses();
const named = clauses.map((clause) => [clause.id, clause] as const);

describe("the clauses shown to the clerk are the documents' own words", () => {
  test.each(named)("%s", (_id, clause) => {
    const document = published[clause.document];
    for (const paragraph of clause.text.split("\n")) {
      expect(squeezed(paragraph)).not.toBe("");
      expect(document).toContain(squeezed(paragraph));
    }
    expect(document).toContain(squeezed(clause.title));
    for (const quote of clause.quotes) expect(squeezed(clause.text)).toContain(squeezed(quote));
  });
});

describe("the sentences that are a clause can be marked in its article, one behind the other", () => {
  test.each(named)("%s", (_id, { text, quotes }) => {
    let done = 0;
    for (const quote of quotes) {
      const at = text.indexOf(quote, done);
      expect(at, quote).toBeGreaterThanOrEqual(done);
      done = at + quote.length;
    }
    expect(quotes.join("")).not.toBe(text);
  });

  test("two clauses of one article are never the same sentences", () => {
    const words = clauses.map(({ document, article, text, quotes }) =>
      JSON.stringify([document, article, text, quotes]),
    );
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});

describe("the register holds every clause of the five documents, and the opinion attached to one", () => {
  test.each([
    ["KF", 30],
    ["HUN", 81],
    ["LN", 22],
    ["GD", 7],
    ["GD-93", 7],
    ["HEN", 10],
  ] as const)("%s: %i clauses", (document, count) => {
    const own = clauses.filter((clause) => clause.document === document);
    expect(own).toHaveLength(count);
    for (const { id } of own) expect(id.startsWith(`${document}-`)).toBe(true);
  });

  test("157 clauses, each under an id of its own", () => {
    expect(clauses).toHaveLength(157);
    for (const clause of clauses) expect(findClause(clause.id)).toBe(clause);
  });

  test.each([
    ["core", 75],
    ["counter", 44],
    ["gateway", 19],
    ["province", 19],
  ] as const satisfies readonly (readonly [Role, number])[])("%s: %i clauses", (role, count) => {
    expect(clauses.filter((clause) => clause.role === role)).toHaveLength(count);
  });
});

describe("a document is in force from the day it gives", () => {
  test.each([
    ["KF-7", "KF"],
    ["HUN-87", "HUN"],
    ["HEN-eff", "HEN"],
  ] as const)("%s states the day of %s", (id, document) => {
    const [year, month, day] = DOCUMENTS[document].effective.split("-").map(Number);
    expect(findClause(id)?.text).toContain(`自${year}年${month}月${day}日起`);
  });

  test.each(["LN-eff", "GD-eff", "GD-93-scope"])("%s: its document gives none", (id) => {
    const clause = findClause(id);
    expect(clause?.effective).toBeNull();
    expect(clause?.text).not.toMatch(/自\d+年\d+月\d+日起/u);
  });

  test("GD-1 is Guangdong's letter, GD-93-4 the opinion it attaches", () => {
    expect(findClause("GD-1")?.number).toBe("粤人社函〔2015〕674号");
    expect(findClause("GD-93-4")?.number).toBe("人社部发〔2014〕93号");
  });
});

describe("every clause that a pack cites can be shown", () => {
  const citations = packCitations(fileURLToPath(new URL("../..", import.meta.url)));

  test.each([...new Set(citations.map(({ pack }) => pack))])("%s", (name) => {
    const cited = citations.filter(({ pack }) => pack === name);
    expect(cited.filter(({ id }) => findClause(id) === undefined)).toEqual([]);
  });

  test("each shipped pack cites some", () => {
    const packs = readdirSync(new URL("../../core/policy/packs", import.meta.url));
    const citing = new Set(citations.map(({ pack }) => `${pack}.json`));
    expect(packs.filter((pack) => !citing.has(pack))).toEqual([]);
  });
});
