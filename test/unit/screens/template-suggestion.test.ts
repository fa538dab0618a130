import { describe, expect, test } from "vitest";
import { TEMPLATE_VALUES } from "../../../core/forms/template/values.ts";
import type { TemplateField } from "../../../electron/contract/templates.ts";
import { ALIASES } from "../../../renderer/settings/templates/aliases.ts";
import {
  entriesFor,
  textEntries,
  tickEntries,
} from "../../../renderer/settings/templates/entries.ts";
import {
  type Printed,
  printedAtTick,
  printedBeside,
  wordsOf,
} from "../../../renderer/settings/templates/printed.ts";
import {
  forBox,
  forField,
  matchFields,
  nameOf,
} from "../../../renderer/settings/templates/suggest.ts";

const OFFER = { text: textEntries(TEMPLATE_VALUES), tick: tickEntries(TEMPLATE_VALUES) };

const at = (x: number, y: number, width = 100, page = 1) => ({ page, x, y, width, height: 20 });
const text = (name: string, x = 150, y = 680): TemplateField => ({
  name,
  kind: "text",
  boxes: [at(x, y)],
});
const tick = (name: string, x: number, y: number): TemplateField => ({
  name,
  kind: "tick",
  boxes: [{ page: 1, x, y, width: 12, height: 12 }],
});
const word = (printed: string, x: number, y: number): Printed => ({
  text: printed,
  box: { page: 1, x, y, width: printed.length * 11, height: 11 },
});

describe("what is printed on the page", () => {
  test("characters set one by one or set wide are one word, two columns are two", () => {
    const line = [
      word("姓", 72, 690),
      word("名", 100, 690),
      word("联系", 320, 690),
      word("电话", 342, 690),
    ];
    expect(wordsOf(line.toReversed(), []).map((one) => one.text)).toEqual(["姓名", "联系电话"]);
  });

  test("a field between two characters parts them", () => {
    const line = [word("男", 100, 682), word("女", 128, 682)];
    expect(wordsOf(line, []).map((one) => one.text)).toEqual(["男女"]);
    const box = { ...at(114, 680), width: 10 };
    expect(wordsOf(line, [box]).map((one) => one.text)).toEqual(["男", "女"]);
  });

  test("the label at the left comes before the one over the place", () => {
    const page = [word("姓名", 100, 684), word("参保人", 150, 702), word("单位", 400, 684)];
    expect(printedBeside(page, at(150, 680))).toEqual(["姓名", "参保人"]);
  });

  test.each([
    ["□男 □女", [word("男", 166, 682), word("女", 206, 682)], 190, "女"],
    ["男□ 女□", [word("男", 135, 682), word("女", 175, 682)], 150, "男"],
  ])("of %s a tick is named by the nearer word", (_row, page, x, expected) => {
    expect(printedAtTick(page, { ...at(x, 680), width: 12 })).toEqual([expected]);
  });

  test("what stands on another page or far away names nothing", () => {
    const other = { ...word("姓名", 100, 684), box: at(100, 684, 22, 2) };
    expect(printedBeside([other, word("姓名", 100, 500)], at(150, 680))).toEqual([]);
  });
});

describe("a place is proposed what its name or its label says", () => {
  test.each([
    ["姓名", "person.name"],
    ["form1[0].page1[0].姓名[0]", "person.name"],
    ["参保人员姓名：", "person.name"],
    ["代办人姓名", "agent.name"],
    ["公民身份号码", "person.certNo"],
    ["身份证号码", "person.certNo"],
    ["身份证号", "person.certNo"],
    ["就诊医院", "stay.hospital"],
    ["入院日期（年月日）", "stay.admission"],
    ["医疗费总额", "settlement.total"],
    ["医疗费总额（大写）", "settlement.total.capitals"],
  ])("%s is %s", (name, id) => {
    expect(forField(text(name), [], OFFER)?.value).toBe(id);
  });

  test.each([["监护人姓名"], ["医师姓名"], ["T1"], ["经办意见"], [""]])(
    "%s is nobody that the case knows",
    (name) => {
      expect(forField(text(name), [], OFFER)).toBeUndefined();
    },
  );

  test("a field without a telling name, and a box that was drawn, go by the label beside them", () => {
    const printed = [word("就医机构", 100, 684)];
    expect(forField(text("T5"), printed, OFFER)?.value).toBe("stay.hospital");
    expect(forBox(at(150, 680), printed, OFFER)?.value).toBe("stay.hospital");
  });

  test("a field is called by its own name where that is Chinese, else by its label", () => {
    expect(nameOf(text("T5"), [word("姓 名：", 100, 684)])).toBe("姓名");
    const printed = [word("就医机构", 100, 684)];
    expect(nameOf(text("Page1[0].医院[0]"), printed)).toBe("医院");
    expect(nameOf(text("T5"), [])).toBe("T5");
  });

  test("a tick goes by the word at its right, where that is an option of one value alone", () => {
    const printed = [word("女", 166, 682), word("是", 266, 682)];
    const found = forField(tick("c1", 150, 680), printed, OFFER);
    expect(found).toMatchObject({ value: "person.sex", label: "性别：女" });
    expect(forField(tick("c2", 250, 680), printed, OFFER)).toBeUndefined();
  });

  test("only what is empty is filled, and every field that was is named", () => {
    const fields = [text("姓名"), text("身份证号", 150, 640), text("T9", 150, 600)];
    const kept = [{ kind: "field", field: "姓名", value: "agent.name" }] as const;
    const matched = matchFields(kept, fields, [], OFFER);
    expect(matched.fields).toEqual(["身份证号"]);
    expect(matched.placements).toEqual([
      ...kept,
      { kind: "field", field: "身份证号", value: "person.certNo" },
    ]);
  });

  test("every other name belongs to a value that there is, and to one alone", () => {
    const ids = new Set(TEMPLATE_VALUES.map(({ id }) => id));
    expect(Object.keys(ALIASES).filter((id) => !ids.has(id))).toEqual([]);
    const names = Object.values(ALIASES).flat();
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("values are found", () => {
  test.each([["身份证号"], ["sfzh"], ["SFZH"], ["身份 号"]])("by %s", (typed) => {
    expect(entriesFor(OFFER.text, typed).map(({ value }) => value)).toContain("person.certNo");
  });

  test("not by what none of them holds", () => {
    expect(entriesFor(OFFER.text, "身份证号 zzz")).toEqual([]);
  });

  test("ticks by value and option together", () => {
    expect(entriesFor(OFFER.tick, "性别 女")).toMatchObject([{ value: "person.sex" }]);
  });
});
