import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readReceiptFile } from "../../core/exchange/receipt-file.ts";

const root = path.resolve(import.meta.dirname, "../..");
const fixture = (name: string): string => path.join(root, "test/fixtures", name);

/** The command as a user gives it; what it prints must be JSON and nothing else. */
function adjudicate(...args: readonly string[]): {
  readonly exit: number | null;
  readonly text: string;
  readonly out: unknown;
} {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const run = spawnSync(npm, ["run", "--silent", "adjudicate", "--", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { exit: run.status, text: run.stdout, out: JSON.parse(run.stdout) as unknown };
}

const PACK = z.looseObject({ period: z.looseObject({ from: z.looseObject({}) }) });

function file(text: string): string {
  const name = path.join(mkdtempSync(path.join(tmpdir(), "case-")), "case.json");
  writeFileSync(name, text);
  return name;
}

describe("npm run --silent adjudicate", () => {
  test("prints treatment, settlement and cited steps, and exits 0", () => {
    const { exit, text, out } = adjudicate(fixture("cases/kaifeng-referral.json"));
    expect(exit).toBe(0);
    expect(readReceiptFile(text).ok).toBe(true);
    expect(out).toMatchObject({
      format: "receipt/2",
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

  test("of several packs takes the one that holds the day of settlement (KF-7)", () => {
    const text = readFileSync(fixture("packs/ningbo-residents.json"), "utf8");
    const json = PACK.parse(JSON.parse(text));
    const until = { ...json.period.from, value: "2025-12-31" };
    const since = { ...json.period.from, value: "2026-01-01" };
    const old = { ...json, id: "old", period: { ...json.period, to: until } };
    const next = { ...json, id: "next", period: { from: since, to: null } };
    const packs = [old, next].flatMap((pack) => ["--pack", file(JSON.stringify(pack))]);
    const { exit, out } = adjudicate(...packs, fixture("cases/ningbo-e02.json"));
    expect([exit, out]).toMatchObject([0, { pack: { id: "next" } }]);
    const both = adjudicate("--pack", file(text), ...packs, fixture("cases/ningbo-e02.json"));
    expect([both.exit, both.out]).toMatchObject([2, { code: "E-PACK-04" }]);
  });

  test("exits 2 for another insurance, naming the clause (HUN-3)", () => {
    const text = readFileSync(fixture("cases/hunan-made-up.json"), "utf8");
    const { exit, out } = adjudicate(file(text.replace('"insutype": "310"', '"insutype": "340"')));
    expect([exit, out]).toMatchObject([2, { code: "E-INS-01", clauses: ["HUN-3"] }]);
  });

  test("exits 2 for a field left out, naming it and the clause that needs it (KF-2.4c)", () => {
    const text = readFileSync(fixture("cases/kaifeng-referral.json"), "utf8");
    const { exit, out } = adjudicate(file(text.replace('"hosp_lv": "level3",', "")));
    expect([exit, out]).toMatchObject([
      2,
      { code: "E-CASE-02", field: "stay.hosp_lv", clauses: ["KF-2.4c"] },
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
