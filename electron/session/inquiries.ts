import { day } from "../../core/calendar.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel } from "../contract/contract.ts";
import { act, ask as askOffice, entriesOn, listInquiries, todayOf } from "../inquiry/inquiries.ts";
import { summaryOf, type Table } from "../inquiry/summary.ts";
import { replaceFile } from "../security/atomic-file.ts";
import type { Desk } from "../store/cases.ts";
import { fault, machineProblem } from "../store/faults.ts";
import { note } from "../store/journal.ts";
import type { Ask } from "./ask.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";
import { csvText } from "./journal-of.ts";

type InquiryChannel = Extract<Channel, `inquiries.${string}`>;

const NOTHING = fault("E-INQ-12", "这一期没有费用协查申请。", "看另一期，或先发起协查。");
const NOT_WRITTEN = fault(
  "E-INQ-13",
  "汇总表没有写成。",
  "请检查所选的文件夹能不能写、有没有空间，再导出一次。",
);

export function inquiryHandlers(atDesk: AtDesk, ask: Ask): Pick<Handlers, InquiryChannel> {
  return {
    "inquiries.list": () => atDesk("inquiries.list", ({ desk }) => listInquiries(desk)),
    "inquiries.ask": ({ caseId, on, asked }) =>
      atDesk("inquiries.ask", ({ desk }) => askOffice(desk, caseId, on, asked)),
    "inquiries.act": (request) =>
      atDesk("inquiries.act", ({ desk }) => act(desk, request.inquiryId, request.act)),
    "inquiries.export": async ({ summarised }) => {
      const table = await atDesk("inquiries.export", ({ desk }) => roundOf(desk, summarised));
      if (!table.ok) return table;
      // Outside the session: a dialog may stay open for long, and a lock must not wait for it.
      const file = await ask.saveAs("导出费用协查申请汇总表", `费用协查汇总 ${summarised}.csv`);
      if (file === null) return ok(null);
      return atDesk("inquiries.export", ({ desk }) => write(desk, file, table.value));
    },
  };
}

function roundOf(desk: Desk, summarised: string): Promise<Answer<Table>> {
  return desk.store.read(async (reader) => {
    const table = summaryOf(await entriesOn(reader, todayOf(desk)), day(summarised));
    return table.length === 1 ? fail(NOTHING) : ok(table);
  });
}

/** That it leaves is entered before it does. */
async function write(desk: Desk, file: string, table: Table): Promise<Answer<string>> {
  await note(desk, "exported", "费用协查汇总表", `${table.length - 1} 件`);
  try {
    await replaceFile(file, csvText(table));
    return ok(file);
  } catch (error) {
    if (machineProblem(error) === null) throw error;
    return fail(NOT_WRITTEN);
  }
}
