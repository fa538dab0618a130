import { describe, expect, test } from "vitest";
import { assess } from "../../core/assess.ts";
import { day, type IsoDate } from "../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { type CaseAtHand, duesOf, type SealedState, waitsOf } from "../../core/due/ahead.ts";
import { daysLeft } from "../../core/due/days-left.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { calendarWith, SHIPPED_CALENDAR } from "../../core/working-days.ts";
import { shortLeft, wholeLeft } from "../../renderer/words/ahead.ts";
import { classOfProblem } from "../../core/words/problem-classes.ts";
import { commitment, referral } from "../store/people.ts";
import { area, shipped } from "../support/facts.ts";
import { settings } from "../support/settings.ts";

const TODAY = day("2026-11-20");
const LIMIT = settings({ processingDays: "30" });

function atHand(
  form: CaseForm,
  sealed: SealedState | null,
  own: PoolSettings = NO_SETTINGS,
  accepted: IsoDate = TODAY,
): CaseAtHand {
  const loaded = shipped(area(form.pool.area), form.pool.insurance);
  const assessment = assess(form, loaded, own, TODAY);
  const calendar = SHIPPED_CALENDAR;
  return { form, pack: loaded.pack, settings: own, assessment, accepted, calendar, sealed };
}

const SAVED: SealedState = { standing: "trial", issued: [], review: null };

describe("the days that a case has still to meet", () => {
  test("the pool's limit for a claim runs in working days from acceptance, and ends with the hand-over", () => {
    expect(duesOf(atHand(referral(), SAVED, LIMIT, day("2026-09-01")))).toEqual([
      { kind: "claim", day: "2026-10-19" },
    ]);
    const done: SealedState = { ...SAVED, review: "handed-over" };
    expect(duesOf(atHand(referral(), done, LIMIT, day("2026-09-01")))).toEqual([]);
  });

  test("it runs while the entry is incomplete, and is not assumed where the pool has set none", () => {
    const form = referral();
    const incomplete = { ...form, stay: { ...form.stay, level: "" as const } };
    expect(duesOf(atHand(incomplete, null, LIMIT)).map(({ kind }) => kind)).toEqual(["claim"]);
    expect(duesOf(atHand(incomplete, null))).toEqual([]);
    expect(duesOf(atHand(referral(), SAVED))).toEqual([]);
  });

  test("a limit that runs into a year whose days off are not published is there, without a day", () => {
    expect(duesOf(atHand(referral(), SAVED, LIMIT, day("2026-12-20")))).toEqual([
      { kind: "claim", day: null },
    ]);
  });

  test("it has its day once the office has entered the days off of that year", () => {
    const calendar = calendarWith([{ year: 2027, off: [day("2027-01-01")], worked: [] }]);
    const late = atHand(referral(), SAVED, LIMIT, day("2026-12-20"));
    expect(duesOf({ ...late, calendar })).toEqual([{ kind: "claim", day: "2027-02-01" }]);
  });

  test("HUN-22, LN-1.2b: promised materials are owed until they are in, also after the hand-over", () => {
    const form = commitment();
    const done: SealedState = { ...SAVED, review: "handed-over" };
    const [owed, ...others] = duesOf(atHand(form, done));
    expect(owed?.kind).toBe("commitment");
    expect(owed?.day).toMatch(/^2027-/u);
    expect(others).toEqual([]);
    const completed = { ...form, filing: { ...form.filing, completed: "2026-11-20" } };
    expect(duesOf(atHand(completed, done))).toEqual([]);
  });

  test("HUN-10: a filing is due at once at the window, online after two working days, until its form is issued", () => {
    const form: CaseForm = { ...referral(), pool: { area: "430100", insurance: "resident" } };
    const online: CaseForm = { ...form, filing: { ...form.filing, channel: "online" } };
    const filing = (one: CaseForm, sealed: SealedState) =>
      duesOf(atHand(one, sealed)).find(({ kind }) => kind === "filing")?.day;
    expect(filing(form, SAVED)).toBe("2026-11-20");
    expect(filing(online, SAVED)).toBe("2026-11-24");
    expect(filing(online, { ...SAVED, issued: ["filing"] })).toBeUndefined();
    expect(filing(online, { ...SAVED, issued: ["filing-change"] })).toBeUndefined();
    expect(filing(online, { ...SAVED, issued: ["filing-notice"] })).toBe("2026-11-24");
    // No document of Kaifeng names such a limit.
    expect(filing(referral(), SAVED)).toBeUndefined();
  });
});

