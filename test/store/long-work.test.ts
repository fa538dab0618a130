import { PDFDocument } from "pdf-lib";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ok } from "../../core/result.ts";
import type { Drawer } from "../../electron/forms/drawer.ts";
import { NO_PRINTING, type PaperJob, type Printing } from "../../electron/print/printing.ts";
import { archiveHandlers } from "../../electron/session/archive.ts";
import { NO_DIALOGS } from "../../electron/session/ask.ts";
import { atDeskOf, guarded } from "../../electron/session/at-desk.ts";
import { exportJournal } from "../../electron/session/journal-of.ts";
import { ledgerHandlers } from "../../electron/session/ledger.ts";
import { printHandlers } from "../../electron/session/printing.ts";
import { StoreChecks } from "../../electron/session/store-check.ts";
import { statisticsHandlers } from "../../electron/session/statistics.ts";
import { fault } from "../../electron/store/faults.ts";
import { WorkDesk } from "../../electron/work/work-desk.ts";
import { CancelsAt } from "./cancelling.ts";
import { newFolder, problem, value } from "./desk.ts";
import { journalOf, newOffice, type Office } from "./office.ts";
import { commitment } from "./people.ts";

const CANCELLED = fault("N-DB-11", "cancelled", "again");

async function sealedIn({ handlers }: Office): Promise<string> {
  const { caseId } = value(await handlers["case.create"]({ insurance: "resident" }));
  value(await handlers["case.seal"]({ caseId, form: commitment() }));
  return caseId;
}

describe("the work that somebody waits for", () => {
  it("is one at a time, tells how far it is, and nothing once it is over", async () => {
    const works = new WorkDesk();
    let end: () => void = () => undefined;
    const first = works.run<string>("verify", CANCELLED, ({ tell }) => {
      tell("cases", { done: 2, of: 9 });
      return new Promise((resolve) => (end = () => resolve(ok("done"))));
    });
    expect(works.progress()).toEqual({ work: "verify", step: "cases", on: "", done: 2, of: 9 });
    const second = await works.run("backup", CANCELLED, () => Promise.resolve(ok("done")));
    expect(problem(second).code).toBe("E-WORK-01");
    end();
    expect(value(await first)).toBe("done");
    expect(works.progress()).toBeNull();
  });

  it("that is past the point where it can end is done, whatever was pressed", async () => {
    const works = new WorkDesk();
    works.cancel();
    const late = works.run("backup", CANCELLED, () => {
      works.cancel();
      return Promise.resolve(ok("done"));
    });
    expect(value(await late)).toBe("done");
  });
});

describe("a check of the data that is cancelled", () => {
  it.each(["structure", "documents", "cases"] as const)(
    "while it looks at the %s is no check; the next one goes over everything",
    async (step) => {
      const here = await newOffice();
      await sealedIn(here);
      await here.handlers["store.verify"]({});
      const works = new CancelsAt(step);
      const check = await works.run("verify", CANCELLED, (progress) =>
        guarded(() => here.workstation.verify(progress)),
      );
      expect(problem(check)).toEqual(CANCELLED);
      const whole = value(await here.handlers["store.verify"]({ asked: true }));
      expect(whole).toMatchObject({ cases: 1, revisions: 1, faults: [] });
      await here.workstation.close();
    },
  );

  it("leaves the check after the log-in alone, which it had only joined", async () => {
    const here = await newOffice();
    await sealedIn(here);
    const session = value(here.workstation.session());
    const checks = new StoreChecks();
    checks.begin(session);
    const works = new CancelsAt("structure");
    const joined = await works.run("verify", CANCELLED, (progress) =>
      guarded(async () => ok(await checks.result(session, progress))),
    );
    expect(problem(joined)).toEqual(CANCELLED);
    expect(await checks.result(session)).toMatchObject({ cases: 1, faults: [] });
    await here.workstation.close();
  });
});

/** Draws one page. */
const draw: Drawer = async (kind) => {
  const document = await PDFDocument.create();
  document.addPage([595.28, 841.89]).drawText(kind, { x: 90, y: 700 });
  return { bytes: await document.save(), pages: 1, missingGlyphs: [] };
};

/** Keeps what it is given. */
function printerThat(taken: PaperJob[]): Printing {
  const office = { name: "Office", label: "窗口打印机", state: "ready", reason: "" } as const;
  return {
    ...NO_PRINTING,
    printers: () => Promise.resolve(ok([{ ...office, isDefault: true }])),
    print: (job) => {
      taken.push(job);
      return Promise.resolve(ok({ printer: job.printer, id: null }));
    },
  };
}

