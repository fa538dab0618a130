import { describe, expect, it } from "vitest";
import { day } from "../../core/calendar.ts";
import { drawForm } from "../../core/forms/draw.ts";
import type { FormInput } from "../../core/forms/input.ts";
import { calendarWith } from "../../core/working-days.ts";
import { hunanCommitment, inputOf } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { texts } from "./paper.ts";

async function receipt(input: FormInput): Promise<string> {
  return texts((await drawForm("acceptance", input, FONTS)).bytes).join("");
}

describe("the days by which a case is settled, as the receipt tells them (材料接收清单)", () => {
  it("HUN-10: a filing at the window is settled at once, one online in two working days", async () => {
    const form = hunanCommitment();
    expect(await receipt(inputOf(form))).toContain("当场办结");
    const online = { ...form, filing: { ...form.filing, channel: "online" } } as const;
    expect(await receipt(inputOf(online))).toContain("2026年11月24日（当日在内）以前");
  });

  it("says the working days alone where the days off of the year are not yet published", async () => {
    const text = await receipt(inputOf(hunanCommitment()));
    expect(text).toContain("受理之日起30个工作日内（2027年放假安排公布后定到日）");
  });

  it("HUN-10: says the two working days of a filing online also where their last one is not known", async () => {
    const form = hunanCommitment();
    const online = { ...form, filing: { ...form.filing, channel: "online" } } as const;
    const text = await receipt({ ...inputOf(online), date: "2026-12-24" });
    expect(text).toContain("受理之日起2个工作日内（2027年放假安排公布后定到日）");
  });

  it("says the day itself once the office has entered the days off of the year", async () => {
    const off = ["2027-01-01", "2027-01-02", "2027-01-03"].map(day);
    const calendar = calendarWith([{ year: 2027, off, worked: [] }]);
    const text = await receipt({ ...inputOf(hunanCommitment()), calendar });
    expect(text).toContain("受理之日起30个工作日内，即2027年1月4日（当日在内）以前");
  });
});
