import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Change } from "../../core/sync/change.ts";
import { takeFile } from "../exchange/take.ts";
import type { Gateway } from "../gateway.ts";
import { publish } from "../incoming/publish.ts";
import { singleFile } from "../incoming/single.ts";
import { takeArrivals } from "../incoming/take.ts";
import { sha256 } from "../keys.ts";
import { invite, type Reached, removeDevice } from "../offices.ts";
import type { Said } from "./frame.ts";
import type { Submitted } from "./multipart.ts";

/** What the forms of the district's page do. */

export type Done = Said | { readonly name: string; readonly bytes: Uint8Array };

const Named = z.string().trim().min(1).max(60);

/** The enrolment file, to be saved and carried to the window. */
export async function invited(
  gateway: Gateway,
  reached: Reached,
  { fields }: Submitted,
): Promise<Done> {
  const office = Named.safeParse(fields["office"]).data;
  const window = Named.safeParse(fields["window"]).data;
  if (office === undefined || window === undefined) {
    return { good: false, words: "请填经办机构和窗口。" };
  }
  const reviews = fields["reviews"] === "yes";
  const file = await invite(gateway, reached, { office, window, reviews });
  const bytes = Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
  return { name: `登记文件-${office}-${window}.json`, bytes };
}

export async function removed({ db, log }: Gateway, device: string): Promise<Done> {
  if (!(await removeDevice(db, device))) return { good: false, words: "没有这台设备。" };
  log({ event: "removed", device });
  return { good: true, words: "已移除。它不能再上传；已经收到的都还在。" };
}

export async function sendNotice({ db }: Gateway, { fields }: Submitted): Promise<Done> {
  const { about, title, body, by, from = "", until = "" } = fields;
  const written = { kind: "message", id: randomUUID(), about, title, body, by, from, until };
  const notice = Change.safeParse({ ...written, caseId: "" }).data;
  if (notice?.kind !== "message" || notice.title.trim() === "") {
    return { good: false, words: "请填标题和责任人。" };
  }
  await db.transaction((tx) => publish(tx, notice));
  return { good: true, words: "已发给所有窗口。" };
}

const Body = z.object({ body: z.string() });

/** The same message once more, with its end: an outage from then on is over (HUN-78). */
export async function endNotice({ db }: Gateway, id: string): Promise<Done> {
  const row = await db.get(Body, "SELECT body FROM message WHERE id = $1", [id]);
  const said = row === undefined ? undefined : Change.safeParse(JSON.parse(row.body)).data;
  if (said?.kind !== "message") return { good: false, words: "没有这条公告。" };
  await db.transaction((tx) => publish(tx, { ...said, until: localNow() }));
  return { good: true, words: "已结束，并告诉了窗口。" };
}

const LOCAL = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

/** `2026-11-20T08:30`, China's time. */
function localNow(): string {
  return LOCAL.format(new Date()).replace(" ", "T");
}

/** An exchange file is answered by a file; what is to be given out is taken in. */
export async function takenFile(gateway: Gateway, { file }: Submitted): Promise<Done> {
  if (file === null || file.bytes.length === 0) return { good: false, words: "请先选一个文件。" };
  const name = file.name.split(/[\\/]/u).at(-1) ?? "";
  if (!name.endsWith(".sync")) {
    const [outcome] = await takeArrivals(gateway, singleFile(name, file.bytes));
    return outcome ?? { good: false, words: "没有收下。" };
  }
  const taken = await takeFile(gateway, file.bytes);
  if (!taken.ok) return { good: false, words: `${taken.error.what}${taken.error.do}` };
  const { answer, requests, refused } = taken.value;
  await gateway.db.run(
    `INSERT INTO taken_file (sha256, name, outcome, good) VALUES ($1, $2, $3, true)
     ON CONFLICT (sha256) DO UPDATE SET taken_at = now(), outcome = excluded.outcome`,
    [
      sha256(file.bytes),
      name,
      `收到 ${requests} 个请求，其中 ${refused} 个没有收下；答复文件已做出`,
    ],
  );
  return { name: `${name.slice(0, -".sync".length)}.answer.sync`, bytes: answer };
}
