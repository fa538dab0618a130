/**
 * `npm run bench:sync`: 10 000 queued cases with forms (SYNC_CASES) sent to a gateway over PostgreSQL, beside
 * the same bytes by bare HTTP PUTs to a server that commits them to the same database. Bundled as it ships, run by
 * plain Node. Prints the table and writes it into docs/performance.md.
 */
import fs from "node:fs";
import path from "node:path";
import { build } from "vite";
import { writeSection } from "./lib/document.mjs";
import { notes, root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main, must } from "./lib/run.mjs";

const folder = path.join(notes, "bench-sync");
const apart = [
  "sqlite3",
  "@electric-sql/pglite",
  "pg",
  "fastify",
  "@fastify/rate-limit",
  "selfsigned",
  "prom-client",
];

await main(async () => {
  await prepareDesktop({ tests: true });
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    ssr: { external: apart, noExternal: true },
    build: {
      ssr: path.join(root, "test/bench/sync/run.ts"),
      outDir: folder,
      emptyOutDir: true,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { entryFileNames: "run.mjs" } },
    },
  });
  const program = path.join(folder, "run.mjs");
  const output = await must(process.execPath, [program], "the benchmark", { cwd: root });
  const section = sectionOf(JSON.parse(output.trim().split("\n").at(-1)));
  console.log(section);
  writeSection("sync", section);
  fs.rmSync(folder, { recursive: true, force: true });
  return 0;
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
