import { checkDigit } from "../../../core/identity.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { referral } from "../../store/people.ts";

const SURNAMES = Array.from("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹");
const GIVEN = Array.from("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建国红梅志华淑珍");

/** A number that looks random and is the same for the same seed. */
export function pseudo(seed: number): number {
  let state = (seed * 2_654_435_761 + 1_013_904_223) >>> 0;
  state ^= state >>> 15;
  state = Math.imul(state, 2_246_822_519) >>> 0;
  return (state ^ (state >>> 13)) >>> 0;
}

/** An invented insured person: name and identity number with the right check digit. */
export function person(index: number): { name: string; certNo: string } {
  const at = (list: readonly string[], salt: number): string =>
    list[pseudo(index * 7 + salt) % list.length] ?? "王";
  const two = pseudo(index + 3) % 10 < 7 ? at(GIVEN, 2) : "";
  const year = 1940 + (pseudo(index + 11) % 65);
  const month = String(1 + (pseudo(index + 13) % 12)).padStart(2, "0");
  const day = String(1 + (pseudo(index + 17) % 28)).padStart(2, "0");
  const serial = String(pseudo(index + 19) % 1000).padStart(3, "0");
  const first17 = `410203${year}${month}${day}${serial}`;
  return { name: at(SURNAMES, 0) + at(GIVEN, 1) + two, certNo: first17 + checkDigit(first17) };
}

/** The case of an invented person; no two are alike. */
export function caseOf(index: number): CaseForm {
  const form = referral();
  const { name, certNo } = person(index);
  return {
    ...form,
    person: { ...form.person, name, certNo, payeeName: name },
    stay: { ...form.stay, inpatientNo: `ZY${index}` },
  };
}
