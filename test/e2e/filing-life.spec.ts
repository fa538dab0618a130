import { expect, type Page, test } from "@playwright/test";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { packFor } from "../../core/policy/packs.ts";
import { findArea } from "../../core/area.ts";
import { day } from "../../core/calendar.ts";
import { referral } from "../store/people.ts";
import { HAS_CUPS } from "../store/print-server.ts";
import { firstReadings, pledged, SHENYANG_CONSENT, SHENYANG_VALUES } from "../support/shenyang.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import { addOperator } from "./support/operators.ts";
import { inkShown, issuedPapers } from "./support/papers.ts";
import { ZHOU } from "./support/people.ts";
import { pictures } from "./support/pictures.ts";
import { usePrintServer } from "./support/printer.ts";
import {
  choose,
  field,
  handOver,
  newProfile,
  pick,
  setUp,
  start,
  type,
} from "./support/workstation.ts";

// A life takes its time: several steps, two people, a printer.
test.setTimeout(180_000);

usePrintServer();

const REVIEWER = { name: "王建国", password: "chuangkou-9" };

/** Shift+F4: a case for a filing alone, with the person at the counter. */
async function fileAlone(window: Page): Promise<void> {
  await window.keyboard.press("Shift+F4");
  await window
    .getByRole("dialog")
    .getByRole("button", { name: /城乡居民/u })
    .click();
  await expect(field(window, "person.name")).toBeFocused();
  await type(window, "person.name", ZHOU.name);
  await type(window, "person.certNo", ZHOU.certNo);
  await type(window, "person.phone", "13837810246");
}

const life = (window: Page) => window.getByRole("group", { name: "备案状态" });
const dialog = (window: Page) => window.getByRole("dialog", { name: "备案变动" });

async function openStep(window: Page, label: string): Promise<void> {
  await expect(window.getByRole("button", { name: /办理变动/u })).toBeVisible();
  await window.keyboard.press("Control+j");
  await expect(dialog(window)).toBeVisible();
  await choose(window, "step.do", label);
}

test("HUN-10, HUN-11: a filing alone is compared, recorded, printed, handed in and approved by a second person", async () => {
  test.skip(!HAS_CUPS, "CUPS is part of Linux");
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  await addOperator(window, { ...REVIEWER, role: "复核" });
  await window.getByRole("button", { name: "工作台" }).click();
  await fileAlone(window);
  await expect(window.getByRole("navigation", { name: "案件分段" })).toContainText("不用填");
  await pick(window, "filing.place", "上海");

  await window.keyboard.press("F7");
  await expect(window.getByRole("heading", { name: "按哪一种办理备案？" })).toBeVisible();
  await expect(window.getByText(/不比金额/u)).toBeVisible();
  await expect(window.getByRole("row", { name: /补齐期限/u })).toContainText(
    "没有补齐的，按没有备案的待遇",
  );
  await pictures(app, window, "filing-compare");
  await window.keyboard.press("2");
  await window.keyboard.press("Enter");

  await expect(life(window)).toContainText("承诺生效，材料未补齐");
  await expect(window.getByText("当场办结")).toBeVisible();
  await window.locator('[data-field="filing.materials.identity"]').check();
  await pictures(app, window, "filing-alone");

  await window.keyboard.press("Control+p");
  const papers = window.getByRole("region", { name: "这件要打的表单" });
  await expect(papers.getByRole("button", { name: /^异地就医登记备案表/u })).toBeVisible();
  await expect(papers.getByText("异地就医备案个人承诺书")).toBeVisible();
  await expect(papers.getByText("医疗费用手工报销结算单")).toHaveCount(0);
  await expect(window.getByText("草稿预览")).toBeVisible();
  await window.keyboard.press("Control+p");
  const printed = window.getByRole("group", { name: "是否已正常打印？" });
  await expect(printed).toBeVisible();
  await window.keyboard.press("Enter");
  await expect(printed).toBeHidden();
  const issued = await issuedPapers(window);
  expect(issued.map(({ form }) => form).toSorted()).toEqual(["commitment", "filing"]);
  await window.keyboard.press("Escape");
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("等复核").first()).toBeVisible();

  await handOver(window, REVIEWER.name, REVIEWER.password);
  await window.getByRole("button", { name: /^复核/u }).click();
  await expect(window.getByText("只办备案").first()).toBeVisible();
  await pictures(app, window, "filing-review");
  for (let item = 0; item < 4; item += 1) await window.keyboard.press("ArrowDown");
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("没有等您复核的案件。").first()).toBeVisible();
  await app.close();
});

