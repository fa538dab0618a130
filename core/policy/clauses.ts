import { z } from "zod";
import data from "./clauses.json" with { type: "json" };

/** A clause of a founding document with its own words. */
export interface Clause {
  readonly id: string;
  readonly document: DocumentId;
  /** 文号, such as 汴医保〔2022〕46号. */
  readonly number: string;
  /** Place in the document, such as 二(四) or 第二十条. */
  readonly article: string;
  /** Heading of the article; empty where it has none. */
  readonly title: string;
  /** The article's own words. */
  readonly text: string;
  /** The sentences of the text that are this clause; empty: all of it. */
  readonly quotes: readonly string[];
  readonly effective: string;
}

export const DOCUMENTS = {
  KF: { number: "汴医保〔2022〕46号", effective: "2023-01-01" },
  HUN: { number: "湘医保发〔2022〕61号", effective: "2023-01-01" },
} as const;
export type DocumentId = keyof typeof DOCUMENTS;

const entries = z
  .array(
    z.strictObject({
      id: z.string(),
      article: z.string(),
      title: z.string().default(""),
      text: z.string(),
      quotes: z.array(z.string()).default([]),
    }),
  )
  .parse(data);

const CLAUSES: ReadonlyMap<string, Clause> = new Map(
  entries.map((entry) => {
    const document = documentOf(entry.id);
    return [entry.id, { ...entry, document, ...DOCUMENTS[document] }];
  }),
);

/** The clause with this id, such as `KF-2.4a`. */
export function findClause(id: string): Clause | undefined {
  return CLAUSES.get(id);
}

export function allClauses(): readonly Clause[] {
  return [...CLAUSES.values()];
}

function documentOf(id: string): DocumentId {
  return id.startsWith("KF-") ? "KF" : "HUN";
}