describe("a print run that is cancelled", () => {
  const papers = (["filing", "commitment", "statement"] as const).map((form) => ({
    form,
    copies: 1,
  }));

  async function run(works: WorkDesk) {
    const here = await newOffice();
    const caseId = await sealedIn(here);
    const taken: PaperJob[] = [];
    const print = printHandlers(atDeskOf(here.workstation), draw, printerThat(taken), works);
    const sent = await print["print.send"]({
      caseId,
      papers: papers.slice(0, 2),
      way: "printer",
    });
    return { here, caseId, taken, print, sent };
  }

  it("while the forms are drawn has given nothing to the printer and fixed no paper", async () => {
    const { here, caseId, taken, print, sent } = await run(new CancelsAt("drawing"));
    expect(problem(sent).code).toBe("N-PRT-15");
    expect(taken).toEqual([]);
    expect(value(await print["print.jobs"]({ caseId }))).toEqual([]);
    await here.workstation.close();
  });

  it("between two papers tells how many the printer has; the others were not sent, and can be", async () => {
    const works = new CancelsAt("handing-over");
    const { here, caseId, taken, print, sent } = await run(works);
    const { problem: told, jobs } = value(sent);
    expect(told?.what).toBe("打印已取消：1 种表单已交给打印机，1 种没有交。");
    expect(taken.map(({ title }) => title)).toHaveLength(1);
    expect(jobs.map(({ state }) => state).toSorted()).toEqual(["failed", "sent"]);
    const journal = await journalOf(here);
    expect(journal.filter((entry) => entry.includes("printed"))).toHaveLength(1);
    // Nobody is asked whether a paper came out that no printer was given.
    const [kept] = jobs.filter(({ state }) => state === "failed");
    expect(kept?.detail).toBe("打印已取消，没有交给打印机。");
    const seen = { caseId, papers: [{ jobId: kept?.jobId ?? "", out: true }] };
    expect(problem(await print["print.confirm"](seen)).code).toBe("E-PRT-10");
    await here.workstation.close();
  });
});

describe("an export that is cancelled", () => {
  /** The exports of a counter with one case, into a file that is there already. */
  async function exporting(works: WorkDesk) {
    const here = await newOffice();
    const caseId = await sealedIn(here);
    const folder = await newFolder();
    const file = path.join(folder, "an earlier export");
    await writeFile(file, "earlier");
    const ask = { ...NO_DIALOGS, saveAs: () => Promise.resolve(file) };
    const desk = atDeskOf(here.workstation);
    const days = { from: "2000-01-01", to: "2099-12-31" };
    const noPdf = () => Promise.reject(new Error("no fonts here"));
    const ledger = ledgerHandlers(desk, noPdf, NO_PRINTING, ask, works);
    return {
      here,
      folder,
      file,
      of: {
        archive: () => archiveHandlers(desk, ask, works)["archive.export"]({ caseId }),
        statistics: () => statisticsHandlers(desk, ask, works)["statistics.export"](days),
        ledger: () => ledger["ledger.save"]({ date: "2026-11-20", as: "csv" }),
        journal: () =>
          works.run("journal", CANCELLED, (progress) =>
            desk("journal.export", (session) => exportJournal(session.desk, days, file, progress)),
          ),
      },
    };
  }

  it.each([
    ["archive", "packing", "N-ARC-04"],
    ["archive", "writing", "N-ARC-04"],
    ["statistics", "gathering", "N-STA-04"],
    ["statistics", "writing", "N-STA-04"],
    ["ledger", "drawing", "N-LDG-02"],
    ["ledger", "writing", "N-LDG-02"],
    ["journal", "listing", "N-DB-11"],
    ["journal", "writing", "N-DB-11"],
  ] as const)(
    "(%s, while %s) leaves the earlier file as it was and nothing beside it",
    async (which, step, code) => {
      const works = new CancelsAt(step);
      const { here, folder, file, of } = await exporting(works);
      expect(problem(await of[which]()).code).toBe(code);
      expect(works.steps.at(-1)).toBe(step);
      expect(await readdir(folder)).toEqual([path.basename(file)]);
      expect(await readFile(file, "utf8")).toBe("earlier");
      await here.workstation.close();
    },
  );

  it("is in the journal as one that was not written, where it had been entered that it leaves", async () => {
    const { here, of } = await exporting(new CancelsAt("writing"));
    expect(problem(await of.archive()).code).toBe("N-ARC-04");
    const entries = (await journalOf(here)).filter((entry) => entry.includes("exported"));
    expect(entries).toHaveLength(2);
    expect(entries.some((entry) => entry.includes("已取消，没有写成"))).toBe(true);
    await here.workstation.close();
  });

  it("and asked for again is written whole", async () => {
    const { here, file, of } = await exporting(new CancelsAt(null));
    value(await of.archive());
    expect((await readFile(file)).subarray(0, 2).toString()).toBe("PK");
    await here.workstation.close();
  });

  it("is no error in the day's log of errors", async () => {
    const { here, of } = await exporting(new CancelsAt("packing"));
    problem(await of.archive());
    const log = value(await here.handlers["errors.day"]({ day: "2026-11-20" }));
    expect(log.problems).toEqual([]);
    await here.workstation.close();
  });
});
