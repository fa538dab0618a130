/**
 * `npm run bench:window [-- typing | day | standard]`: measurements on the real window, one at a time:
 * a key at 500 lines, a day of 200 cases, the standard case beside a spreadsheet. Writes its sections of
 * docs/performance.md and docs/usability.md.
 */
import fs from "node:fs";
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
    ...parts,
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

function figuresOf(name) {
  const file = path.join(folder, `${name}.json`);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
}

function ms(value) {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function typingSection(figures) {
  return [
    "| a key in the amount of a line, to the recomputed screen | median | p95 | worst |",
    "|---|---:|---:|---:|",
    ...figures.map(
      ({ lines, median, p95, worst }) =>
        `| ${lines} lines | ${ms(median)} | ${ms(p95)} | ${ms(worst)} |`,
    ),
  ].join("\n");
}

function daySection({ cases, parts: tenths }) {
  return [
    "| cases of the day | entering and saving one, median | opening one, median | search, median | window's memory | desktop process |",
    "|---|---:|---:|---:|---:|---:|",
    ...tenths.map(
      ({ from, to, save, open, search, page, main: desktop }) =>
        `| ${from} to ${to} of ${cases} | ${ms(save)} | ${ms(open)} | ${ms(search)} | ${page} MB | ${desktop} MB |`,
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
