/**
 * `npm run bench:forms`: a thousand one-page forms drawn as the program draws them, then the same marks
 * printed by the browser, in one run of the prepared Electron. Prints the table and writes it into
 * docs/performance.md.
 */
import { bundleBench, report } from "./lib/bench.mjs";
import { executableIn } from "./lib/electron-runtime.mjs";
import { root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main, must } from "./lib/run.mjs";
import { sandboxSwitches, withDisplay } from "./lib/window.mjs";

await main(async () => {
  const { dist } = await prepareDesktop({ tests: true });
  const switches = [...sandboxSwitches(), "--js-flags=--expose-gc"];
  const program = await bundleBench("forms");
  const command = withDisplay(executableIn(dist), [...switches, program, root]);
  const output = await must(...command, "the benchmark", { cwd: root });
  const line = output.split("\n").find((one) => one.startsWith('{"forms"'));
  if (line === undefined) throw new Error(`the benchmark gave no figures:\n${output}`);
  report("forms", sectionOf(JSON.parse(line)));
});

function ms(value) {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

function kb(value) {
  return `${(value / 1000).toFixed(0)} KB`;
}

function mb(value) {
  return `${(value / 1e6).toFixed(0)} MB`;
}

function sectionOf({ forms, drawn, printed, machine }) {
  const row = (name, { first, warm, size, largest }) =>
    `| ${name} | ${ms(first)} | ${ms(warm.median)} | ${ms(warm.p99)} | ${kb(size.median)} | ${kb(largest)} |`;
  const { memory } = drawn;
  return [
    "| a one-page form | first | warm, median | warm, p99 | size, median | largest |",
    "|---|---:|---:|---:|---:|---:|",
    row("drawn by the program", drawn),
    row("the same marks printed by Chromium", printed),
    "",
    `Over ${forms.toLocaleString("en-US")} forms, every third with a name that needs a font of rare characters, the program`,
    `takes ${ms(drawn.processor)} of processor time for one and holds ${mb(memory[0])} after 100 forms, ${mb(memory.at(-1))} after the`,
    `last. It takes ${(drawn.warm.median / printed.warm.median).toPrecision(2)} × the time of the browser. Electron ${machine.electron} (Node ${machine.node}),`,
    `${machine.cpus} processors.`,
  ].join("\n");
}
