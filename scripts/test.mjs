/**
 * `npm test`: sets up what is missing, checks the code, runs every test.
 * `npm test -- check`, `npm test -- unit [vitest arguments]` and `npm test -- e2e [playwright arguments]` run one part.
 * Its last line is `N passed, N failed` over all tests run.
 */
import fs from "node:fs";
import path from "node:path";
import { notes, root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main, run } from "./lib/run.mjs";
import { tool } from "./lib/tool.mjs";
import { playwrightTotals, vitestTotals } from "./lib/totals.mjs";
import { withDisplay } from "./lib/window.mjs";

const [part, ...rest] = process.argv.slice(2);
const chosen = (name) => part === undefined || part === name;

await main(async () => {
  if (!["check", "unit", "e2e", undefined].includes(part))
    throw new Error("usage: npm test [-- check | unit | e2e [arguments]]");
  const { dist } = await prepareDesktop({ tests: true });
  if (chosen("check") && !(await checksPass())) return 1;
  const totals = [];
  if (chosen("unit")) totals.push(await unitTests());
  if (chosen("e2e")) totals.push(await windowTests(dist));
  if (totals.length === 0) return 0;
  const passed = totals.reduce((sum, total) => sum + total.passed, 0);
  const failed = totals.reduce((sum, total) => sum + total.failed, 0);
  for (const { names } of totals) for (const name of names) console.log(`failed: ${name}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

function heading(text) {
  console.log(`\n── ${text}`);
}

/** Stops at the first that fails: the tests of code that does not compile say little. */
async function checksPass() {
  const checks = [
    ["format", "oxfmt", ["--check"]],
    ["lint", "oxlint", ["--deny-warnings"]],
    ["types (Electron shipped and Electron 33)", "tsc", ["-b"]],
  ];
  for (const [name, program, args] of checks) {
    heading(name);
    if ((await run(process.execPath, [tool(program), ...args], { cwd: root })) !== 0) return false;
  }
  return true;
}

/** The reports are new each time: one left from an earlier run must not be counted. */
function freshReport(name) {
  const file = path.join(notes, name);
  fs.rmSync(file, { force: true });
  return file;
}

async function unitTests() {
  heading("vitest");
  const report = freshReport("vitest.json");
  const args = [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...rest,
  ];
  const code = await run(process.execPath, [tool("vitest"), ...args], { cwd: root });
  return vitestTotals(report, code);
}

async function windowTests(dist) {
  heading("playwright, on the real window");
  const report = freshReport("playwright.json");
  const env = {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: dist,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const command = withDisplay(process.execPath, [
    tool("playwright"),
    "test",
    "--reporter=list,json",
    ...rest,
  ]);
  return playwrightTotals(report, await run(...command, { cwd: root, env }));
}
