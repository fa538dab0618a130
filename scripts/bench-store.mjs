/**
 * `npm run bench:store`: the store beside the same statements run by plain SQL, with and without
 * encryption; sign-in, first page and search at three sizes; growth with scans. Bundled as it ships,
 * run by plain Node. Prints the tables and writes them into docs/performance.md.
 */
import { bundleBench, figuresOf, report } from "./lib/bench.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main } from "./lib/run.mjs";

await main(async () => {
  await prepareDesktop({ tests: true });
  report("store", sectionOf(await figuresOf(await bundleBench("store"))));
});

function ms(value) {
  return `${value.toPrecision(value < 10 ? 2 : 3)} ms`;
}

function mb(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}

function count(value) {
  return value.toLocaleString("en-US");
}

function sectionOf({ saved, found, grown, machine }) {
  const ratio = (a, b) => (a / b).toPrecision(2);
  const kinds = Object.keys(found[0].search);
  return [
    "| a version sealed, on disk | median | p99 |",
    "|---|---:|---:|",
    `| by the program | ${ms(saved.save.median)} | ${ms(saved.save.p99)} |`,
    `| the same statements by plain SQL, same encrypted build | ${ms(saved.plainSql.median)} | ${ms(saved.plainSql.p99)} |`,
    `| the same statements, not encrypted | ${ms(saved.unencrypted.median)} | ${ms(saved.unencrypted.p99)} |`,
    "",
    `Beside plain SQL the program takes ${ratio(saved.save.p99, saved.plainSql.p99)} × at p99 and`,
    `${ratio(saved.save.median, saved.plainSql.median)} × at the median; encryption costs`,
    `${ratio(saved.plainSql.median, saved.unencrypted.median)} × at the median.`,
    "",
    `| search, median / p99 | ${found.map(({ cases }) => count(cases)).join(" | ")} |`,
    `|---|${found.map(() => "---:|").join("")}`,
    ...kinds.map(
      (kind) =>
        `| ${kind} | ${found
          .map(({ search }) => `${ms(search[kind].median)} / ${ms(search[kind].p99)}`)
          .join(" | ")} |`,
    ),
    `| password to open session | ${found.map(({ signIn }) => ms(signIn)).join(" | ")} |`,
    `| open session to first page | ${found.map(({ firstPage }) => ms(firstPage)).join(" | ")} |`,
    `| memory of the process | ${found.map(({ memory }) => mb(memory)).join(" | ")} |`,
    "",
    `${count(grown.cases)} cases with ${mb(grown.scanBytes)} of scans each make a file of ${mb(grown.bytes)}`,
    `(${count(grown.overheadPerCase)} bytes a case beside its scans; 5 000 a year: ${(
      ((grown.overheadPerCase + grown.scanBytes) * 5000) /
      1e9
    ).toFixed(1)} GB);`,
    `version and scan together take ${ms(grown.save.median)}, p99 ${ms(grown.save.p99)};`,
    `memory ${mb(grown.memory)}. Node ${machine.node}, ${machine.cpus} processors.`,
  ].join("\n");
}
