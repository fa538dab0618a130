import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { drawLedger } from "../../core/forms/draw.ts";
import { dayTotals } from "../../core/forms/ledger.ts";
import { yuan } from "../../core/money.ts";
import { ok } from "../../core/result.ts";
import type { Printer } from "../../electron/contract/printing.ts";
import { ledgerDrawerWith } from "../../electron/forms/drawer.ts";
import type { PaperJob, Printing } from "../../electron/print/printing.ts";
import { NO_PRINTING } from "../../electron/print/printing.ts";
import { handlersOf } from "../../electron/session/handlers.ts";
import { createCase, saveDraft } from "../../electron/store/cases.ts";
import { workOfDay } from "../../electron/store/day-work.ts";
import { issueForms } from "../../electron/forms/forms.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { newDesk, newFolder, problem, sealed, TestClock, type TestDesk, value } from "./desk.ts";
import { journalOf, newOffice } from "./office.ts";
import { referral } from "./people.ts";

const DAY = "2026-11-20";

/** The desk at another moment. */
function at(desk: TestDesk, moment: string): TestDesk {
  return { ...desk, clock: new TestClock(moment) };
}

const work = (desk: TestDesk, date: string = DAY) =>
  desk.store.read((reader) => workOfDay(reader, day(date)));

function named(name: string): CaseForm {
  const form = referral();
  return { ...form, person: { ...form.person, name } };
}

/** A filing alone, with no stay to settle. */
function filingOnly(): CaseForm {
  const form = named("周芳");
  const stay = { ...form.stay, hospital: "", admission: "", discharge: "", settled: "" };
  return { ...form, stay, invoices: [], lines: [] };
}

describe("the work of a day", () => {
  it("is what was sealed on it, each case once in the order of the work, as its last version has it", async () => {
    const desk = await newDesk();
    const first = await sealed(desk, named("陈㛃"));
    await sealed(desk, named("李秀英"));
    const again = { ...first.form, agent: { ...first.form.agent, name: "陈明" } };
    value(
      await sealRevision(
        { ...desk, operator: { ...desk.operator, name: "赵敏" } },
        first.caseId,
        again,
      ),
    );
    const entries = await work(desk);
    expect(entries.map(({ name, operator }) => [name, operator])).toEqual([
      ["陈㛃", "赵敏"],
      ["李秀英", "李建国"],
    ]);
    expect(entries[0]).toMatchObject({ caseNumber: first.number, business: "备案、手工报销" });
  });

  it("leaves out what was typed and not sealed, and keeps a case that was typed on afterwards", async () => {
    const desk = await newDesk();
    const { caseId, form } = await sealed(desk, named("陈㛃"));
    const typed = value(await createCase(desk, "resident"));
    value(await saveDraft(desk, typed.caseId, named("李秀英")));
    const later = { ...form, person: { ...form.person, name: "陈明" } };
    value(await saveDraft(desk, caseId, later));
    expect((await work(desk)).map(({ name }) => name)).toEqual(["陈㛃"]);
  });

  it.each([
    ["2026-11-21T15:59:50.000Z", "2026-11-21"],
    ["2026-11-21T16:00:00.000Z", "2026-11-22"],
    ["2026-11-22T15:59:50.000Z", "2026-11-22"],
    ["2026-11-22T16:00:00.000Z", "2026-11-23"],
  ])("counts by the day in China: %s is work of %s", async (moment, date) => {
    const desk = await newDesk();
    await sealed(at(desk, moment), referral());
    for (const other of ["2026-11-21", "2026-11-22", "2026-11-23"]) {
      expect(await work(desk, other)).toHaveLength(other === date ? 1 : 0);
    }
  });

  it("keeps the figures of each day for a case that is worked on again on the next", async () => {
    const desk = await newDesk();
    const { caseId, form } = await sealed(desk, referral());
    const [line, ...others] = form.lines;
    if (line === undefined) throw new Error("no line");
    const invoices = form.invoices.map((one, index) =>
      index === 0 ? { ...one, amount: "20000.00" } : one,
    );
    const more = { ...form, invoices, lines: [{ ...line, amount: "20000.00" }, ...others] };
    const next = at(desk, "2026-11-21T02:00:00.000Z");
    value(await sealRevision(next, caseId, more));
    const [before] = await work(desk, "2026-11-20");
    const [after] = await work(desk, "2026-11-21");
    expect(before?.total).not.toBe(after?.total);
    expect(await work(desk, "2026-11-22")).toEqual([]);
  });

  it("names a case whose papers were issued on the day, whenever it was sealed", async () => {
    const desk = await newDesk();
    const { caseId, number } = await sealed(desk, referral());
    const later = at(desk, "2026-12-04T02:00:00.000Z");
    const drawn = { bytes: new Uint8Array([37]), pages: 1, missingGlyphs: [] };
    value(await issueForms(later, () => Promise.resolve(drawn), caseId, ["filing"]));
    expect((await work(desk, "2026-12-04")).map(({ caseNumber }) => caseNumber)).toEqual([number]);
    expect(await work(desk, "2026-12-03")).toEqual([]);
  });

  it("sums what is known to the fen; a filing alone has no amounts, and an unknown one is not zero", async () => {
    const desk = await newDesk();
    await sealed(desk, referral());
    await sealed(desk, filingOnly());
    const form = referral();
    await sealed(desk, { ...form, invoices: [], lines: [] });
    const entries = await work(desk);
    expect(
      entries.map(({ business, settles, total }) => [business, settles, total === null]),
    ).toEqual([
      ["备案、手工报销", true, false],
      ["备案", false, true],
      ["备案、手工报销", true, true],
    ]);
    const { total, fund, open } = dayTotals(entries);
    expect([total, fund]).toEqual([entries[0]?.total, entries[0]?.fund]);
    expect(yuan(total)).toMatch(/^\d+\.\d{2}$/u);
    expect(open).toBe(1);
  });

  it("keeps the line of a version that cannot be read any more, its amounts open", async () => {
    const desk = await newDesk();
    const { number } = await sealed(desk, referral());
    await desk.store.write(async (tx) => {
      await tx.run("DROP TRIGGER revision_no_update", []);
      await tx.run("UPDATE revision SET body = '{}'", []);
    });
    const [entry] = await work(desk);
    expect(entry).toMatchObject({ caseNumber: number, total: null, fund: null, settles: true });
  });
});

