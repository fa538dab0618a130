import { z } from "zod";
import type { Database } from "../database/database.ts";
import { hidden, shownTime, table, type Viewer } from "./frame.ts";
import { type Html, html } from "./html.ts";

const Row = z.object({
  id: z.string(),
  office: z.string(),
  reviews: z.boolean(),
  window_name: z.string(),
  enrolled_at: z.date(),
  seen_at: z.date().nullable(),
  removed_at: z.date().nullable(),
  unsent: z.int().nullable(),
});
type DeviceRow = z.output<typeof Row>;
const Open = z.object({ office: z.string(), window_name: z.string(), made_at: z.date() });

/** Devices with their last contact and what they said was unsent; invites that nobody has used. */
export async function devicesPage(db: Database, viewer: Viewer): Promise<Html> {
  const rows = await db.all(
    Row,
    `SELECT device.id, office.name AS office, reviews, window_name, enrolled_at, seen_at, removed_at, unsent
     FROM device JOIN office ON office.id = office_id
     ORDER BY removed_at IS NOT NULL, office.name, window_name, enrolled_at`,
  );
  const open = await db.all(
    Open,
    `SELECT office.name AS office, window_name, made_at FROM invite
     JOIN office ON office.id = office_id WHERE used_by IS NULL ORDER BY made_at DESC LIMIT 50`,
  );
  return html`${table(
      ["经办机构", "窗口", "状态", "最后联系", "#报来未上传", "登记时间", ""],
      rows.map((row) => deviceRow(row, viewer)),
      "还没有设备登记。先在下面做一个登记文件，拿到窗口的工作站里打开。",
    )}
    <h2>登记新窗口</h2>
    <form class="line" method="post" action="/district/invites">
      ${hidden(viewer)}
      <label class="grow">经办机构<input name="office" maxlength="60" required /></label>
      <label>窗口<input name="window" maxlength="30" required /></label>
      <label class="tick"
        ><input type="checkbox" name="reviews" value="yes" />这个机构复核全区的案件</label
      >
      <button>下载登记文件</button>
    </form>
    <p>登记文件里的登记码只能用一次。请把证书指纹当面或电话念给窗口核对。</p>
    <h2>还没有用的登记码</h2>
    ${table(
      ["经办机构", "窗口", "做出时间"],
      open.map(
        (one) =>
          html`<tr>
            <td>${one.office}</td>
            <td>${one.window_name}</td>
            <td>${shownTime(one.made_at)}</td>
          </tr>`,
      ),
      "没有。",
    )}`;
}

function deviceRow(row: DeviceRow, viewer: Viewer): Html {
  const gone = row.removed_at !== null;
  const office = row.reviews ? `${row.office}（复核）` : row.office;
  const act = gone
    ? null
    : html`<form method="post" action="/district/devices/${row.id}/remove">
        ${hidden(viewer)}
        <button class="stop" aria-label="移除${row.office}${row.window_name}">移除</button>
      </form>`;
  return html`<tr>
    <td>${office}</td>
    <td>${row.window_name}</td>
    <td>${stateOf(row)}</td>
    <td class="nowrap">${shownTime(row.seen_at)}</td>
    <td class="number">${row.unsent ?? "—"}</td>
    <td class="nowrap quiet">${shownTime(row.enrolled_at)}</td>
    <td class="act">${act}</td>
  </tr>`;
}

function stateOf({ removed_at, seen_at, unsent }: DeviceRow): Html {
  if (removed_at !== null) return html`<span class="state off">已移除</span>`;
  if (seen_at === null) return html`<span class="state wait">未联系过</span>`;
  if ((unsent ?? 0) > 0) return html`<span class="state wait">有未上传</span>`;
  return html`<span class="state good">已接收</span>`;
}
