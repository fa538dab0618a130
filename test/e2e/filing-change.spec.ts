import { expect, type Page, test } from "@playwright/test";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { texts } from "../forms/paper.ts";
import { referral } from "../store/people.ts";
import { HAS_CUPS } from "../store/print-server.ts";
import { sealCase } from "./support/cases.ts";
import { confirmPrinted, inkShown, issuedPapers } from "./support/papers.ts";
import { pictures } from "./support/pictures.ts";
import { usePrintServer } from "./support/printer.ts";
import {
  choose,
  field,
  newProfile,
  pick,
  picked,
  setUp,
  start,
  type,
} from "./support/workstation.ts";

test.setTimeout(120_000);

usePrintServer();

/** A long-term filing that this counter made in March. */
function inMarch(): CaseForm {
  const { person, filing } = referral();
  const empty = emptyCase({ area: "430100", insurance: "resident" }, "filing");
  const { name, certNo, phone } = person;
  return {
    ...empty,
    person: { ...empty.person, name, certNo, phone },
    filing: {
      ...filing,
      category: "posted-worker",
      date: "2026-03-15",
      place: "310000",
      referringHospital: "",
      reason: "",
      materials: { identity: "seen", posting: "seen" },
    },
  };
}

/** A case for a filing alone, of the person whose filing of March is found and taken over. */
async function takeOver(window: Page): Promise<void> {
  const { name, certNo } = referral().person;
  await window.keyboard.press("Shift+F4");
  await window
    .getByRole("dialog")
    .getByRole("button", { name: /城乡居民/u })
    .click();
  await expect(field(window, "person.name")).toBeFocused();
  await type(window, "person.name", name);
  await type(window, "person.certNo", certNo);
  await type(window, "person.phone", "13837810246");
  await choose(window, "filing.wanted", "系统里已有");
  const past = window.getByRole("list", { name: "本窗口办过" });
  await past.getByRole("button", { name: /^取用/u }).click();
  await expect(field(window, "filing.date")).toHaveValue("2026-03-15");
}

test("HUN-16: a change is printed with what was and what is now, and is in the record of what was issued", async () => {
  test.skip(!HAS_CUPS, "CUPS is part of Linux");
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  await sealCase(window, inMarch());
  await takeOver(window);
  const number = await field(window, "filing.number").inputValue();
  expect(number).toMatch(/^\d{6}-/u);

  await window.keyboard.press("Control+j");
  const dialog = window.getByRole("dialog", { name: "备案变动" });
  await expect(dialog).toBeVisible();
  await choose(window, "step.do", "变更备案");
  await pick(window, "step.to.category", "异地长期居住");
  await pick(window, "step.to.basis", "个人承诺");
  await pick(window, "step.to.place", "杭州");
  await expect(picked(window, "step.to.place")).toHaveText("330100 杭州市");
  await type(window, "step.reason", "随女儿迁居杭州");
  await window.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(window.getByRole("group", { name: "备案状态" })).toContainText("承诺生效");

  await window.keyboard.press("Control+p");
  const papers = window.getByRole("region", { name: "这件要打的表单" });
  const change = papers.getByText("异地就医备案变更（取消、补齐）登记表");
  await expect(change).toBeVisible();
  await expect(papers.getByRole("button", { name: "异地就医备案个人承诺书" })).toBeVisible();
  await change.click();
  await expect.poll(() => inkShown(window)).toBeGreaterThan(0.005);
  await pictures(app, window, "filing-change-paper");
  await window.keyboard.press("Control+p");
  await confirmPrinted(window);

  const issued = await issuedPapers(window);
  expect(issued.map(({ form }) => form).toSorted()).toEqual(["commitment", "filing-change"]);
  const paper = issued.find(({ form }) => form === "filing-change");
  const text = texts(paper?.bytes ?? new Uint8Array()).join("");
  for (const part of [number, "2026年3月15日", "上海市", "浙江省杭州市", "随女儿迁居杭州"]) {
    expect(text).toContain(part);
  }
  await app.close();
});
