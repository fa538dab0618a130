import { readdir, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";
import { Attempts } from "../../../electron/security/attempts.ts";
import { handlersOf } from "../../../electron/session/handlers.ts";
import { Workstation } from "../../../electron/session/workstation.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { dataOf } from "../../../electron/store/profile.ts";

/**
 * Changes a password and the recovery key on a disk with more and more room, and
 * tells what opens the data afterwards: `full-keys-child.mjs FOLDER`.
 */
const [folder = ""] = process.argv.slice(2);
const filler = path.join(folder, "filler");
const SETUP = { office: "窗口", window: "A3", pool: "410200", operator: "李建国" };
const OLD = "三月的鱼 2026";
const NEW = "六月的风 2026";

function program(profile: string): Workstation {
  const patient = new Attempts(() => Promise.resolve());
  return new Workstation(dataOf(profile), systemClock, "0.1.0", patient);
}

function must<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function saidOf(result: Result<unknown, Problem>): string {
  return result.ok ? "done" : result.error.code;
}

async function leaveFree(bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
}

async function changesWith(free: number) {
  const profile = path.join(folder, `profile-${free}`);
  const first = program(profile);
  const handlers = handlersOf(first, () => Promise.reject(new Error("no forms here")));
  const { state, recoveryKey } = must(await first.setup({ ...SETUP, password: OLD }));
  const operatorId = state.phase === "open" ? state.operator.id : "";
  await leaveFree(free);
  const changed = await handlers["password.change"]({ old: OLD, new: NEW });
  const password = changed.ok ? NEW : OLD;
  const renewed = await handlers["keys.new-recovery"]({ own: password });
  const left = await readdir(dataOf(profile).folder);
  await rm(filler);
  await first.close();

  const again = program(profile);
  const entered = await again.open({ operatorId, password });
  const sheet = renewed.ok ? renewed.value.recoveryKey : recoveryKey;
  const recovered = await again.recover({ operatorId, recoveryKey: sheet, password: OLD });
  await again.close();
  await rm(profile, { recursive: true });
  return {
    said: [saidOf(changed), saidOf(renewed)],
    opens: [saidOf(entered), saidOf(recovered)],
    unfinished: left.filter((name) => name.endsWith(".new")),
  };
}

const changes = [];
for (let free = 0; free <= 40; free += 8) changes.push(await changesWith(free * 1024));
console.log(JSON.stringify({ changes }));
