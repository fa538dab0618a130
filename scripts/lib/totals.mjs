/** Counting tests from the runners' own reports. A runner that failed without a failed test counts as one. */
import { readText } from "./stamp.mjs";

/** @typedef {{ passed: number, failed: number, names: readonly string[] }} Totals names of the failed tests */

export function vitestTotals(report, exitCode) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readText(report) ?? "{}");
  const failed = (testResults ?? []).flatMap(({ name, assertionResults, message }) => {
    const tests = assertionResults.filter(({ status }) => status === "failed");
    if (tests.length === 0 && message) return [`${name}: ${firstLine(message)}`];
    return tests.map(
      ({ fullName, failureMessages }) => `${name} › ${fullName}: ${firstLine(failureMessages[0])}`,
    );
  });
  return totals(numPassedTests, numFailedTests, exitCode, failed);
}

export function playwrightTotals(report, exitCode) {
  const { stats, suites } = JSON.parse(readText(report) ?? "{}");
  const passed = (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  return totals(passed, stats?.unexpected, exitCode, (suites ?? []).flatMap(unexpected));
}

function unexpected({ specs = [], suites = [] }) {
  const own = specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file} › ${title}`);
  return [...own, ...suites.flatMap(unexpected)];
}

function firstLine(message = "") {
  return message.split("\n", 1)[0];
}

/** @returns {Totals} */
function totals(passed = 0, failed = 0, exitCode, names) {
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, names };
}
