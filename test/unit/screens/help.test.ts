import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { allClauses } from "../../../core/policy/clauses.ts";
import { CODES, entriesOf, findCodes } from "../../../renderer/help/codes.ts";
import { clausesOf, findLaw, LAWS, placeOfClause } from "../../../renderer/help/law.ts";
import { PAGES } from "../../../renderer/help/pages.ts";
import { COMMON_KEYS } from "../../../renderer/words/frame.ts";
import { codeTable } from "../../support/code-table.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");

function sources(...folders: readonly string[]): readonly (readonly [string, string])[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/u.test(name))
      .map((name) => path.posix.join(folder, name.replaceAll("\\", "/")))
      .map((name) => [name, readFileSync(path.join(ROOT, name), "utf8")] as const),
  );
}

/** The strings of a union in a source file, as in `kind: "workbench"`. */
function literals(file: string, pattern: RegExp): readonly string[] {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const union = pattern.exec(text)?.[0] ?? "";
  return [...union.matchAll(/"(?<word>[a-z-]+)"/gu)].map((match) => match.groups?.["word"] ?? "");
}

describe("the help", () => {
  test("has a page for every screen and every sheet of a case", () => {
    const screens = literals("renderer/app/navigation.tsx", /export type Screen =[\s\S]*?;\n\n/u);
    const sheets = literals("renderer/case/case-view.ts", /export type CaseView =[\s\S]*?;/u);
    expect(screens).toContain("workbench");
    expect(sheets).toContain("form");
    const wanted = [...screens.filter((kind) => kind !== "case"), ...sheets];
    expect(Object.keys(PAGES)).toEqual(expect.arrayContaining(wanted));
  });

  test("is opened by every frame before the log-in, too", () => {
    const frames = sources("renderer/login", "renderer/setup").flatMap(([file, text]) =>
      [...text.matchAll(/<PlainFrame(?<props>[^>]*)>/gu)].map(
        (match) => [file, match.groups?.["props"] ?? ""] as const,
      ),
    );
    expect(frames.length).toBeGreaterThan(3);
    for (const [file, props] of frames) expect(props, file).toContain("help=");
  });

  test.each(Object.entries(PAGES))(
    "of %s says what it is for, how, and what goes wrong",
    (_, page) => {
      expect(page.purpose).toMatch(/。$/u);
      expect(page.steps.length).toBeGreaterThanOrEqual(3);
      for (const step of page.steps) expect(step).toMatch(/。$/u);
      expect(page.codes.length).toBeGreaterThan(0);
      for (const code of page.codes) {
        const entries = entriesOf(code);
        expect(entries, code).not.toEqual([]);
        for (const { what, remedy } of entries) {
          expect(what, code).not.toBe("");
          expect(remedy, code).not.toBe("");
        }
      }
    },
  );
});

