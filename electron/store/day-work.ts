import { z } from "zod";
import { addDays, type IsoDate } from "../../core/calendar.ts";
import { Revision } from "../../core/casefile/revision.ts";
import type { LedgerEntry } from "../../core/forms/ledger.ts";
import { type Fen, parseYuan } from "../../core/money.ts";
import type { CaseRow } from "../contract/search.ts";
import { matterOf } from "./case-row.ts";
import { startOfDay } from "./clock.ts";
import type { Reader } from "./connection.ts";

const Row = z.object({ number: z.string(), body: z.string() });

/**
 * The cases that were sealed, or whose papers were issued, on a day in China:
 * each once, as its last version of that day has it, in the order in which they
 * were first touched. What was settled and reversed on one day stands twice, so that
 * the day adds up (HUN-52). What was typed and not sealed is no work done.
 *
 * A case that was touched on a day has changed since its beginning, so the
 * positions of the list, which are the moments of the last change, spare
 * reading every version there is.
 */
export async function workOfDay(reader: Reader, date: IsoDate): Promise<readonly LedgerEntry[]> {
  const from = startOfDay(date);
  const rows = await reader.all(
    Row,
    `WITH worked AS (
       SELECT case_list.number AS number, min(revision.seq) AS first, max(revision.seq) AS last
       FROM case_list JOIN revision ON revision.case_id = case_list.case_id
       WHERE case_list.position >= ?1 AND revision.at >= ?2 AND revision.at < ?3
       GROUP BY case_list.case_id, revision.body ->> '$.review.state' IS 'reversed'
     )
     SELECT number, body FROM worked JOIN revision ON revision.seq = worked.last
     ORDER BY worked.first`,
    [Date.parse(from), from, startOfDay(addDays(date, 1))],
  );
  return rows.map(({ number, body }) => entryOf(number, body));
}

function entryOf(number: string, body: string): LedgerEntry {
  const read = readVersion(body);
  if (read === null) return { ...UNREADABLE, caseNumber: number };
  const { document, outcome, author, review } = read;
  const matter = matterOf(document);
  return {
    caseNumber: read.caseNumber,
    name: document.person.name.trim(),
    business: review?.state === "reversed" ? `${BUSINESS[matter]}冲销` : BUSINESS[matter],
    settles: matter === "claim" || matter === "filing-and-claim",
    total: amountOf(outcome.total),
    fund: amountOf(outcome.fund),
    standing: outcome.standing,
    operator: author.name,
  };
}

const BUSINESS: Readonly<Record<CaseRow["matter"], string>> = {
  "filing-and-claim": "备案、手工报销",
  claim: "手工报销",
  filing: "备案",
  empty: "",
};

/** A damaged version keeps its line: the work was done, and its amounts are open. */
const UNREADABLE: Omit<LedgerEntry, "caseNumber"> = {
  name: "（读不出）",
  business: "",
  settles: true,
  total: null,
  fund: null,
  standing: "incomplete",
  operator: "",
};

function readVersion(body: string): Revision | null {
  try {
    const read = Revision.safeParse(JSON.parse(body));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Null while it is not known, which is not zero. */
function amountOf(text: string): Fen | null {
  if (text === "") return null;
  const parsed = parseYuan(text);
  return parsed.ok ? parsed.value : null;
}
