import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseRow } from "../../electron/contract/search.ts";
import {
  CASE_STANDINGS,
  EVERYTHING,
  FOUND_LIMIT,
  type SearchRequest,
} from "../../electron/contract/search.ts";
import { putRow } from "../../electron/store/case-index.ts";
import { chinaDay } from "../../electron/store/clock.ts";
import { initialsOf } from "../../electron/store/initials.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { searchCases } from "../../electron/store/search.ts";
import { newDesk, type TestDesk, value } from "./desk.ts";
import { caseAt } from "./search-people.ts";

/** More than are counted, so that the end of the counting is met too. */
const CASES = Array.from({ length: 1500 }, (_, place) => caseAt(place));

async function deskWith(rows: readonly CaseRow[]): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.store.write(async (tx) => {
    await rebuildIndex(tx);
    for (const row of rows) await putRow(tx, row);
  });
  return desk;
}

function person(name: string, rest: Partial<CaseRow> = {}): CaseRow {
  return { ...caseAt(1), name, certNo: "410224196804120426", hospital: "", ...rest };
}

/** Cases that differ in these points, found by this text. */
async function found(
  rows: readonly CaseRow[],
  ...texts: readonly string[]
): Promise<readonly string[]> {
  const desk = await deskWith(
    rows.map((row, at) => ({
      ...row,
      caseId: `${at}`,
      changedAt: new Date(1e12 - at).toISOString(),
    })),
  );
  const names: string[] = [];
  for (const text of texts) {
    const page = value(await searchCases(desk, { ...EVERYTHING, text }));
    names.push(page.rows.map(({ name }) => name).join(" "));
  }
  return names;
}

describe("a case is found", () => {
  it("by any part of the name, one character being enough, rare ones and the middle dot too", async () => {
    const rows = [person("王小明"), person("周𬱖"), person("阿依努尔·买买提"), person("𠅤𬱖红")];
    expect(await found(rows, "小明", "𬱖", "𠅤𬱖", "·", "努尔•买", "王明", "王 明")).toEqual([
      "王小明",
      "周𬱖 𠅤𬱖红",
      "𠅤𬱖红",
      "阿依努尔·买买提",
      "阿依努尔·买买提",
      "",
      "王小明",
    ]);
  });

  it("by pinyin initials from any character on, in capitals too", async () => {
    const rows = [person("李秀英"), person("周𬱖"), person("陈㛃")];
    expect(await found(rows, "lxy", "XY", "y", "ly", "cj")).toEqual([
      "李秀英",
      "李秀英",
      "李秀英",
      "",
      "陈㛃",
    ]);
  });

  it.each([
    ["单雄", "sx"],
    ["曾静", "zj"],
    ["仇英", "qy"],
    ["盖伟", "gw"],
    ["解珍", "xz"],
    ["查良", "zl"],
    ["尉迟恭", "ycg"],
    ["单于丹", "cyd"],
    ["王重阳", "wcy"],
    ["王重阳", "wzy"],
    ["吕洋", "ly"],
    ["阿依努尔·买买提", "aynemmt"],
    ["Mary Ann", "rya"],
  ])("%s by %s", async (name, typed) => {
    expect(await found([person(name)], typed)).toEqual([name]);
  });

  it("by three characters and more of the ID number, typed in any way", async () => {
    const rows = [person("甲", { certNo: "41022219700101073X" }), person("乙")];
    expect(
      await found(rows, "0426", "073x", "７３Ｘ", "1970", "410224 19680412 0426", "04"),
    ).toEqual(["乙", "甲", "甲", "甲", "乙", ""]);
  });

  it("by its number, or the last digits of it", async () => {
    const rows = [
      person("甲", { number: "410200-A3-20261120-017" }),
      person("乙", { number: "410200-A3-20261119-005" }),
    ];
    const texts = ["410200-A3-20261120-017", "1120-017", "017", "17", "7", "20261119", "a3-2026"];
    expect(await found(rows, ...texts)).toEqual(["甲", "甲", "甲", "甲", "甲", "乙", "甲 乙"]);
  });

  it("by two characters and more of the hospital, but not by one", async () => {
    const rows = [person("甲", { hospital: "王府井医院" }), person("王乙")];
    expect(await found(rows, "府井", "王", "王府 甲")).toEqual(["甲", "王乙", "甲"]);
  });

  it("only where every word is found", async () => {
    const rows = [person("王伟"), person("王芳", { certNo: "410224197001010017" })];
    expect(await found(rows, "王 0426", "王 wf", "王 0426 wf")).toEqual(["王伟", "王芳", ""]);
  });
});

describe("the name shown", () => {
  it.each([
    ["李秀英", "秀英", [1, 3]],
    ["李秀英", "xy", [1, 3]],
    ["周𬱖𠅤", "𠅤", [3, 5]],
    ["阿依·努", "yn", [1, 4]],
    ["李秀英", "0426", null],
    ["李秀英", "", null],
  ])("%s has the part that %s names marked", async (name, text, hit) => {
    const desk = await deskWith([person(name)]);
    const [row] = value(await searchCases(desk, { ...EVERYTHING, text })).rows;
    expect(row?.nameHit).toEqual(hit);
  });
});

describe("initials", () => {
  it("are kept within bounds for a name of many readings", () => {
    expect(initialsOf("单重长乐单重长乐单重长乐").length).toBeLessThanOrEqual(64);
  });
});

