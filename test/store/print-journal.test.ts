import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { FORM_TITLE, type FormKind } from "../../core/forms/kinds.ts";
import { ok } from "../../core/result.ts";
import type { PrintJob, PrintRun } from "../../electron/contract/printing.ts";
import type { Drawer } from "../../electron/forms/drawer.ts";
import { cupsPrinting } from "../../electron/print/cups.ts";
import { confirmRun, handOver, noteHanded, printJobs } from "../../electron/print/outcome.ts";
import { prepareRun } from "../../electron/print/papers.ts";
import { NO_PRINTING, type Printing } from "../../electron/print/printing.ts";
import { sha256Hex } from "../../electron/store/blobs.ts";
import { type Desk, NO_SUCH_CASE, openCase, saveDraft } from "../../electron/store/cases.ts";
import { readJournal } from "../../electron/store/journal.ts";
import {
  chooseCopies,
  choosePrinter,
  keepOffset,
  printChoices,
  printOffsets,
} from "../../electron/store/print-settings.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { newDesk, problem, reopened, sealed, value } from "./desk.ts";
import { commitment, referral } from "./people.ts";
import { HAS_CUPS, PrintServer } from "./print-server.ts";

let drawings = 0;

/** Draws a page that differs every time, as one of another day would. */
const draw: Drawer = async (kind) => {
  drawings += 1;
  const document = await PDFDocument.create();
  document.addPage([595.28, 841.89]).drawText(`${kind} drawing ${drawings}`, { x: 90, y: 700 });
  return { bytes: await document.save(), pages: 1, missingGlyphs: [] };
};

interface Asked {
  readonly caseId: string;
  readonly forms: readonly FormKind[];
  readonly way?: "printer" | "dialog";
}

async function send(desk: Desk, printing: Printing, { caseId, forms, way }: Asked) {
  const papers = forms.map((form) => ({ form, copies: 2 }));
  const request = { caseId, papers, way: way ?? "printer" };
  const run = await prepareRun(desk, draw, printing, request);
  if (!run.ok) return run;
  return noteHanded(desk, desk, run.value, await handOver(printing, run.value));
}

function seen(caseId: string, { jobs }: Pick<PrintRun, "jobs">, out: boolean) {
  return { caseId, papers: jobs.map(({ jobId }) => ({ jobId, out })) };
}

function states(jobs: readonly PrintJob[]): readonly string[] {
  return jobs.map(({ form, state, reprint }) => `${form} ${state} ${reprint}`);
}

