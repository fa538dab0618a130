import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { NO_DIALOGS } from "../../electron/session/ask.ts";
import { importHandlers } from "../../electron/session/imports.ts";
import { CANCELLED } from "../../electron/import/faults.ts";
import { readJob, type ReadingResult, type StartReading } from "../../electron/import/reading.ts";
import { atDeskOf } from "../../electron/session/at-desk.ts";
import { WorkDesk } from "../../electron/work/work-desk.ts";
import { newFolder, problem, value } from "./desk.ts";
import { newOffice } from "./office.ts";

const LIST = "名称,金额\n床位费,30.00\n";
const CATALOGUE = "编码,名称,等级\nA1,床位费,甲\nA2,,乙\n";

/** Reads at once, on the thread of the test. */
const readHere: StartReading = (job, progress) => ({
  done: Promise.resolve(readJob(job, progress)),
  cancel: () => undefined,
});

async function handlersFor(
  file: string | null,
  start: StartReading = readHere,
  works = new WorkDesk(),
) {
  const { workstation } = await newOffice();
  const ask = { ...NO_DIALOGS, files: () => Promise.resolve(file === null ? [] : [file]) };
  return importHandlers(atDeskOf(workstation), ask, works, start);
}

async function fileWith(name: string, content: string): Promise<string> {
  const file = path.join(await newFolder(), name);
  await writeFile(file, content);
  return file;
}

describe("a list of expenses", () => {
  it("that is chosen comes as tables under the name of its file", async () => {
    const handlers = await handlersFor(await fileWith("清单.csv", LIST));
    const table = value(await handlers["imports.choose"]({}));
    expect(table?.name).toBe("清单.csv");
    expect(table?.sheets[0]?.rows.map((row) => row.cells)).toEqual([
      ["名称", "金额"],
      ["床位费", "30.00"],
    ]);
  });

  it("is none where the dialog was closed, and a fault where the file is gone", async () => {
    expect(value(await (await handlersFor(null))["imports.choose"]({}))).toBeNull();
    const gone = await handlersFor("/nowhere/清单.csv");
    expect(problem(await gone["imports.choose"]({})).code).toBe("E-IMP-18");
  });

  it("that is being read can be stopped; meanwhile no other is read", async () => {
    let end: (result: ReadingResult) => void = () => undefined;
    const slow: StartReading = (_, progress) => {
      progress(0.4);
      return {
        done: new Promise((resolve) => (end = resolve)),
        cancel: () => end({ kind: "table", result: { ok: false, error: CANCELLED } }),
      };
    };
    const works = new WorkDesk();
    const handlers = await handlersFor(await fileWith("清单.csv", LIST), slow, works);
    const reading = handlers["imports.choose"]({});
    await expect.poll(() => works.progress()?.on).toBe("清单.csv");
    expect(works.progress()).toMatchObject({ work: "read-file", step: "reading", done: 0.4 });
    expect(problem(await handlers["imports.choose"]({})).code).toBe("E-WORK-01");
    works.cancel();
    expect(problem(await reading).code).toBe("N-IMP-11");
    expect(works.progress()).toBeNull();
  });
});

describe("a catalogue", () => {
  it("that is imported is in use, and its rows that are no entry are named", async () => {
    const handlers = await handlersFor(await fileWith("目录.csv", CATALOGUE));
    const imported = value(await handlers["catalogue.import"]({}));
    expect(imported?.current).toMatchObject({ source: "目录.csv", entries: 1 });
    expect(imported?.faults).toEqual([{ line: 3, what: "没有名称" }]);
    const { hits } = value(await handlers["catalogue.search"]({ text: "cwf" }));
    expect(hits.map((hit) => hit.name)).toEqual(["床位费"]);
  });

  it("that is none leaves the one in use as it was", async () => {
    const handlers = await handlersFor(await fileWith("清单.csv", LIST));
    expect(problem(await handlers["catalogue.import"]({})).code).toBe("E-IMP-16");
    expect(value(await handlers["catalogue.status"]({})).current).toBeNull();
  });
});
