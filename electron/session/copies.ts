import { fail, ok, type Result } from "../../core/result.ts";
import type { Problem } from "../../core/problem.ts";
import { Backups } from "../backup/backups.ts";
import { copiesToChoose, readableSlots } from "../backup/choice.ts";
import { filesOf, isWhole, readCopy } from "../backup/copies.ts";
import { NO_SLOTS, rescueCopy } from "../backup/export.ts";
import { COPY_DAMAGED, keyFrom, keyOfCopy } from "../backup/copy-key.ts";
import { NO_COPY, restoreCopy } from "../backup/restore.ts";
import { nothingLost } from "../backup/trouble.ts";
import type { Backup } from "../contract/administration.ts";
import type { Answer, AppState, Operator, Parsed, Reply } from "../contract/contract.ts";
import { Attempts } from "../security/attempts.ts";
import { areAuthentic, readKeySlots } from "../security/keyslots.ts";
import { operatorsOf } from "../security/slot.ts";
import { DATA_GONE, DATABASE_MISSING, fault } from "../store/faults.ts";
import type { Ask } from "./ask.ts";
import { type AtDesk, guarded } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";
import { NOT_OPEN, ownPassword, type Session } from "./session.ts";
import type { Workstation } from "./workstation.ts";

type CopyChannel =
  | "backups.status"
  | "backups.make"
  | "backups.choose-folder"
  | "backups.restore"
  | "rescue.list"
  | "rescue.choose-folder"
  | "rescue.restore"
  | "rescue.export";

const NOT_NEEDED = fault(
  "E-BAK-13",
  "数据没有损坏，不用在这里恢复或抢救。",
  "要备份或退回以前的备份，请主管登录后在“设置—备份”里办理。",
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
): Pick<Handlers, CopyChannel> {
  const rescue = new RescueDesk(workstation);
  const allowed = (channel: CopyChannel): Promise<Answer<null>> =>
    atDesk(channel, () => Promise.resolve(ok(null)));
  const status = async ({ desk }: Session): Promise<Reply<"backups.status">> =>
    ok(await backups.status(desk));
  return {
    "backups.status": () => atDesk("backups.status", status),
    "backups.make": () =>
      atDesk("backups.make", async (session) => {
        await backups.run(session, "asked");
        return status(session);
      }),
    "backups.choose-folder": async ({ remove }) => {
      const may = await allowed("backups.choose-folder");
      if (!may.ok) return may;
      const folder = remove ? null : await ask.folder(ASK_SECOND);
      return atDesk("backups.choose-folder", async (session) => {
        const closed = !remove && folder === null;
        const chosen = closed ? ok(null) : await backups.chooseSecond(session.desk, folder);
        if (!chosen.ok) return chosen;
        if (folder !== null) await backups.run(session, "interval");
        return status(session);
      });
    },
    "backups.restore": async (request) => {
      const may = await atDesk("backups.restore", (session) =>
        mayRestore(session, backups, request),
      );
      return may.ok ? guarded(() => restoreFromDesk(workstation, request)) : may;
    },
    "rescue.list": () => guarded(() => rescue.list()),
    "rescue.choose-folder": () => guarded(async () => rescue.listIn(await ask.folder(ASK_COPIES))),
    "rescue.restore": (request) => guarded(() => rescue.restore(request)),
    "rescue.export": (request) =>
      guarded(async () => {
        const folder = await ask.folder(ASK_RESCUE);
        return folder === null ? ok(null) : rescue.exportTo(folder, request);
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

/** The start screen's way to copies: nobody is logged in, and a secret is asked for each time. */
class RescueDesk {
  readonly #workstation: Workstation;
  readonly #attempts = new Attempts();
  #chosen: string | null = null;

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
  }

  async list(): Promise<Answer<readonly Backup[]>> {
    return ok(await copiesToChoose(this.#workstation.about().files, this.#chosen));
  }

  listIn(folder: string | null): Promise<Answer<readonly Backup[]>> {
    this.#chosen = folder ?? this.#chosen;
    return this.list();
  }

  /** Only over data that do not open, or that are not there: no one undoes a day past the supervisor. */
  async restore({
    backup,
    operatorId,
    secret,
  }: Parsed["rescue.restore"]): Promise<Reply<"rescue.restore">> {
    const state = await this.#workstation.state();
    if (state.phase !== "setup" && damageOf(state) === null) return fail(NOT_NEEDED);
    const { files, clock } = this.#workstation.about();
    const listed = await copiesToChoose(files, this.#chosen);
    if (!listed.some(({ id }) => id === backup)) return fail(NO_COPY);
    const tried = () => keyOfCopy(backup, operatorId, secret, files.keySlots);
    const opened = await this.#slowly(tried);
    if (!opened.ok) return opened;
    const key = opened.value;
    const operator = await whoIs(filesOf({ folder: backup }).keySlots, operatorId);
    const by = { operator, clock };
    const done = await this.#workstation.alone(() =>
      nothingLost("恢复", () => restoreCopy({ files, copy: backup, key, keyNow: key, by })),
    );
    key.fill(0);
    return done.ok ? ok(await this.#workstation.state()) : done;
  }

  /** Only of data that do not open: no one takes a copy away past the supervisor and the journal. */
  async exportTo(
    place: string,
    { operatorId, secret }: Parsed["rescue.export"],
  ): Promise<Reply<"rescue.export">> {
    const damage = damageOf(await this.#workstation.state());
    if (damage === null) return fail(NOT_NEEDED);
    if (damage === DATABASE_MISSING || damage === DATA_GONE) return fail(damage);
    const { files, clock, version: program } = this.#workstation.about();
    const keySlots = await readableSlots(files);
    const slots = keySlots === null ? null : await readKeySlots(keySlots);
    if (keySlots === null || slots?.ok !== true) return fail(NO_SLOTS);
    const key = await this.#slowly(() => keyFrom(slots.value, operatorId, secret));
    if (!key.ok) return key;
    const by = { operator: await whoIs(keySlots, operatorId), clock };
    const made = await this.#workstation.alone(() =>
      nothingLost("抢救", () =>
        rescueCopy({ files, key: key.value, place, by, program, keySlots }),
      ),
    );
    key.value.fill(0);
    if (!made.ok) return made;
    return ok({ folder: made.value.folder, cases: made.value.manifest.cases });
  }

  /** Guessing is as slow here as at the door. */
  async #slowly(
    attempt: () => Promise<Result<Uint8Array, Problem>>,
  ): Promise<Result<Uint8Array, Problem>> {
    let last: Result<Uint8Array, Problem> = fail(COPY_DAMAGED);
    await this.#attempts.run("copy", async () => {
      last = await attempt();
      return last.ok ? true : null;
    });
    return last;
  }
}

/** What is wrong with data that do not open; null when nothing is. */
function damageOf(state: AppState): Problem | null {
  return state.phase === "blocked" && state.rescue ? state.problem : null;
}

/** Who is written into the journal: whoever has the sheet has no name. */
async function whoIs(
  keySlots: string,
  operatorId: string | null,
): Promise<Pick<Operator, "id" | "name">> {
  const slots = await readKeySlots(keySlots);
  const known = slots.ok ? operatorsOf(slots.value.slots) : [];
  const operator = known.find(({ id }) => id === operatorId);
  return operator ?? { id: "recovery", name: "恢复密钥" };
}
