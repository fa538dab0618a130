import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readArrangement } from "../../core/arrangement-text.ts";
import { addDays, day, weekdayOf, yearOf } from "../../core/calendar.ts";
import { type Arrangement, SHIPPED_CALENDAR } from "../../core/working-days.ts";

const MARKS = Array.from("0123456789年月日至、（）周一放假上班共天，。");

/** The parts of the notices that say which days are off (国办发明电〔2025〕7号 and earlier ones). */
const NOTICES: readonly (readonly [number, string])[] = [
  [
    2026,
    `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`,
  ],
  [
    2025,
    `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  ],
  [
    2024,
    `一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  ],
  [
    2019,
    `一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。
五、端午节：6月7日放假，与周末连休。
六、中秋节：9月13日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  ],
];

function read(year: number, text: string): Arrangement {
  const arrangement = readArrangement(year, text);
  if (!arrangement.ok) throw new Error(arrangement.error.what);
  return arrangement.value;
}

describe("the State Council's notice of days off", () => {
  test.each(NOTICES)("of %i gives the days that the program ships", (year, text) => {
    const { off, worked } = read(year, text);
    for (let date = day(`${year}-01-01`); yearOf(date) === year; date = addDays(date, 1)) {
      const works = worked.includes(date) || (!off.includes(date) && weekdayOf(date) <= 5);
      const shipped =
        SHIPPED_CALENDAR.isWorked(date) || (!SHIPPED_CALENDAR.isOff(date) && weekdayOf(date) <= 5);
      expect([date, works]).toEqual([date, shipped]);
    }
  });

  test("reaches into the last week of the year before", () => {
    const [, , , [year, text] = [0, ""]] = NOTICES;
    const { off, worked } = read(year, text);
    expect(off.slice(0, 3)).toEqual(["2018-12-30", "2018-12-31", "2019-01-01"]);
    expect(worked[0]).toBe("2018-12-29");
  });
});

describe("what cannot be the notice of that year is refused by name", () => {
  const [[, text] = [0, ""]] = NOTICES;
  test.each([
    ["nothing", 2026, "", "E-HOL-01"],
    ["another text", 2026, "关于异地就医备案的通知。", "E-HOL-01"],
    ["half of it", 2026, text.slice(0, text.indexOf("五、")), "E-HOL-02"],
    ["another year's notice", 2027, text, "E-HOL-03"],
    ["a day that there is not", 2026, text.replace("2月28日（周六）", "2月30日"), "E-HOL-04"],
    [
      "a stretch that ends before it begins",
      2026,
      text.replace("至23日（农历正月初七、周一）", "至3日"),
      "E-HOL-05",
    ],
    ["a day too few", 2026, text.replace("至23日（农历正月初七、周一）", "至22日"), "E-HOL-06"],
    ["work on a day off", 2026, text.replace("1月4日（周日）上班", "1月3日上班"), "E-HOL-07"],
    [
      "work in exchange on a weekday",
      2026,
      text.replace("1月4日（周日）上班", "1月5日上班"),
      "E-HOL-07",
    ],
  ])("%s", (_, year, pasted, code) => {
    const arrangement = readArrangement(year, pasted);
    expect(arrangement.ok ? "read" : arrangement.error.code).toBe(code);
  });

  test("any text is read or refused, never a fault", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...MARKS) }), (pasted) => {
        const arrangement = readArrangement(2027, pasted);
        expect(arrangement.ok ? "" : arrangement.error.code).toMatch(/^(?:E-HOL-0\d)?$/u);
      }),
    );
  });
});
