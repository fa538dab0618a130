/**
 * `npm run mutate [-- core/filing core/settlement/policy.ts]`: mutation tests of the files or folders
 * named, else of what decides money and filings. Stryker's mutants, but all in one build, and only the
 * tests that come by a mutant: minutes where Stryker takes hours. Prints the mutants no test tells, a table
 * of the files and the score; fails below `--at-least 85`. `--seconds 3` is the processor time of each
 * mutant: one that needs more counts as alive. `--jobs` is the number of processes, `--config` the vitest
 * configuration that names the tests.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { loadConfigFromFile, normalizePath } from "vite";
import { notes, root } from "./lib/paths.mjs";
import { main, must, progress } from "./lib/run.mjs";
import { tool } from "./lib/tool.mjs";
import { bundle, mutantsOf } from "./mutation/instrument.mjs";
import { outcomesOf } from "./mutation/outcomes.mjs";
import { summaryOf, survivorsOf } from "./mutation/report.mjs";

const DECIDING = ["core/settlement", "core/filing", "core/claim/expenses.ts"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: "string", default: String(os.availableParallelism()) },
    seconds: { type: "string", default: "3" },
    "at-least": { type: "string", default: "85" },
    config: { type: "string", default: "vitest.mutation.config.ts" },
  },
});

await main(async () => {
  const start = Date.now();
  const files = (positionals.length === 0 ? DECIDING : positionals).flatMap(sourcesIn);
  const { mutants, contents } = await mutantsOf(files);
  progress(`${mutants.length} mutants of ${files.length} files`);
  const outcomes = await inFolder((folder) => tested(mutants, contents, folder));
  const { table, score } = summaryOf(mutants, outcomes);
  console.log([...survivorsOf(mutants, outcomes), "", table].join("\n"));
  const minutes = ((Date.now() - start) / 60_000).toFixed(1);
  console.log(`\n${score.toFixed(1)} % of ${mutants.length} mutants killed, in ${minutes} minutes`);
  return score >= Number(values["at-least"]) ? 0 : 1;
});

/** A folder of this run, below node_modules so that what the tests import is found from there. */
async function inFolder(work) {
  fs.mkdirSync(notes, { recursive: true });
  // As the loader knows it, should node_modules be a link.
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(notes, "mutation-")));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function tested(mutants, contents, folder) {
  const built = await buildTests(contents, folder);
  const limits = { jobs: Number(values.jobs), seconds: Number(values.seconds) };
  return outcomesOf(mutants, built, limits, every(100, mutants.length));
}

/** Paths from the root, as they are written in a message. */
function sourcesIn(name) {
  const whole = path.resolve(root, name);
  const found = fs.statSync(whole).isDirectory()
    ? fs.readdirSync(whole, { recursive: true }).map((file) => path.join(whole, file))
    : [whole];
  const sources = found.filter((file) => /(?<!\.test)\.tsx?$/.test(file));
  return sources.map((file) => normalizePath(path.relative(root, file))).toSorted();
}

/** The tests that the vitest configuration names, with its settings. */
async function buildTests(contents, folder) {
  const name = values.config;
  const { config } = await loadConfigFromFile({ command: "serve", mode: "test" }, name, root);
  const { setupFiles = [], env } = config.test;
  const list = path.join(folder, "tests.json");
  const args = [tool("vitest"), "list", "--filesOnly", `--json=${list}`, "--config", name];
  await must(process.execPath, args, "vitest list", { cwd: root });
  const tests = JSON.parse(fs.readFileSync(list, "utf8")).map(({ file }) =>
    path.relative(root, file),
  );
  const entries = [...setupFiles, ...tests].map((file) => path.join(root, file));
  const placeOf = await bundle(entries, contents, folder);
  return { folder, tests: tests.map(placeOf), setup: setupFiles.map(placeOf), env };
}

function every(step, all) {
  return (done) => {
    if (done % step === 0) progress(`${done} of ${all}`);
  };
}
