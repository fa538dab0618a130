import { copyFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { areAuthentic, readKeySlots } from "../security/keyslots.ts";
import { fault } from "../store/faults.ts";
import { ifThere } from "../store/if-there.ts";
import { record, type Recorder } from "../store/journal.ts";
import { createStore, openStore } from "../store/open.ts";
import type { DataFiles } from "../store/profile.ts";
import { rebuildIndex } from "../store/reindex.ts";
import { type Sqlite, SqliteError } from "../store/sqlite.ts";
import { onConnection } from "../store/unlock.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";
import { verifyStore } from "../store/verify.ts";
import { contentsOf } from "./contents.ts";
import { copiesIn, type Copy, filesOf, ownPlace } from "./copies.ts";
import { copyReadable } from "./copy-readable.ts";
import { buildCopy } from "./make-copy.ts";
import { fillFrom, linkVersions, salvage, type Salvaged } from "./salvage.ts";

export const NOTHING_READABLE = fault(
  "E-BAK-11",
  "数据文件记录各表位置的地方损坏，一条记录也读不出来。",
  "数据没有动。请从最近的备份恢复。",
);

export const NO_SLOTS = fault(
  "E-BAK-12",
  "操作员的密钥文件读不出来，抢救出的副本将打不开。",
  "数据没有动。请从最近的备份恢复。",
);

export interface Rescue {
  readonly files: DataFiles;
  readonly key: Uint8Array;
  /** Folder that was chosen for the copy. */
  readonly place: string;
  readonly by: Recorder;
  readonly program: string;
  /** Key slots that go with the copy: those of the data, or of a copy where these are lost. */
  readonly keySlots: string;
  readonly progress?: Progress;
}

/**
 * Makes a copy (抢救副本) of what can still be read of damaged data, filled up
 * from the newest copy under the same key where that has what is lost. It is
 * encrypted and restored like any other. The damaged files are only read;
 * everything is tried on a duplicate of them. Beside it lies `report.txt` with
 * counts and nothing else.
 */
export async function rescueCopy(request: Rescue): Promise<Result<Copy, Problem>> {
  const { key, place, by, program, keySlots, progress = UNWATCHED } = request;
  const slots = await readKeySlots(keySlots);
  if (!slots.ok || !areAuthentic(slots.value, key)) return fail(NO_SLOTS);
  const at = by.clock.now();
  const workstation = "rescue";
  const copy = { place, at, reason: "rescue", program, progress } as const;
  return buildCopy(copy, { workstation }, async (building) => {
    const found = await salvageInto(building, request);
    if (!found.ok) return found;
    progress.signal.throwIfAborted();
    progress.tell("checking");
    const faults = await finish(building, key, by, found.value);
    await writeFile(path.join(building.folder, "report.txt"), reportOf(found.value, faults));
    await copyFile(keySlots, building.keySlots);
    return ok({ contents: await contentsOf(building.database, key), verified: false });
  });
}

interface Found {
  readonly salvaged: readonly Salvaged[];
  /** Rows that came from a copy. */
  readonly filled: number;
}

async function salvageInto(
  building: DataFiles,
  { files, key, place, progress = UNWATCHED }: Rescue,
): Promise<Result<Found, Problem>> {
  const duplicate = path.join(building.folder, "damaged.db");
  try {
    await copyReadable(files.database, duplicate, progress);
    await ifThere(copyReadable(`${files.database}-wal`, `${duplicate}-wal`));
    const created = await createStore(building.database, key);
    if (!created.ok) return created;
    await created.value.close();
    const copies = [...(await copiesIn(ownPlace(files))), ...(await copiesIn(place))];
    return await onConnection(building.database, "write", key, async (to) => {
      const salvaged = await onConnection(duplicate, "write", key, async (from) => {
        // Lets SQLite use what it can read of a damaged schema, and of a file that was cut off.
        await from.exec("PRAGMA writable_schema = ON");
        return salvage(from, to, progress);
      });
      if (salvaged.every(({ rows }) => rows === 0)) return fail(NOTHING_READABLE);
      const filled = await fillFromNewest(copies, key, to);
      await linkVersions(to);
      return ok({ salvaged, filled });
    });
  } catch (error) {
    if (error instanceof SqliteError && UNOPENED.has(error.code)) return fail(NOTHING_READABLE);
    throw error;
  } finally {
    for (const end of ["", "-wal", "-shm"]) await rm(`${duplicate}${end}`, { force: true });
  }
}

/** From the newest sound copy that this key opens; an older one could only have less. */
async function fillFromNewest(
  copies: readonly Copy[],
  key: Uint8Array,
  to: Sqlite,
): Promise<number> {
  const newestFirst = copies.toSorted((a, b) => (a.manifest.at < b.manifest.at ? 1 : -1));
  for (const copy of newestFirst) {
    if (!copy.manifest.verified) continue;
    try {
      const { database } = filesOf(copy);
      return await onConnection(database, "read", key, (from) => fillFrom(from, to));
    } catch (error) {
      // Another key's, another workstation's, or damaged too: the next one may serve.
      if (!(error instanceof SqliteError && UNOPENED.has(error.code))) throw error;
      await to.run("ROLLBACK");
    }
  }
  return 0;
}

const UNOPENED: ReadonlySet<string> = new Set(["SQLITE_NOTADB", "SQLITE_CORRUPT"]);

/** Makes the index, writes into the journal what happened, and counts what a check finds. */
async function finish(
  building: DataFiles,
  key: Uint8Array,
  by: Recorder,
  found: Found,
): Promise<number> {
  const opened = await openStore(building.database, key);
  if (!opened.ok) throw new Error(`the rescued database does not open: ${opened.error.code}`);
  const store = opened.value;
  let faults = 0;
  try {
    await store.write(async (tx) => {
      await rebuildIndex(tx);
      await record(tx, by, "exported", "抢救副本", countsOf(found).join("；"));
    });
    faults = (await store.read(verifyStore)).faults.length;
  } finally {
    await store.close();
  }
  // Like every copy it is one file, without a log beside it.
  await onConnection(building.database, "write", key, (sqlite) =>
    sqlite.exec("PRAGMA journal_mode = DELETE"),
  );
  return faults;
}

const TABLE_NAMES: Readonly<Record<Salvaged["table"], string>> = {
  office: "单位设置",
  operator: "操作员",
  counter: "编号计数",
  pool_setting: "口径决定",
  pool_value: "参数取值",
  arrangement: "放假安排",
  journal: "经办日志",
  print_job: "打印任务",
  print_event: "打印记录",
  print_choice: "打印机选择",
  print_offset: "打印位置校正",
  restore: "恢复记录",
  blob: "存档文件",
  form_template: "官方表样",
  template_use: "表样启用记录",
  inquiry_event: "协查协同记录",
  sync_identity: "网关登记",
  visit_details: "医院上传明细",
  received_pack: "区县下发政策包",
  received_template: "区县下发表样",
  case_decision: "区县决定",
  message: "公告和消息",
  message_step: "消息办理记录",
  sync_in: "网关下发记录",
  sync_conflict: "同步冲突",
  sync_day: "对账记录",
  problem_shown: "报错记录",
  problem_handled: "报错处理记录",
  catalogue_import: "目录导入记录",
  catalogue_entry: "目录条目",
  column_mapping: "清单列对照",
  revision: "案件版本",
  draft: "草稿",
};

function countsOf({ salvaged, filled }: Found): readonly string[] {
  const read = salvaged.map(({ table, rows, wrong }) => {
    const aside = wrong === 0 ? "" : `，另有 ${wrong} 条与摘要不符未收`;
    return `${TABLE_NAMES[table]} ${rows} 条${aside}`;
  });
  return filled === 0 ? read : [...read, `读不出而从最近的备份补回 ${filled} 条`];
}

function reportOf(found: Found, faults: number): string {
  const lines = [
    "抢救副本：从损坏的数据文件里还能读出的全部记录，仍然加密，可以像备份一样恢复。",
    ...countsOf(found),
    `恢复后的数据校验会列出 ${faults} 处缺失（按案件和版本）。`,
  ];
  return `${lines.join("\n")}\n`;
}
