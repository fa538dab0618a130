import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { afterEach, describe, expect, it } from "vitest";
import { type Ask, NO_DIALOGS } from "../../electron/session/ask.ts";
import { csvOf } from "../../electron/session/journal-of.ts";
import { openCase } from "../../electron/store/cases.ts";
import type { Reader, Transaction } from "../../electron/store/connection.ts";
import {
  checkJournal,
  JOURNAL_START,
  note,
  readJournal,
  record,
} from "../../electron/store/journal.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { newDesk, newFolder, problem, reopened, sealed, type TestDesk, value } from "./desk.ts";
import { hire, journalOf, logIn, newOffice, type Office, PASSWORD } from "./office.ts";
import { commitment, referral } from "./people.ts";

/** What a check says of a journal shorter than one slice. */
async function journalFaults(reader: Reader): Promise<readonly string[]> {
  return (await checkJournal(reader, JOURNAL_START, 500)).faults;
}

const opened: Office[] = [];

async function office(...given: Parameters<typeof newOffice>): Promise<Office> {
  const made = await newOffice(...given);
  opened.push(made);
  return made;
}

afterEach(async () => {
  for (const { workstation } of opened.splice(0)) await workstation.close();
});

async function actionsOf(desk: TestDesk): Promise<readonly string[]> {
  const { entries } = await desk.store.read((reader) =>
    readJournal(reader, { before: null, action: null, limit: 500 }),
  );
  return entries.toReversed().map(({ action, subject }) => `${action} ${subject}`);
}

describe("the journal", () => {
  it("tells a day in its order: who came, what was looked at, sealed and decided, who left", async () => {
    const here = await office();
    const { caseId, number } = value(await here.handlers["case.create"]({ insurance: "resident" }));
    value(await here.handlers["case.seal"]({ caseId, form: referral() }));
    value(await here.handlers["case.open"]({ caseId }));
    value(await here.handlers["office.set-idle"]({ minutes: 15 }));
    await here.workstation.close("关闭程序");
    value(await logIn(here, here.id));
    expect(await journalOf(here)).toEqual([
      "李建国 operator-added 李建国 首次设置，主管",
      "李建国 sign-in",
      `李建国 case-sealed ${number} 第 1 版`,
      `李建国 case-viewed ${number}`,
      "李建国 office-changed 自动锁屏 10 分钟改为 15 分钟",
      "李建国 sign-out 关闭程序",
      "李建国 sign-in",
    ]);
  });

  it("tells of wrong passwords when the next operator has logged in: whose, how many, when", async () => {
    const here = await office();
    const id = await hire(here, "王秀英", "clerk");
    await here.workstation.close();
    for (const password of ["a", "b", "c"]) problem(await logIn(here, id, password));
    value(await logIn(here, here.id));
    const told = (await journalOf(here)).filter((line) => line.includes("sign-in-failed"));
    expect(told).toEqual([
      expect.stringMatching(
        /^李建国 sign-in-failed 王秀英 3 次，2026-11-20 09:00:\d\d 至 2026-11-20 09:00:\d\d$/u,
      ),
    ]);
    value(await logIn(here, here.id));
    expect((await journalOf(here)).filter((line) => line.includes("failed"))).toHaveLength(1);
  });

  it("tells of a wrong password that somebody types who is logged in already", async () => {
    const here = await office();
    const { handlers } = here;
    problem(await handlers["password.change"]({ old: "guess one", new: "六月的风 2026" }));
    problem(await handlers["keys.new-recovery"]({ own: "guess two" }));
    const told = (await journalOf(here)).filter((line) => line.includes("sign-in-failed"));
    const wrong = "李建国 sign-in-failed 李建国 登录以后核对本人口令，输错";
    expect(told).toEqual([wrong, wrong]);
  });

  it("tells of them, and stays slow, when the program was ended in between", async () => {
    const here = await office();
    await here.workstation.close();
    for (const password of ["a", "b", "c"]) problem(await logIn(here, here.id, password));
    const next = await office({ again: here });
    problem(await logIn(next, here.id, "d"));
    expect(next.waits).toEqual([2000]);
    value(await logIn(next, here.id));
    expect(await journalOf(next)).toContainEqual(
      expect.stringMatching(/^李建国 sign-in-failed 李建国 4 次，/u),
    );
  });

  it("tells decisions on the pool's settings apart from values put in place of a document's", async () => {
    const here = await office();
    const packId = "kaifeng-residents-2023";
    const document = "汴医保〔2026〕9号";
    const unset = "settlement.supplements.medical-assistance.scale.deductible";
    const given = "settlement.rows.city-3.deductible";
    const set = here.handlers["settings.set-value"];
    value(await set({ packId, path: unset, value: "1200", document }));
    value(await set({ packId, path: given, value: "1000", document }));
    expect((await journalOf(here)).slice(-2)).toEqual([
      `李建国 setting-decided ${unset} ${packId}；1200；${document}`,
      `李建国 overridden ${given} ${packId}；1000；${document}`,
    ]);
  });

  it("is there with the thing it tells of, or neither is", async () => {
    const desk = await newDesk();
    const failing = desk.store.write(async (tx) => {
      await record(tx, desk, "case-sealed", "1");
      throw new Error("the power fails");
    });
    await expect(failing).rejects.toThrow();
    expect(await actionsOf(desk)).toEqual([]);
  });

  it("names no insured person", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    value(await openCase(desk, caseId));
    const rows = JSON.stringify(await actionsOf(desk));
    const { name, certNo } = referral().person;
    expect([name, certNo].filter((text) => rows.includes(text))).toEqual([]);
  });

  it("gives its pages from the newest on, of one action or of all", async () => {
    const desk = await newDesk();
    for (const subject of ["1", "2", "3", "4", "5"]) await note(desk, "case-viewed", subject);
    await note(desk, "printed", "6");
    const page = (before: number | null): ReturnType<typeof readJournal> =>
      desk.store.read((reader) => readJournal(reader, { before, action: "case-viewed", limit: 2 }));
    const first = await page(null);
    expect(first.entries.map(({ subject }) => subject)).toEqual(["5", "4"]);
    const second = await page(first.next);
    expect(second.entries.map(({ subject }) => subject)).toEqual(["3", "2"]);
    const third = await page(second.next);
    expect(third.entries.map(({ subject }) => subject)).toEqual(["1"]);
    expect(third.next).toBeNull();
  });

  it("cannot be changed or shortened by a statement", async () => {
    const desk = await newDesk();
    await note(desk, "sign-in", "");
    for (const sql of ["UPDATE journal SET subject = 'x'", "DELETE FROM journal"]) {
      await expect(desk.store.write((tx) => tx.run(sql))).rejects.toThrow("append-only");
    }
  });
});

