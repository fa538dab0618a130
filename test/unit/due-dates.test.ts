import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { claimDue } from "../../core/due/claim.ts";
import { confirmationDue, confirmedByDefault, replyDue } from "../../core/due/coordination.ts";
import { filingDue } from "../../core/due/filing.ts";
import { SHIPPED_CALENDAR as SHIPPED } from "../../core/working-days.ts";

const UNKNOWN_2027 = { ok: false, error: { kind: "calendar-unknown", year: 2027 } };

describe("HUN-10: a filing is settled at once at the window and on the telephone, online in two working days", () => {
  test.each([
    ["window", "2026-10-08", "2026-10-08"],
    ["telephone", "2026-10-08", "2026-10-08"],
    ["online", "2026-11-02", "2026-11-04"],
    ["online", "2026-09-30", "2026-10-09"],
    ["online", "2026-10-08", "2026-10-10"],
    ["online", "2026-02-14", "2026-02-25"],
  ] as const)("%s on %s: due on %s", (channel, received, due) => {
    expect(filingDue(channel, day(received), SHIPPED)).toEqual({ ok: true, value: due });
  });

  test("at once needs no calendar, two working days do", () => {
    expect(filingDue("window", day("2027-03-01"), SHIPPED)).toEqual({
      ok: true,
      value: "2027-03-01",
    });
    expect(filingDue("online", day("2026-12-24"), SHIPPED)).toEqual(UNKNOWN_2027);
  });
});

describe("a manual claim is settled within the working days that the pool has set", () => {
  test.each([
    [10, "2026-09-23"],
    [20, "2026-10-14"],
    [22, "2026-10-16"],
    [30, "2026-10-28"],
  ])("%i working days from 2026-09-10: %s", (limit, due) => {
    expect(claimDue(day("2026-09-10"), limit, SHIPPED)).toEqual({ ok: true, value: due });
  });

  test("no document gives the limit: unset is not thirty", () => {
    expect(claimDue(day("2026-09-10"), null, SHIPPED)).toEqual({
      ok: false,
      error: { kind: "processing-limit-unset" },
    });
  });

  test("a limit that reaches into a year without an arrangement is not guessed", () => {
    expect(claimDue(day("2026-12-01"), 30, SHIPPED)).toEqual(UNKNOWN_2027);
  });
});

describe("HUN-77: replies between offices", () => {
  test.each([
    ["system-failure", "2026-09-30", "2026-10-08"],
    ["filing", "2026-09-30", "2026-10-09"],
    ["other", "2026-09-30", "2026-10-20"],
    ["filing", "2026-11-06", "2026-11-10"],
  ] as const)("a question of kind %s received on %s is answered by %s", (kind, received, due) => {
    expect(replyDue(kind, day(received), SHIPPED)).toEqual({ ok: true, value: due });
  });

  test.each([
    ["the day of the answer", "2026-11-02", false],
    ["the tenth working day itself", "2026-11-16", false],
    ["the day after it", "2026-11-17", true],
    ["long after", "2026-12-01", true],
  ])(
    "an answer of 2 November is confirmed by default on %s (%s): %s",
    (_name, today, confirmed) => {
      expect(confirmationDue(day("2026-11-02"), SHIPPED)).toEqual({
        ok: true,
        value: "2026-11-16",
      });
      expect(confirmedByDefault(day("2026-11-02"), day(today), SHIPPED)).toEqual({
        ok: true,
        value: confirmed,
      });
    },
  );

  test("HUN-77: the tenth working day a Friday, it is confirmed on the Saturday", () => {
    expect(confirmationDue(day("2026-11-06"), SHIPPED)).toEqual({ ok: true, value: "2026-11-20" });
    expect(confirmedByDefault(day("2026-11-06"), day("2026-11-20"), SHIPPED)).toEqual({
      ok: true,
      value: false,
    });
    expect(confirmedByDefault(day("2026-11-06"), day("2026-11-21"), SHIPPED)).toEqual({
      ok: true,
      value: true,
    });
  });

  test("HUN-77: only the days that have passed are counted, so the year to come may be unpublished", () => {
    expect(confirmationDue(day("2026-12-21"), SHIPPED)).toEqual(UNKNOWN_2027);
    expect(confirmedByDefault(day("2026-12-21"), day("2026-12-24"), SHIPPED)).toEqual({
      ok: true,
      value: false,
    });
    expect(confirmedByDefault(day("2026-12-21"), day("2027-01-29"), SHIPPED)).toEqual(UNKNOWN_2027);
  });
});
