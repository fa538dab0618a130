/** All set-up, in order. Every step does nothing when its result is there and its inputs are unchanged. */
import { ensureDebianPackages } from "./apt.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureElectron } from "./electron-runtime.mjs";
import { ensureFonts } from "./fonts.mjs";
import { ensurePackages } from "./npm.mjs";
import { progress } from "./run.mjs";
import { ensureEncryptedSqlite } from "./sqlite.mjs";

/** What the window needs, and with `tests` also what only the tests do. Resolves with the Electron runtime. */
export async function prepareDesktop({ tests = false } = {}) {
  await ensureDebianPackages(["build", "window", ...(tests ? ["tests"] : [])]);
  await ensurePackages();
  await ensureEncryptedSqlite();
  const runtime = await ensureElectron();
  if (runtime.version !== runtime.shipped) {
    progress(`running on Electron ${runtime.version}; the product ships ${runtime.shipped}`);
  }
  ensureFonts();
  await ensureBuilt(tests ? ["client", "main", "preload", "cli"] : ["client", "main", "preload"]);
  return runtime;
}

/** What a command-line tool needs: no window; the store's library only where it opens a store. */
export async function prepareTool({ store }) {
  if (store) await ensureDebianPackages(["build"]);
  await ensurePackages();
  if (store) await ensureEncryptedSqlite();
  await ensureBuilt(["cli"]);
}

/** What the gateway needs: packages of npm and its build, nothing of the desktop. */
export async function prepareGateway() {
  await ensurePackages();
  await ensureBuilt(["gateway"]);
}