test("HUN-22, HUN-16: a commitment is completed with its proof, and what was done stands in the case", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  await fileAlone(window);
  await pick(window, "filing.category", "常驻异地工作");
  await pick(window, "filing.basis", "个人承诺");
  await pick(window, "filing.place", "上海");
  await expect(life(window)).toContainText("承诺生效，材料未补齐");

  await openStep(window, "补齐材料");
  await dialog(window)
    .getByRole("checkbox", { name: /劳动合同/u })
    .check();
  await pictures(app, window, "filing-complete");
  await window.keyboard.press("Control+Enter");
  await expect(dialog(window)).toBeHidden();
  await expect(life(window)).toContainText("补齐，");
  await expect(life(window)).toContainText("长期有效");

  await openStep(window, "待遇暂停");
  await type(window, "step.reason", "社保缴费中断");
  await window.keyboard.press("Control+Enter");
  await expect(life(window)).toContainText(/待遇从 .* 起暂停/u);

  await openStep(window, "取消备案");
  await window.keyboard.press("Control+Enter");
  await expect(dialog(window).getByText("取消原因未填。")).toBeVisible();
  await type(window, "step.reason", "回本地居住");
  await window.keyboard.press("Control+Enter");
  await expect(life(window)).toContainText("已取消");
  await expect(window.getByRole("button", { name: /办理变动/u })).toHaveCount(0);
  await window.keyboard.press("Control+s");
  await expect(window.getByText("已存·版本1")).toBeVisible();
  await pictures(app, window, "filing-cancelled");
  await app.close();
});

/** The supervisor sets the city's figures and answers its questions, through the contract. */
async function settleShenyang(window: Page, more: Readonly<Record<string, string>>): Promise<void> {
  const pool = findArea("210100");
  const loaded = pool === undefined ? undefined : packFor(pool.code, "resident", TODAY);
  if (loaded === undefined) throw new Error("no pack");
  const values = { ...SHENYANG_VALUES, ...more };
  await window.evaluate(
    async ({ packId, values: all, answers, consent }) => {
      const { desktop } = globalThis.window;
      for (const [path, value] of Object.entries(all)) {
        const set = { packId, path, value, document: "市文件", consent };
        const done = await desktop.call("settings.set-value", set);
        if (!done.ok) throw new Error(`${path} ${done.error.what}`);
      }
      for (const [question, reading] of answers) {
        await desktop.call("settings.answer", { packId, question, reading, document: "市文件" });
      }
    },
    {
      packId: loaded.pack.id,
      values,
      answers: loaded.pack.questions.flatMap(({ id }) => {
        const reading = firstReadings(loaded)[id];
        return reading === undefined ? [] : [[id, reading] as const];
      }),
      consent: SHENYANG_CONSENT,
    },
  );
}

const TODAY = day("2026-11-20");

test("LN-1.1a: a cancellation within six months is refused, with the day on which the lock ends", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "沈阳");
  await fileAlone(window);
  await pick(window, "filing.category", "异地长期居住");
  await pick(window, "filing.basis", "凭证明");
  await pick(window, "filing.place", "上海");
  await type(window, "filing.proofEnds", "20290630");
  await field(window, "filing.proofEnds").press("Tab");
  await expect(life(window)).toContainText("生效");

  await openStep(window, "取消备案");
  await type(window, "step.reason", "想改回本地");
  await window.keyboard.press("Control+Enter");
  await expect(dialog(window).getByText("E-FIL-30")).toBeVisible();
  await expect(dialog(window).getByText(/（当日在内）以前不得取消/u)).toBeVisible();
  await pictures(app, window, "filing-locked");
  await window.keyboard.press("Escape");
  await expect(life(window)).not.toContainText("已取消");
  await app.close();
});

