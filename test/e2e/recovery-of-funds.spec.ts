import { expect, type Page, test } from "@playwright/test";
import { referral } from "../store/people.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import { addOperator } from "./support/operators.ts";
import { pictures } from "./support/pictures.ts";
import { settlePool } from "./support/settled.ts";
import {
  choose,
  field,
  handOver,
  newProfile,
  PASSWORD,
  pick,
  setUp,
  start,
  type,
} from "./support/workstation.ts";

const REVIEWER = { name: "王建国", password: "chuangkou-9" };

/** The reviewer looks through the one case that waits, and approves it. */
async function approveWaiting(window: Page): Promise<void> {
  await handOver(window, REVIEWER.name, REVIEWER.password);
  await window.evaluate(async () => {
    const { desktop } = globalThis.window;
    const queue = await desktop.call("review.queue", {});
    if (!queue.ok) throw new Error(queue.error.code);
    for (const { caseId } of queue.value.submitted) {
      const opened = await desktop.call("review.open", { caseId });
      if (!opened.ok) throw new Error(opened.error.code);
      const { hash } = opened.value.newest;
      const approved = await desktop.call("review.approve", { caseId, saw: hash });
      if (!approved.ok) throw new Error(approved.error.code);
    }
  });
  await handOver(window, "赵敏", PASSWORD);
}

test("HUN-52: a supervisor reverses an approved case with a reason; the list and the person's year say so", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await addOperator(window, { ...REVIEWER, role: "复核" });
  const form = referral();
  await settlePool(window, form);
  await sealCase(window, form);
  await openCaseOf(window, "程𬱖");
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("等复核").first()).toBeVisible();
  await approveWaiting(window);

  await openCaseOf(window, "程𬱖");
  await window.keyboard.press("Control+8");
  await window.getByRole("button", { name: "冲销本案" }).click();
  const dialog = window.getByRole("dialog", { name: "冲销" });
  await expect(dialog).toContainText("−13,138.08");
  await type(window, "reversal.reason", "同一票据在外地已报销");
  await pictures(app, window, "reversal-dialog");
  await field(window, "reversal.reason").press("Enter");
  await field(window, "reversal.document").press("Enter");
  await expect(window.getByText(/已由赵敏于.*冲销：同一票据在外地已报销/u)).toBeVisible();
  await expect(window.locator(".case-header").getByText("已冲销")).toBeVisible();
  await pictures(app, window, "reversed");

  await window.getByRole("button", { name: "工作台" }).click();
  const row = window.getByRole("grid").getByRole("row").filter({ hasText: "程𬱖" });
  await expect(row).toContainText("已冲销");
  await expect(row).toContainText("0.00");
  await app.close();
});

test("LN-3.1, KF-6, LN-1.2c: a deduction and an earlier debt come off the payment, each with its clause", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  const step = { id: "s1", do: "revoke" as const, on: "2026-11-01", reason: "承诺未补齐" };
  const revoked = referral();
  await sealCase(window, {
    ...revoked,
    person: { ...revoked.person, name: "程𬱖（前）" },
    filing: {
      ...revoked.filing,
      basis: "commitment",
      category: "long-term-resident",
      steps: [{ ...step, owed: "2000.50" }],
    },
    stay: {
      ...revoked.stay,
      admission: "2026-05-08",
      discharge: "2026-05-21",
      settled: "2026-05-21",
    },
    invoices: revoked.invoices.map((invoice) => ({ ...invoice, number: "0000000099" })),
  });
  const form = referral();
  await sealCase(window, { ...form, person: { ...form.person, name: "程𬱖（后）" } });
  await openCaseOf(window, "程𬱖（后）");
  await window.keyboard.press("Control+6");
  await expect(
    window.getByText(/待遇差 2,000.50，已扣 0.00，还欠 2,000.50/u).first(),
  ).toBeVisible();
  await window.getByRole("button", { name: "从本次扣减 2,000.50" }).click();
  const effect = window.getByRole("table", { name: "扣减后拨付" });
  await expect(effect.getByRole("row", { name: /实际拨付/u })).toContainText("11,137.58");

  await window.keyboard.press("Control+u");
  const at = (key: string) => `recovery.deductions.0.${key}`;
  await expect(window.getByRole("region", { name: "第1笔扣减" })).toBeVisible();
  await choose(window, at("kind"), "违规扣款");
  await choose(window, at("bearer"), "医疗机构");
  await pick(window, at("fund"), "统筹");
  // Line 2 is 5,040.45 in scope at 62 %; the decision takes a part of it.
  await type(window, at("lines"), "2");
  await window.getByRole("button", { name: "统筹基金为此支付 3,125.08，填入" }).click();
  await expect(field(window, at("amount"))).toHaveValue("3,125.08");
  await type(window, at("amount"), "137.58");
  await type(window, at("reason"), "超标准收费");
  await type(window, at("document"), "汴医保稽〔2026〕31号");
  await type(window, at("decidedBy"), "开封市医疗保障局");
  await field(window, at("decidedBy")).press("Tab");
  await expect(effect.getByRole("row", { name: /违规扣款/u })).toContainText("−137.58");
  await expect(effect.getByRole("row", { name: /实际拨付/u })).toContainText("11,000.00");
  await pictures(app, window, "recovery");

  await type(window, at("amount"), "20000");
  await field(window, at("amount")).press("Tab");
  await expect(window.getByText("E-DED-03").first()).toBeVisible();
  await app.close();
});