describe.runIf(HAS_CUPS)("the print journal, over a real CUPS server", () => {
  let server: PrintServer;
  let printing: Printing;
  beforeAll(async () => {
    server = await PrintServer.start();
    await server.addQueue("Office", "窗口打印机");
    await server.addQueue("Broken", "坏的打印机");
    await server.reject("Broken", "送修");
    await server.setDefault("Office");
    printing = { ...cupsPrinting(server.environment), dialog: NO_PRINTING.dialog };
  });
  afterAll(() => server.stop());

  const lastSpooled = async () => sha256Hex((await server.spooled()).at(-1) ?? new Uint8Array());

  it("issues a paper when the clerk has seen it come out, and not before", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, commitment());
    const run = value(await send(desk, printing, { caseId, forms: ["filing", "commitment"] }));
    expect(run.problem).toBeNull();
    expect(run.jobs).toHaveLength(2);
    expect(run.jobs[0]).toMatchObject({ state: "sent", copies: 2, printer: "窗口打印机" });
    expect(value(await openCase(desk, caseId))).toMatchObject({ issued: [], version });

    const confirmed = value(await confirmRun(desk, seen(caseId, run, true)));
    expect(confirmed.issued.map(({ form }) => form).toSorted()).toEqual(["commitment", "filing"]);
    expect(confirmed.version.count).toBe(2);
    expect(confirmed.jobs.every(({ state, current }) => state === "confirmed" && current)).toBe(
      true,
    );
    expect(value(await openCase(desk, caseId)).issued).toEqual(confirmed.issued);
    expect((await desk.store.read(verifyStore)).faults).toEqual([]);
  });

  it("leaves a paper that did not come out unissued, and prints the same bytes when asked again", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const first = value(await send(desk, printing, { caseId, forms: ["filing"] }));
    const none = value(await confirmRun(desk, seen(caseId, first, false)));
    expect(none).toMatchObject({ issued: [], version: { count: 1 } });
    const drawn = drawings;
    const again = value(await send(desk, printing, { caseId, forms: ["filing"] }));
    expect(again.jobs[0]?.sha256).toBe(first.jobs[0]?.sha256);
    // What never came out is no reprint.
    expect(states(again.jobs)).toEqual(["filing sent 0"]);
    expect(drawings).toBe(drawn);
  });

  it("sends the stored bytes in a reprint, and counts it", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const first = value(await send(desk, printing, { caseId, forms: ["filing"] }));
    const { issued } = value(await confirmRun(desk, seen(caseId, first, true)));
    const drawn = drawings;
    for (const times of [1, 2]) {
      const again = value(await send(desk, printing, { caseId, forms: ["filing"] }));
      expect(again.jobs[0]).toMatchObject({ reprint: times, sha256: issued[0]?.sha256 });
      expect(await lastSpooled()).toBe(issued[0]?.sha256);
      const seenAgain = value(await confirmRun(desk, seen(caseId, again, true)));
      // The version that names the paper stays the newest one.
      expect(seenAgain).toMatchObject({ issued, version: { count: 2 } });
    }
    expect(drawings).toBe(drawn);
    const { entries } = await desk.store.read((reader) =>
      readJournal(reader, { before: null, action: "printed", limit: 10 }),
    );
    expect(entries.map(({ detail }) => detail)).toEqual([
      "备案表 2 份（补打第 2 次），窗口打印机",
      "备案表 2 份（补打第 1 次），窗口打印机",
      "备案表 2 份，窗口打印机",
    ]);
  });

  it("draws anew what is printed of another version, and does not issue the old paper for it", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const old = value(await send(desk, printing, { caseId, forms: ["filing"] }));
    value(await sealRevision(desk, caseId, commitment()));
    const late = value(await confirmRun(desk, seen(caseId, old, true)));
    expect(late.issued).toEqual([]);
    expect(late.jobs[0]).toMatchObject({ state: "confirmed", current: false });
    const fresh = value(await send(desk, printing, { caseId, forms: ["filing"] }));
    expect(fresh.jobs[0]?.sha256).not.toBe(old.jobs[0]?.sha256);
    expect(fresh.jobs[0]?.reprint).toBe(0);
  });

  it("fixes nothing while a printer takes nothing or something typed is no version yet", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    await desk.store.write((tx) => choosePrinter(tx, "filing", "Broken"));
    const refused = problem(await send(desk, printing, { caseId, forms: ["filing"] }));
    expect(refused).toMatchObject({ code: "E-PRT-05", what: expect.stringContaining("送修") });
    await desk.store.write((tx) => choosePrinter(tx, "filing", "Sold"));
    expect(problem(await send(desk, printing, { caseId, forms: ["filing"] })).code).toBe(
      "E-PRT-03",
    );
    await desk.store.write((tx) => choosePrinter(tx, "filing", null));
    value(await saveDraft(desk, caseId, commitment()));
    expect(problem(await send(desk, printing, { caseId, forms: ["filing"] })).code).toBe(
      "E-FORM-01",
    );
    expect(problem(await send(desk, printing, { caseId: "nobody", forms: ["filing"] })).code).toBe(
      NO_SUCH_CASE.code,
    );
    expect(value(await printJobs(desk, printing, caseId))).toEqual([]);
    expect((await desk.store.read(verifyStore)).blobs).toBe(0);
  });

  it("writes down what the print system refused, and nobody can confirm it", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const gone: Printing = { ...printing, print: NO_PRINTING.print };
    const run = value(await send(desk, gone, { caseId, forms: ["filing"] }));
    expect(run.problem).toMatchObject({ code: "E-PRT-01" });
    expect(run.jobs[0]).toMatchObject({ state: "failed", detail: "打印服务没有运行。" });
    expect(problem(await confirmRun(desk, seen(caseId, run, true))).code).toBe("E-PRT-10");
    const { entries } = await desk.store.read((reader) =>
      readJournal(reader, { before: null, action: "printed", limit: 10 }),
    );
    expect(entries).toEqual([]);
  });

  it("takes a word on a paper once", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const run = value(await send(desk, printing, { caseId, forms: ["filing"] }));
    value(await confirmRun(desk, seen(caseId, run, false)));
    expect(problem(await confirmRun(desk, seen(caseId, run, true))).code).toBe("E-PRT-10");
    expect(problem(await confirmRun(desk, seen("nobody", run, true))).code).toBe(NO_SUCH_CASE.code);
  });

  it("prints through the dialog of the system where no printer is chosen", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const shown: string[] = [];
    const through = (done: boolean): Printing => ({
      ...NO_PRINTING,
      dialog: ({ title }) => {
        shown.push(title);
        return Promise.resolve(ok(done));
      },
    });
    const asked = { caseId, forms: ["filing"], way: "dialog" } as const;
    const closed = value(await send(desk, through(false), asked));
    expect(closed.problem).toMatchObject({ code: "N-PRT-11" });
    const run = value(await send(desk, through(true), asked));
    expect(run.jobs[0]).toMatchObject({ state: "sent", printer: "" });
    expect(shown).toEqual([FORM_TITLE.filing, FORM_TITLE.filing]);
    expect(value(await confirmRun(desk, seen(caseId, run, true))).issued).toHaveLength(1);
  });

  it("is still there after a restart, waiting for the clerk", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const run = value(await send(desk, printing, { caseId, forms: ["filing"] }));
    const later = await reopened(desk);
    const jobs = value(await printJobs(later, printing, caseId));
    expect(states(jobs)).toEqual(["filing sent 0"]);
    expect(value(await confirmRun(later, seen(caseId, run, true))).issued).toHaveLength(1);
  });
});