test("LN-1.2c: an unkept commitment is revoked, with the clawback of the case saved before, and bars the next", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "沈阳");
  await settleShenyang(window, {});
  const form: CaseForm = pledged();
  await sealCase(window, form);
  await openCaseOf(window, form.person.name);
  await expect(life(window)).toContainText("逾期未补齐");

  await openStep(window, "撤销备案");
  const clawback = dialog(window).getByRole("region", { name: "待遇差" });
  await expect(clawback).toContainText("13,104.27");
  await expect(clawback).toContainText("Q13");
  await pictures(app, window, "filing-revoke-open");
  await window.keyboard.press("Escape");

  await settleShenyang(window, { "filing.commitment.clawback": "as-other-temporary" });
  await window.getByRole("button", { name: "工作台" }).click();
  await openCaseOf(window, form.person.name);
  await openStep(window, "撤销备案");
  await expect(clawback.getByRole("row", { name: /待遇差合计/u })).toContainText("5,088.09");
  await pictures(app, window, "filing-revoke");
  await window.keyboard.press("Control+Enter");
  await expect(life(window)).toContainText("已撤销");
  await expect(window.getByText("待遇差 5,088.09，在以后的医保结算中扣减")).toBeVisible();
  await window.keyboard.press("Control+s");
  await expect(window.getByText("已存·版本2")).toBeVisible();
  await pictures(app, window, "filing-revoked");
  await window.keyboard.press("Control+p");
  const papers = window.getByRole("region", { name: "这件要打的表单" });
  await papers.getByRole("button", { name: "异地就医备案撤销告知书" }).click();
  await expect.poll(() => inkShown(window)).toBeGreaterThan(0.005);
  await pictures(app, window, "filing-revocation-paper");
  await window.keyboard.press("Escape");
  await expect(life(window)).toBeVisible();

  await window.getByRole("button", { name: "工作台" }).click();
  await window.keyboard.press("Shift+F4");
  await window
    .getByRole("dialog")
    .getByRole("button", { name: /城乡居民/u })
    .click();
  await type(window, "person.name", form.person.name);
  await type(window, "person.certNo", form.person.certNo);
  await pick(window, "filing.category", "常驻异地工作");
  await pick(window, "filing.basis", "个人承诺");
  await pick(window, "filing.place", "上海");
  await expect(window.getByRole("list", { name: "本窗口办过" })).toContainText("已撤销");
  await expect(window.getByText(/承诺备案在 .* 被撤销过/u).first()).toBeVisible();
  await pictures(app, window, "filing-barred");
  await app.close();
});

test("HUN-12: a referral of this counter is followed without new proof, and a claim alone takes the filing over", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  const { person, filing } = referral();
  const pool = { area: "430100", insurance: "resident" } as const;
  const empty = emptyCase(pool, "filing");
  const { name, certNo, phone } = person;
  await sealCase(window, { ...empty, person: { ...empty.person, name, certNo, phone }, filing });

  await fileAlone(window);
  await type(window, "person.certNo", certNo);
  const past = window.getByRole("list", { name: "本窗口办过" });
  await expect(past).toContainText("异地转诊（凭证明材料）");
  await past.getByRole("button", { name: /^同病再转/u }).click();
  await expect(window.getByRole("group", { name: "同病再转" })).toContainText(
    "接 2026-11-20 的转诊备案",
  );
  await expect(window.getByText("E-FIL-46")).toBeVisible();
  await type(window, "filing.repeat.reason", "同一疗程第三次化疗");
  await expect(window.getByText("E-FIL-46")).toHaveCount(0);
  await expect(window.getByText("转诊转院证明未收").first()).toHaveCount(0);
  await pictures(app, window, "filing-repeat");

  await choose(window, "purpose", "只办报销");
  await choose(window, "filing.wanted", "系统里已有");
  await past.getByRole("button", { name: /^取用/u }).click();
  await expect(field(window, "filing.date")).toHaveValue("2026-11-20");
  await pictures(app, window, "claim-alone");
  await app.close();
});
