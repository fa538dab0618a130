import { defineConfig } from "@playwright/test";
import { usePreparedRuntime } from "./playwright.runtime.config.ts";

usePreparedRuntime();

export default defineConfig({
  testDir: "test",
  testMatch: ["e2e/**/*.spec.ts", "fault/**/*.spec.ts"],
  outputDir: "out/e2e",
  // Each test starts its own Electron with its own profile.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: { trace: "retain-on-failure" },
});
