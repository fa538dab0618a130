import { unzipSync } from "fflate";
import { bench, describe } from "vitest";
import { MOST_LINES } from "../../core/claim/expenses.ts";
import { recognise } from "../../core/import/columns.ts";
import { formLines, importLines } from "../../core/import/lines.ts";
import { readTable } from "../../core/import/files/read-table.ts";
import { row, xlsxOf } from "../support/spreadsheets.ts";

/** Times are read as ratios within one run: a list of 5 000 lines beside unpacking the same file. */
const LINES = 5000;
const HEAD = ["日期", "编码", "名称", "等级", "数量", "单价", "金额", "自付比例", "费用类别"];
const rows = Array.from({ length: LINES }, (_, at) =>
  row("2026-10-12", `C${at}`, `一次性导管${at}`, "乙", 2, 39.6, 79.2, 0.1, "卫生材料费"),
);
const file = xlsxOf({ rows: row(...HEAD) + rows.join("") });
const limits = { rows: MOST_LINES, progress: () => undefined };
const read = await readTable(file, limits);
const sheet = read.ok ? read.value[0] : undefined;
if (sheet === undefined) throw new Error("the file is a table");

describe("an xlsx of 5 000 lines", () => {
  bench("unpacking alone, by fflate", () => {
    unzipSync(file);
  });
  bench("file to table, checked", async () => {
    await readTable(file, limits);
  });
  bench("table to lines with their faults", () => {
    const mapping = recognise(sheet);
    formLines(importLines(sheet, mapping, { invoices: [], invoice: "", year: "2026" }), () => "x");
  });
});
