/** Where set-up reads and writes. Everything outside the project goes under one per-user cache folder. */
import os from "node:os";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
export const modules = path.join(root, "node_modules");
/** Set-up's own notes; inside node_modules so that removing that folder forgets them all. */
export const notes = path.join(modules, ".cache", "workstation");
export const resources = path.join(root, "resources");

/** Shared by all clones of one user, so that a second clone is ready in seconds. */
export function userCache() {
  const base =
    process.platform === "win32"
      ? (process.env.LOCALAPPDATA ?? path.join(os.homedir(), "AppData", "Local"))
      : (process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"));
  return path.join(base, "offsite-claims-workstation");
}
