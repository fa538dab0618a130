/** What the benches over a program of their own share: the bundle as the program ships, its run, its section. */
import fs from "node:fs";
import path from "node:path";
import { build } from "vite";
import { constantFunctions } from "./constant-functions.mjs";
import { writeSection } from "./document.mjs";
import { notes, root } from "./paths.mjs";
import { must } from "./run.mjs";

/** Present when a bench runs: Electron itself, packages with compiled code, and those of the gateway. */
const apart = [
  "electron",
  "sqlite3",
  "@gorules/zen-engine",
  "@electric-sql/pglite",
  "pg",
  "fastify",
  "@fastify/rate-limit",
  "selfsigned",
  "prom-client",
];

/** One file of `test/bench/<name>/run.ts` with everything but what stands apart; answers where it is. */
export async function bundleBench(name) {
  const folder = folderOf(name);
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    plugins: [constantFunctions()],
    ssr: { external: apart, noExternal: true },
    build: {
      ssr: path.join(root, "test/bench", name, "run.ts"),
      outDir: folder,
      emptyOutDir: true,
      target: "node20",
      minify: false,
      rolldownOptions: {
        external: apart,
        output: { entryFileNames: "run.mjs", topLevelVar: false },
      },
    },
  });
  return path.join(folder, "run.mjs");
}

/** Runs a bundled bench, by plain Node if nothing else is said; its figures are the last line that it prints. */
export async function figuresOf(program, { runtime = process.execPath, env = process.env } = {}) {
  const output = await must(runtime, [program], "the benchmark", { cwd: root, env });
  return JSON.parse(output.trim().split("\n").at(-1));
}

/** Prints the section of this bench, writes it into docs/performance.md, and takes the bundle away. */
export function report(name, section) {
  console.log(section);
  writeSection(name, section);
  fs.rmSync(folderOf(name), { recursive: true, force: true });
}

function folderOf(name) {
  return path.join(notes, `bench-${name}`);
}