/** How a source says what it listens to. */
const BOUND = [
  /["'`](?<key>(?:(?:Ctrl|Shift|Alt)\+)+[^"'`\s]+)["'`]/gu,
  /["'`](?<key>F\d{1,2}|Enter|Esc|Tab|Space|Delete|Page(?:Up|Down)|[↑↓←→+-])["'`]/gu,
  /[\s{](?<key>F\d{1,2}|Enter|Esc|Space|Delete|Page(?:Up|Down)|[A-Z])[:,]/gu,
];

describe("a key that the help names", () => {
  /** What the screens listen to: names in quotes, and names of bindings. */
  const bound = new Set(
    sources("renderer")
      .filter(([file]) => !/renderer\/(?:words|help)\//u.test(file))
      .flatMap(([, text]) => BOUND.flatMap((pattern) => [...text.matchAll(pattern)]))
      .map((match) => match.groups?.["key"] ?? ""),
  );
  // The browser itself pastes, and a form has as many sections as it has.
  const NATIVE = ["Ctrl+V", "Tab", ...[1, 2, 3, 4, 5, 6, 7, 8].map((no) => `Ctrl+${no}`)];
  const KEY =
    /(?:(?:Ctrl|Shift|Alt)\+)+(?:[A-Z0-9↑↓←→/-]\b|Enter|Backspace|Tab|[A-Z0-9↑↓←→/-])|\bF\d{1,2}\b|\b(?:Enter|Esc|Tab|Space|Delete|PageUp|PageDown)\b/gu;

  test("is told apart from one that nothing listens to", () => {
    expect(bound).toContain("Ctrl+Enter");
    expect(bound).toContain("F8");
    expect(bound).not.toContain("F11");
    expect("按 Ctrl+Shift+F11。".match(KEY)).not.toBeNull();
  });

  test.each(Object.entries(PAGES))("on the page of %s does something", (_, page) => {
    const named = [page.purpose, ...page.steps].flatMap((text) => text.match(KEY) ?? []);
    const unknown = named.filter((key) => !bound.has(key) && !NATIVE.includes(key));
    expect(unknown).toEqual([]);
  });

  test("in the list of keys that work everywhere does something", () => {
    const unknown = COMMON_KEYS.map(([key]) => key).filter(
      (key) => !bound.has(key) && !NATIVE.includes(key),
    );
    expect(unknown).toEqual([]);
  });
});

describe("HUN-83: the table of codes", () => {
  test("says what the sources say now (npm run help-codes)", () => {
    expect(CODES).toEqual(codeTable(ROOT));
  });

  test("has every code that the program shows", () => {
    const known = new Set(CODES.map(({ code }) => code));
    const shown = sources("core", "electron", "renderer")
      .filter(([file]) => !file.startsWith("core/exchange/"))
      .flatMap(([, text]) => [
        ...text.matchAll(/(?:\w\(|\bcode:)\s*["'`](?<code>[EWUN]-[A-Z]+-\d+)(?=["'`])/gu),
      ])
      .map((match) => match.groups?.["code"] ?? "");
    expect(shown.length).toBeGreaterThan(300);
    expect([...new Set(shown)].filter((code) => !known.has(code))).toEqual([]);
  });

  test("is found by a code in small letters, and by a word", () => {
    expect(new Set(findCodes("e-inv-05").map(({ code }) => code))).toEqual(new Set(["E-INV-05"]));
    expect(findCodes("票据 重复的").map(({ code }) => code)).toContain("E-INV-05");
    expect(findCodes("没有这样的字")).toEqual([]);
  });
});

describe("the documents in the help", () => {
  test("are the five, each with a title and without the marks of a file format", () => {
    expect(LAWS.map(({ number }) => number)).toEqual([
      "汴医保〔2022〕46号",
      "湘医保发〔2022〕61号",
      "辽宁省2025年异地就医直接结算通知",
      "粤人社函〔2015〕674号",
      "豫医保办〔2024〕84号",
    ]);
    for (const law of LAWS) {
      expect(law.title).toContain("关于");
      for (const { text } of law.paragraphs) expect(text).not.toMatch(/\*\*|^#|\[bookmark/u);
    }
  });

  test.each(allClauses().map((clause) => [clause.id, clause] as const))(
    "%s opens at its own sentence",
    (_, clause) => {
      const place = placeOfClause(clause);
      expect(place).not.toBeNull();
      const law = LAWS.find(({ id }) => id === place?.law);
      const from =
        law?.paragraphs
          .slice(place?.at)
          .map(({ text }) => text)
          .join("") ?? "";
      const plain = (text: string) => text.replace(/[\s,;()，；（）-]/gu, "");
      const first = clause.quotes[0] ?? clause.text.split("\n")[0] ?? "";
      expect(plain(from)).toContain(plain(first));
      expect(plain(law?.paragraphs[place?.at ?? -1]?.text ?? "")).toContain(
        plain(first).slice(0, 2),
      );
    },
  );

  test("are searched by the id of a clause, by its article and by words", () => {
    expect(findLaw("hun-22")[0]).toMatchObject({ law: "HUN" });
    expect(findLaw("第二十条").map(({ law }) => law)).toContain("HUN");
    const hits = findLaw("急诊抢救");
    expect(hits.length).toBeGreaterThan(1);
    for (const { law, at } of hits) {
      expect(LAWS.find(({ id }) => id === law)?.paragraphs[at]?.text).toContain("急诊抢救");
    }
    expect(findLaw("没有这样的字")).toEqual([]);
  });

  test("list their clauses in the order of the text", () => {
    for (const { id } of LAWS) expect(clausesOf(id).length).toBeGreaterThan(0);
    const attached = allClauses().filter(({ document }) => document === "GD-93");
    const listed = clausesOf("GD").map(({ clause }) => clause.id);
    expect(listed).toEqual(expect.arrayContaining(attached.map(({ id }) => id)));
  });
});
