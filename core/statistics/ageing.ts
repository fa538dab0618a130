import type { IsoDate } from "../calendar.ts";
import { type WorkCalendar, workingDaysBetween } from "../working-days.ts";

/**
 * Ageing of unsettled cases (账龄): how long cases that were saved and not handed over have
 * waited, in working days since their acceptance (受理), which is what the person waits.
 */

/** How a saved case stands that has not been handed over. */
export const OPEN_STATES = [
  "draft",
  "saved",
  "returned",
  "submitted",
  "second-look",
  "approved",
] as const;
export type OpenState = (typeof OPEN_STATES)[number];

/** Working days up to and with; the last one is open. */
const UP_TO = [5, 10, 20, 30] as const;

/** `unknown`: no day of acceptance, or a year whose days off are not known. */
export const AGES = ["to-5", "to-10", "to-20", "to-30", "more", "unknown"] as const;
export type Age = (typeof AGES)[number];

/** So many cases of one state that were accepted on one day. */
export interface OpenCases {
  readonly state: OpenState;
  /** Null: the number of the case tells no day. */
  readonly accepted: IsoDate | null;
  readonly cases: number;
}

export interface AgeRow {
  readonly cases: Readonly<Record<Age, number>>;
  readonly all: number;
  /** Day of the oldest acceptance; null where there is none. */
  readonly oldest: IsoDate | null;
}

export interface Ageing {
  readonly states: readonly (AgeRow & { readonly state: OpenState })[];
  readonly whole: AgeRow;
}

export function ageingOf(
  open: readonly OpenCases[],
  today: IsoDate,
  calendar: WorkCalendar,
): Ageing {
  const states = OPEN_STATES.map((state) => ({
    state,
    ...rowOf(
      open.filter((one) => one.state === state),
      today,
      calendar,
    ),
  }));
  return { states, whole: rowOf(open, today, calendar) };
}

function rowOf(open: readonly OpenCases[], today: IsoDate, calendar: WorkCalendar): AgeRow {
  const cases: Record<Age, number> = {
    "to-5": 0,
    "to-10": 0,
    "to-20": 0,
    "to-30": 0,
    more: 0,
    unknown: 0,
  };
  let all = 0;
  let oldest: IsoDate | null = null;
  for (const { accepted, cases: count } of open) {
    cases[ageOf(accepted, today, calendar)] += count;
    all += count;
    if (accepted !== null && (oldest === null || accepted < oldest)) oldest = accepted;
  }
  return { cases, all, oldest };
}

/** The day of acceptance itself is not counted, as with every period of working days. */
export function ageOf(accepted: IsoDate | null, today: IsoDate, calendar: WorkCalendar): Age {
  if (accepted === null) return "unknown";
  const waited = workingDaysBetween(accepted, today, calendar);
  if (!waited.ok) return "unknown";
  const at = UP_TO.findIndex((days) => waited.value <= days);
  return (at === -1 ? undefined : AGES[at]) ?? "more";
}
