import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const fixture = (name: string): string => path.join(root, "test/fixtures", name);

/** The command as a user gives it; what it prints must be JSON and nothing else. */
function adjudicate(...args: readonly string[]): {
  readonly exit: number | null;
  readonly out: unknown;
} {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const run = spawnSync(npm, ["run", "--silent", "adjudicate", "--", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { exit: run.status, out: JSON.parse(run.stdout) as unknown };
}

function file(text: string): string {
  const name = path.join(mkdtempSync(path.join(tmpdir(), "case-")), "case.json");
  writeFileSync(name, text);
  return name;
}

describe("npm run --silent adjudicate", () => {
  test("prints treatment, settlement and cited steps, and exits 0", () => {
    const { exit, out } = adjudicate(fixture("cases/kaifeng-referral.json"));
    expect(exit).toBe(0);
    expect(out).toMatchObject({
      standing: "trial",
      treatment: { points_off: "0.1" },
      settlement: {
        hifp_pay: "27751.35",
        psn_part_amt: "36507.30",
        steps: expect.arrayContaining([
          expect.objectContaining({
            kind: "band",
            amount: "26418.35",
            sources: expect.arrayContaining([{ kind: "clause", clause: "KF-2.4a" }]),
          }),
        ]),
      },
    });
  });

  test("uses a pack from a file (E02)", () => {
    const pack = fixture("packs/ningbo-residents.json");
    const { exit, out } = adjudicate("--pack", pack, fixture("cases/ningbo-e02.json"));
    expect([exit, out]).toMatchObject([
      0,
      { standing: "final", settlement: { hifp_pay: "13160.00" } },
    ]);
  });

  test("exits 3 when the outcome is undetermined, saying what is missing (HUN-17)", () => {
    const { exit, out } = adjudicate(fixture("cases/hunan-made-up.json"));
    expect(exit).toBe(3);
    expect(out).toMatchObject({
      standing: "undetermined",
      missing: expect.arrayContaining([expect.objectContaining({ question: "Q3" })]),
    });
  });

  test.each([
    [
      "a truncated file",
      () => [file(readFileSync(fixture("cases/hunan-made-up.json"), "utf8").slice(0, 300))],
      "E-CASE-01",
    ],
    ["a file that is not there", () => ["nowhere.json"], "E-ARG-02"],
    ["no file named", () => [], "E-ARG-01"],
  ])("exits 2 with code, message and hint for %s", (_name, args, code) => {
    const { exit, out } = adjudicate(...args());
    expect(exit).toBe(2);
    expect(out).toEqual({ code, message: expect.any(String), hint: expect.any(String) });
  });
});
