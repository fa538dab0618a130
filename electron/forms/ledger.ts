import { day } from "../../core/calendar.ts";
import type { DayLedger } from "../../core/forms/ledger.ts";
import type { Desk } from "../store/cases.ts";
import { workOfDay } from "../store/day-work.ts";

/** The ledger of a day as the store has it now. */
export async function ledgerOf(desk: Desk, date: string): Promise<DayLedger> {
  const { name, window } = desk.office;
  const entries = await desk.store.read((reader) => workOfDay(reader, day(date)));
  return { office: { name, window }, date, at: desk.clock.now(), entries };
}

/** As the journal and a file name it: `业务台账 2026-11-20`. */
export function ledgerName(date: string): string {
  return `业务台账 ${date}`;
}
