import { fail, ok, type Result } from "../../core/result.ts";
import type { Problem } from "../../core/problem.ts";
import { Backups } from "../backup/backups.ts";
import { filesOf, isWhole, readCopy } from "../backup/copies.ts";
import { COPY_DAMAGED, keyFrom } from "../backup/copy-key.ts";
import { NO_COPY, restoreCopy } from "../backup/restore.ts";
import { nothingLost } from "../backup/trouble.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel, Parsed, Reply } from "../contract/contract.ts";
import type { Operator } from "../contract/session.ts";
import { areAuthentic, readKeySlots } from "../security/keyslots.ts";
import { fault } from "../store/faults.ts";
import type { WorkDesk } from "../work/work-desk.ts";
import type { Ask } from "./ask.ts";
import { type AtDesk, guarded, mayUse } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";
import { RescueDesk } from "./rescue-desk.ts";
import { NOT_OPEN, ownPassword, type Session } from "./session.ts";
import type { Workstation } from "./workstation.ts";

type BackupChannel = Extract<Channel, `backups.${string}`>;
type RescueChannel = Extract<Channel, `rescue.${string}`>;

const BACKUP_CANCELLED = fault(
  "N-BAK-15",
  "备份已取消，没做完的一份已清掉。",
  "最近做好的备份还在，没有动。要备份的，再按“立即备份”。",
);
const FIRST_COPY_CANCELLED = fault(
  "N-BAK-16",
  "第二备份位置已选好，备份已取消，没做完的一份已清掉。",
  "最近做好的备份还在，没有动；程序稍后会自动补做，也可以按“立即备份”。",
);
const RESCUE_CANCELLED = fault(
  "N-BAK-17",
  "抢救导出已取消，没导完的已清掉，数据没有动。",
  "要导出的，再按“抢救导出”。",
);

const ASK_SECOND = "选第二备份位置（U 盘或另一块硬盘）";
const ASK_COPIES = "选存有备份的文件夹";
const ASK_RESCUE = "选存放抢救副本的文件夹";

export function backupsOf(workstation: Workstation): Backups {
  const { files, version } = workstation.about();
  return new Backups(files, version);
}

/** Backups, restore and rescue. */
export function copyHandlers(
  workstation: Workstation,
  atDesk: AtDesk,
  ask: Ask,
  backups: Backups,
  works: WorkDesk,
): Pick<Handlers, BackupChannel | RescueChannel> {
  return {
    ...backupHandlers(workstation, atDesk, ask, backups, works),
    ...rescueHandlers(new RescueDesk(workstation), ask, works),
  };
}

function backupHandlers(
  workstation: Workstation,
  atDesk: AtDesk,
  ask: Ask,
  backups: Backups,
  works: WorkDesk,
): Pick<Handlers, BackupChannel> {
  const status = async ({ desk }: Session): Promise<Reply<"backups.status">> =>
    ok(await backups.status(desk));
  return {
    "backups.status": () => atDesk("backups.status", status),
    "backups.make": () =>
      works.run("backup", BACKUP_CANCELLED, (progress) =>
        atDesk("backups.make", async (session) => {
          await backups.run(session, "asked", progress);
          return status(session);
        }),
      ),
    "backups.choose-folder": async ({ remove }) => {
      const may = await mayUse(atDesk, "backups.choose-folder");
      if (!may.ok) return may;
      const folder = remove ? null : await ask.folder(ASK_SECOND);
      return works.run("backup", FIRST_COPY_CANCELLED, (progress) =>
        atDesk("backups.choose-folder", async (session) => {
          const closed = !remove && folder === null;
          const chosen = closed ? ok(null) : await backups.chooseSecond(session.desk, folder);
          if (!chosen.ok) return chosen;
          if (folder !== null) await backups.run(session, "interval", progress);
          return status(session);
        }),
      );
    },
    "backups.restore": async (request) => {
      const may = await atDesk("backups.restore", (session) =>
        mayRestore(session, backups, request),
      );
      return may.ok ? guarded(() => restoreFromDesk(workstation, request)) : may;
    },
  };
}

/** On the start screen, where the data do not open and nobody is logged in. */
function rescueHandlers(
  rescue: RescueDesk,
  ask: Ask,
  works: WorkDesk,
): Pick<Handlers, RescueChannel> {
  return {
    "rescue.list": () => guarded(() => rescue.list()),
    "rescue.choose-folder": () => guarded(async () => rescue.listIn(await ask.folder(ASK_COPIES))),
    "rescue.restore": (request) => guarded(() => rescue.restore(request)),
    "rescue.export": (request) =>
      guarded(async () => {
        const folder = await ask.folder(ASK_RESCUE);
        if (folder === null) return ok(null);
        return works.run("rescue", RESCUE_CANCELLED, (progress) =>
          guarded(() => rescue.exportTo(folder, request, progress)),
        );
      }),
  };
}

/** Everything that can be refused is refused before the session ends for it. */
async function mayRestore(
  session: Session,
  backups: Backups,
  { backup, own }: Parsed["backups.restore"],
): Promise<Answer<null>> {
  const asked = await ownPassword(session, own);
  if (!asked.ok) return asked;
  const { copies } = await backups.status(session.desk);
  const key = copies.some(({ id }) => id === backup)
    ? await keyFor(backup, session.key, session.desk.operator, own)
    : fail(NO_COPY);
  if (!key.ok) return key;
  key.value.fill(0);
  const copy = await readCopy(backup);
  return copy !== null && (await isWhole(copy)) ? ok(null) : fail(COPY_DAMAGED);
}

function restoreFromDesk(
  workstation: Workstation,
  { backup, own }: Parsed["backups.restore"],
): Promise<Reply<"backups.restore">> {
  const { files, clock } = workstation.about();
  return workstation
    .alone(async (ended) => {
      if (ended === null) return fail(NOT_OPEN);
      const { operator } = ended;
      const key = await keyFor(backup, ended.key, operator, own);
      if (!key.ok) return key;
      const by = { operator, clock };
      const done = await nothingLost("恢复", () =>
        restoreCopy({ files, copy: backup, key: key.value, keyNow: ended.key, by }),
      );
      key.value.fill(0);
      return done;
    })
    .then(async (done) => (done.ok ? ok(await workstation.state()) : done));
}

/** The key of the session where it fits; after a renewal of keys the copy's own, by the same password. */
async function keyFor(
  backup: string,
  current: Uint8Array,
  operator: Operator,
  own: string,
): Promise<Result<Uint8Array, Problem>> {
  const slots = await readKeySlots(filesOf({ folder: backup }).keySlots);
  if (!slots.ok) return fail(COPY_DAMAGED);
  if (areAuthentic(slots.value, current)) return ok(Uint8Array.from(current));
  return keyFrom(slots.value, operator.id, own);
}
