import { describe, expect, test } from "vitest";
import type { PrinterList, PrintJob } from "../../electron/contract/printing.ts";
import { offsetAfter } from "../../renderer/papers/calibration.ts";
import { copiesOf, fixedBytes, printerOf, standingOf } from "../../renderer/papers/standing.ts";

const SHA = "a".repeat(64);

function job(change: Partial<PrintJob>): PrintJob {
  return {
    jobId: "job",
    runId: "run",
    form: "filing",
    sha256: SHA,
    pages: 1,
    copies: 2,
    printer: "窗口打印机",
    operator: "李倩",
    at: "2026-11-20T02:46:00.000Z",
    since: "2026-11-20T02:46:00.000Z",
    state: "sent",
    reprint: 0,
    detail: "",
    current: true,
    ...change,
  };
}

const NOTHING = { issued: [] };
const ISSUED = { issued: [{ form: "filing", sha256: SHA, pages: 1, trial: false } as const] };

describe("a paper", () => {
  test.each([
    ["was never sent", NOTHING, [], "due"],
    ["was sent, and nobody has looked", NOTHING, [job({})], "waiting"],
    ["came out", ISSUED, [job({ state: "confirmed" })], "issued"],
    ["did not come out", NOTHING, [job({ state: "not-out" })], "not-out"],
    ["was refused by the printer", NOTHING, [job({ state: "failed" })], "failed"],
    ["is being printed again", ISSUED, [job({ reprint: 1 })], "waiting"],
    ["came out before, and its reprint did not", ISSUED, [job({ state: "not-out" })], "issued"],
    ["was sent of an older version", NOTHING, [job({ current: false })], "due"],
  ] as const)("that %s", (_, desk, jobs, standing) => {
    expect(standingOf(desk, jobs, "filing")).toBe(standing);
  });

  test("shows its stored bytes as soon as it was sent, and a draft before", () => {
    expect(fixedBytes(NOTHING, [], "filing")).toBeNull();
    expect(fixedBytes(NOTHING, [job({})], "filing")).toBe(SHA);
    expect(fixedBytes(NOTHING, [job({ current: false })], "filing")).toBeNull();
    expect(fixedBytes(ISSUED, [], "filing")).toBe(SHA);
  });
});

const OFFICE = { name: "Office", label: "窗口", state: "ready", reason: "", isDefault: false };
const BACK = { ...OFFICE, name: "Back", isDefault: true };
const offset = { right: 0, down: 0 };
const LIST: PrinterList = {
  printers: [
    { ...OFFICE, state: "ready", offset },
    { ...BACK, state: "ready", offset },
  ],
  problem: null,
  choices: [{ form: "statement", printer: "Office", copies: 3 }],
};

test("a kind of form goes to its printer in its copies, any other to the system's printer", () => {
  expect(printerOf(LIST, "statement")?.name).toBe("Office");
  expect(printerOf(LIST, "filing")?.name).toBe("Back");
  expect(copiesOf(LIST, "statement")).toBe(3);
  expect(copiesOf(LIST, "filing")).toBe(2);
  expect(copiesOf(null, "commitment")).toBe(1);
});

describe("an offset", () => {
  test.each([
    ["of a printer that is right", { right: 0, down: 0 }, "20", "20.0", { right: 0, down: 0 }],
    [
      "moves what came 1.5 mm too far left",
      { right: 0, down: 0 },
      "18.5",
      "20",
      { right: 1.5, down: 0 },
    ],
    [
      "corrects the one in force",
      { right: 1.5, down: -0.5 },
      "20.3",
      "19.8",
      { right: 1.2, down: -0.3 },
    ],
  ] as const)("%s", (_, now, left, top, after) => {
    expect(offsetAfter(now, left, top)).toEqual(after);
  });

  test.each([
    ["", "20"],
    ["20", "二十"],
    ["20.55", "20"],
    ["99", "20"],
    ["-5", "20"],
  ])("is not made of %s and %s", (left, top) => {
    expect(offsetAfter({ right: 0, down: 0 }, left, top)).toBeNull();
  });
});
