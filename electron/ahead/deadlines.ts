import { z } from "zod";
import type { IsoDate } from "../../core/calendar.ts";
import { DUE_KINDS } from "../../core/due/ahead.ts";
import { periodOf } from "../../core/due/cross-check.ts";
import { ok } from "../../core/result.ts";
import type { Ahead, AheadKind, Deadline } from "../contract/ahead.ts";
import type { Answer } from "../contract/answer.ts";
import type { InquiryEntry } from "../contract/inquiries.ts";
import { entriesOn, todayOf } from "../inquiry/inquiries.ts";
import type { Desk } from "../store/cases.ts";
import type { Reader } from "../store/connection.ts";
import { unsentCases } from "./unsent.ts";

/** Shown at once; who has more than these looks at the first ones first. */
const MOST = 100;

/** Every day that this counter has to meet, the first one first. */
export function readAhead(desk: Desk): Promise<Answer<Ahead>> {
  const today = todayOf(desk);
  return desk.store.read(async (reader) => {
    const entries = await entriesOn(reader, today);
    const requests = [...entries.flatMap(ofRequest), ...summaryOf(entries, today)];
    const cases = await dueCases(reader);
    const all = [...cases.first, ...requests].toSorted((a, b) =>
      orderOf(a).localeCompare(orderOf(b)),
    );
    return ok({
      deadlines: all.slice(0, MOST),
      all: cases.all + requests.length,
      unsent: await unsentCases(reader),
    });
  });
}

/** A day that nobody can tell yet comes last. */
function orderOf({ day }: Deadline): string {
  return day ?? "9999";
}

const Row = z
  .object({
    kind: z.enum(DUE_KINDS),
    day: z.string(),
    case_id: z.string(),
    name: z.string(),
  })
  .transform(({ case_id: caseId, day, ...same }): Deadline => ({
    ...same,
    day: day === "" ? null : day,
    caseId,
    inquiryId: null,
    count: 1,
  }));
const Count = z.object({ count: z.int() });

async function dueCases(
  reader: Reader,
): Promise<{ readonly first: readonly Deadline[]; readonly all: number }> {
  const known = await reader.all(Row, sooner("day > ''"), [MOST]);
  const unknown = await reader.all(Row, sooner("day = ''"), [MOST - known.length]);
  const first = [...known, ...unknown];
  const counted = await reader.get(Count, "SELECT count(*) AS count FROM case_due");
  return { first, all: counted?.count ?? 0 };
}

/** The first ones alone are looked up in the list. */
function sooner(which: string): string {
  return `
    SELECT kind, day, case_id, name FROM (
      SELECT kind, day, case_id FROM case_due WHERE ${which} ORDER BY day, case_id, kind LIMIT ?
    ) JOIN case_list USING (case_id) ORDER BY day, case_id, kind`;
}

/** The answer while a request is open, its confirmation when it came (HUN-76.t, HUN-77). */
function ofRequest({ inquiryId, caseId, name, inquiry }: InquiryEntry): readonly Deadline[] {
  const { due, state, asked } = inquiry;
  if (due === null) return [];
  const kind: AheadKind =
    state === "answered"
      ? "confirm"
      : asked.kind === "cross-check"
        ? "check-answer"
        : "coordination-answer";
  return [{ kind, day: due.ok ? due.value : null, caseId, inquiryId, name, count: 1 }];
}

/** 协查申请汇总: the requests of the running round are summed up on the 26th (HUN-76.t). */
function summaryOf(entries: readonly InquiryEntry[], today: IsoDate): readonly Deadline[] {
  const { summarised } = periodOf(today);
  const count = entries.filter(
    ({ inquiry: { asked, since, state } }) =>
      asked.kind === "cross-check" &&
      state !== "withdrawn" &&
      periodOf(since).summarised === summarised,
  ).length;
  if (count === 0) return [];
  return [{ kind: "summary", day: summarised, caseId: "", inquiryId: null, name: "", count }];
}
