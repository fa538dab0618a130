import path from "node:path";
import { allClauses, type Clause, DOCUMENTS, type Role } from "../../core/policy/clauses.ts";
import {
  type CodeMention,
  codeMentions,
  type PackCitation,
  packCitations,
  type TestMention,
  testMentions,
} from "./clause-mentions.ts";

/** A clause with the rules that carry it out and the tests that prove them. */
export interface ClauseRow {
  readonly clause: Clause;
  readonly code: readonly CodeMention[];
  readonly packs: readonly PackCitation[];
  readonly tests: readonly TestMention[];
}

/** The register of the clauses against the project as it stands. */
export function clauseRows(root: string): ClauseRow[] {
  const code = byClause(codeMentions(root));
  const packs = byClause(packCitations(root));
  const tests = byClause(testMentions(root));
  return allClauses().map((clause) => ({
    clause,
    code: code.get(clause.id) ?? [],
    packs: packs.get(clause.id) ?? [],
    tests: tests.get(clause.id) ?? [],
  }));
}

/** Whether the policy core carries the clause out: a screen that only names it is no rule. */
export function hasRule({ code, packs }: ClauseRow): boolean {
  return packs.length > 0 || code.some(({ file }) => file.startsWith("core/"));
}

/** docs/clauses.md: where each clause lives and what proves it. */
export function clauseTable(root: string): string {
  const rows = clauseRows(root);
  const documents = Object.entries(DOCUMENTS).map(([id, { number }]) => {
    const own = rows.filter(({ clause }) => clause.document === id);
    return [`## ${id}: ${number}`, "", ...table(HEAD, own.map(cells))].join("\n");
  });
  return `${[INTRODUCTION, summary(rows), ...documents].join("\n\n")}\n`;
}

const INTRODUCTION = `# Clauses

Every clause of the founding documents, the rule that carries it out, and the tests that prove it.
Written by \`npm run clauses\` from \`core/policy/clauses/\`, the shipped packs, the code and the tests:
do not edit it by hand. A clause counts where its id is named in full.`;

const HEAD = ["clause", "article", "role", "code", "packs", "tests"];

const NOT_YET: Readonly<Record<Role, string>> = {
  core: "**no rule**",
  counter: "**no place**",
  gateway: "**no place**",
  province: "not built yet: province reports",
};

function summary(rows: readonly ClauseRow[]): string {
  const roles = Object.keys(NOT_YET).map((role) => {
    const own = rows.filter(({ clause }) => clause.role === role);
    const ruled = own.filter(({ code, packs }) => code.length + packs.length > 0);
    const tested = own.filter(({ tests }) => tests.length > 0);
    return [role, ...[own, ruled, tested].map(({ length }) => String(length))];
  });
  return table(["role", "clauses", "with code or a pack", "with a test"], roles).join("\n");
}

function cells(row: ClauseRow): string[] {
  const { clause, code, packs, tests } = row;
  const missing = clause.role === "core" ? !hasRule(row) : code.length + packs.length === 0;
  return [
    clause.id,
    clause.article,
    clause.role,
    missing ? NOT_YET[clause.role] : codeCell(code),
    packsCell(packs),
    testsCell(tests),
  ];
}

/** `core/filing/lock.ts` with the declarations in it that name the clause. */
function codeCell(code: readonly CodeMention[]): string {
  const files = groups(code.map(({ file, name }) => [file, name] as const));
  return files
    .map(([file, names]) => [`\`${file}\``, names.join(", ")].join(" ").trim())
    .join("; ");
}

/** Packs that cite the clause at the same places stand together. */
function packsCell(packs: readonly PackCitation[]): string {
  const places = groups(packs.map(({ pack, at }) => [pack, at] as const));
  const alike = groups(places.map(([pack, at]) => [at.join(", "), pack] as const));
  return alike.map(([at, names]) => `${names.join(", ")}: ${at}`).join("; ");
}

function testsCell(tests: readonly TestMention[]): string {
  return tests
    .map(({ file, titles }) =>
      [`\`${path.posix.relative("test", file)}\``, ...titles.map((title) => `“${title}”`)].join(
        " ",
      ),
    )
    .join("; ");
}

/** Values by their key, in the order of first mention, each once. */
function groups(pairs: readonly (readonly [string, string])[]): [string, string[]][] {
  const found = new Map<string, Set<string>>();
  for (const [key, value] of pairs) found.set(key, (found.get(key) ?? new Set()).add(value));
  return [...found].map(([key, values]) => [key, [...values].filter((value) => value !== "")]);
}

function byClause<Item extends { readonly id: string }>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) found.set(item.id, [...(found.get(item.id) ?? []), item]);
  return found;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`.replaceAll(/ {2,}/gu, " ");
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)];
}
