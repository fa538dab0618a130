import { expect, type Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type HelpId, PAGES } from "../../../renderer/help/pages.ts";
import { referral } from "../../store/people.ts";
import { NOTICE_2027, READ_2027 } from "../../support/notice.ts";
import { png } from "../../support/pictures.ts";
import { openCaseOf, sealCase } from "./cases.ts";
import { damageData } from "./damage.ts";
import { addOperator } from "./operators.ts";
import { pictures } from "./pictures.ts";
import { settlePool } from "./settled.ts";
import { fillableForm } from "./template-file.ts";
import {
  enterAs,
  field,
  handOver,
  newProfile,
  openSettings,
  pressShown,
  PASSWORD,
  pick,
  type Running,
  setUp,
  start,
  type,
  typeOwn,
} from "./workstation.ts";

/** A place of the program to be looked at: a screen, a sheet of a case, a dialog, a state of one. */
export interface Stop {
  readonly name: string;
  /** The screen that it is, by its page in the help. */
  readonly screen: HelpId;
  /** The source file of the dialog that lies over it. */
  readonly dialog?: string;
  /** Goes there from the workbench, or from the case where `inCase` says so. */
  readonly show: (running: Running) => Promise<void>;
  readonly inCase?: boolean;
}

const CASE_NAME = referral().person.name;
const REVIEWER = { name: "王建国", password: "chuangkou-9" } as const;

async function dialogOpen(window: Page): Promise<void> {
  await expect(window.getByRole("dialog")).toBeVisible();
}

function press(key: string): (running: Running) => Promise<void> {
  return async ({ window }) => window.keyboard.press(key);
}

