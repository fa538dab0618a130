/**
 * `npm run bench:core`: the policy core beside two rule engines and beside a bare
 * computation of the same stays, bundled as it ships and run by the Electron that tests
 * run on, as Node: the engine of the program, which inlines more than that of Node 20.
 * Prints a table and writes it into docs/performance.md. `-- --profile` runs the
 * same under the CPU profiler and writes nothing into the document.
 */
import fs from "node:fs";
import path from "node:path";
import { bundleBench, figuresOf } from "./lib/bench.mjs";
import { executableIn } from "./lib/electron-runtime.mjs";
import { writeSection } from "./lib/document.mjs";
import { notes, root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main, must, progress, run } from "./lib/run.mjs";

const LABELS = {
  settle: "settlement, its steps made when looked at (`settle`)",
  steps: "settlement with every step and source looked at (`settlementOf`)",
  adjudicate: "whole adjudication with the money of every open reading (`createAdjudicator`)",
  bare: "the same amounts by hand on whole numbers, no steps (`bare`)",
  zen: "`@gorules/zen-engine`, tables and expressions, awaited",
  "json-rules": "`json-rules-engine`, choosing row and points only, awaited",
};

/** Not a dependency of the project: it has a compiled part for each platform, and only this needs it. */
const ENGINE = "@gorules/zen-engine@0.54.0";

await main(async () => {
  await fetchEngine();
  const { dist } = await prepareDesktop({ tests: true });
  const program = await bundleBench("engines");
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  if (process.argv.includes("--profile")) {
    const args = ["--cpu-prof", `--cpu-prof-dir=${path.dirname(program)}`, program];
    return run(executableIn(dist), args, { cwd: root, env });
  }
  const section = sectionOf(await figuresOf(program, { runtime: executableIn(dist), env }));
  console.log(section);
  writeSection("core", section);
  return 0;
});

/** Into set-up's own folder, from where the bundle beside it finds it. */
async function fetchEngine() {
  if (fs.existsSync(path.join(notes, "node_modules", "@gorules", "zen-engine"))) return;
  progress(`fetching ${ENGINE}`);
  fs.mkdirSync(notes, { recursive: true });
  const args = ["install", "--no-save", "--no-package-lock", "--prefix", notes, ENGINE];
  await must("npm", args, "npm install", { cwd: notes });
}

function sectionOf({ electron, v8, cpus, perSecond, millionSeconds }) {
  const count = (value) => value.toLocaleString("en-US");
  const ratio = (value) => (value >= 10 ? value.toFixed(0) : value.toPrecision(2));
  const rows = Object.entries(perSecond).map(
    ([name, value]) => `| ${LABELS[name]} | ${count(value)} | ${ratio(value / perSecond.settle)} |`,
  );
  return [
    "| what | a second, one thread | settlement = 1 |",
    "|---|---:|---:|",
    ...rows,
    "",
    `A settlement is ${ratio(perSecond.settle / perSecond.zen)} × the rule engine and takes`,
    `${ratio(perSecond.bare / perSecond.settle)} × the time of the bare computation; with every step looked at it is`,
    `${ratio(perSecond.steps / perSecond.zen)} × and takes ${ratio(perSecond.bare / perSecond.steps)} ×. One million stays, each with the money of`,
    `every open reading, are adjudicated in ${millionSeconds} s. Electron ${electron} (V8 ${v8.split("-")[0]}), ${cpus} processors.`,
  ].join("\n");
}
