/** Bundling with Vite, skipped for an environment whose sources have not changed. */
import fs from "node:fs";
import path from "node:path";
import { notes, root } from "./paths.mjs";
import { must, progress } from "./run.mjs";
import { fingerprint, readText, writeText } from "./stamp.mjs";

const common = ["core", "vite.config.ts", "package-lock.json", "tsconfig.base.json"];

/** Per environment of vite.config.ts: what it is made from, and a file that it makes. */
const environments = {
  client: {
    sources: ["renderer", "electron/contract", "resources/web-fonts"],
    result: "dist/renderer/index.html",
  },
  main: { sources: ["electron"], result: "dist/electron/main.cjs" },
  preload: {
    sources: ["electron"],
    result: "dist/electron/preload.cjs",
  },
  cli: {
    sources: ["cli", "electron"],
    result: "dist/cli/adjudicate.mjs",
  },
  gateway: {
    sources: ["gateway"],
    result: "dist/gateway/main.mjs",
  },
};

export async function ensureBuilt(names) {
  const stale = names.filter((name) => !isCurrent(name));
  if (stale.length === 0) return;
  progress(`building ${stale.join(", ")}`);
  // Before the build: a file edited while it runs is built again next time.
  const wanted = new Map(stale.map((name) => [name, sourcesOf(name)]));
  const builder = path.join(import.meta.dirname, "vite-build.mjs");
  await must(process.execPath, [builder, ...stale], "The build", { cwd: root });
  for (const name of stale) writeText(stampOf(name), wanted.get(name));
}

function isCurrent(name) {
  const built = fs.existsSync(path.join(root, environments[name].result));
  return built && readText(stampOf(name)) === sourcesOf(name);
}

function stampOf(name) {
  return path.join(notes, `build-${name}`);
}

function sourcesOf(name) {
  return fingerprint(
    [...common, ...environments[name].sources].map((file) => path.join(root, file)),
  );
}
