import { z } from "zod";
import type { Database } from "../database/database.ts";
import { hidden, shownTime, table, type Viewer } from "./frame.ts";
import { type Html, html } from "./html.ts";

const Row = z.object({
  name: z.string(),
  outcome: z.string(),
  good: z.boolean(),
  taken_at: z.date(),
});

/** What came in for the counters, and where a file is handed in. */
export async function importsPage(db: Database, viewer: Viewer): Promise<Html> {
  const rows = await db.all(
    Row,
    "SELECT name, outcome, good, taken_at FROM taken_file ORDER BY taken_at DESC LIMIT 100",
  );
  return html`<form
      class="line"
      method="post"
      action="/district/files"
      enctype="multipart/form-data"
    >
      ${hidden(viewer)}
      <label class="grow"
        >文件<input type="file" name="file" accept=".sync,.json,.csv,.xlsx" required
      /></label>
      <button>收下</button>
    </form>
    <p>没有网络的窗口拿来的交换文件（.sync）：收下后会下载一个答复文件，请带回窗口。</p>
    <p>
      下发给窗口的明细、决定、名册、编码表（.json、.csv、.xlsx）：格式见
      docs/gateway.md；放进导入文件夹也会自动收下。
    </p>
    <h2>收过的文件</h2>
    ${table(
      ["文件", "结果", "", "时间"],
      rows.map(
        (row) =>
          html`<tr>
            <td>${row.name}</td>
            <td>${stateOf(row.good)}</td>
            <td>${row.outcome}</td>
            <td class="nowrap">${shownTime(row.taken_at)}</td>
          </tr>`,
      ),
      "还没有。",
    )}`;
}

function stateOf(good: boolean): Html {
  return good
    ? html`<span class="state good">已接收</span>`
    : html`<span class="state bad">没有收下</span>`;
}
