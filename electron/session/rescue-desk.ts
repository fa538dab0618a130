import { fail, ok, type Result } from "../../core/result.ts";
import type { Problem } from "../../core/problem.ts";
import { copiesToChoose, readableSlots } from "../backup/choice.ts";
import { filesOf } from "../backup/copies.ts";
import { COPY_DAMAGED, keyFrom, keyOfCopy } from "../backup/copy-key.ts";
import { NO_SLOTS, rescueCopy } from "../backup/export.ts";
import { NO_COPY, restoreCopy } from "../backup/restore.ts";
import { nothingLost } from "../backup/trouble.ts";
import type { Backup } from "../contract/administration.ts";
import type { Answer } from "../contract/answer.ts";
import type { Parsed, Reply } from "../contract/contract.ts";
import type { AppState, Operator } from "../contract/session.ts";
import { Attempts } from "../security/attempts.ts";
import { readKeySlots } from "../security/keyslots.ts";
import { operatorsOf } from "../security/slot.ts";
import { DATA_GONE, DATABASE_MISSING, fault } from "../store/faults.ts";
import type { Progress } from "../work/progress.ts";
import type { Workstation } from "./workstation.ts";

const NOT_NEEDED = fault(
  "E-BAK-13",
  "数据没有损坏，不用在这里恢复或抢救。",
  "要备份或退回以前的备份，请主管登录后在“设置—备份”里办理。",
);

/** The start screen's way to copies: nobody is logged in, and a secret is asked for each time. */
export class RescueDesk {
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
    progress: Progress,
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
    const asked = { files, key: key.value, place, by, program, keySlots, progress };
    const made = await this.#workstation
      .alone(() => nothingLost("抢救", () => rescueCopy(asked)))
      .finally(() => key.value.fill(0));
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