/** The dialogs of the operating system answer with this file. */
async function offer({ app }: Running, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

function settings(section: string, show?: (running: Running) => Promise<void>) {
  return async (running: Running): Promise<void> => {
    await openSettings(running.window, section);
    await running.window.waitForTimeout(300);
    await show?.(running);
  };
}

function dialogBy(key: string) {
  return async ({ window }: Running): Promise<void> => {
    await window.keyboard.press(key);
    await dialogOpen(window);
  };
}

/** The same by a key of its own, such as `N`, that a button on the screen shows. */
function dialogByButton(key: string) {
  return async ({ window }: Running): Promise<void> => {
    await pressShown(window, key);
    await dialogOpen(window);
  };
}

async function openMapper(running: Running): Promise<void> {
  const { window, profile } = running;
  const file = path.join(profile, "表样.pdf");
  await fillableForm(file);
  await offer(running, file);
  await openSettings(window, "官方表样");
  await window.getByRole("row", { name: "异地就医登记备案表" }).click();
  await pressShown(window, "N");
  await expect(window.getByRole("complementary", { name: "各栏内容" })).toBeVisible();
}

async function openImport(running: Running): Promise<void> {
  const file = path.join(running.profile, "清单.csv");
  const rows = [
    "日期,项目编码,项目名称,等级,数量,单价,金额",
    "2026-10-09,110200001,床位费,甲,1,55,55",
  ];
  rows.push("2026-10-09,310701022,心电监测,丁,24,5,121", "合计,,,,,,176");
  writeFileSync(file, `\ufeff${rows.join("\r\n")}\r\n`);
  await offer(running, file);
  await running.window.keyboard.press("Control+i");
  await expect(running.window.getByRole("complementary", { name: "导入核对" })).toBeVisible();
}

async function openAttachments({ window }: Running): Promise<void> {
  await window.keyboard.press("Control+p");
  await window.getByRole("tab", { name: "签回与材料" }).click();
  await expect(window.getByText("还没有签回的表单或材料").first()).toBeVisible();
}

async function keepAttachment(running: Running): Promise<void> {
  const { window } = running;
  await openAttachments(running);
  const file = path.join(running.profile, "签字页.png");
  writeFileSync(file, png(600, 800, 800));
  await offer(running, file);
  await window.keyboard.press("Control+o");
  await expect(window.getByText("存入这一份")).toBeVisible();
}

async function askToRemove(running: Running): Promise<void> {
  const { window } = running;
  await keepAttachment(running);
  await pick(window, "attachment.of", "其他");
  await window.getByRole("button", { name: /^存入/u }).click();
  await expect(
    window.getByRole("region", { name: "签回与材料" }).getByText("签字页.png"),
  ).toBeVisible();
  await dialogBy("Delete")(running);
}

async function openCalibration({ window }: Running): Promise<void> {
  await window.keyboard.press("Control+p");
  await window.locator(".papers-paper button").click();
  await dialogOpen(window);
}

/** What no walk comes to, such as what exists only where a gateway is: the test of each looks at it by itself. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  reconcile: "reconcile.spec.ts",
  "sync/reconcile/AskHospital": "reconcile.spec.ts",
  "messages/MessagesDialog": "reconcile.spec.ts",
  "work/WorkDialog": "long-work.spec.ts",
};

/** Everything behind the log-in, in the order in which it is walked. */
export const STOPS: readonly Stop[] = [
  { name: "工作台", screen: "workbench", show: async () => undefined },
  { name: "工作台，筛选", screen: "workbench", show: press("Control+f") },
  {
    name: "工作台，找人",
    screen: "workbench",
    show: async ({ window }) => {
      await window.keyboard.press("F2");
      await window.keyboard.type(CASE_NAME.slice(0, 1));
      await expect(window.getByRole("listbox", { name: "参保人与案件" })).toBeVisible();
    },
  },
  {
    name: "快捷键",
    screen: "workbench",
    dialog: "app/frame/KeySheet",
    show: dialogBy("Control+/"),
  },
  { name: "新建案件", screen: "workbench", dialog: "workbench/new-case", show: dialogBy("F4") },
  { name: "帮助，本屏", screen: "workbench", dialog: "help/HelpSheet", show: dialogBy("F1") },
  ...([2, 3] as const).map((part) => ({
    name: part === 2 ? "帮助，错误代码" : "帮助，文件条文",
    screen: "workbench" as const,
    dialog: "help/HelpSheet",
    show: async (running: Running) => {
      await dialogBy("F1")(running);
      await running.window.keyboard.press(`Control+${part}`);
    },
  })),
  {
    name: "业务台账",
    screen: "ledger",
    show: async ({ window }) => window.getByRole("button", { name: "业务台账" }).click(),
  },
  ...([1, 2, 3, 4, 5, 6, 7, 8] as const).map((no) => ({
    name: `案件，第${no}段`,
    screen: "form" as const,
    inCase: true,
    show: press(`Control+${no}`),
  })),
  {
    name: "条文全文",
    screen: "form",
    inCase: true,
    dialog: "case/panel/ClauseSheet",
    show: dialogBy("F9"),
  },
  {
    name: "扫码粘贴",
    screen: "form",
    inCase: true,
    dialog: "case/sections/InvoiceScan",
    show: async (running) => {
      await dialogBy("Control+b")(running);
      await running.window.keyboard.type("31060126 0048217399 2026-10-14 99.10");
      await running.window.keyboard.press("Enter");
      await expect(field(running.window, "scan.code")).toBeFocused();
    },
  },
  {
    name: "备案变动",
    screen: "form",
    inCase: true,
    dialog: "filing/StepDialog",
    show: dialogBy("Control+j"),
  },
  {
    name: "发起协查",
    screen: "form",
    inCase: true,
    dialog: "inquiries/AskDialog",
    show: async ({ window }) => {
      await window.keyboard.press("Control+8");
      await window.getByRole("button", { name: "发起协查、协同" }).click();
      await dialogOpen(window);
    },
  },
  { name: "费用整屏", screen: "expenses", inCase: true, show: press("Control+e") },
  { name: "导入费用", screen: "import", inCase: true, show: openImport },
  { name: "方式比较", screen: "compare", inCase: true, show: press("F7") },
  { name: "计算过程", screen: "settlement", inCase: true, show: press("F6") },
  {
    name: "给市民看",
    screen: "settlement",
    inCase: true,
    show: async ({ window }) => {
      await window.keyboard.press("F6");
      await expect(window.getByRole("complementary", { name: "条文出自" })).toBeVisible();
      await window.keyboard.press("Control+m");
    },
  },
  { name: "表单与打印", screen: "papers", inCase: true, show: press("Control+p") },
  { name: "签回与材料", screen: "attachments", inCase: true, show: openAttachments },
  { name: "签回，一份新的", screen: "attachments", inCase: true, show: keepAttachment },
  {
    name: "移除一份",
    screen: "attachments",
    inCase: true,
    dialog: "attachments/KeptDetail",
    show: askToRemove,
  },
  {
    name: "打印校准",
    screen: "papers",
    inCase: true,
    dialog: "papers/CalibrationDialog",
    show: openCalibration,
  },
  { name: "历次版本", screen: "versions", inCase: true, show: press("Control+h") },
  { name: "案件档案", screen: "archive", inCase: true, show: press("Control+g") },
  {
    name: "定点机构",
    screen: "form",
    inCase: true,
    dialog: "case/sections/InstitutionLookup",
    show: dialogBy("F3"),
  },
  {
    name: "同步",
    screen: "sync",
    show: async ({ window }) => window.getByRole("button", { name: /^同步/u }).click(),
  },
  {
    name: "协查",
    screen: "inquiries",
    show: async ({ window }) => window.getByRole("button", { name: "协查" }).click(),
  },
  {
    name: "统计",
    screen: "statistics",
    show: async ({ window }) => window.getByRole("button", { name: "统计" }).click(),
  },
  ...[
    "待遇口径",
    "操作员",
    "密钥与锁屏",
    "备份",
    "经办日志",
    "官方表样",
    "单位",
    "目录",
    "网关",
  ].map((section) => ({
    name: `设置，${section}`,
    screen: "settings" as const,
    show: settings(section),
  })),
  { name: "待遇口径，参数", screen: "settings", show: settings("待遇口径", press("Control+Tab")) },
  {
    name: "添加操作员",
    screen: "settings",
    dialog: "settings/OwnDialog",
    show: settings("操作员", dialogByButton("N")),
  },
  {
    name: "导出经办日志",
    screen: "settings",
    dialog: "settings/JournalExport",
    show: settings("经办日志", dialogByButton("E")),
  },
  {
    name: "换恢复密钥",
    screen: "settings",
    dialog: "settings/OwnDialog",
    show: settings("密钥与锁屏", dialogByButton("R")),
  },
  {
    name: "录入放假安排",
    screen: "settings",
    dialog: "settings/ArrangementDialog",
    show: settings("单位", async (running) => {
      await dialogByButton("N")(running);
      const notice = running.window.locator("textarea[data-field='arrangement.text']");
      await notice.fill(NOTICE_2027);
      await expect(running.window.getByText(READ_2027)).toBeVisible();
    }),
  },
  { name: "表样对应", screen: "settings", show: openMapper },
  {
    name: "复核",
    screen: "review",
    show: async ({ window }) => window.getByRole("button", { name: /^复核/u }).click(),
  },
  {
    name: "抽查",
    screen: "review",
    dialog: "review/DrawDialog",
    show: async ({ window }) => {
      await window.getByRole("button", { name: /^复核/u }).click();
      await expect(window.getByRole("button", { name: "抽查 C", exact: true })).toBeVisible();
      await window.keyboard.press("c");
      await dialogOpen(window);
    },
  },
  {
    name: "复核，一件",
    screen: "review",
    inCase: true,
    show: async ({ window }) => {
      await window.keyboard.press("Control+Enter");
      await expect(window.getByText("等复核").first()).toBeVisible();
      await handOver(window, REVIEWER.name, REVIEWER.password);
      await window.getByRole("button", { name: /^复核/u }).click();
      await expect(window.getByText(/还有\d+处没看/u)).toBeVisible();
    },
  },
  {
    name: "冲销",
    screen: "form",
    dialog: "case/sections/ReversalPart",
    show: async ({ window }) => {
      await window.getByRole("button", { name: /^复核/u }).click();
      // Each press goes to the next place that is to be looked at.
      const unseen = window.getByText(/还有\d+处没看/u);
      await expect(unseen).toBeVisible();
      for (let place = 0; place < 20 && (await unseen.isVisible()); place += 1) {
        await window.keyboard.press("ArrowDown");
      }
      await expect(unseen).toBeHidden();
      await window.keyboard.press("Control+Enter");
      await expect(window.getByText("没有等您复核的案件。").first()).toBeVisible();
      await handOver(window, "赵敏", PASSWORD);
      await openCaseOf(window, CASE_NAME);
      await window.keyboard.press("Control+8");
      await window.getByRole("button", { name: "冲销" }).click();
      await dialogOpen(window);
    },
  },
  {
    name: "新的恢复密钥",
    screen: "settings",
    dialog: "settings/NewSheetDialog",
    show: settings("密钥与锁屏", async (running) => {
      await dialogByButton("R")(running);
      await typeOwn(running.window, PASSWORD);
      await expect(running.window.locator(".recovery-slip").first()).toBeVisible();
    }),
  },
];

/** A window with an office, a second operator and one sealed case. */
export async function furnished(): Promise<Running> {
  const running = await start(newProfile());
  await setUp(running.window, "开封");
  await addOperator(running.window, { ...REVIEWER, role: "复核" });
  await settlePool(running.window, referral());
  await sealCase(running.window, referral());
  return running;
}

/** Leaves whatever lies open, and goes to where a stop begins. */
async function begin({ window }: Running, inCase: boolean): Promise<void> {
  for (let depth = 0; depth < 3; depth += 1) {
    if ((await window.getByRole("dialog").count()) === 0) break;
    await window.keyboard.press("Escape");
  }
  await window.locator("body").click({ position: { x: 1, y: 300 } });
  if (!inCase) {
    await window.getByRole("button", { name: "工作台" }).click();
    await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
    return;
  }
  await openCaseOf(window, CASE_NAME);
}

/** Goes to every stop and looks; what could not be reached, and what was found, in one list. */
export async function walk(
  running: Running,
  stops: readonly Stop[],
  look: (stop: Stop) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const stop of stops) {
    try {
      await begin(running, stop.inCase === true);
      await stop.show(running);
      await running.window.waitForTimeout(250);
      for (const each of await look(stop)) found.push(`${stop.name}: ${each}`);
    } catch (error) {
      found.push(`${stop.name}: not reached: ${String(error).split("\n")[0] ?? ""}`);
    }
  }
  return found;
}

