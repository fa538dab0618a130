import { checkDigit } from "../../core/identity.ts";
import type { CaseRow } from "../../electron/contract/search.ts";
import { CASE_STANDINGS } from "../../electron/contract/search.ts";

/** Surnames, the frequent ones first; rare characters, two-character surnames and several readings among them. */
const SURNAMES =
  "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 单 曾 仇 查 解 覃 尉迟 单于 欧阳 𬱖 㛃".split(
    " ",
  );
const GIVEN =
  "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 重 长 乐 𬱖 𠅤 㛃 契".split(
    " ",
  );
const OTHERS = ["阿依努尔·买买提", "古丽娜尔·艾合麦提", "Ｍａｒｙ Ann O'Neil", "卓玛"];
const HOSPITALS = [
  "上海江湾中心医院",
  "北京西山肿瘤医院",
  "郑州豫中第一医院",
  "武汉汉南医院",
  "苏州相门医院",
];

/** Numbers that look random and are the same in every run (mulberry32). */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const FIRST_CHANGE = Date.parse("2007-01-01T00:00:00.000Z");
/** A hundred thousand cases in twenty years. */
const BETWEEN_CHANGES = 6_300_000;

/** The row of an invented case: the same place gives the same case. */
export function caseAt(place: number): CaseRow {
  const roll = dice(place + 1);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[roll(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  // The frequent names are as frequent as they are at a counter.
  const often = (items: readonly string[]): string =>
    items[Math.min(roll(items.length), roll(items.length), roll(items.length))] ?? "";
  const name =
    roll(40) === 0
      ? pick(OTHERS)
      : often(SURNAMES) + pick(GIVEN) + (roll(3) === 0 ? "" : pick(GIVEN));
  const at = new Date(FIRST_CHANGE + place * BETWEEN_CHANGES + roll(1000));
  const day = at.toISOString().slice(0, 10);
  const standing = pick(CASE_STANDINGS);
  const total = standing === "incomplete" ? "" : `${roll(60_000) + roll(3000)}.${10 + roll(90)}`;
  return {
    caseId: `case-${place}`,
    number: `410200-A${1 + roll(4)}-${day.replaceAll("-", "")}-${String(1 + roll(60)).padStart(3, "0")}`,
    state: roll(20) === 0 ? "draft" : "saved",
    name,
    certNo: roll(50) === 0 ? "" : idNumber(roll),
    matter: "claim",
    place: "上海市",
    hospital: roll(20) === 0 ? "" : pick(HOSPITALS),
    discharge: roll(10) === 0 ? "" : daysBefore(at, roll(90)),
    total,
    fund: total === "" || standing === "refused" ? "" : "100.00",
    standing,
    operator: "李建国",
    changedAt: at.toISOString(),
  };
}

function idNumber(roll: (sides: number) => number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  const birth = `${1930 + roll(80)}${two(1 + roll(12))}${two(1 + roll(28))}`;
  const first = `4102${two(1 + roll(12))}${birth}${String(roll(1000)).padStart(3, "0")}`;
  return first + checkDigit(first);
}

function daysBefore(at: Date, days: number): string {
  return new Date(at.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}
