/** The project's packages, installed exactly as the lockfile says. */
import fs from "node:fs";
import path from "node:path";
import { modules, notes, root } from "./paths.mjs";
import { must, npm, progress } from "./run.mjs";
import { hash, readText, writeText } from "./stamp.mjs";

export async function ensurePackages() {
  const stamp = path.join(notes, "packages");
  const wanted = hash(
    ...["package.json", "package-lock.json", ".npmrc"].map((name) =>
      fs.readFileSync(path.join(root, name)),
    ),
  );
  if (readText(stamp) === wanted) return;
  if (lockMatches()) {
    writeText(stamp, wanted);
    return;
  }
  progress("installing npm packages (about a minute)");
  // No package of ours needs its install script: what must be compiled or fetched, set-up does itself.
  const [command, args] = npm([
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  await must(command, args, "npm ci", { cwd: root });
  writeText(stamp, wanted);
}

/** True after a developer's own `npm install`: nothing is missing, so nothing is torn down and fetched again. */
function lockMatches() {
  const lock = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8"));
  const there = readText(path.join(modules, ".package-lock.json"));
  if (there === undefined) return false;
  const installed = JSON.parse(there).packages;
  return Object.entries(lock.packages).every(
    ([name, entry]) =>
      name === "" ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      installed[name]?.version === entry.version,
  );
}
