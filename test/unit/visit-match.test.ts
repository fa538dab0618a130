import { describe, expect, it } from "vitest";
import { day } from "../../core/calendar.ts";
import { type CaseVisit, matchesOf, matchVisit } from "../../core/sync/match.ts";
import { uploadStanding } from "../../core/sync/upload-due.ts";
import { details } from "../support/uploads.ts";

const visit = { ...details([]), invoices: [{ number: "42001", amount: "310.60" }] };
const same: CaseVisit = {
  caseId: "c1",
  certNo: "410203195906231526",
  hospitalCode: "",
  hospital: "汉南医院",
  admission: "2026-10-23",
  discharge: "2026-11-02",
  invoices: ["42001"],
};

describe("HUN-59.2: an upload is matched to its case by person, provider, dates and invoice", () => {
  it.each([
    ["all four", {}, "same"],
    [
      "person and invoice, before the stay is typed",
      { hospital: "", admission: "", discharge: "" },
      "same",
    ],
    ["person, provider and dates, without an invoice", { invoices: [] }, "same"],
    [
      "the provider by its code",
      { hospital: "别名", hospitalCode: "h42011300001", invoices: [] },
      "same",
    ],
    ["another person's number on the same bill", { certNo: "110101199003070035" }, "likely"],
    ["days that only overlap", { discharge: "2026-11-01", invoices: [] }, "likely"],
    ["the same days, the hospital not typed yet", { hospital: "", invoices: [] }, "likely"],
    ["the same days at another hospital", { hospital: "", hospitalCode: "H1", invoices: [] }, null],
    [
      "another stay of the person",
      { admission: "2025-01-02", discharge: "2025-01-09", invoices: [] },
      null,
    ],
    ["somebody else", { certNo: "110101199003070035", invoices: [] }, null],
  ] as const)("HUN-59.2: %s", (_, other, is) => {
    expect(matchVisit(visit, { ...same, ...other })?.is ?? null).toBe(is);
  });

  it("HUN-59.2: the surest comes first", () => {
    const likely = { ...same, caseId: "c0", invoices: [], discharge: "2026-11-01" };
    expect(matchesOf(visit, [likely, same]).map(({ caseId }) => caseId)).toEqual(["c1", "c0"]);
  });
});

describe("HUN-47: the hospital uploads within three days of the settlement", () => {
  const settled = day("2026-11-02");
  it.each([
    [null, "2026-11-05", "awaited"],
    [null, "2026-11-06", "missing"],
    ["2026-11-05", "2026-11-20", "in-time"],
    ["2026-11-06", "2026-11-20", "late"],
  ] as const)("HUN-47: uploaded %s, looked at %s: %s", (uploaded, today, is) => {
    const on = uploaded === null ? null : day(uploaded);
    expect(uploadStanding(settled, on, day(today))).toEqual({ is, by: "2026-11-05" });
  });
});