describe("what keeps a case at this desk", () => {
  const lacking = (): CaseForm => {
    const form = referral();
    return { ...form, filing: { ...form.filing, materials: { identity: "seen" } } };
  };

  test("a material that has not been brought, by its name, until the case is handed in", () => {
    const [wait] = waitsOf(atHand(lacking(), SAVED));
    expect(wait?.kind).toBe("material");
    expect(wait?.what).toContain("转诊");
    expect(waitsOf(atHand(lacking(), { ...SAVED, review: "returned" }))).toHaveLength(1);
    expect(waitsOf(atHand(lacking(), { ...SAVED, review: "submitted" }))).toEqual([]);
    expect(waitsOf(atHand(referral(), SAVED))).toEqual([]);
  });

  test("forms that are not printed, once the result stands", () => {
    const final: SealedState = { ...SAVED, standing: "final" };
    const [wait] = waitsOf(atHand(referral(), final));
    expect(wait?.kind).toBe("print");
    expect(wait?.what).toContain("备案表");
    const issued: SealedState = { ...final, issued: ["filing"] };
    expect(waitsOf(atHand(referral(), issued))[0]?.what).not.toContain("备案表");
    expect(waitsOf(atHand(referral(), { ...final, review: "handed-over" }))).toEqual([]);
    expect(waitsOf(atHand(referral(), null))).toEqual([]);
  });

  test("an empty case waits for nothing", () => {
    const form = emptyCase({ area: "410200", insurance: "resident" });
    expect(waitsOf(atHand(form, null))).toEqual([]);
    expect(duesOf(atHand(form, null, LIMIT))).toEqual([]);
  });
});

describe("how far off a day is", () => {
  test.each([
    ["2026-11-20", { kind: "today" }],
    // Saturday and Sunday are not counted.
    ["2026-11-23", { kind: "left", days: 1 }],
    ["2026-11-25", { kind: "left", days: 3 }],
    ["2026-11-18", { kind: "overdue", days: 2 }],
    ["2028-03-01", { kind: "left", days: null }],
    [null, { kind: "unknown" }],
  ] as const)("%s", (due, left) => {
    expect(daysLeft(due === null ? null : day(due), TODAY, SHIPPED_CALENDAR)).toEqual(left);
  });

  test.each([
    ["2026-11-25", "3天", "还有3个工作日"],
    ["2026-11-20", "今天", "今天到期"],
    ["2026-11-18", "过2天", "已过期2个工作日"],
    ["2028-03-01", "—", "本机没有那一年的放假安排，算不出工作日，公布后请主管在“设置—单位”录入"],
    [null, "未定", "本机没有到期日所在年份的放假安排，定不到日，公布后请主管在“设置—单位”录入"],
  ])("%s is told as %s: %s", (due, short, whole) => {
    const left = daysLeft(due === null ? null : day(due), TODAY, SHIPPED_CALENDAR);
    expect([shortLeft(left), wholeLeft(left)]).toEqual([short, whole]);
  });

  test("a day that passed over a weekend is overdue although no working day has", () => {
    const left = daysLeft(day("2026-11-21"), day("2026-11-22"), SHIPPED_CALENDAR);
    expect(left).toEqual({ kind: "overdue", days: 0 });
  });
});

test("HUN-83, KF-5.3b: problems have classes by their codes", () => {
  expect(classOfProblem("E-INV-05")).toBe("entry");
  expect(classOfProblem("E-DB-01")).toBe("data");
  expect(classOfProblem("W-PRT-12")).toBe("papers");
});
