import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const page = readFileSync(path.join(root, "docs/security.md"), "utf8");

describe("docs/security.md", () => {
  const named = [...page.matchAll(/`(test\/[^`]+\.ts)`/gu)].map(([, file]) => file ?? "");

  test("names a test for each threat", () => {
    const threats = page.split("## Threats")[1]?.split("\n## ")[0] ?? "";
    const rows = threats
      .split("\n")
      .filter((line) => line.startsWith("| ") && !line.includes("---"));
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows.slice(1)) expect(row).toMatch(/`test\/[^`]+`/u);
  });

  test.each(named)("names a test that exists: %s", (file) => {
    expect(existsSync(path.join(root, file))).toBe(true);
  });
});
