/**
 * The Electron runtime to start: the version the product ships wherever it can be had, else an older one
 * (scripts/lib/electron-fallback.mjs). ELECTRON_OVERRIDE_DIST_PATH names a folder that is taken as it is;
 * ELECTRON_MIRROR names an office's own download place.
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { fallbackPossible, fallbackVersion, ensureFallback } from "./electron-fallback.mjs";
import { modules, notes, userCache } from "./paths.mjs";
import { capture, progress, SetupError } from "./run.mjs";
import { hash, readText, writeText } from "./stamp.mjs";

const day = 24 * 3600 * 1000;
const electron = path.join(modules, "electron");

/** Resolves with `{ dist, version, shipped }` and notes it for tools that are started by hand. */
export async function ensureElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return given(path.resolve(override));
  const shipped = shippedVersion();
  const own = path.join(electron, "dist");
  if (versionIn(own) !== shipped && !failedLately(shipped)) await download(shipped);
  const runtime =
    versionIn(own) === shipped
      ? { dist: own, version: shipped, shipped }
      : { dist: await older(shipped), version: fallbackVersion, shipped };
  writeText(path.join(notes, "runtime.json"), JSON.stringify(runtime));
  return runtime;
}

export function executableIn(dist) {
  const names = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" };
  return path.join(dist, names[process.platform] ?? "electron");
}

export function shippedVersion() {
  return JSON.parse(fs.readFileSync(path.join(electron, "package.json"), "utf8")).version;
}

function versionIn(dist) {
  if (!fs.existsSync(executableIn(dist))) return undefined;
  return readText(path.join(dist, "version"))?.trim().replace(/^v/, "");
}

function given(dist) {
  if (!fs.existsSync(executableIn(dist))) {
    throw new SetupError(
      `ELECTRON_OVERRIDE_DIST_PATH: there is no ${path.basename(executableIn(dist))} in ${dist}`,
    );
  }
  return { dist, version: versionIn(dist) ?? "unknown", shipped: shippedVersion() };
}

async function older(shipped) {
  if (!fallbackPossible()) {
    const remedy =
      "set ELECTRON_MIRROR to a reachable mirror, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron";
    throw new SetupError(`Electron ${shipped} could not be downloaded: ${remedy}`);
  }
  return ensureFallback(shipped);
}

/** One note per version and mirror: naming a mirror is a reason to try again at once. */
function failureNote(version) {
  return path.join(
    userCache(),
    `electron-${version}-${hash(process.env.ELECTRON_MIRROR ?? "")}.unreachable`,
  );
}

function failedLately(version) {
  const stat = fs.statSync(failureNote(version), { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < day;
}

async function download(version) {
  if (await reachable(version)) {
    progress(`downloading Electron ${version} (about 120 MB)`);
    const { code } = await capture(process.execPath, [path.join(electron, "install.js")], {
      timeout: 10 * 60_000,
    });
    if (code === 0) return;
  }
  writeText(failureNote(version), "");
}

/** Asks for the file's head only, so that a closed network costs seconds and not a connection's full time-out. */
async function reachable(version) {
  if (process.env.ELECTRON_GET_USE_PROXY) return true; // fetch knows no proxies; the downloader does.
  try {
    const { getArtifactRemoteURL } = await import(
      pathToFileURL(path.join(modules, "@electron/get/dist/artifact-utils.js")).href
    );
    const details = {
      version: `v${version}`,
      artifactName: "electron",
      platform: process.platform,
      arch: process.arch,
    };
    await fetch(await getArtifactRemoteURL(details), {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(5000),
    });
    return true;
  } catch {
    return false;
  }
}
