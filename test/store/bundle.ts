import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";
import { afterAll } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Builds a program of this project for plain Node and returns its file; it goes after the tests. */
export async function bundle(entry: string, external: readonly string[] = []): Promise<string> {
  // Inside the project, so that the program finds sqlite3.
  const folder = path.join(root, "node_modules/.cache/workstation", `test-${randomUUID()}`);
  folders.push(folder);
  await mkdir(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: "error",
    root,
    ssr: { external: ["sqlite3", ...external], noExternal: true },
    build: {
      ssr: path.join(root, entry),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: "program.mjs" } },
    },
  });
  return path.join(folder, "program.mjs");
}
