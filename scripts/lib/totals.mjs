/** Counting tests from the runners' own reports. A runner that failed without a failed test counts as one. */
import { readText } from "./stamp.mjs";

export function vitestTotals(report, exitCode) {
  const { numPassedTests, numFailedTests } = JSON.parse(readText(report) ?? "{}");
  return totals(numPassedTests, numFailedTests, exitCode);
}

export function playwrightTotals(report, exitCode) {
  const { stats } = JSON.parse(readText(report) ?? "{}");
  return totals((stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected, exitCode);
}

function totals(passed = 0, failed = 0, exitCode) {
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
