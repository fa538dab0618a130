import { expect, test } from "@playwright/test";
import { fieldInFocus, keyIn } from "./support/keying.ts";
import { CHEN } from "./support/people.ts";
import { field, newProfile, PASSWORD, shownRecoveryKey, start } from "./support/workstation.ts";

test("a case is set up, entered, computed, saved and its papers issued without a mouse", async () => {
  const { app, window } = await start(newProfile());
  await expect(field(window, "setup.office")).toBeFocused();
  await keyIn(window, {
    "setup.office": "朱仙镇便民服务中心",
    "setup.window": "A3",
    "setup.pool": "kfs",
    "setup.operator": "赵敏",
    "setup.password": PASSWORD,
    "setup.again": PASSWORD,
  });
  await expect(field(window, "recovery.proof")).toBeFocused();
  const groups = (await shownRecoveryKey(window)).split("-");
  await window.keyboard.type(groups.at(-1) ?? "");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
  await window.keyboard.press("F4");
  await expect(window.getByRole("dialog")).toBeVisible();
  await window.keyboard.press("1");
  await expect(field(window, "person.name")).toBeFocused();
  await keyIn(window, {
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
  });
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
  const panel = window.getByRole("complementary", { name: "待遇" });
  await expect(panel).toContainText("本次参照其他临时外出，支付比例降低20个百分点");
  await expect(panel).toContainText("9,343.00");
  await window.keyboard.press("Control+p");
  await window.locator(".papers canvas").first().waitFor();
  await expect(window.getByText("备案个人承诺书").first()).toBeVisible();
  await app.close();
});
