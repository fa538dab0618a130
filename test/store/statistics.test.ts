import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { CaseForm } from "../../core/casefile/form.ts";
import { yuan } from "../../core/money.ts";
import { wholeOf } from "../../core/statistics/claims.ts";
import { readTable } from "../../core/import/files/read-table.ts";
import { NO_DIALOGS } from "../../electron/session/ask.ts";
import { claimsBetween } from "../../electron/statistics/gather.ts";
import { createCase, saveDraft } from "../../electron/store/cases.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { newDesk, newFolder, problem, sealed, value } from "./desk.ts";
import { newOffice } from "./office.ts";
import { referral } from "./people.ts";

function discharged(date: string, more: Partial<CaseForm> = {}): CaseForm {
  const form = referral();
  const stay = { ...form.stay, admission: "2026-08-01", discharge: date, settled: date };
  return { ...form, stay, ...more };
}

describe("the counter's own claims for its statistics (HUN-74)", () => {
  it("are those whose stay ended within the days, each by its newest version", async () => {
    const desk = await newDesk();
    await sealed(desk, discharged("2026-08-31"));
    await sealed(desk, discharged("2026-09-01"));
    const moved = await sealed(desk, discharged("2026-09-02"));
    value(await sealRevision(desk, moved.caseId, discharged("2026-10-02")));
    const days = async (from: string, to: string): Promise<readonly string[]> =>
      (await desk.store.read((reader) => claimsBetween(reader, from, to))).map(
        ({ discharge }) => discharge,
      );
    expect(await days("2026-08-31", "2026-08-31")).toEqual(["2026-08-31"]);
    expect(await days("2026-09-01", "2026-09-30")).toEqual(["2026-09-01"]);
    expect((await days("2026-01-01", "2026-12-31")).toSorted()).toEqual([
      "2026-08-31",
      "2026-09-01",
      "2026-10-02",
    ]);
  });

  it("leave out what is only a draft, and a filing without a claim", async () => {
    const desk = await newDesk();
    const opened = value(await createCase(desk, "resident"));
    value(await saveDraft(desk, opened.caseId, referral()));
    const form = referral();
    const stay = { ...form.stay, hospital: "", admission: "", discharge: "", settled: "" };
    await sealed(desk, { ...form, stay, invoices: [], lines: [] });
    const all = await desk.store.read((reader) =>
      claimsBetween(reader, "2000-01-01", "2099-12-31"),
    );
    expect(all).toEqual([]);
  });

  it("have the amounts that were sealed, what is in scope among them", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const claims = await desk.store.read((reader) =>
      claimsBetween(reader, "2026-10-01", "2026-10-31"),
    );
    const whole = wholeOf(claims);
    expect(claims).toMatchObject([{ place: "上海市", level: "level3", cause: "not-filed" }]);
    expect(yuan(whole.total)).toBe("23600.50");
    expect(yuan(claims[0]?.paid?.inScope ?? whole.total)).toBe("23040.45");
    expect(JSON.stringify(whole)).not.toContain(caseId);
  });
});

describe("the exported statistics", () => {
  it("HEN-3.3: are a sheet for each dimension, and a spreadsheet reads the sums", async () => {
    const file = path.join(await newFolder(), "统计.xlsx");
    const here = await newOffice({ ask: { ...NO_DIALOGS, saveAs: () => Promise.resolve(file) } });
    const all = { from: "2026-01-01", to: "2026-12-31" };
    expect(problem(await here.handlers["statistics.export"](all)).code).toBe("E-STA-01");
    const { caseId } = value(await here.handlers["case.create"]({ insurance: "resident" }));
    value(await here.handlers["case.seal"]({ caseId, form: referral() }));
    value(await here.handlers["statistics.export"](all));
    const sheets = value(
      await readTable(await readFile(file), { rows: 100, progress: () => undefined }),
    );
    expect(sheets.map(({ name }) => name)).toEqual([
      "按月",
      "按季度",
      "按就医地",
      "按医院级别",
      "按未直接结算原因",
      "按病种",
      "账龄",
    ]);
    expect(JSON.stringify(sheets)).toContain("2026年10月");
    expect(JSON.stringify(sheets.at(-1))).toContain("已存未提交");
    expect(JSON.stringify(sheets)).not.toContain("程");
    await here.workstation.close();
  });
});