describe("the print journal", () => {
  it("cannot be changed or cut", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const dialog: Printing = { ...NO_PRINTING, dialog: () => Promise.resolve(ok(true)) };
    value(await send(desk, dialog, { caseId, forms: ["filing"], way: "dialog" }));
    for (const sql of [
      "UPDATE print_event SET state = 'confirmed'",
      "DELETE FROM print_event",
      "UPDATE print_job SET copies = 1",
      "DELETE FROM print_job",
    ]) {
      await expect(desk.store.write((tx) => tx.run(sql))).rejects.toThrow("append-only");
    }
  });
});

describe("what is chosen for printing", () => {
  it("is kept per kind of form, and the offset per printer to a tenth of a millimetre", async () => {
    const desk = await newDesk();
    await desk.store.write(async (tx) => {
      await choosePrinter(tx, "statement", "Office");
      await chooseCopies(tx, "statement", 3);
      await chooseCopies(tx, "filing", 2);
      await keepOffset(tx, "Office", { right: 1.54, down: -0.3 });
    });
    const later = await reopened(desk);
    expect(await later.store.read(printChoices)).toEqual([
      { form: "filing", printer: null, copies: 2 },
      { form: "statement", printer: "Office", copies: 3 },
    ]);
    const offsetOf = await later.store.read(printOffsets);
    expect(offsetOf("Office")).toEqual({ right: 1.5, down: -0.3 });
    expect(offsetOf("Other")).toEqual({ right: 0, down: 0 });
    const count = await later.store.read((reader) =>
      reader.get(z.object({ n: z.int() }), "SELECT count(*) AS n FROM print_offset"),
    );
    expect(count?.n).toBe(1);
  });
});