describe("the list", () => {
  it("says what a plain filter says, whatever is asked", async () => {
    const desk = await deskWith(CASES);
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const page = value(await searchCases(desk, request));
        const expected = CASES.filter((row) => answers(row, request)).toReversed();
        expect(page.rows.map(({ caseId }) => caseId)).toEqual(
          expected.slice(0, request.limit).map(({ caseId }) => caseId),
        );
        expect(page.found).toBe(Math.min(expected.length, FOUND_LIMIT));
        expect(page.next === null).toBe(expected.length <= request.limit);
      }),
      { numRuns: 400 },
    );
  });

  it("is the same page by page as at once, the last changed first", async () => {
    const desk = await deskWith(CASES);
    const paged: string[] = [];
    let after: SearchRequest["after"] = null;
    do {
      const request: SearchRequest = { ...EVERYTHING, text: "王", limit: 7, after };
      const page = value(await searchCases(desk, request));
      expect(page.found === null).toBe(after !== null);
      paged.push(...page.rows.map(({ caseId }) => caseId));
      after = page.next;
    } while (after !== null);
    const expected = CASES.filter(({ name }) => name.includes("王")).toReversed();
    expect(paged).toEqual(expected.map(({ caseId }) => caseId));
  });

  it("takes what means something to a query language as it stands", async () => {
    const desk = await deskWith(CASES);
    for (const typed of QUERY_LANGUAGE) {
      const request: SearchRequest = { ...EVERYTHING, text: typed, limit: 500 };
      const page = value(await searchCases(desk, request));
      const rows = CASES.filter((row) => answers(row, request)).toReversed();
      expect(
        page.rows.map(({ caseId }) => caseId),
        typed,
      ).toEqual(rows.slice(0, 500).map(({ caseId }) => caseId));
    }
  });
});

const QUERY_LANGUAGE = [
  ...'" "" "王 * 王* ^王 - -王 + ( ) () % _ \\ \0 ¤ words:王 \ud842'.split(" "),
  "王 AND 李",
  "王 OR 李",
  "NOT 王",
  "NEAR(王 李, 2)",
  "{words}: 王",
  "王'; DROP TABLE case_list; --",
  "a".repeat(200),
  "王 ".repeat(100),
  "1 ".repeat(100),
  "9".repeat(200),
  "王李".repeat(100),
  Array.from({ length: 100 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(" "),
];

const part = fc
  .tuple(fc.constantFrom(...CASES), fc.nat(4), fc.nat(20), fc.integer({ min: 1, max: 6 }))
  .map(([row, kind, from, length]) => {
    const { name, certNo, number, hospital } = row;
    const text = [name, initialsOf(name)[0] ?? "", certNo, number, hospital][kind] ?? "";
    const characters = Array.from(text);
    const start = Math.min(from, Math.max(0, characters.length - length));
    return characters.slice(start, start + length).join("");
  });
const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: part }, fc.string({ maxLength: 4 })), { maxLength: 3 })
  .map((words) => words.join(" ").slice(0, 200));
const day = fc.constantFrom(...CASES).map(({ changedAt }) => changedAt.slice(0, 10));
const amount = fc.oneof(
  fc.constantFrom("0", "1000", "9999.99", "100000", "99999999.99"),
  fc.nat(70_000_00).map((fen) => (fen / 100).toFixed(2)),
);
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 });
const range = <T>(bound: fc.Arbitrary<T>) =>
  fc
    .tuple(fc.option(bound, { nil: null }), fc.option(bound, { nil: null }))
    .map(([from, to]) => ({ from, to }));
const anyRequest: fc.Arbitrary<SearchRequest> = fc.record({
  text,
  state: seldom(fc.constantFrom("draft", "saved")),
  standing: seldom(fc.constantFrom(...CASE_STANDINGS)),
  waiting: fc.constant(null),
  discharged: seldom(range(day)),
  changed: seldom(range(day)),
  total: seldom(range(amount)),
  after: fc.constant(null),
  limit: fc.constantFrom(1, 20, 500),
});

/** What the search is to find, written the plain way. */
function answers(row: CaseRow, request: SearchRequest): boolean {
  const { text: typed, state, standing, discharged, changed, total } = request;
  return (
    plain(typed)
      .split(" ")
      .filter((word) => word !== "")
      .every((word) => answersWord(row, word)) &&
    (state === null || row.state === state) &&
    (standing === null || row.standing === standing) &&
    (discharged === null || (row.discharge !== "" && within(row.discharge, discharged))) &&
    (changed === null || within(chinaDay(row.changedAt), changed)) &&
    (total === null || (row.total !== "" && within(Number(row.total), numbers(total))))
  );
}

function answersWord(row: CaseRow, word: string): boolean {
  const name = plain(row.name).replaceAll(" ", "");
  if (/^[a-z]+$/u.test(word)) return initialsOf(name).some((initials) => initials.includes(word));
  const digits = word.replaceAll("-", "");
  const number = row.number.toLowerCase().replaceAll("-", "");
  if (/^[a-z0-9]*\d[a-z0-9]*$/u.test(digits)) {
    if (digits.length < 3) return number.endsWith(digits);
    return row.certNo.toLowerCase().includes(digits) || number.includes(digits);
  }
  return name.includes(word) || (Array.from(word).length > 1 && row.hospital.includes(word));
}

function plain(typed: string): string {
  return typed.normalize("NFKC").toLowerCase().replaceAll(/\s/gu, " ").replaceAll(/[•・]/gu, "·");
}

function within<T extends string | number>(
  entry: T,
  { from, to }: { from: T | null; to: T | null },
): boolean {
  return (from === null || entry >= from) && (to === null || entry <= to);
}

function numbers({ from, to }: { from: string | null; to: string | null }) {
  return { from: from === null ? null : Number(from), to: to === null ? null : Number(to) };
}