describe("a look at a case while the disk is full", () => {
  it("goes on, and is entered with its own time when there is room again", async () => {
    const desk = await newDesk();
    const { caseId, number } = await sealed(desk, referral());
    const set = (pragma: string): Promise<unknown> =>
      desk.store.read((reader) => reader.all(z.unknown(), `PRAGMA ${pragma}`));
    await set("query_only = ON");
    expect(value(await openCase(desk, caseId)).number).toBe(number);
    await set("query_only = OFF");
    await note(desk, "printed", number);
    expect((await actionsOf(desk)).slice(-2)).toEqual([
      `case-viewed ${number}`,
      `printed ${number}`,
    ]);
    expect(await desk.store.read(journalFaults)).toEqual([]);
  });
});

/** Someone with the key and bad intent. */
async function tamper(
  desk: TestDesk,
  change: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  await desk.store.write(async (tx) => {
    await tx.run("DROP TRIGGER journal_no_update");
    await tx.run("DROP TRIGGER journal_no_delete");
    await change(tx);
  });
}

describe("the chain of the journal", () => {
  async function fourEntries(): Promise<TestDesk> {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    value(await sealRevision(desk, caseId, commitment()));
    value(await openCase(desk, caseId));
    await note(desk, "sign-out", "");
    return desk;
  }

  it("holds after ordinary work and a restart", async () => {
    const desk = await reopened(await fourEntries());
    await note(desk, "sign-in", "");
    expect(await desk.store.read(journalFaults)).toEqual([]);
  });

  const changes = [
    {
      how: "a subject that was changed",
      sql: "UPDATE journal SET subject = 'x' WHERE seq = 2",
      says: "第 2 条内容被改动过",
    },
    {
      how: "a time that was changed",
      sql: "UPDATE journal SET at = '2026-11-19T01:00:00.000Z' WHERE seq = 2",
      says: "第 2 条内容被改动过",
    },
    {
      how: "an operator who was exchanged",
      sql: "UPDATE journal SET operator_id = 'x' WHERE seq = 2",
      says: "第 2 条内容被改动过",
    },
    { how: "an entry taken out", sql: "DELETE FROM journal WHERE seq = 2", says: "第 2 条不见了" },
    {
      how: "the last entry taken out",
      sql: "DELETE FROM journal WHERE seq = 4",
      says: "第 4 条及以后不见了",
    },
    { how: "all entries taken out", sql: "DELETE FROM journal", says: "第 1 条及以后不见了" },
  ];

  it.each(changes)("shows $how", async ({ sql, says }) => {
    const desk = await fourEntries();
    await tamper(desk, (tx) => tx.run(sql));
    expect((await desk.store.read(journalFaults)).join("\n")).toContain(`经办日志${says}`);
  });
});

