import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { day } from "../../core/calendar.ts";
import { addWorkingDays, SHIPPED_YEARS } from "../../core/working-days.ts";
import { fillFrom, salvage } from "../../electron/backup/salvage.ts";
import type { Handlers } from "../../electron/session/handlers.ts";
import {
  addArrangement,
  readArrangements,
  readCalendar,
} from "../../electron/store/arrangements.ts";
import { onConnection } from "../../electron/store/unlock.ts";
import { NOTICE_2027 } from "../support/notice.ts";
import { newDesk, problem, type TestDesk, value } from "./desk.ts";
import { hire, journalOf, logIn, newOffice } from "./office.ts";
import { commitment } from "./people.ts";

const DOCUMENT = "国办发明电〔2026〕9号";
const NEW_YEAR = "一、元旦：1月1日（周五）至3日（周日）放假，共3天。";
/** The same notice as it was changed: the Monday after New Year is off, too. */
const CHANGED = NOTICE_2027.replace(NEW_YEAR, "一、元旦：1月1日（周五）至4日（周一）放假，共4天。");

function enter({ "arrangements.enter": entering }: Handlers, text: string, document = DOCUMENT) {
  return entering({ year: 2027, text, document });
}

async function newCase(handlers: Handlers): Promise<string> {
  return value(await handlers["case.create"]({ insurance: "resident" })).caseId;
}

async function opened({ "app.state": stateNow }: Handlers) {
  const state = await stateNow({});
  if (state.phase !== "open") throw new Error(state.phase);
  return state;
}

describe("the days off of a year that the office enters", () => {
  it("are read out of the notice, kept with who entered them, and stand in the journal", async () => {
    const office = await newOffice();
    const { handlers } = office;
    expect(value(await handlers["arrangements.list"]({}))).toEqual({
      shipped: SHIPPED_YEARS,
      entered: [],
    });
    const { entered } = value(await enter(handlers, NOTICE_2027));
    expect(entered).toHaveLength(1);
    const { year, off, worked, document, by, on } = entered[0] ?? {};
    expect([year, document, by, on]).toEqual([2027, DOCUMENT, "李建国", "2026-11-20"]);
    expect(off).toHaveLength(27);
    expect(off).toContain("2027-02-11");
    expect(worked).toEqual([
      "2027-01-31",
      "2027-02-14",
      "2027-04-25",
      "2027-05-08",
      "2027-09-26",
      "2027-10-09",
    ]);
    expect(await journalOf(office)).toContain(
      `李建国 office-changed 放假安排 2027年；放假27天，调休上班6天；${DOCUMENT}`,
    );
  });

  it("rule at once for who is logged in, and for who logs in later", async () => {
    const office = await newOffice();
    const { handlers } = office;
    const clerk = await hire(office, "王芳", "clerk");
    expect((await opened(handlers)).arrangements).toEqual([]);
    value(await enter(handlers, NOTICE_2027));
    expect((await opened(handlers)).arrangements).toMatchObject([{ year: 2027 }]);
    await handlers["session.close"]({});
    value(await logIn(office, clerk));
    expect((await opened(handlers)).arrangements).toMatchObject([{ year: 2027 }]);
    expect(value(await handlers["arrangements.list"]({})).entered).toHaveLength(1);
  });

  it("may be entered again: of a year the later ones rule, and the earlier stay in the data", async () => {
    const { handlers, workstation } = await newOffice();
    value(await enter(handlers, NOTICE_2027));
    const { entered } = value(await enter(handlers, CHANGED, "国办发明电〔2026〕10号"));
    expect(entered.map(({ year, document }) => [year, document])).toEqual([
      [2027, "国办发明电〔2026〕10号"],
    ]);
    expect(entered[0]?.off).toContain("2027-01-04");
    const { store } = value(workstation.desk());
    const rows = await store.read((reader) =>
      reader.all(z.object({ document: z.string() }), "SELECT document FROM arrangement"),
    );
    expect(rows).toHaveLength(2);
    for (const sql of ["UPDATE arrangement SET year = 1", "DELETE FROM arrangement"]) {
      await expect(store.write((tx) => tx.run(sql))).rejects.toThrow(/append-only/u);
    }
  });

  test.each([
    ["is no notice", "今年照旧。", "E-HOL-01"],
    ["is cut off before the National Day", NEW_YEAR, "E-HOL-02"],
    ["is of another year", NOTICE_2027.replace("1月1日（周五）", "1月1日（周四）"), "E-HOL-03"],
  ])("are not entered from a text that %s: nothing is written", async (_, text, code) => {
    const office = await newOffice();
    const before = await journalOf(office);
    expect(problem(await enter(office.handlers, text)).code).toBe(code);
    expect(value(await office.handlers["arrangements.list"]({})).entered).toEqual([]);
    expect(await journalOf(office)).toEqual(before);
    expect((await opened(office.handlers)).arrangements).toEqual([]);
  });

  it("tell the day of a claim whose limit crosses the New Year, of versions and drafts alike", async () => {
    const { handlers } = await newOffice();
    const limit = { path: "processingDays", value: "60", document: "函" };
    value(await handlers["settings.set-value"]({ packId: "kaifeng-residents-2023", ...limit }));
    const form = commitment();
    const [version, draft] = [await newCase(handlers), await newCase(handlers)];
    value(await handlers["case.seal"]({ caseId: version, form }));
    value(await handlers["draft.save"]({ caseId: draft, form }));
    const due = async (): Promise<readonly (string | null)[]> => {
      const { deadlines } = value(await handlers["ahead.read"]({}));
      return deadlines.filter(({ kind }) => kind === "claim").map((one) => one.day);
    };
    expect(await due()).toEqual([null, null]);
    value(await enter(handlers, NOTICE_2027));
    // 29 of November and December; then 20 of January and its Sunday 31, four before the festival,
    // and after it 12, Sunday 14, and 15 to 18 February.
    expect(await due()).toEqual(["2027-02-18", "2027-02-18"]);
    value(await enter(handlers, CHANGED));
    expect(await due()).toEqual(["2027-02-19", "2027-02-19"]);
  });
});

describe("the table of arrangements", () => {
  const entered = {
    year: 2027,
    off: [day("2027-01-01"), day("2027-10-01")],
    worked: [day("2027-01-03")],
    document: DOCUMENT,
    operator: { id: "operator-1", name: "李建国" },
    on: "2026-11-20",
  };

  async function deskWithOne(): Promise<TestDesk> {
    const desk = await newDesk();
    await desk.store.write((tx) => addArrangement(tx, entered));
    return desk;
  }

  it("gives back what was put in, and the calendar counts by it", async () => {
    const { store } = await deskWithOne();
    const { year, off, worked, document, on } = entered;
    expect(await store.read(readArrangements)).toEqual([
      { year, off, worked, document, by: "李建国", on },
    ]);
    const calendar = await store.read(readCalendar);
    const after = addWorkingDays(day("2026-12-31"), 1, calendar);
    expect(after).toEqual({ ok: true, value: "2027-01-03" });
  });

  it("is taken out of damaged data, and out of a copy, with the rest", async () => {
    const desk = await deskWithOne();
    for (const take of [salvage, fillFrom]) {
      const rescued = await newDesk();
      await onConnection(desk.file, "read", desk.key, (from) =>
        onConnection(rescued.file, "write", rescued.key, async (to) => void (await take(from, to))),
      );
      const [only, ...more] = await rescued.store.read(readArrangements);
      expect(only).toMatchObject({ year: 2027, off: entered.off, worked: entered.worked });
      expect(more).toEqual([]);
    }
  });
});
