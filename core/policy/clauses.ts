import { z } from "zod";
import gd93 from "./clauses/gd-93.json" with { type: "json" };
import gd from "./clauses/gd.json" with { type: "json" };
import hen from "./clauses/hen.json" with { type: "json" };
import hun from "./clauses/hun.json" with { type: "json" };
import kf from "./clauses/kf.json" with { type: "json" };
import ln from "./clauses/ln.json" with { type: "json" };

/** A clause of a founding document with its own words. */
export interface Clause {
  readonly id: string;
  readonly document: DocumentId;
  /** 文号, such as 汴医保〔2022〕46号; what it is called where the document has none. */
  readonly number: string;
  /** Place in the document, such as 二(四) or 第二十条. */
  readonly article: string;
  /** Heading of the article; empty where it has none. */
  readonly title: string;
  /** The article's own words. */
  readonly text: string;
  /** The sentences of the text that are this clause, in their order; empty: all of it. */
  readonly quotes: readonly string[];
  readonly role: Role;
  /** 施行日期 as the document gives it; null where it leaves it open. */
  readonly effective: string | null;
}

/** Which part of the program a clause speaks to: what a case is paid, the counter's work, the exchange with the platform, or the province. */
export type Role = z.infer<typeof Role>;
const Role = z.enum(["core", "counter", "gateway", "province"]);

/** The founding documents; GD-93 is the national opinion that Guangdong's letter attaches and carries out. */
export const DOCUMENTS = {
  KF: { number: "汴医保〔2022〕46号", effective: "2023-01-01" },
  HUN: { number: "湘医保发〔2022〕61号", effective: "2023-01-01" },
  LN: { number: "辽宁省2025年异地就医直接结算通知", effective: null },
  GD: { number: "粤人社函〔2015〕674号", effective: null },
  "GD-93": { number: "人社部发〔2014〕93号", effective: null },
  HEN: { number: "豫医保办〔2024〕84号", effective: "2025-01-01" },
} as const;
export type DocumentId = keyof typeof DOCUMENTS;

/** Articles as they stand in a document, each with the clauses drawn from it. */
const Articles = z.array(
  z.strictObject({
    article: z.string(),
    title: z.string().default(""),
    text: z.string(),
    clauses: z.array(
      z.strictObject({
        id: z.string(),
        role: Role,
        /** Part of the article, such as (一) of 第九条. */
        item: z.string().default(""),
        quotes: z.array(z.string()).default([]),
      }),
    ),
  }),
);

const CLAUSES: ReadonlyMap<string, Clause> = new Map(
  [
    ...clausesOf("KF", kf),
    ...clausesOf("HUN", hun),
    ...clausesOf("LN", ln),
    ...clausesOf("GD", gd),
    ...clausesOf("GD-93", gd93),
    ...clausesOf("HEN", hen),
  ].map((clause) => [clause.id, clause]),
);

/** The clause with this id, as the packs cite it. */
export function findClause(id: string): Clause | undefined {
  return CLAUSES.get(id);
}

/** The register of all founding documents, in the order of their articles. */
export function allClauses(): readonly Clause[] {
  return [...CLAUSES.values()];
}

function clausesOf(document: DocumentId, articles: unknown): Clause[] {
  return Articles.parse(articles).flatMap(({ article, title, text, clauses }) =>
    clauses.map(({ id, role, item, quotes }) => ({
      id,
      document,
      article: `${article}${item}`,
      title,
      text,
      quotes,
      role,
      ...DOCUMENTS[document],
    })),
  );
}