type Look = (name: string, running: Running) => Promise<readonly string[]>;

/** The screens before the log-in, each with its help and with what leads to it. */
export async function walkToLogin(look: Look): Promise<readonly string[]> {
  const found: string[] = [];
  const at = (running: Running) => async (name: string) => {
    for (const each of await look(name, running)) found.push(`${name}: ${each}`);
  };
  const first = await start(newProfile());
  await walkFirstStart(first, at(first));
  await first.app.close();
  const second = await start(newProfile());
  await walkLogin(second, at(second));
  await second.app.close();
  damageData(second.profile);
  const third = await start(second.profile);
  await walkBlocked(third, at(third));
  await third.app.close();
  return found;
}

type Seen = (name: string) => Promise<void>;

/** The help of the screen one is on: its own page. */
async function seeHelp({ app, window }: Running, page: HelpId, seen: Seen): Promise<void> {
  const { title } = PAGES[page];
  await window.keyboard.press("F1");
  const help = window.getByRole("dialog", { name: `帮助：${title}`, exact: true });
  await expect(help).toBeVisible();
  // No key that does nothing here.
  await expect(help.getByText("新建案件")).toHaveCount(0);
  await seen(`${title}，帮助`);
  await pictures(app, window, `help-${page}`);
  await window.keyboard.press("Escape");
  await expect(help).toBeHidden();
}

