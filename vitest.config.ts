import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "core/**/*.test.ts",
      "test/*.test.ts",
      "test/{unit,store,forms,fault,gateway,sync}/**/*.test.{ts,tsx}",
    ],
    environment: "node",
    // Encrypted stores derive their keys slowly on purpose, and CI has two cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
