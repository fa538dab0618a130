import { describe, expect, it } from "vitest";
import { problem, value } from "./desk.ts";
import { hire, journalOf, logIn, newOffice, PASSWORD } from "./office.ts";
import { referral } from "./people.ts";

const DAY = "2026-11-20";

describe("the error log of a day (每日报错治理)", () => {
  it("LN-4, HUN-83: counts what was told to clerks by code, on its day, and by how many", async () => {
    const here = await newOffice();
    const clerk = await hire(here, "王秀英", "clerk");
    problem(await here.handlers["case.open"]({ caseId: "unknown" }));
    problem(await here.handlers["case.open"]({ caseId: "unknown" }));
    value(await logIn(here, clerk));
    problem(await here.handlers["case.open"]({ caseId: "unknown" }));
    problem(await here.handlers["operators.list"]({}));
    value(await logIn(here, here.id, PASSWORD));
    const { problems, days } = value(await here.handlers["errors.day"]({ day: DAY }));
    expect(problems).toMatchObject([
      { code: "E-CASE-06", count: 3, operators: 2, handled: [] },
      { code: "E-ROLE-01", count: 1, operators: 1, handled: [] },
    ]);
    expect(days).toEqual([{ day: DAY, count: 4, open: 2 }]);
    const other = value(await here.handlers["errors.day"]({ day: "2026-11-19" }));
    expect(other.problems).toEqual([]);
    await here.workstation.close();
  });

  it("LN-4, KF-5.3b: what was done about a code is recorded, stays, and is in the journal", async () => {
    const here = await newOffice();
    problem(await here.handlers["case.open"]({ caseId: "unknown" }));
    const handle = (words: string) =>
      here.handlers["errors.handle"]({ day: DAY, code: "E-CASE-06", words });
    value(await handle("案件在另一个窗口，已告知"));
    const { problems, days } = value(await handle("已请信息人员合并"));
    expect(problems[0]?.handled).toMatchObject([
      { words: "已请信息人员合并", by: "李建国" },
      { words: "案件在另一个窗口，已告知", by: "李建国" },
    ]);
    expect(days[0]?.open).toBe(0);
    expect(await journalOf(here)).toContain(`李建国 error-handled E-CASE-06 ${DAY}`);
    const never = await here.handlers["errors.handle"]({ day: DAY, code: "E-DB-01", words: "x" });
    expect(problem(never).code).toBe("E-ERR-01");
    await here.workstation.close();
  });

  it("LN-4: keeps nothing of an insured person, whatever the problem quotes", async () => {
    const here = await newOffice();
    const { caseId } = value(await here.handlers["case.create"]({ insurance: "resident" }));
    const form = referral();
    const wrong = { ...form, person: { ...form.person, certNo: "410203195906231527" } };
    expect(problem(await here.handlers["case.seal"]({ caseId, form: wrong })).code).toBe(
      "E-SAVE-01",
    );
    const log = JSON.stringify(value(await here.handlers["errors.day"]({ day: DAY })));
    expect(log).toContain("E-SAVE-01");
    for (const secret of ["程", "4102031959", caseId]) expect(log).not.toContain(secret);
    await here.workstation.close();
  });
});