function asking(file: string): Ask {
  return { ...NO_DIALOGS, saveAs: () => Promise.resolve(file) };
}

describe("the exported journal", () => {
  it("holds the entries of the days asked for, in China's time, and that it was exported", async () => {
    const folder = await newFolder();
    const file = path.join(folder, "journal.csv");
    const here = await office({ ask: asking(file) });
    const days = { from: "2026-11-20", to: "2026-11-20" };
    expect(value(await here.handlers["journal.export"](days))).toBe(file);
    const text = await readFile(file, "utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text.slice(1).split("\r\n")[2]).toMatch(
      /^"2","2026-11-20 09:00:\d\d","李建国","登录","","","[0-9a-f]{64}"$/u,
    );
    expect(await journalOf(here)).toContain(
      "李建国 exported 经办日志 2026-11-20 至 2026-11-20，2 条",
    );
    const day = { from: "2026-11-21", to: "2026-11-21" };
    value(await here.handlers["journal.export"](day));
    expect((await readFile(file, "utf8")).split("\r\n")).toHaveLength(2);
  });

  it("is not written when the dialog was closed, the days are reversed, or the folder refuses", async () => {
    const here = await office();
    const days = { from: "2026-11-20", to: "2026-11-20" };
    expect(value(await here.handlers["journal.export"](days))).toBeNull();
    const reversed = { from: "2026-11-21", to: "2026-11-20" };
    expect(problem(await here.handlers["journal.export"](reversed)).code).toBe("E-JRN-02");
    const nowhere = path.join(here.files.database, "journal.csv");
    const other = await office({ ask: asking(nowhere) });
    expect(problem(await other.handlers["journal.export"](days)).code).toBe("E-JRN-01");
  });

  const cells = [
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ["＝1＋1", `"'＝1＋1"`],
    ["+86", `"'+86"`],
    ["-1", `"'-1"`],
    ["@SUM", `"'@SUM"`],
    ["\tx", `"'\tx"`],
    ["410200-A3", `"410200-A3"`],
  ] as const;

  it.each(cells)(
    "writes the cell %o so that a spreadsheet computes nothing",
    (subject, written) => {
      const entry = {
        seq: 1,
        at: "2026-11-20T01:00:00.000Z",
        operatorId: "1",
        operatorName: "李建国",
        action: "printed",
        subject,
        detail: "",
        hash: "h",
      } as const;
      expect(csvOf([entry]).split("\r\n")[1]).toBe(
        `"1","2026-11-20 09:00:00","李建国","打印",${written},"","h"`,
      );
    },
  );
});

describe("who may read the journal", () => {
  it("is a supervisor", async () => {
    const here = await office();
    const id = await hire(here, "王秀英", "clerk");
    value(await logIn(here, id, PASSWORD));
    const asked = { before: null, action: null, limit: 1 } as const;
    expect(problem(await here.handlers["journal.read"](asked)).code).toBe("E-ROLE-01");
  });
});
