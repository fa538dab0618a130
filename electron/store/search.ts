import { z } from "zod";
import { fen, MAX_FEN, parseYuan, yuan } from "../../core/money.ts";
import { ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import {
  CASE_STATES,
  type CaseCounts,
  type CasePage,
  FOUND_LIMIT,
  type FoundCase,
  type SearchRequest,
  type Waiting,
} from "../contract/search.ts";
import { waitToken } from "../ahead/case-ahead.ts";
import { casesThatWait, waitsOfCases } from "../ahead/waiting.ts";
import { unsentCondition } from "../ahead/unsent.ts";
import { CaseListRow, standingToken, stateToken } from "./case-index.ts";
import type { Desk } from "./cases.ts";
import { chinaDay } from "./clock.ts";
import type { Reader } from "./connection.ts";
import { indexIsCurrent, rebuildIndex } from "./reindex.ts";
import { coveringAmounts, coveringDays } from "./search-ranges.ts";
import { nameHit, waysOf, wordsOf } from "./search-words.ts";
import type { SqlValue } from "./sqlite.ts";

/** One page of the case list, the last changed first; a draft stands for its case. */
export async function searchCases(desk: Desk, request: SearchRequest): Promise<Answer<CasePage>> {
  const today = chinaDay(desk.clock.now());
  const page = await desk.store.read((reader) => pageOf(reader, request, today));
  if (page !== null) return ok(page);
  await desk.store.write(rebuildIndex);
  const built = await desk.store.read((reader) => pageOf(reader, request, today));
  if (built === null) throw new Error("the index is not what was just built");
  return ok(built);
}

/** Null while the index is not the one of this program. */
async function pageOf(
  reader: Reader,
  request: SearchRequest,
  today: string,
): Promise<CasePage | null> {
  if (!(await indexIsCurrent(reader))) return null;
  const asked = await conditionsOf(reader, request);
  const { after, limit } = request;
  const rows = await rowsOf(reader, asked, after, limit + 1);
  const shown = rows.slice(0, limit);
  const words = wordsOf(request.text);
  const waits = await waitsOfCases(
    reader,
    shown.map(({ row }) => row.caseId),
  );
  return {
    rows: shown.map(({ row }): FoundCase => ({
      ...row,
      nameHit: nameHit(row.name, words),
      waits: waits.get(row.caseId) ?? [],
    })),
    next: rows.length > limit ? (shown.at(-1)?.position ?? null) : null,
    found: after === null ? await countOf(reader, asked) : null,
    counts: await countsOf(reader, today),
  };
}

/** What a case must meet: an expression over the words of the index, and conditions on the row. */
interface Conditions {
  readonly match: string | null;
  readonly sql: readonly string[];
  readonly params: readonly SqlValue[];
  /** Of the position, which grows with the moment of the change; both included. */
  readonly from: number;
  readonly to: number;
}

async function conditionsOf(reader: Reader, request: SearchRequest): Promise<Conditions> {
  const { text, state, standing, waiting, discharged, changed, total } = request;
  const parts: Part[] = wordsOf(text).map(wordPart);
  if (state !== null) parts.push({ match: quoted([stateToken(state)]) });
  if (standing !== null) parts.push({ match: quoted([standingToken(standing)]) });
  if (waiting !== null) parts.push(await waitingPart(reader, waiting));
  if (discharged !== null)
    parts.push({ match: anyOf(coveringDays(discharged.from, discharged.to)) });
  if (total !== null) parts.push(totalPart(fenOf(total.from), fenOf(total.to)));
  const matches = parts.flatMap(({ match }) => match ?? []);
  return {
    match: matches.length === 0 ? null : matches.map((match) => `(${match})`).join(" AND "),
    sql: parts.flatMap(({ sql }) => sql ?? []),
    params: parts.flatMap(({ params }) => params ?? []),
    from: changed?.from == null ? 0 : startOfDay(changed.from),
    to: changed?.to == null ? LAST_POSITION : startOfDay(changed.to) + DAY_MS - 1,
  };
}

interface Part {
  readonly match?: string;
  readonly sql?: string;
  readonly params?: readonly SqlValue[];
}

function wordPart(word: string): Part {
  const ways = waysOf(word);
  const match = ways.map(({ tokens }) => `(${quoted(tokens)})`).join(" OR ");
  if (ways.every(({ exact }) => exact)) return { match };
  return {
    match,
    sql: `(${ways.map(({ sql }) => sql).join(" OR ")})`,
    params: ways.flatMap(({ params }) => params),
  };
}

/** What waits for the gateway changes without its row: no word of the index can tell it. */
async function waitingPart(reader: Reader, waiting: Waiting): Promise<Part> {
  if (waiting !== "sync") return { match: quoted([waitToken(waiting)]) };
  return { sql: await unsentCondition(reader) };
}

function totalPart(from: number | null, to: number | null): Part {
  return {
    match: anyOf(coveringAmounts(from, to)),
    sql: "c.total BETWEEN ? AND ?",
    params: [from ?? 0, to ?? MAX_FEN],
  };
}

function quoted(tokens: readonly string[]): string {
  return tokens.map((token) => `"${token}"`).join(" AND ");
}

/** A token that no case has, where nothing can be found. */
function anyOf(tokens: readonly string[]): string {
  return tokens.length === 0 ? '"none"' : tokens.map((token) => `"${token}"`).join(" OR ");
}

function fenOf(text: string | null): number | null {
  if (text === null) return null;
  const parsed = parseYuan(text);
  if (!parsed.ok) throw new RangeError("the contract lets no such amount pass");
  return parsed.value;
}

const DAY_MS = 86_400_000;
const LAST_POSITION = Number.MAX_SAFE_INTEGER;

function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

const Position = z.object({ position: z.int() });
const Positioned = z.unknown().transform((raw) => ({
  row: CaseListRow.parse(raw),
  position: Position.parse(raw).position,
}));
type Positioned = z.output<typeof Positioned>;

async function rowsOf(
  reader: Reader,
  asked: Conditions,
  after: number | null,
  limit: number,
): Promise<readonly Positioned[]> {
  const { from, params } = sourceOf(asked, after, true);
  return reader.all(Positioned, `SELECT c.* ${from} LIMIT ?`, [...params, limit]);
}

const Count = z.object({ count: z.int() });

async function countOf(reader: Reader, asked: Conditions): Promise<number> {
  const { from, params } = sourceOf(asked, null, false);
  const sql = `SELECT count(*) AS count FROM (SELECT 1 ${from} LIMIT ${FOUND_LIMIT})`;
  return (await reader.get(Count, sql, params))?.count ?? 0;
}

/**
 * The words lead and the rows are looked up, never the other way round: hence
 * CROSS JOIN. Rows are looked up only where they are shown or decide.
 */
function sourceOf(
  { match, sql, params, from, to }: Conditions,
  after: number | null,
  shown: boolean,
): { readonly from: string; readonly params: readonly SqlValue[] } {
  const key = match === null ? "c.position" : "w.rowid";
  const rows = shown || sql.length > 0 ? " CROSS JOIN case_list c ON c.position = w.rowid" : "";
  const tables = match === null ? "case_list c" : `case_words w${rows}`;
  const conditions = [
    ...(match === null ? [] : ["case_words MATCH ?"]),
    `${key} BETWEEN ? AND ?`,
    ...sql,
  ];
  const last = after === null ? to : Math.min(to, after - 1);
  return {
    from: `FROM ${tables} WHERE ${conditions.join(" AND ")} ORDER BY ${key} DESC`,
    params: [...(match === null ? [] : [match]), from, last, ...params],
  };
}

const Counted = z.object({
  state: z.enum(CASE_STATES),
  standing: z.string(),
  cases: z.int(),
  paid: z.int(),
  fund: z.int(),
});

async function countsOf(reader: Reader, today: string): Promise<CaseCounts> {
  const groups = await reader.all(Counted, "SELECT * FROM case_count WHERE cases > 0");
  const received = await reader.get(
    Count,
    "SELECT count(*) AS count FROM case_list WHERE received = ?",
    [today],
  );
  const cases = (which: (group: z.output<typeof Counted>) => boolean): number =>
    groups.filter(which).reduce((total, group) => total + group.cases, 0);
  const paid = groups.filter((group) => group.paid > 0);
  const waiting = await casesThatWait(reader);
  return {
    all: cases(() => true),
    draft: cases(({ state }) => state === "draft"),
    saved: cases(({ state }) => state === "saved"),
    submitted: cases(({ state }) => state === "submitted"),
    secondLook: cases(({ state }) => state === "second-look"),
    returned: cases(({ state }) => state === "returned"),
    approved: cases(({ state }) => state === "approved"),
    handedOver: cases(({ state }) => state === "handed-over"),
    ...waiting,
    trial: cases(({ standing }) => standing === "trial"),
    undetermined: cases(({ standing }) => standing === "undetermined"),
    receivedToday: received?.count ?? 0,
    fund: paid.length === 0 ? "" : yuan(fen(paid.reduce((total, { fund }) => total + fund, 0))),
    fundWithTrial: paid.some(({ standing }) => standing !== "final"),
  };
}
