import { defineConfig } from "@playwright/test";
import { usePreparedRuntime } from "./playwright.runtime.config.ts";

usePreparedRuntime();

export default defineConfig({
  testDir: "test/bench/window",
  testMatch: "*.bench.ts",
  outputDir: "out/bench",
  // One window at a time: the measurements are of time.
  workers: 1,
  timeout: 3_600_000,
  expect: { timeout: 30_000 },
  reporter: "list",
});
