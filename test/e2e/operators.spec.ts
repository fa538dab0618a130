import { expect, test } from "@playwright/test";
import { addOperator } from "./support/operators.ts";
import { CHEN } from "./support/people.ts";
import {
  enterAs,
  field,
  handOver,
  newCase,
  newProfile,
  openSettings,
  PASSWORD,
  setUp,
  start,
  type,
  typeOwn,
} from "./support/workstation.ts";

const CLERK = { name: "李倩", password: "chuangkou-3", role: "经办" } as const;

test("a supervisor adds a clerk, who works, changes their own password and is removed", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await addOperator(window, CLERK);

  await handOver(window, CLERK.name, CLERK.password);
  await newCase(window, "城乡居民");
  await type(window, "person.name", CHEN.name);
  await openSettings(window, "我的口令");
  await expect(window.getByText("请主管登录后打开设置")).toBeVisible();
  await expect(window.getByRole("tab", { name: "经办日志" })).toHaveCount(0);
  await window.keyboard.press("w");
  await type(window, "operator.password", "chuangkou-4");
  await type(window, "operator.again", "chuangkou-4");
  await typeOwn(window, CLERK.password);
  await expect(window.getByText("您的口令已改")).toBeVisible();

  await window.keyboard.press("Control+l");
  await enterAs(window, CLERK.name, CLERK.password);
  await expect(window.getByText("E-PWD-01")).toBeVisible();
  await enterAs(window, CLERK.name, "chuangkou-4");
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();

  await handOver(window, "赵敏", PASSWORD);
  await openSettings(window, "操作员");
  await window.getByRole("row", { name: CLERK.name }).click();
  await expect(window.getByRole("complementary", { name: CLERK.name })).toBeVisible();
  await window.keyboard.press("Delete");
  await typeOwn(window, PASSWORD);
  await expect(window.getByText("去换数据密钥")).toBeVisible();
  await window.keyboard.press("Control+l");
  await expect(window.getByRole("option", { name: "赵敏" })).toBeVisible();
  await expect(window.getByRole("option", { name: CLERK.name })).toHaveCount(0);
  await app.close();
});

test("what a clerk may not do is refused by the desktop process, whatever the page asks", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await addOperator(window, CLERK);
  await handOver(window, CLERK.name, CLERK.password);
  const codes = await window.evaluate(async () => {
    const { desktop } = globalThis.window;
    const answers = [
      await desktop.call("operators.list", {}),
      await desktop.call("journal.read", { before: null, action: null, limit: 10 }),
      await desktop.call("keys.new-recovery", { own: "chuangkou-3" }),
      await desktop.call("backups.make", {}),
    ];
    return answers.map((answer) => (answer.ok ? "done" : answer.error.code));
  });
  expect(codes).toEqual(["E-ROLE-01", "E-ROLE-01", "E-ROLE-01", "E-ROLE-01"]);
  await app.close();
});

test("the journal names who did what, and shows one action alone", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await addOperator(window, CLERK);
  await window.keyboard.press("Control+5");
  const journal = window.getByRole("table", { name: "经办日志" });
  await expect(journal.getByRole("row", { name: `添加操作员 ${CLERK.name}` })).toBeVisible();
  await expect(journal.getByRole("row", { name: "登录" }).first()).toBeVisible();
  await field(window, "journal.action").click();
  await field(window, "journal.action").fill("添加");
  await field(window, "journal.action").press("Enter");
  // The head, the clerk, and the first operator of the set-up.
  await expect(journal.getByRole("row")).toHaveCount(3);
  await app.close();
});

test("a screen that locked by itself says why, with the same operator chosen and the draft kept", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await addOperator(window, CLERK);
  await handOver(window, CLERK.name, CLERK.password);
  await newCase(window, "城乡居民");
  await type(window, "person.name", CHEN.name);
  await expect(window.getByText(/草稿已存/u).first()).toBeVisible();
  await window.evaluate(() => globalThis.window.desktop.call("session.close", {}));
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send("session.locked"),
  );
  await expect(window.getByText(/因 \d+ 分钟无人操作已锁定/u)).toBeVisible();
  await expect(window.getByRole("option", { name: CLERK.name })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await window.keyboard.type(CLERK.password);
  await window.keyboard.press("Enter");
  await expect(window.getByText(CHEN.name).first()).toBeVisible();
  await app.close();
});
