import { z } from "zod";
import type { Database } from "../database/database.ts";
import { VerdictText } from "../revisions/verdict.ts";
import { shownAmount, shownTime, table } from "./frame.ts";
import { type Html, html } from "./html.ts";

const Row = z.object({
  number: z.string(),
  office: z.string(),
  in_review: z.boolean(),
  fork: z.boolean(),
  versions: z.int(),
  total: z.string(),
  fund: z.string(),
  verdict: VerdictText,
  at: z.date(),
});
const MOST = 100;

/** Cases by their number; nobody's name stands here. */
export async function casesPage(db: Database, asked: string): Promise<Html> {
  const rows = await casesOf(db, asked);
  return html`<form class="line" method="get" action="/district/cases">
      <label class="grow">受理号<input name="number" value="${asked}" maxlength="60" /></label>
      <button class="plain">查找</button>
    </form>
    ${table(
      ["受理号", "经办机构", "#版本", "#总费用", "#基金支付", "复算", "最后收到"],
      rows.map(
        (row) =>
          html`<tr>
            <td>${row.number}</td>
            <td>${row.office}</td>
            <td class="number">${row.versions}</td>
            <td class="number">${shownAmount(row.total)}</td>
            <td class="number">${shownAmount(row.fund)}</td>
            <td>${stateOf(row)}</td>
            <td class="nowrap">${shownTime(row.at)}</td>
          </tr>`,
      ),
      asked === "" ? "还没有收到案件。" : "没有这个受理号开头的案件。",
    )}
    <p class="quiet">最多列出 ${MOST} 件，${asked === "" ? "后收到的" : "受理号大的"}在前。</p>`;
}

const SHOWN = `f.number, (SELECT name FROM office WHERE id = f.office_id) AS office, f.in_review, f.fork,
  r.total, r.fund, r.verdict, r.received_at AS at,
  (SELECT count(*) FROM revision v WHERE v.case_id = f.id) AS versions`;

/**
 * Either way an index gives the rows in their order, and no more of it is read than is shown. Left
 * to itself the planner takes the newest versions for rare and sorts all there are: OFFSET 0 holds it.
 */
const NEWEST = `SELECT ${SHOWN} FROM revision r CROSS JOIN LATERAL
    (SELECT * FROM case_file WHERE id = r.case_id AND newest = r.hash OFFSET 0) AS f
  ORDER BY r.seq DESC LIMIT ${MOST}`;
const BEGINNING = `SELECT ${SHOWN} FROM case_file f JOIN revision r ON r.hash = f.newest
  WHERE f.number LIKE $1 ORDER BY f.number USING ~>~ LIMIT ${MOST}`;

function casesOf(db: Database, asked: string) {
  if (asked === "") return db.all(Row, NEWEST);
  return db.all(Row, BEGINNING, [`${asked.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`]);
}

function stateOf({ fork, verdict }: z.output<typeof Row>): Html {
  if (fork) return html`<span class="state bad">冲突</span>`;
  switch (verdict.is) {
    case "agrees":
      return html`<span class="state good">一致</span>`;
    case "differs":
      return html`<span class="state bad">不一致</span>`;
    case "not-computed":
      return html`<span class="state off">没有复算</span>`;
  }
}
