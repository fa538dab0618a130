import { describe, expect, it } from "vitest";
import type { CaseForm } from "../../core/casefile/form.ts";
import { drawForm } from "../../core/forms/draw.ts";
import { changsha } from "../support/counter-cases.ts";
import { inputOf } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { texts } from "./paper.ts";

const NOTE = "费用明细为手工录入，暂定，等医院上传的明细下载后替换";

async function statementOf(form: CaseForm): Promise<string> {
  const { bytes } = await drawForm("statement", inputOf(form), FONTS);
  return texts(bytes).join("").replaceAll(/\s/gu, "");
}

function broken(details: "typed" | "downloaded"): CaseForm {
  return changsha({ stay: { failure: "network", details }, filing: { date: "2026-10-01" } });
}

describe("医疗费用手工报销结算单 of a stay within the province", () => {
  it("HUN-59: says that typed details are 暂定 and what they wait for, with the article", async () => {
    const text = await statementOf(broken("typed"));
    expect(text).toContain(`${NOTE}（湘医保发〔2022〕61号第五十九条）。`);
  });

  it("HUN-59: once they were downloaded there is nothing to wait for", async () => {
    expect(await statementOf(broken("downloaded"))).not.toContain("暂定");
  });
});
