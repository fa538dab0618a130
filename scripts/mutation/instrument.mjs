/** Builds the tests and the code they test with every mutant in it, each behind a switch. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { build, normalizePath } from "vite";
import { modules, root } from "../lib/paths.mjs";
import { REACHING } from "./reaching.mjs";

const quiet = () => undefined;
const logger = {
  ...Object.fromEntries(
    ["trace", "debug", "info", "warn", "error", "fatal"].map((to) => [to, quiet]),
  ),
  isDebugEnabled: () => false,
};

/**
 * Stryker's own mutants of these files (paths from the root), each with the text it replaces.
 * @returns {Promise<{ mutants: object[], contents: Map<string, string> }>} what each file reads with its mutants
 */
export async function mutantsOf(files) {
  const sources = files.map((file) => ({
    file,
    name: normalizePath(path.join(root, file)),
    mutate: true,
    content: fs.readFileSync(path.join(root, file), "utf8"),
  }));
  const options = { ignorers: [], excludedMutations: [], plugins: null };
  const { files: written, mutants } = await new Instrumenter(logger).instrument(sources, options);
  const sourceOf = new Map(sources.map((source) => [source.name, source]));
  return {
    mutants: mutants.map((mutant) => {
      const { file, content } = sourceOf.get(mutant.fileName);
      return { ...mutant, file, original: textAt(mutant.location, content) };
    }),
    contents: new Map(written.map(({ name, content }) => [name, uncounted(content)])),
  };
}

function textAt({ start, end }, content) {
  const lines = content.split("\n").slice(start.line, end.line + 1);
  const [first, last] = [lines[0], lines.at(-1)];
  if (lines.length === 1) return first.slice(start.column, end.column);
  return [first.slice(start.column), ...lines.slice(1, -1), last.slice(0, end.column)].join("\n");
}

/** Coverage is counted in the run without a mutant only; counting on would take most of the time. */
function uncounted(content) {
  const head = "function cover() {";
  return content.replace(head, `${head} if (ns.activeMutant !== undefined) return;`);
}

/**
 * One CommonJS file a module, so that a test file and all it imports can be loaded afresh.
 * @returns {Promise<(source: string) => string>} where the module of a source file (path from the root) was written
 */
export async function bundle(entries, contents, folder) {
  const output = {
    format: "cjs",
    preserveModules: true,
    preserveModulesRoot: root,
    entryFileNames: "[name].cjs",
  };
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    plugins: [mutated(contents), importers(contents)],
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      rolldownOptions: { input: entries, treeshake: false, output },
    },
  });
  fs.writeFileSync(path.join(folder, "package.json"), "{}");
  return (source) => path.join(folder, source.replace(/\.tsx?$/, ".cjs"));
}

/** Puts the mutated sources in place; a test finds its fixtures where its source lies. */
function mutated(contents) {
  return {
    name: "mutated",
    enforce: "pre",
    resolveId: (id) =>
      id === "vitest" ? { id: fileURLToPath(import.meta.resolve(id)), external: true } : null,
    transform(code, id) {
      if (id.startsWith(normalizePath(modules))) return null;
      const here = JSON.stringify(pathToFileURL(id).href);
      return { code: (contents.get(id) ?? code).replaceAll("import.meta.url", here), map: null };
    },
  };
}

/** Writes, for every mutated file, the modules that reach it: only these can behave differently. */
function importers(contents) {
  return {
    name: "importers",
    generateBundle(_options, chunks) {
      const written = Object.values(chunks).filter(({ type }) => type === "chunk");
      const reaching = {};
      for (const name of contents.keys()) {
        const own = written.find(({ moduleIds }) => moduleIds.includes(name));
        reaching[normalizePath(path.relative(root, name))] =
          own === undefined ? [] : reachingOf(own, written);
      }
      this.emitFile({ type: "asset", fileName: REACHING, source: JSON.stringify(reaching) });
    },
  };
}

function reachingOf(own, written) {
  const found = new Set([own.fileName]);
  for (const name of found)
    for (const { fileName, imports } of written) if (imports.includes(name)) found.add(fileName);
  return [...found];
}
