import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calibrationSheet } from "../../electron/print/calibration.ts";
import { cupsPrinting } from "../../electron/print/cups.ts";
import { movedBy } from "../../electron/print/offset.ts";
import type { Fate, Handed } from "../../electron/print/printing.ts";
import { sha256Hex } from "../../electron/store/blobs.ts";
import { newFolder, problem, value } from "./desk.ts";
import { HAS_CUPS, PrintServer } from "./print-server.ts";

async function paper(words: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595.28, 841.89]).drawText(words, { x: 100, y: 700 });
  return document.save();
}

function textOf(file: string): string {
  return execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
}

describe.runIf(HAS_CUPS)("printing over a real CUPS server", () => {
  let server: PrintServer;
  const cups = () => cupsPrinting(server.environment);
  beforeAll(async () => {
    server = await PrintServer.start();
    await server.addQueue("Office", "窗口打印机");
    await server.addQueue("Other", "里间打印机");
    await server.addQueue("Refusing", "在修的打印机");
    await server.addQueue("Paused", "缺纸的打印机");
    await server.addDeadQueue("Dead");
    await server.addPdfQueue("Pdf");
    await server.setDefault("Office");
    await server.reject("Refusing", "送修");
    await server.disable("Paused", "缺纸");
  });
  afterAll(() => server.stop());

  it("lists the printers as people call them, with how each stands", async () => {
    const printers = value(await cups().printers());
    const found = new Map(printers.map((printer) => [printer.name, printer]));
    expect(found.get("Office")).toEqual({
      name: "Office",
      label: "窗口打印机",
      state: "ready",
      reason: "",
      isDefault: true,
    });
    expect(found.get("Refusing")).toMatchObject({ state: "refusing", reason: "送修" });
    expect(found.get("Paused")).toMatchObject({ state: "stopped", reason: "缺纸" });
    expect(found.get("Pdf")).toMatchObject({ state: "ready", isDefault: false });
    expect(printers).toHaveLength(6);
  });

  it("hands over the very bytes, in as many copies as asked, and they come out as they are", async () => {
    const bytes = await paper("filing form 41022419680412");
    const job = { bytes, title: "异地就医登记备案表", copies: 2, printer: "Office" };
    const handed = value(await cups().print(job));
    expect(handed).toEqual({ printer: "Office", id: expect.stringMatching(/^Office-\d+$/u) });
    const file = await server.output("Office");
    expect((await server.spooled()).map(sha256Hex)).toContain(sha256Hex(bytes));
    expect(textOf(file).match(/41022419680412/gu)).toHaveLength(2);
    expect(await cups().follow(handed)).toEqual({ kind: "left" });
  });

  it("tells a queue that takes nothing before anything is sent, with its reason", async () => {
    const before = await server.spooled();
    const job = { bytes: await paper("never"), title: "备案表", copies: 1 };
    expect(problem(await cups().print({ ...job, printer: "Refusing" }))).toMatchObject({
      code: "E-PRT-05",
      what: "打印机“在修的打印机”不接收任务：送修。",
      remedy: expect.stringContaining("另选一台"),
    });
    expect(problem(await cups().print({ ...job, printer: "Paused" }))).toMatchObject({
      code: "E-PRT-04",
      what: "打印机“缺纸的打印机”已暂停：缺纸。",
    });
    expect(problem(await cups().print({ ...job, printer: "Sold" }))).toMatchObject({
      code: "E-PRT-03",
      what: "找不到打印机“Sold”。",
    });
    expect(await server.spooled()).toHaveLength(before.length);
  });

  it("notices that a printer does not answer, although CUPS has taken the paper over", async () => {
    const job = { bytes: await paper("waiting"), title: "备案表", copies: 1, printer: "Dead" };
    const handed = value(await cups().print(job));
    const fate = await settled(handed);
    expect(fate).toEqual({ kind: "held", reason: expect.stringContaining("连不上") });
    const dead = value(await cups().printers()).find(({ name }) => name === "Dead");
    expect(dead).toMatchObject({ state: "no-answer", reason: "连不上" });
    expect(problem(await cups().print(job)).code).toBe("E-PRT-06");
  });

  async function settled(handed: Handed): Promise<Fate> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const fate = await cups().follow(handed);
      if (fate.kind === "held" || Date.now() > deadline) return fate;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  it("sees a queue that is paused while a paper waits in it", async () => {
    const job = { bytes: await paper("next"), title: "备案表", copies: 1, printer: "Dead" };
    await server.addDeadQueue("Late");
    const handed = value(await cups().print({ ...job, printer: "Late" }));
    await server.disable("Late", "换碳粉");
    expect(await settled(handed)).toEqual({
      kind: "held",
      reason: expect.stringContaining("打印机“Late”已暂停"),
    });
  });

  it("moves a paper by what was measured, and leaves its words and its size as they are", async () => {
    const bytes = await paper("moved words");
    const moved = await movedBy(bytes, { right: 1.5, down: -2 });
    value(await cups().print({ bytes: moved, title: "备案表", copies: 1, printer: "Other" }));
    const file = await server.output("Other");
    expect(textOf(file)).toContain("moved words");
    const place = (of: string) => {
      const page = execFileSync("pdftotext", ["-bbox", of, "-"], { encoding: "utf8" });
      const [, x, y] = /xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>moved/u.exec(page) ?? [];
      return { x: Number(x), y: Number(y) };
    };
    const plain = place(await fileOf(bytes));
    const seen = place(file);
    expect(((seen.x - plain.x) / 72) * 25.4).toBeCloseTo(1.5, 1);
    expect(((seen.y - plain.y) / 72) * 25.4).toBeCloseTo(-2, 1);
    expect(await movedBy(bytes, { right: 0, down: 0 })).toBe(bytes);
  });

  it("takes the calibration sheet like any paper", async () => {
    const bytes = await calibrationSheet();
    value(await cups().print({ bytes, title: "校正页", copies: 1, printer: "Pdf" }));
    expect((await server.spooled()).map(sha256Hex)).toContain(sha256Hex(bytes));
  });
});

async function fileOf(bytes: Uint8Array): Promise<string> {
  const file = path.join(await newFolder(), "paper.pdf");
  await writeFile(file, bytes);
  return file;
}

describe.runIf(HAS_CUPS)("printing without CUPS", () => {
  it("says that nothing prints here, and what to do", async () => {
    const nobody = cupsPrinting({ ...process.env, CUPS_SERVER: "/tmp/no-such-server.sock" });
    expect(problem(await nobody.printers())).toMatchObject({
      code: "E-PRT-01",
      what: "打印服务没有运行。",
    });
    const withoutTools = cupsPrinting({ PATH: "/nowhere" });
    expect(problem(await withoutTools.printers()).code).toBe("E-PRT-01");
  });

  it("says that no printer was added", async () => {
    const server = await PrintServer.start();
    try {
      const found = await cupsPrinting(server.environment).printers();
      expect(problem(found)).toMatchObject({ code: "E-PRT-02", what: "这台电脑没有装打印机。" });
    } finally {
      await server.stop();
    }
  });
});
