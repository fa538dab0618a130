import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("a mutation run tells the mutants that live from those a test kills, whatever a module remembers", () => {
  const folder = "test/fixtures/mutation";
  const args = ["scripts/mutate.mjs", `${folder}/fee.ts`, "--config", `${folder}/vitest.config.ts`];
  const { stdout, status } = spawnSync(process.execPath, [...args, "--jobs", "1"], {
    encoding: "utf8",
  });
  const alive = stdout.split("\n").filter((line) => line.startsWith(folder));
  expect(alive).toEqual([
    // Without what it remembers the fee is the same.
    `${folder}/fee.ts:7:7 [survived] ConditionalExpression`,
    // These never end.
    `${folder}/fee.ts:9:21 [timed out] EqualityOperator`,
    `${folder}/fee.ts:9:33 [timed out] UpdateOperator`,
    `${folder}/fee.ts:15:10 [survived] EqualityOperator`,
    `${folder}/fee.ts:18:34 [not covered] BlockStatement`,
    `${folder}/fee.ts:19:10 [not covered] StringLiteral`,
  ]);
  expect(stdout).toContain("| all | 12 | 2 | 2 | 2 | 66.7 % |");
  expect(status).toBe(1);
}, 120_000);
