import { execFileSync } from "node:child_process";
import { cp, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { handlersOf } from "../../../electron/session/handlers.ts";
import { Workstation } from "../../../electron/session/workstation.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { type DataFiles, dataOf } from "../../../electron/store/profile.ts";

/** Makes data on a disk, has the disk refuse every write, and signs in: `read-only-child.mjs FOLDER`. */
const [folder = ""] = process.argv.slice(2);
const PASSWORD = "三月的鱼 2026";
const files = dataOf(folder);

/** The check that began at the log-in may hold the disk a moment longer than the session. */
async function makeReadOnly(disk: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      execFileSync("mount", ["-o", "remount,ro", disk], { stdio: "ignore" });
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await pause(50);
    }
  }
}

const first = new Workstation(files, systemClock, "0.1.0");
const made = await first.setup({
  office: "祥符区朱仙镇便民服务中心",
  window: "A3",
  pool: "410200",
  operator: "李建国",
  password: PASSWORD,
});
if (!made.ok) throw new Error(made.error.code);
// The same data as a power cut leaves them, with their log.
const cut = dataOf(path.join(folder, "cut"));
await cp(files.folder, cut.folder, { recursive: true });
const locked = await first.close();
const operatorId = locked.phase === "locked" ? (locked.operators[0]?.id ?? "") : "";

/** The first word of a refusal: at the log-in, or, where the data can still be read, at a save. */
async function refusal(data: DataFiles): Promise<{ said: string; changed: boolean }> {
  const before = await readFile(data.database);
  const workstation = new Workstation(data, systemClock, "0.1.0");
  const handlers = handlersOf(workstation, () => Promise.reject(new Error("no forms here")));
  const opened = await handlers["session.open"]({ operatorId, password: PASSWORD });
  const refused = opened.ok ? await handlers["case.create"]({ insurance: "resident" }) : opened;
  const after = await readFile(data.database);
  return { said: refused.ok ? "saved" : refused.error.code, changed: !after.equals(before) };
}

await makeReadOnly(folder);
console.log(JSON.stringify([await refusal(files), await refusal(cut)]));
process.exit(0);
