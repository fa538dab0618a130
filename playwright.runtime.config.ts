import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Points Playwright at the Electron that set-up prepared, so that it can also be started by hand or from
 * an editor. A folder named in the environment wins.
 */
export function usePreparedRuntime(): void {
  const note = path.join(import.meta.dirname, "node_modules/.cache/workstation/runtime.json");
  if (process.env["ELECTRON_OVERRIDE_DIST_PATH"] || !existsSync(note)) return;
  const { dist } = JSON.parse(readFileSync(note, "utf8")) as { dist: string };
  process.env["ELECTRON_OVERRIDE_DIST_PATH"] = dist;
}
