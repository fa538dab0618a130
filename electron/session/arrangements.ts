import { readArrangement } from "../../core/arrangement-text.ts";
import { fail, ok } from "../../core/result.ts";
import { SHIPPED_YEARS } from "../../core/working-days.ts";
import type { Answer } from "../contract/answer.ts";
import type { Arrangements } from "../contract/arrangements.ts";
import type { Channel, Parsed } from "../contract/contract.ts";
import { addArrangement, readArrangements } from "../store/arrangements.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { record } from "../store/journal.ts";
import { indexDueDates } from "../store/reindex.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";
import type { Session } from "./session.ts";

type ArrangementChannel = Extract<Channel, `arrangements.${string}`>;

/** 放假安排: what the office has entered of the years that the program does not know. */
export function arrangementHandlers(atDesk: AtDesk): Pick<Handlers, ArrangementChannel> {
  return {
    "arrangements.list": () =>
      atDesk("arrangements.list", async ({ desk }) => ok(await desk.store.read(list))),
    "arrangements.enter": (request) =>
      atDesk("arrangements.enter", (session) => enter(session, request)),
  };
}

/** Keeps what the notice says, for every day that is worked out from now on. */
async function enter(
  { desk, arrangements }: Session,
  { year, text, document }: Parsed["arrangements.enter"],
): Promise<Answer<Arrangements>> {
  const read = readArrangement(year, text);
  if (!read.ok) return fail(read.error);
  const { off, worked } = read.value;
  const { operator, clock, store } = desk;
  const on = chinaDay(clock.now());
  const all = await store.write(async (tx) => {
    await addArrangement(tx, { year, off, worked, document, operator, on });
    const said = `${year}年；放假${off.length}天，调休上班${worked.length}天；${document}`;
    await record(tx, desk, "office-changed", "放假安排", said);
    await indexDueDates(tx);
    return list(tx);
  });
  arrangements.ruling = all.entered;
  return ok(all);
}

async function list(reader: Reader): Promise<Arrangements> {
  return { shipped: SHIPPED_YEARS, entered: await readArrangements(reader) };
}
