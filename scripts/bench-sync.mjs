/**
 * `npm run bench:sync`: 10 000 queued cases with forms (SYNC_CASES) sent to a gateway over PostgreSQL, beside
 * the same bytes by bare HTTP PUTs to a server that commits them to the same database. Bundled as it ships, run by
 * plain Node. Prints the table and writes it into docs/performance.md.
 */
import { bundleBench, figuresOf, report } from "./lib/bench.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main } from "./lib/run.mjs";

await main(async () => {
  await prepareDesktop({ tests: true });
  report("sync", sectionOf(await figuresOf(await bundleBench("sync"))));
});

function sectionOf({ cases, items, sync, bare, memory, processor, machine }) {
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  const each = (ms) => `${(ms / cases).toFixed(1)} ms`;
  const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
  const tenth = memory[Math.floor(memory.length / 10)] ?? 0;
  return [
    `| ${cases.toLocaleString("en-US")} cases, ${items.toLocaleString("en-US")} versions and forms | in all | a case |`,
    "|---|---:|---:|",
    `| from the queue to the gateway, each acknowledgement committed | ${seconds(sync)} | ${each(sync)} |`,
    `| the same bytes by bare PUTs, committed to the same database | ${seconds(bare)} | ${each(bare)} |`,
    "",
    `Sync takes ${(sync / bare).toPrecision(2)} × the time of the bare PUTs. Of processor time a case takes ${each(processor.counter)} at the`,
    `counter and ${each(processor.gateway)} at the gateway; each is a process of its own, as is the bare server, and PostgreSQL shares`,
    `their machine. The counter holds ${mb(tenth)} after a tenth of the queue and ${mb(memory.at(-1) ?? 0)} at its end.`,
    `Node ${machine.node}, ${machine.cpus} processors.`,
  ].join("\n");
}
