import { z } from "zod";
import type { Database } from "../database/database.ts";
import { hidden, shownTime, table, type Viewer } from "./frame.ts";
import { type Html, html } from "./html.ts";

/** 公告, and the four kinds of messages (KF-3.3); each has an owner and an end (HEN-2.4). */
export const ABOUT = {
  notice: "公告",
  outage: "停机公告",
  problem: "问题反馈",
  reimbursement: "费用报销",
  allocation: "基金拨付",
} as const;

const Row = z.object({
  id: z.string(),
  about: z.enum(["notice", "outage", "problem", "reimbursement", "allocation"]),
  title: z.string(),
  owner: z.string(),
  said_at: z.date(),
  ended_at: z.date().nullable(),
  over: z.boolean(),
});

export async function noticesPage(db: Database, viewer: Viewer): Promise<Html> {
  const rows = await db.all(
    Row,
    `SELECT id, about, title, owner, said_at, ended_at, coalesce(ended_at <= now(), false) AS over
     FROM message ORDER BY over, said_at DESC LIMIT 200`,
  );
  const choices = Object.entries(ABOUT).map(
    ([name, title]) => html`<option value="${name}">${title}</option>`,
  );
  return html`<form method="post" action="/district/notices">
      ${hidden(viewer)}
      <div class="line">
        <label
          >种类<select name="about">
            ${choices}
          </select></label
        >
        <label class="grow">标题<input name="title" maxlength="100" required /></label>
        <label>停机开始<input type="datetime-local" name="from" /></label>
        <label>停机结束<input type="datetime-local" name="until" /></label>
        <label>责任人<input name="by" maxlength="40" required /></label>
      </div>
      <label>内容<textarea name="body" maxlength="4000"></textarea></label>
      <p><button>发给所有窗口</button></p>
    </form>
    <p>
      停机公告的起止时间，窗口可以选作不能直接结算的原因；还在停机的，结束时间先空着，恢复后按“结束”。
    </p>
    <h2>发过的</h2>
    ${table(
      ["种类", "标题", "责任人", "状态", "发出时间", ""],
      rows.map((row) => noticeRow(row, viewer)),
      "还没有。",
    )}`;
}

function noticeRow(row: z.output<typeof Row>, viewer: Viewer): Html {
  const act = row.over
    ? null
    : html`<form method="post" action="/district/notices/${row.id}/end">
        ${hidden(viewer)} <button class="stop" aria-label="结束“${row.title}”">结束</button>
      </form>`;
  return html`<tr>
    <td>${ABOUT[row.about]}</td>
    <td>${row.title}</td>
    <td>${row.owner}</td>
    <td>${stateOf(row)}</td>
    <td class="nowrap">${shownTime(row.said_at)}</td>
    <td class="act">${act}</td>
  </tr>`;
}

function stateOf({ over, ended_at }: z.output<typeof Row>): Html {
  if (over) return html`<span class="state good">已结束 ${shownTime(ended_at)}</span>`;
  if (ended_at === null) return html`<span class="state wait">办理中</span>`;
  return html`<span class="state wait">到 ${shownTime(ended_at)}</span>`;
}
