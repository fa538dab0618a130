import { expect, test } from "vitest";
import { drawForm } from "../../core/forms/draw.ts";
import type { FormInput } from "../../core/forms/input.ts";
import { displayYuan, fen, minus, type Fen } from "../../core/money.ts";
import type { Review } from "../../core/review/review.ts";
import { mirror } from "../../core/settlement/mirror.ts";
import { inputOf, kaifengReferral } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { texts } from "./paper.ts";

/** What the statement says of money that comes back. */

async function statement(input: FormInput): Promise<string> {
  return texts((await drawForm("statement", input, FONTS)).bytes)
    .join("")
    .replace(/\s/gu, "");
}

const act = { by: { id: "o", name: "赵敏" }, at: "2026-11-22T02:00:00.000Z" };
const decision = { ...act, of: "a1b2c3d4".repeat(8) };
const REVERSAL: Extract<Review, { readonly state: "reversed" }> = {
  state: "reversed",
  submitted: act,
  first: decision,
  drawn: null,
  handedOver: null,
  reversed: decision,
  reason: "同一票据在外地已报销",
  document: "开医保函〔2026〕9号",
  settledOn: "2026-11-20",
};

function fundOf({ receipt }: FormInput): Fen {
  const fund = receipt?.settlement?.fund ?? null;
  if (fund === null) throw new Error("no fund");
  return fund;
}

test("HUN-52: the statement of a reversed case says so, with every amount turned round", async () => {
  const input = inputOf(kaifengReferral());
  const { receipt } = input;
  if (receipt === null || receipt.settlement === null) throw new Error("not settled");
  const turned = { ...receipt, settlement: mirror(receipt.settlement) };
  const text = await statement({ ...input, receipt: turned, reversal: REVERSAL });
  expect(text).toContain("冲销单：冲销2026-11-20的结算（版本a1b2c3d4）");
  expect(text).toContain("原因：同一票据在外地已报销。依据：开医保函〔2026〕9号。");
  expect(text).toContain(`−${displayYuan(fundOf(input))}`);
  expect(text).toContain("负");
  expect(await statement(input)).not.toContain("冲销");
});

test("KF-6, HUN-72, LN-1.2c: deductions and an earlier debt stand between the fund's payment and what is paid out", async () => {
  const form = kaifengReferral();
  const input = inputOf({
    ...form,
    recovery: {
      deductions: [
        {
          id: "d",
          kind: "disallowed",
          fund: "pooled",
          amount: "1000",
          bearer: "hospital",
          reason: "超标准收费",
          document: "汴医保稽〔2026〕31号",
          decidedBy: "开封市医疗保障局",
          decidedOn: "2026-11-18",
        },
      ],
      taken: [{ caseId: "c", number: "410200-A3-20260601-001", amount: "500.50" }],
    },
  });
  const text = await statement(input);
  expect(text).toContain("违规扣款−1,000.00退回统筹基金（原渠道）");
  expect(text).toContain("扣减前欠−500.50");
  expect(text).toContain(`实际拨付${displayYuan(minus(fundOf(input), fen(150_050)))}`);
  expect(await statement(inputOf(form))).not.toContain("实际拨付");
});
