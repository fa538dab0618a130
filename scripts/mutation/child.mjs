/**
 * Runs chosen tests with one mutant switched on, in a process of its own that can be ended when a mutant
 * hangs. For every mutant a test file is loaded afresh with every module that reaches the mutated file:
 * nothing these remember can hide a mutant, and a mutant in what a module computes while loading counts.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { startTests } from "@vitest/runner";
import { getTests } from "@vitest/runner/utils";
import { REACHING } from "./reaching.mjs";

const [folder, ...setup] = process.argv.slice(2);
/** One for each loading: it remembers all that was ever loaded through it. */
const loader = () => createRequire(path.join(folder, "tests.cjs"));
const { cache } = loader();
const reaching = JSON.parse(fs.readFileSync(path.join(folder, REACHING), "utf8"));
const switches = (globalThis.__stryker__ = {});
/** Any value but undefined: nothing is counted then. */
const NO_MUTANT = "none";
/** A mutant that is come by so many times as often as without it runs in a circle; Stryker's own measure. */
const ENDLESS = 100;

/** No time limit here: that a test is slow must not look like a test that fails. */
const config = {
  root: folder,
  setupFiles: [],
  passWithNoTests: true,
  allowOnly: false,
  sequence: { seed: 0, hooks: "stack", setupFiles: "list" },
  maxConcurrency: 1,
  testTimeout: 0,
  hookTimeout: 0,
  retry: 0,
  tags: [],
};

const answers = { measure, attempt, alone };
process.on("message", ({ task, ...given }) => {
  void answers[task](given).then((answer) => process.send(answer));
});

/** A run without a mutant: for each test whether it passes, its time, and how often it comes by each mutant. */
async function measure({ file }) {
  switchTo(undefined);
  switches.mutantCoverage = { static: {}, perTest: {} };
  for (const source of Object.keys(reaching)) forgetReaching(source);
  const { tests, loadingMs } = await runTests(file, {
    before: (name) => (switches.currentTestId = name),
    after: () => (switches.currentTestId = undefined),
  });
  const { static: loading, perTest } = switches.mutantCoverage;
  return {
    loading,
    loadingMs,
    tests: tests.map(({ name, result }) => ({
      name,
      passes: result?.state === "pass",
      ms: result?.duration ?? 0,
      reaches: perTest[name] ?? {},
    })),
  };
}

/** The first of these tests that fails with the mutant, if any; whether the time was too short for all. */
async function attempt({ runs, seconds, ...given }) {
  const end = busySeconds() + seconds;
  for (const { file, names } of runs) {
    if (busySeconds() > end) return { late: true };
    const found = await failureIn({ ...given, file, names, end });
    if (found.failing !== undefined) return { file, failing: found.failing };
    if (found.late) return { late: true };
  }
  return { late: false };
}

async function failureIn({ mutant, hits, source, file, names, end }) {
  switchTo(mutant, hits * ENDLESS);
  forgetReaching(source);
  const chosen = new Set(names);
  let [failed, late] = [false, false];
  const { tests, broken } = await runTests(file, {
    skip: (name) => failed || !chosen.has(name) || (late ||= busySeconds() > end),
    after: ({ result }) => (failed ||= result?.state === "fail"),
  });
  if (switches.hitCount > switches.hitLimit) return { late: true };
  if (broken) return { failing: names[0] };
  return { failing: tests.find(({ result }) => result?.state === "fail")?.name, late };
}

/** Whether a test passes by itself without a mutant: else its failing proves nothing. */
async function alone({ source, file, name }) {
  switchTo(NO_MUTANT);
  forgetReaching(source);
  const { tests } = await runTests(file, { skip: (other) => other !== name });
  return tests.some((test) => test.name === name && test.result?.state === "pass");
}

/** Stryker's switch, which throws where the mutant is come by more often than the limit. */
function switchTo(mutant, limit) {
  switches.activeMutant = mutant;
  switches.hitLimit = limit;
  switches.hitCount = limit === undefined ? undefined : 0;
}

const nothing = () => undefined;

async function runTests(file, { skip = nothing, before = nothing, after = nothing }) {
  const [{ result, tasks, collectDuration = 0 }] = await startTests([file], {
    config,
    importFile: (name) => importAll([...setup, name]),
    onBeforeRunTask: (test) => {
      if (skip(test.fullTestName)) test.mode = "skip";
      else before(test.fullTestName);
    },
    onAfterRunTask: after,
  });
  const tests = getTests(tasks).map((test) => ({ name: test.fullTestName, result: test.result }));
  return { tests, loadingMs: collectDuration, broken: (result?.errors?.length ?? 0) > 0 };
}

function importAll(names) {
  const load = loader();
  for (const name of names) load(name);
}

function forgetReaching(source) {
  for (const name of reaching[source]) delete cache[path.join(folder, name)];
}

/** Of this process alone, so that a busy machine takes no tests away. */
function busySeconds() {
  return process.cpuUsage().user / 1e6;
}
