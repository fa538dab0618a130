/**
 * `npm run bench:gateway`: the gateway's answers over a PostgreSQL with a million cases (GATEWAY_CASES) beside the
 * same with ten thousand, asked over HTTPS by an enrolled window and by the district's page. Bundled as it ships,
 * run by plain Node; needs some 15 GB of disk while it runs. Writes its table into docs/performance.md.
 */
import fs from "node:fs";
import path from "node:path";
import { bundleBench, report } from "./lib/bench.mjs";
import { root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main, run } from "./lib/run.mjs";

const figures = path.join(root, "out", "bench", "gateway.json");

await main(async () => {
  await prepareDesktop({ tests: true });
  const code = await run(process.execPath, [await bundleBench("gateway"), figures], { cwd: root });
  if (code !== 0) return code;
  report("gateway", sectionOf(JSON.parse(fs.readFileSync(figures, "utf8"))));
  return 0;
});

function sectionOf({ sizes, node, cpus }) {
  const [few, many] = sizes;
  const count = ({ cases }) => cases.toLocaleString("en-US");
  const gb = (bytes) => `${(bytes / 1e9).toPrecision(2)} GB`;
  return [
    `| answer | ${count(few)} cases: median | p99 | ${count(many)} cases: median | p99 | × at the median |`,
    "|---|---:|---:|---:|---:|---:|",
    ...few.answers.map((one) => {
      const other = many.answers.find(({ what }) => what === one.what);
      const times = [one.median, one.p99, other.median, other.p99].map(ms).join(" | ");
      return `| ${one.what} | ${times} | ${(other.median / one.median).toPrecision(2)} |`;
    }),
    "",
    `The databases hold ${gb(few.bytes)} and ${gb(many.bytes)}; the process of gateway and window ${Math.round(many.memory / 1e6)} MB at the end.`,
    `Window, gateway and PostgreSQL share one machine. Node ${node}, ${cpus} processors.`,
  ].join("\n");
}

function ms(value) {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
