import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    benchmark: { include: ["test/bench/**/*.bench.ts"] },
    // One at a time: figures taken beside each other measure each other.
    fileParallelism: false,
  },
});
