import { defineConfig } from "vitest/config";

/** The tests of money and filings alone, for `npm run mutate`: each is run very many times. */
export default defineConfig({
  test: {
    include: [
      "test/unit/{mechanisms,settlement,worked-examples,treatment,filing}*.test.ts",
      "test/unit/{obligations*,optional-facts,outpatient-layers,lacks-at-once,missing-data}.test.ts",
      "test/unit/{what-if,comparison,temporal-coverage,edge-cases}.test.ts",
      "test/unit/{group-pay-marker,insurances,oracle,settled-stay}.test.ts",
    ],
    environment: "node",
    testTimeout: 30_000,
    setupFiles: ["test/support/mutation-setup.ts"],
    env: { ORACLE_CASES: "2000" },
  },
});
