import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { templateReaderIn } from "../../electron/forms/template-reader.ts";
import { newFolder, problem, value } from "./desk.ts";

/** A folder with a thread of this program in the place of ours. */
async function folderWith(program: string): Promise<string> {
  const folder = await newFolder();
  await writeFile(path.join(folder, "template-worker.cjs"), program);
  return folder;
}

describe("the thread that reads a template", () => {
  it("is stopped when the file keeps it busy, and that is said like of a broken file", async () => {
    const folder = await folderWith("for (;;) {}");
    const read = await templateReaderIn(folder, 300)(new Uint8Array([1]));
    expect(problem(read).code).toBe("E-TPL-06");
  });

  it("is given the bytes and answers with what it found", async () => {
    const folder = await folderWith(`
      const { parentPort, workerData } = require("node:worker_threads");
      const content = { bytes: workerData, pages: [], fields: [] };
      parentPort.postMessage({ ok: true, value: content });`);
    const read = value(await templateReaderIn(folder)(new Uint8Array([1, 2, 3])));
    expect([...read.bytes]).toEqual([1, 2, 3]);
  });

  it("a fault of the program is no fault of the file", async () => {
    const folder = await folderWith("throw new Error('a bug')");
    await expect(templateReaderIn(folder)(new Uint8Array([1]))).rejects.toThrow("a bug");
  });
});
