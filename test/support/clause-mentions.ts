import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { findClause } from "../../core/policy/clauses.ts";

/** A declaration in the code that names a clause. */
export interface CodeMention {
  readonly id: string;
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  /** The declaration; empty for a comment with nothing below it. */
  readonly name: string;
}

/** A place in a pack that cites a clause. */
export interface PackCitation {
  readonly id: string;
  readonly pack: string;
  /** Keys and ids down to the citation, such as treatment.rules.referral. */
  readonly at: string;
}

/** A test file that names a clause, with the titles in which it stands. */
export interface TestMention {
  readonly id: string;
  readonly file: string;
  readonly titles: readonly string[];
}

const CODE = ["core", "electron", "renderer", "gateway", "cli"];
const TESTS = ["unit", "store", "forms", "sync", "gateway", "e2e", "fault"];
/** They name clauses to prove the register and this reading, and prove no clause. */
const NOT_PROOF = ["clauses.test.ts", "clause-table.test.ts"];

/** The keys of a pack under which an id of a clause stands, alone or in a list. */
const CITING = ["clause", "clauses", "raisedBy", "consentBy"];

/** The whole of what may be an id: KF-2.5c is never read as KF-2.5, nor HUN-76.t as HUN-76. */
const ID_LIKE = /(?<![\w.-])(?:KF|HUN|LN|GD-93|GD|HEN)-[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*/gu;

/** The clauses that a text names, each exactly. */
export function clausesIn(text: string): string[] {
  return (text.match(ID_LIKE) ?? []).filter((id) => findClause(id) !== undefined);
}

/** What the code of the program names, in comments and strings. */
export function codeMentions(root: string): CodeMention[] {
  return CODE.flatMap((folder) => filesIn(root, folder, /\.tsx?$/u)).flatMap((file) =>
    declarationsNaming(read(root, file)).map((mention) => ({ ...mention, file })),
  );
}

/** The clauses that a source file names, each with its declaration. */
export function declarationsNaming(source: string): Omit<CodeMention, "file">[] {
  const lines = source.split("\n");
  return lines.flatMap((line, index) =>
    clausesIn(line).map((id) => ({ id, name: declarationAt(lines, index) })),
  );
}

/** What `citationsIn` finds in each shipped pack. */
export function packCitations(root: string): PackCitation[] {
  return filesIn(root, "core/policy/packs", /\.json$/u).flatMap((file) => {
    const pack = path.posix.basename(file, ".json");
    return citationsIn(JSON.parse(read(root, file))).map((citation) => ({ ...citation, pack }));
  });
}

/** What the tests name, but those that prove the register itself. */
export function testMentions(root: string): TestMention[] {
  const files = TESTS.flatMap((folder) =>
    filesIn(root, `test/${folder}`, /\.(?:test|spec)\.tsx?$/u),
  ).filter((file) => !NOT_PROOF.includes(path.posix.basename(file)));
  return files.flatMap((file) => {
    const text = read(root, file);
    const titles = titlesIn(text);
    return [...new Set(clausesIn(text))].map((id) => ({
      id,
      file,
      titles: titles.filter((title) => clausesIn(title).includes(id)),
    }));
  });
}

const DECLARATION =
  /^(?:export )?(?:async )?(?:function|const|let|interface|type|class) (?<name>\w+)/u;
const TOP_LEVEL_COMMENT = /^(?:\/\/|\/\*| \*)/u;

/** A comment outside every declaration speaks of the one below it; anything else belongs to the one it stands in. */
function declarationAt(lines: readonly string[], index: number): string {
  const name = (line: string) => DECLARATION.exec(line)?.groups?.["name"] ?? "";
  const found = TOP_LEVEL_COMMENT.test(lines[index] ?? "")
    ? lines.slice(index + 1).find((line) => name(line) !== "")
    : lines.slice(0, index + 1).findLast((line) => name(line) !== "");
  return name(found ?? "");
}

/** The clauses that a pack cites, wherever they stand in it. */
export function citationsIn(
  node: unknown,
  keys: readonly string[] = [],
): Omit<PackCitation, "pack">[] {
  if (typeof node === "string") {
    return CITING.includes(keys.at(-1) ?? "") ? [{ id: node, at: placeOf(keys) }] : [];
  }
  if (Array.isArray(node)) {
    return node.flatMap((item: unknown) => citationsIn(item, [...keys, ...idOf(item)]));
  }
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => citationsIn(value, [...keys, key]));
}

function idOf(item: unknown): string[] {
  const named = typeof item === "object" && item !== null && "id" in item;
  return named && typeof item.id === "string" ? [item.id] : [];
}

/** The value that has a source is what matters, not that it has one. */
function placeOf(keys: readonly string[]): string {
  return keys.filter((key) => !["clause", "clauses", "source"].includes(key)).join(".");
}

/** Titles of tests and groups; a table of cases has its title behind the table. */
export function titlesIn(text: string): string[] {
  const title =
    /(?:\b(?:test|it|describe)|\))\(\s*(?<mark>["'`])(?<title>(?:\\.|(?!\k<mark>).)*)\k<mark>/gu;
  return [...text.matchAll(title)].map((match) => match.groups?.["title"] ?? "");
}

function filesIn(root: string, folder: string, wanted: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll(path.sep, "/")}`)
    .filter((file) => wanted.test(file))
    .toSorted();
}

function read(root: string, file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