const OFFICE: Printer = {
  name: "Office",
  label: "窗口打印机",
  state: "ready",
  reason: "",
  isDefault: true,
};

/** A print system that remembers what it was given. */
function printerThat(state: Printer["state"], jobs: PaperJob[] = []): Printing {
  return {
    ...NO_PRINTING,
    printers: () => Promise.resolve(ok([{ ...OFFICE, state }])),
    print: (job) => {
      jobs.push(job);
      return Promise.resolve(ok({ printer: job.printer, id: "Office-1" }));
    },
    dialog: () => Promise.resolve(ok(false)),
  };
}

const drawDay = ledgerDrawerWith(drawLedger, path.resolve(import.meta.dirname, "../../resources"));
const noForms = (): Promise<never> => Promise.reject(new Error("no forms here"));

async function windowWith(printing: Printing, file: string | null = null) {
  const office = await newOffice();
  const ask = {
    folder: () => Promise.resolve(null),
    saveAs: () => Promise.resolve(file),
    files: () => Promise.resolve([]),
  };
  const { workstation } = office;
  const handlers = handlersOf(workstation, noForms, ask, undefined, printing, drawDay);
  const opened = value(await handlers["case.create"]({ insurance: "resident" }));
  value(await handlers["case.seal"]({ caseId: opened.caseId, form: referral() }));
  return { ...office, handlers, number: opened.number };
}

describe("业务台账 at the window", () => {
  it("is drawn, handed to the chosen printer and journalled without a name", async () => {
    const jobs: PaperJob[] = [];
    const window = await windowWith(printerThat("ready", jobs));
    const request = { date: DAY, printer: "Office", copies: 2 };
    const done = value(await window.handlers["ledger.print"](request));
    expect(done).toEqual({ where: "窗口打印机", missingGlyphs: [] });
    expect(jobs).toMatchObject([{ title: "业务台账 2026-11-20", copies: 2, printer: "Office" }]);
    expect(
      Buffer.from(jobs[0]?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect(await journalOf(window)).toContain(
      "李建国 printed 业务台账 2026-11-20 1 件，2 份，窗口打印机",
    );
  });

  it.each([
    ["stopped", "E-PRT-04"],
    ["no-answer", "E-PRT-06"],
  ] as const)("goes to no printer that is %s, and nothing is journalled", async (state, code) => {
    const jobs: PaperJob[] = [];
    const window = await windowWith(printerThat(state, jobs));
    const request = { date: DAY, printer: "Office", copies: 1 };
    expect(problem(await window.handlers["ledger.print"](request)).code).toBe(code);
    expect(jobs).toEqual([]);
    expect((await journalOf(window)).join()).not.toContain("printed");
  });

  it("is not printed when the dialog of the system is closed", async () => {
    const window = await windowWith(printerThat("ready"));
    const request = { date: DAY, printer: null, copies: 1 };
    expect(problem(await window.handlers["ledger.print"](request)).code).toBe("N-PRT-11");
    expect((await journalOf(window)).join()).not.toContain("printed");
  });

  it("is saved as a table whose amounts a spreadsheet reads, and the journal tells of it", async () => {
    const file = path.join(await newFolder(), "台账.csv");
    const window = await windowWith(NO_PRINTING, file);
    value(await window.handlers["ledger.save"]({ date: DAY, as: "csv" }));
    const [head, row] = (await readFile(file, "utf8")).split("\r\n");
    expect(head).toContain('"受理号","姓名","事项","总额","基金支付"');
    const entry = value(await window.handlers["ledger.day"]({ date: DAY })).entries[0];
    if (entry?.total == null || entry.fund === null) throw new Error("amounts are open");
    expect(row).toContain(`"${window.number}","程𬱖","备案、手工报销"`);
    expect(row).toContain(`"${yuan(entry.total)}","${yuan(entry.fund)}"`);
    expect(await journalOf(window)).toContain("李建国 exported 业务台账 2026-11-20 1 件，表格");
  });

  it("is saved as the page that would be printed", async () => {
    const file = path.join(await newFolder(), "台账.pdf");
    const window = await windowWith(NO_PRINTING, file);
    const done = value(await window.handlers["ledger.save"]({ date: DAY, as: "pdf" }));
    expect(done?.where).toBe(file);
    expect((await readFile(file)).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("is written nowhere when the dialog is closed, and a folder that takes nothing is told", async () => {
    const closed = await windowWith(NO_PRINTING, null);
    expect(value(await closed.handlers["ledger.save"]({ date: DAY, as: "pdf" }))).toBeNull();
    expect((await journalOf(closed)).join()).not.toContain("exported");
    const nowhere = await windowWith(NO_PRINTING, "/no/such/folder/a.csv");
    const told = await nowhere.handlers["ledger.save"]({ date: DAY, as: "csv" });
    expect(problem(told).code).toBe("E-LDG-01");
  });
});
