import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { constantFunctions } from "../../scripts/lib/constant-functions.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "constant-functions-"));
const built = path.join(folder, "built");

beforeAll(async () => {
  mkdirSync(path.join(folder, "core"));
  writeFileSync(
    path.join(folder, "core/sums.ts"),
    `export const FOUR = twice(2);
     export const BOTH = [...both()];
     function twice(count: number): number { return count * 2; }
     export async function later(): Promise<number> { return twice(FOUR); }
     function* both(): Generator<number> { yield FOUR; yield twice(FOUR); }`,
  );
  await build({
    configFile: false,
    root: folder,
    logLevel: "warn",
    plugins: [constantFunctions()],
    build: {
      ssr: path.join(folder, "core/sums.ts"),
      outDir: built,
      minify: false,
      rolldownOptions: { output: { entryFileNames: "sums.mjs", topLevelVar: false } },
    },
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a function of the core works before its place in the file, though it ships as a constant", async () => {
  const sums: unknown = await import(/* @vite-ignore */ path.join(built, "sums.mjs"));
  expect(sums).toMatchObject({ FOUR: 4, BOTH: [4, 8] });
  expect(readFileSync(path.join(built, "sums.mjs"), "utf8")).not.toMatch(/^(async )?function/mu);
});
