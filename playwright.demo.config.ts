import { defineConfig } from "@playwright/test";
import { usePreparedRuntime } from "./playwright.runtime.config.ts";

usePreparedRuntime();

export default defineConfig({
  testDir: "test/demo",
  outputDir: "out/demo/.playwright",
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: "list",
});
