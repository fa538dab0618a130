import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { sealCase } from "./support/cases.ts";
import { CHEN, ZHOU } from "./support/people.ts";
import { pictures } from "./support/pictures.ts";
import { field, newCase, newProfile, setUp, start, type } from "./support/workstation.ts";
import { emptyCase } from "../../core/casefile/form.ts";

const LINK =
  "https://bill.example.cn/svc/d?t=504&a=31PZ&d=31060126_0048217390_a81f3c_57274.55_20261014&s=1FE6";
const COPIED = `上海市医疗住院收费票据（电子）\r\n票据代码：31060126 票据号码：0048230117\r\n交款人：${ZHOU.name}开票日期：2026年10月21日 校验码：7d02b9\r\n金额合计（大写）壹万壹仟陆佰玖拾玖元肆角叁分\r\n收款人：70004\r\n（小写）￥11,669.43`;

/** What a keyboard scanner sends: all the characters at once, then Enter. */
async function scan(window: Page, code: string): Promise<void> {
  await window.keyboard.type(code);
  await window.keyboard.press("Enter");
}

/** Ctrl+V of a text from another program. */
async function paste(app: ElectronApplication, window: Page, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  await window.keyboard.press("Control+v");
}

test("GD-93-5b: invoices are scanned or pasted, confirmed by the clerk, and refused where the counter has them", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  const other = emptyCase({ area: "410200", insurance: "resident" });
  const taken = {
    id: "i1",
    code: "31060126",
    number: "0099887766",
    check: "",
    date: "",
    amount: "",
  };
  await sealCase(window, {
    ...other,
    person: { ...other.person, name: ZHOU.name },
    invoices: [taken],
  });
  await newCase(window, "城乡居民");
  await type(window, "person.name", CHEN.name);
  const dialog = window.getByRole("dialog", { name: "扫码或粘贴票据" });
  const source = dialog.getByRole("textbox", { name: "扫码或粘贴", exact: true });

  await test.step("a scanned code with nothing unclear takes one Enter", async () => {
    await window.keyboard.press("Control+b");
    await expect(source).toBeFocused();
    await scan(window, LINK);
    const enter = dialog.getByRole("button", { name: "录入这张" });
    await expect(enter).toBeFocused();
    await expect(field(window, "scan.number")).toHaveValue("0048217390");
    await expect(dialog.getByRole("status").filter({ hasText: "N-INV-15" })).toBeVisible();
    await pictures(app, window, "invoice-scan-clear");
    await window.keyboard.press("Enter");
    await expect(dialog.getByText("第1张已录入：0048217390，57,274.55 元")).toBeVisible();
    await expect(source).toBeFocused();
  });

  await test.step("the same code again is refused with the row that has it", async () => {
    await scan(window, LINK);
    await expect(dialog.getByRole("alert")).toContainText("E-INV-22本案第1张就是这张票据。");
    await expect(dialog.getByRole("button", { name: "换一张" })).toBeFocused();
    await window.keyboard.press("Enter");
    await expect(source).toBeFocused();
    await expect(source).toHaveValue("");
  });

  await test.step("an invoice of another case is refused with that case", async () => {
    await scan(window, LINK.replace("0048217390", "0099887766"));
    await expect(dialog.getByRole("alert")).toContainText(`${ZHOU.name}名下录过`);
    await window.keyboard.press("Enter");
    await expect(source).toHaveValue("");
  });

  await test.step("what disagrees in a pasted text is told and must be looked at", async () => {
    await paste(app, window, COPIED);
    await expect(dialog.getByText("小写是 11,669.43，大写是 11,699.43，对不上。")).toBeVisible();
    await expect(dialog.getByText(`交款人是${ZHOU.name}，参保人是${CHEN.name}。`)).toBeVisible();
    await expect(field(window, "scan.amount")).toBeFocused();
    await expect(dialog.locator(".scan-text")).toContainText("收款人:70004");
    await pictures(app, window, "invoice-scan-differs");
    await window.keyboard.type("11699.43");
    await window.keyboard.press("Enter");
    await expect(dialog.getByRole("button", { name: "录入这张" })).toBeFocused();
    await window.keyboard.press("Enter");
    await expect(dialog.getByText("第2张已录入：0048230117，11,699.43 元")).toBeVisible();
  });

  await test.step("a second code scanned before the first was confirmed does not confirm it", async () => {
    await scan(window, LINK.replace("0048217390", "0048217391"));
    await expect(dialog.getByRole("button", { name: "录入这张" })).toBeFocused();
    // However slowly the scanner, or the machine, brings its Enter.
    await window.keyboard.type(LINK.replace("0048217390", "0048217392"));
    await window.waitForTimeout(300);
    await window.keyboard.press("Enter");
    await expect(dialog.getByText("上一张还没有录入，刚才扫的没有读。")).toBeVisible();
    await expect(field(window, "scan.number")).toHaveValue("0048217391");
    await window.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("what entered is a row of the case, one undo step each", async () => {
    await expect(field(window, "invoices.1.amount")).toHaveValue("11,699.43");
    await expect(field(window, "invoices.1.check")).toHaveValue("7d02b9");
    await expect(field(window, "invoices.2.number")).toHaveCount(0);
    await window.keyboard.press("Control+z");
    await expect(field(window, "invoices.1.number")).toHaveCount(0);
    await expect(field(window, "invoices.0.number")).toHaveValue("0048217390");
  });

  await test.step("words that are no invoice stay where they were typed, and are called unknown", async () => {
    await window.keyboard.press("Control+b");
    await expect(source).toBeFocused();
    await scan(window, "6921234567890");
    await expect(dialog.getByRole("status").filter({ hasText: "N-INV-13" })).toBeVisible();
    await expect(source).toHaveValue("6921234567890\n");
    await expect(field(window, "scan.number")).toBeFocused();
    await pictures(app, window, "invoice-scan-unknown");
  });
  await app.close();
});
