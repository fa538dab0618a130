import gd from "../../core/policy/documents/GD-2015-674.txt?raw";
import hen from "../../core/policy/documents/HEN-2024-84.txt?raw";
import hun from "../../core/policy/documents/HUN-2022-61.txt?raw";
import kf from "../../core/policy/documents/KF-2022-46.txt?raw";
import ln from "../../core/policy/documents/LN-2025.txt?raw";
import { allClauses, type Clause, DOCUMENTS, type DocumentId } from "../../core/policy/clauses.ts";

/** The five founding documents; the national opinion stands inside Guangdong's letter. */
export const LAW_IDS = ["KF", "HUN", "LN", "GD", "HEN"] as const;
export type LawId = (typeof LAW_IDS)[number];

export interface Law {
  readonly id: LawId;
  readonly number: string;
  readonly effective: string | null;
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

export interface Paragraph {
  readonly text: string;
  readonly heading: boolean;
}

/** A place in a document. */
export interface LawPlace {
  readonly law: LawId;
  /** Index of the paragraph. */
  readonly at: number;
}

const TEXTS: Readonly<Record<LawId, string>> = { KF: kf, HUN: hun, LN: ln, GD: gd, HEN: hen };

/** The documents as published; only marks of the file format and what stood around them on a web page are left out. */
export const LAWS: readonly Law[] = LAW_IDS.map((id) => {
  const paragraphs = paragraphsOf(TEXTS[id]);
  const title = paragraphs.find(({ text }) => text.includes("关于"))?.text ?? "";
  return { id, ...DOCUMENTS[id], title, paragraphs };
});

function paragraphsOf(text: string): readonly Paragraph[] {
  const all = text.split("\n").flatMap((line): Paragraph[] => {
    const plain = line
      .replace(/\[bookmark:[^\]]*\]/gu, "")
      .replaceAll("**", "")
      .replace(/^#+\s*/u, "")
      .trim();
    return plain === "" ? [] : [{ text: plain, heading: /^(?:#|\*\*[^*]+\*\*$)/u.test(line) }];
  });
  const menu = all.findIndex((paragraph) => paragraph.text.includes("首页 >"));
  return menu < 0 ? all : all.slice(menu + 1);
}

/** Spacing and half-width marks of the published text count for nothing. */
function squeezed(text: string): string {
  const marks: Readonly<Record<string, string>> = { "(": "（", ")": "）", ",": "，", ";": "；" };
  return text.replace(/[\s*#-]/gu, "").replace(/[(),;]/gu, (mark) => marks[mark] ?? mark);
}

function lawOf(document: DocumentId): LawId {
  return document === "GD-93" ? "GD" : document;
}

interface Squeezed {
  readonly all: string;
  /** Where each paragraph begins in it. */
  readonly starts: readonly number[];
}

const SQUEEZED: ReadonlyMap<LawId, Squeezed> = new Map(
  LAWS.map(({ id, paragraphs }) => {
    let all = "";
    const starts = paragraphs.map(({ text }) => {
      const from = all.length;
      all += squeezed(text);
      return from;
    });
    return [id, { all, starts }];
  }),
);

/** Where a clause begins in its document. A sentence may run on over the end of a page. */
export function placeOfClause(clause: Clause): LawPlace | null {
  const law = lawOf(clause.document);
  const { all, starts } = SQUEEZED.get(law) ?? { all: "", starts: [] };
  const wanted = squeezed(clause.quotes[0] ?? clause.text.split("\n")[0] ?? "");
  const attached = clause.document === "GD-93" ? all.lastIndexOf(DOCUMENTS["GD-93"].number) : 0;
  const found = all.indexOf(wanted, Math.max(0, attached));
  return found < 0 ? null : { law, at: starts.findLastIndex((from) => from <= found) };
}

export interface LawHit extends LawPlace {
  /** `HUN-22 第二十二条`, or the words around what was searched. */
  readonly words: string;
}

/** The most places that a search lists. */
const MOST_HITS = 100;

/** Clauses by id or article, then every paragraph with the words. */
export function findLaw(typed: string): readonly LawHit[] {
  const wanted = typed.normalize("NFKC").trim().toUpperCase();
  if (wanted === "") return [];
  const clauses = allClauses()
    .filter(({ id, article }) => id === wanted || id.startsWith(`${wanted}.`) || article === wanted)
    .flatMap((clause): LawHit[] => {
      const place = placeOfClause(clause);
      const name = `${clause.id} ${clause.article} ${clause.title}`.trim();
      return place === null ? [] : [{ ...place, words: name }];
    });
  const words = LAWS.flatMap((law) =>
    law.paragraphs.flatMap(({ text }, at): LawHit[] => {
      const found = text.toUpperCase().indexOf(wanted);
      return found < 0
        ? []
        : [{ law: law.id, at, words: text.slice(Math.max(0, found - 8), found + 24) }];
    }),
  );
  return [...clauses, ...words].slice(0, MOST_HITS);
}

/** The clauses that begin in each paragraph of a document, to be opened from its margin. */
export function clausesOf(law: LawId): readonly { readonly clause: Clause; readonly at: number }[] {
  return allClauses().flatMap((clause) => {
    const place = lawOf(clause.document) === law ? placeOfClause(clause) : null;
    return place === null ? [] : [{ clause, at: place.at }];
  });
}
