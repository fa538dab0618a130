import { halfWidth } from "../text.ts";
import { invalid } from "../words/problems.ts";
import type { FormReader } from "./reader.ts";

/** Characters that no name holds and that change how others are shown: controls, direction marks, halves of pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;
const LONGEST_NAME = 50;

/** A person's name in whatever script, rare characters and the middle dot included. */
export function checkName(reader: FormReader, field: string, name: string): void {
  if (UNPRINTABLE.test(name)) {
    reader.add(
      invalid("E-NAME-01", field, "姓名里有看不见的控制字符。", "删掉重输，不要从别处粘贴。"),
    );
  } else if (Array.from(name.trim()).length > LONGEST_NAME) {
    reader.add(invalid("E-NAME-02", field, `姓名超过${LONGEST_NAME}个字。`, "对照证件重输。"));
  }
}

/** A telephone number as people write it; one that nobody could dial is pointed out. */
export function checkPhone(reader: FormReader, field: string, phone: string): void {
  const plain = halfWidth(phone);
  if (plain === "" || /^\+?\d[\d\s()-]{5,24}$/u.test(plain)) return;
  reader.add({
    code: "W-TEL-01",
    what: "联系电话不像电话号码。",
    remedy: "与本人核对后重输。",
    field,
    kind: "check",
  });
}
