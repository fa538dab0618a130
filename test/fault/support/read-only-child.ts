import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { Workstation } from "../../../electron/session/workstation.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { dataOf } from "../../../electron/store/profile.ts";

/** Makes data on a disk, has the disk refuse every write, and signs in: `read-only-child.mjs FOLDER`. */
const [folder = ""] = process.argv.slice(2);
const PASSWORD = "三月的鱼 2026";
const files = dataOf(folder);

const first = new Workstation(files, systemClock, "0.1.0");
const made = await first.setup({
  office: "祥符区朱仙镇便民服务中心",
  window: "A3",
  pool: "410200",
  operator: "李建国",
  password: PASSWORD,
});
if (!made.ok) throw new Error(made.error.code);
const locked = await first.close();
const operatorId = locked.phase === "locked" ? (locked.operators[0]?.id ?? "") : "";
const before = await readFile(files.database);

execFileSync("mount", ["-o", "remount,ro", folder]);
const second = new Workstation(files, systemClock, "0.1.0");
const opened = await second.open({ operatorId, password: PASSWORD });
const after = await readFile(files.database);
console.log(
  JSON.stringify({
    said: opened.ok ? opened.value.phase : opened.error.code,
    changed: !after.equals(before),
  }),
);
