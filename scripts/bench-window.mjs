/**
 * `npm run bench:window [-- typing | day | standard]`: measurements on the real window, one at a time:
 * a key at 500 lines, a day of 200 cases, the standard case beside a spreadsheet. Writes its sections of
 * docs/performance.md and docs/usability.md.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { writeSection } from "./lib/document.mjs";
import { root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main, run } from "./lib/run.mjs";
import { tool } from "./lib/tool.mjs";
import { withDisplay } from "./lib/window.mjs";

const folder = path.join(root, "out", "bench");
const parts = process.argv.slice(2);

await main(async () => {
  const { dist } = await prepareDesktop({ tests: true });
  const command = withDisplay(process.execPath, [
    tool("playwright"),
    "test",
    "--config=playwright.bench.config.ts",
    ...parts.map((part) => `window/${part}.bench`),
  ]);
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist };
  const code = await run(...command, { cwd: root, env });
  if (code !== 0) return code;
  const typing = figuresOf("typing");
  if (typing !== null) writeSection("typing", typingSection(typing));
  const day = figuresOf("day");
  if (day !== null) writeSection("day", daySection(day));
  const standard = figuresOf("standard");
  if (standard !== null) writeSection("standard", standardSection(standard), "usability.md");
  return 0;
});

/** What this run has measured; nothing where it was not asked for. */
function figuresOf(name) {
  if (parts.length > 0 && !parts.includes(name)) return null;
  const file = path.join(folder, `${name}.json`);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
}

function ms(value) {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function typingSection(figures) {
  const pair = ([median, p95]) => `${ms(median)} / ${ms(p95)}`;
  const loads = figures.map(({ load }) => load.toFixed(1));
  return [
    "| lines of the bill | the quietest of five rounds, median / p95 | all rounds | to the frame made | processor time a key: program / layout / all |",
    "|---|---:|---:|---:|---:|",
    ...figures.map(
      ({ lines, quietest, laid, framed, used }) =>
        `| ${lines} | ${pair(quietest)} | ${pair(laid)} | ${pair(framed)} | ${ms(used.script)} / ${ms(used.layout)} / ${ms(used.all)} |`,
    ),
    "",
    `${figures[0].keys} keys for each; ${os.cpus().length} processors, on which ${loads.join(", ")} processes wanted to run meanwhile.`,
  ].join("\n");
}

function daySection({ cases, beginning, parts }) {
  const mb = (value) => `${value.toFixed(1)} MB`;
  const held = ({ window, desktop, windowProcess, desktopProcess, elements, listeners }) =>
    `${mb(window)} | ${mb(desktop)} | ${Math.round(windowProcess)} / ${Math.round(desktopProcess)} MB | ${elements} / ${listeners}`;
  const times = ({ whole, save, search, open, windowSeconds, desktopSeconds }) =>
    `${(whole / 1000).toFixed(1)} s | ${ms(save)} | ${ms(search)} | ${ms(open)} | ${windowSeconds.toFixed(2)} / ${desktopSeconds.toFixed(2)} s`;
  return [
    "| cases of the day | typing and saving one | saving | searching | opening | processor time a case, window / desktop process | window holds | desktop process holds | as the system sees them | elements / listeners |",
    "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    `| one before | | | | | | ${held(beginning)} |`,
    ...parts.map(
      (part) => `| ${part.from} to ${part.to} of ${cases} | ${times(part)} | ${held(part.held)} |`,
    ),
  ].join("\n");
}

function standardSection({ ours, sheet, seconds }) {
  const row = (name, { keys, letters, picks, minutes }) =>
    `| ${name} | ${keys} | ${letters} | ${picks} | ${minutes.toFixed(1)} |`;
  return [
    "| the standard case | keys | of them for Chinese text | looking up elsewhere | minutes at a clerk's pace |",
    "|---|---:|---:|---:|---:|",
    row("this program, papers printed", ours),
    row("a spreadsheet with formulas, papers typed in a word processor", sheet),
    "",
    `The program itself needed ${seconds.toFixed(1)} s for all of it, keyed in without a pause.`,
  ].join("\n");
}