async function walkFirstStart(running: Running, seen: Seen): Promise<void> {
  const { window } = running;
  await expect(field(window, "setup.office")).toBeFocused();
  await seen("第一次使用");
  await seeHelp(running, "setup", seen);
  await window.keyboard.press("Control+r");
  await expect(window.getByRole("heading", { name: "从备份恢复" })).toBeVisible();
  await expect(window.getByText("本机没有备份")).toBeVisible();
  await seen("从备份恢复");
  await seeHelp(running, "restore", seen);
  await window.keyboard.press("Escape");
  await expect(field(window, "setup.office")).toBeVisible();
  await type(window, "setup.office", "朱仙镇便民服务中心");
  await type(window, "setup.window", "A3");
  await window.getByRole("button", { name: /下一步/u }).click();
  await expect(field(window, "setup.pool")).toBeVisible();
  await seen("第一次使用，统筹区");
}

/** Leaves a workstation with one copy of its data. */
async function walkLogin(running: Running, seen: Seen): Promise<void> {
  const { window } = running;
  await setUp(window, "开封");
  await window.keyboard.press("Control+l");
  await expect(field(window, "login.password")).toBeVisible();
  await seen("登录");
  await seeHelp(running, "login", seen);
  await window.keyboard.press("Control+r");
  await expect(field(window, "recover.key")).toBeFocused();
  await seen("忘了口令");
  await window.keyboard.press("Escape");
  await enterAs(window, "赵敏", PASSWORD);
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
}

/** Data that do not open: the first page of the file is gone. */
async function walkBlocked(running: Running, seen: Seen): Promise<void> {
  const { window } = running;
  await enterAs(window, "赵敏", PASSWORD);
  await expect(window.getByRole("heading", { name: "数据没有打开" })).toBeVisible();
  await expect(window.getByRole("grid", { name: "备份清单" })).toContainText("完好");
  await seen("数据打不开");
  await seeHelp(running, "blocked", seen);
  for (const [key, title] of [
    ["Enter", /^恢复到 /u],
    ["e", "抢救导出"],
  ] as const) {
    await window.keyboard.press(key);
    const dialog = window.getByRole("dialog", { name: title });
    await expect(dialog).toBeVisible();
    await seen(`数据打不开，${key}`);
    await window.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
}
