import type { FormInput } from "./input.ts";
import type { Block } from "./layout/block.ts";
import { row } from "./layout/grid.ts";
import { note, prose, signed } from "./prose.ts";
import { listHead } from "./rows.ts";
import { framed, type LaidOutForm, originOf, type Sheet, shape, titled } from "./sheet.ts";

/** A case with something that the gateway has not accepted yet. */
export interface UnsentEntry {
  readonly caseNumber: string;
  readonly name: string;
  /** What waits, such as 备案，版本 2，附件 3. */
  readonly what: string;
  /** 等待, or why it was set aside. */
  readonly state: string;
}

/** What a window has not sent (未传清单), so that it can be told on paper or by telephone. */
export interface UnsentList {
  readonly office: FormInput["office"];
  /** When it was drawn, `YYYY-MM-DDTHH:MM:SS.sssZ`; becomes the file's own time. */
  readonly at: string;
  /** The same moment as the clocks of China show it: `2026-11-20 17:32`. */
  readonly when: string;
  readonly entries: readonly UnsentEntry[];
}

export const UNSENT_TITLE = "未上传清单";

/** 未上传清单: a line for each case, in the order in which they go. */
export function unsentForm(sheet: Sheet, { office, when, entries }: UnsentList): LaidOutForm {
  titled(sheet, UNSENT_TITLE, `经办窗口：${originOf(office)}`, when);
  if (entries.length === 0) prose(sheet, "没有未上传的案件。");
  else table(sheet, entries);
  note(sheet, "清单上的备案医院还看不到，不能直接结算。上传以后以网关的回执为准。");
  signed(sheet, [{ label: "制表人：" }]);
  const origin = `${originOf(office)}　${UNSENT_TITLE}　${when}`;
  return framed(sheet, { title: UNSENT_TITLE, origin, trial: false, draft: false });
}

const TITLES = ["序", "受理号", "姓名", "未上传的内容", "状态"];
const COLUMNS = [28, 126, 76, 0, 150] as const;

function table(sheet: Sheet, entries: readonly UnsentEntry[]): void {
  const { list: kit } = sheet;
  const sum = (label: string, count: number): Block =>
    row(
      [kit.value(label, { bold: true, align: "center" }), kit.value(`${count}件`)],
      shape([154, 0], 18),
    );
  sheet.flow.carried(
    listHead(sheet, TITLES, COLUMNS),
    entries.map((entry, index) => entryRow(sheet, entry, index + 1)),
    { over: (before) => sum("过次页", before), brought: (before) => sum("承前页", before) },
    sum("合计", entries.length),
  );
}

function entryRow(sheet: Sheet, { caseNumber, name, what, state }: UnsentEntry, at: number): Block {
  const { list: kit } = sheet;
  const cells = [String(at), caseNumber, name, what, state];
  return row(
    cells.map((text) => kit.value(text)),
    shape(COLUMNS, 20),
  );
}
