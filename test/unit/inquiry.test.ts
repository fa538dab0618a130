import { describe, expect, it, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { type Asked, type Inquiry, inquiryOn, type InquiryStep } from "../../core/due/inquiry.ts";
import { admit } from "../../core/due/inquiry-admission.ts";
import { SHIPPED_CALENDAR } from "../../core/working-days.ts";

const on = day;
const CHECK: Asked = {
  kind: "cross-check",
  suspicion: "床位费按双人间收，清单为单人间",
  fields: {
    idNumber: "410203195906231526",
    name: "程𬱖",
    sex: "女",
    institution: "上海浦江骨科医院",
    inpatientNumber: "ZY0031",
    invoiceNumber: "31002601",
    admission: "2026-10-08",
    discharge: "2026-10-21",
    total: "61204.55",
  },
};
const PROBLEM: Asked = {
  kind: "coordination",
  office: "上海市医疗保险事业管理中心",
  matter: "备案上传后医院查不到",
  type: "filing",
  persons: "410203195906231526 程𬱖",
  firstResponder: "李倩",
};
const asked = (asked_: Asked, at: string): InquiryStep => ({
  step: "asked",
  on: on(at),
  asked: asked_,
});
const answer = (at: string, finding: "correct" | "wrong" | "told", words = ""): InquiryStep => ({
  step: "answered",
  on: on(at),
  finding,
  words,
});
const standing = (steps: readonly InquiryStep[], today: string): Inquiry | null =>
  inquiryOn(steps, on(today), SHIPPED_CALENDAR);
const refusal = (steps: readonly InquiryStep[], next: InquiryStep): string | null => {
  const taken = admit(steps, next, SHIPPED_CALENDAR);
  return taken.ok ? null : taken.error;
};

describe("a request to have a cost checked (HUN-76)", () => {
  test.each(Object.keys(CHECK.fields))("HUN-76: is not sent without its %s", (field) => {
    const fields = { ...CHECK.fields, [field]: " " };
    expect(refusal([], asked({ ...CHECK, fields }, "2026-11-20"))).toBe("fields-missing");
    expect(refusal([], asked(CHECK, "2026-11-20"))).toBeNull();
  });

  test.each([
    ["2026-11-20", "2026-12-25", 0],
    ["2026-11-25", "2026-12-25", 0],
    ["2026-11-26", "2027-01-25", 0],
  ])("HUN-76.t: asked on %s it is answered by the end of %s", (at, due, rounds) => {
    const inquiry = standing([asked(CHECK, at)], at);
    expect(inquiry).toMatchObject({ state: "open", due: { ok: true, value: due }, rounds });
  });

  it("HUN-76.t: unanswered it goes over to the next round by itself, and says how often", () => {
    const steps = [asked(CHECK, "2026-11-20")];
    expect(standing(steps, "2026-12-25")?.rounds).toBe(0);
    expect(standing(steps, "2026-12-26")).toMatchObject({
      rounds: 1,
      due: { value: "2027-01-25" },
    });
  });

  it("HUN-76.lock: from the 26th it is changed or withdrawn only with a recorded reason", () => {
    const steps = [asked(CHECK, "2026-11-20")];
    const change = (at: string, exception: string): InquiryStep => ({
      step: "changed",
      on: on(at),
      asked: { ...CHECK, suspicion: "另有一张票据" },
      exception,
    });
    expect(refusal(steps, change("2026-11-25", ""))).toBeNull();
    expect(refusal(steps, change("2026-11-26", ""))).toBe("frozen");
    expect(refusal(steps, change("2026-11-26", "就医地来电要求更正"))).toBeNull();
    const withdraw = (exception: string): InquiryStep => ({
      step: "withdrawn",
      on: on("2026-11-26"),
      exception,
    });
    expect(refusal(steps, withdraw(" "))).toBe("frozen");
    expect(refusal(steps, withdraw("参保人撤回报销"))).toBeNull();
  });

  it("HUN-76: 核查有误 without what is wrong is refused; the answer is confirmed in five working days", () => {
    const steps = [asked(CHECK, "2026-11-20")];
    expect(refusal(steps, answer("2026-12-10", "wrong"))).toBe("reason-missing");
    expect(refusal(steps, answer("2026-12-10", "told", "查过了"))).toBe("wrong-finding");
    const told = [...steps, answer("2026-12-10", "wrong", "床位费多收 620.00")];
    expect(standing(told, "2026-12-11")).toMatchObject({
      state: "answered",
      due: { ok: true, value: "2026-12-17" },
    });
    expect(standing(told, "2027-03-01")?.state).toBe("answered");
    expect(refusal(told, { step: "confirmed", on: on("2026-12-14") })).toBeNull();
  });
});

describe("a problem put to another office (HUN-77)", () => {
  test.each([
    ["filing", "2026-11-24"],
    ["system-failure", "2026-11-23"],
    ["other", "2026-12-04"],
  ] as const)(
    "HUN-77: a question of the kind %s asked on a Friday is answered by %s",
    (type, due) => {
      const inquiry = standing([asked({ ...PROBLEM, type }, "2026-11-20")], "2026-11-20");
      expect(inquiry?.due).toEqual({ ok: true, value: due });
    },
  );

  it("HUN-77.2: more time is agreed on, with whom and why, and is more", () => {
    const steps = [asked(PROBLEM, "2026-11-20")];
    const longer = (until: string): InquiryStep => ({
      step: "extended",
      on: on("2026-11-23"),
      until: on(until),
      agreedWith: "上海市中心 王",
      reason: "系统升级",
    });
    expect(refusal(steps, longer("2026-11-24"))).toBe("not-later");
    expect(refusal(steps, longer("2026-12-01"))).toBeNull();
    expect(standing([...steps, longer("2026-12-01")], "2026-11-25")?.due).toEqual({
      ok: true,
      value: "2026-12-01",
    });
    expect(refusal([asked(CHECK, "2026-11-20")], longer("2027-02-01"))).toBe("not-open");
  });

  it("HUN-77: an answer counts as confirmed once the tenth working day has ended", () => {
    const told = [asked(PROBLEM, "2026-11-20"), answer("2026-11-23", "told", "已补传")];
    expect(standing(told, "2026-12-07")?.state).toBe("answered");
    expect(standing(told, "2026-12-08")?.state).toBe("confirmed");
  });

  it("HUN-77.2: it is asked again, and of the office above, while the answer is not confirmed", () => {
    const told = [asked(PROBLEM, "2026-11-20"), answer("2026-11-23", "told", "查无此人")];
    const again: InquiryStep = {
      step: "asked-again",
      on: on("2026-11-24"),
      reason: "证件号已核对无误",
      higher: true,
    };
    expect(refusal(told, again)).toBeNull();
    expect(standing([...told, again], "2026-11-24")).toMatchObject({
      state: "open",
      higher: true,
      due: { value: "2026-11-26" },
    });
    const late = { ...again, on: on("2026-12-08") };
    expect(refusal(told, late)).toBe("not-answered");
  });
});

describe("the order of what happens to a request", () => {
  const open = [asked(PROBLEM, "2026-11-20")];
  const REFUSED: readonly (readonly [string, readonly InquiryStep[], InquiryStep, string])[] = [
    ["nothing happens to what was not asked", [], answer("2026-11-20", "told", "x"), "not-asked"],
    ["nothing is asked twice", open, asked(PROBLEM, "2026-11-21"), "asked-before"],
    [
      "no step lies before the one before it",
      open,
      answer("2026-11-19", "told", "x"),
      "before-the-last-step",
    ],
    [
      "what was not answered is not confirmed",
      open,
      { step: "confirmed", on: on("2026-11-21") },
      "not-answered",
    ],
    [
      "a check does not become a coordination",
      open,
      { step: "changed", on: on("2026-11-21"), asked: CHECK, exception: "" },
      "not-open",
    ],
    [
      "what was withdrawn is not answered",
      [...open, { step: "withdrawn", on: on("2026-11-21"), exception: "" }],
      answer("2026-11-22", "told", "x"),
      "not-open",
    ],
  ];
  test.each(REFUSED)("%s", (_words, steps, next, expected) => {
    expect(refusal(steps, next)).toBe(expected);
  });
});
