import { expect, type Page } from "@playwright/test";
import { fieldInFocus, keyIn } from "./keying.ts";
import { CHEN } from "./people.ts";

const PERSON_FILING_STAY = {
  "person.name": CHEN.name,
  "person.certNo": CHEN.certNo,
  "person.phone": "13837810246",
  "person.aid": "非救助",
  "opening.source": { choice: 1 },
  "filing.wanted": { choice: 0 },
  "filing.category": "异地长期居住",
  "filing.basis": "个人承诺",
  "filing.place": "上海",
  "stay.hospital": "上海江湾中心医院",
  "stay.place": "310000",
  "stay.level": "三级",
  "stay.designated": { choice: 1 },
  "stay.admission": "20261008",
  "stay.discharge": "20261021",
  "stay.emergency": { choice: 0 },
  "stay.injury": "非外伤",
  "stay.diagnosis": "C34.1 肺恶性肿瘤",
  "stay.failure": "未备案",
};

/** The standard case by keys alone, from F4 on the workbench to its one line of expenses. */
export async function keyInStandardCase(window: Page): Promise<void> {
  await window.keyboard.press("F4");
  await expect(window.getByRole("dialog")).toBeVisible();
  await window.keyboard.press("1");
  await expect.poll(() => fieldInFocus(window)).toBe("person.name");
  await keyIn(window, PERSON_FILING_STAY);
  await window.keyboard.press("Control+4");
  await expect(window.locator('[data-field="invoices"]')).toBeFocused();
  await window.keyboard.press("Enter");
  await expect.poll(() => fieldInFocus(window)).toMatch(/^invoices\.0\./u);
  await keyIn(window, {
    "invoices.0.code": "31060126",
    "invoices.0.number": "0048217390",
    "invoices.0.check": "a81f3c",
    "invoices.0.date": "1021",
  });
  await window.keyboard.type("20000");
  await window.keyboard.press("Control+5");
  await window.keyboard.press("Enter");
  await expect.poll(() => fieldInFocus(window)).toMatch(/^lines\.0\./u);
  await keyIn(window, {
    "lines.0.date": "1012",
    "lines.0.name": "西药",
    "lines.0.grade": "1",
    "lines.0.amount": "20000",
    "lines.0.invoice": "1",
  });
}
