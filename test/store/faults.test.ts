import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { folderProblem } from "../../electron/app/folder.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { handlersOf } from "../../electron/session/handlers.ts";
import { Workstation } from "../../electron/session/workstation.ts";
import { createCase, openCase, saveDraft } from "../../electron/store/cases.ts";
import { Store } from "../../electron/store/connection.ts";
import { machineProblem } from "../../electron/store/faults.ts";
import { CIPHER } from "../../electron/store/cipher.ts";
import { dataOf } from "../../electron/store/profile.ts";
import { Sqlite } from "../../electron/store/sqlite.ts";
import { newDesk, newFolder, TestClock, type TestDesk, value } from "./desk.ts";
import { referral } from "./people.ts";

async function second(desk: TestDesk, mode: "read" | "write"): Promise<Sqlite> {
  const sqlite = await Sqlite.open(desk.file, mode);
  const key = Buffer.from(desk.key).toString("hex");
  await sqlite.exec(`PRAGMA cipher = '${CIPHER}'; PRAGMA key = "x'${key}'"`);
  return sqlite;
}

function told(error: unknown): string | undefined {
  return machineProblem(error)?.code;
}

describe("a save that the machine refuses", () => {
  it("says that the disk is full, keeps what was there, and works once there is room", async () => {
    const desk = await newDesk();
    const { caseId } = value(await createCase(desk, "resident"));
    const form = referral();
    value(await saveDraft(desk, caseId, form));
    await desk.store.write((tx) => tx.run("PRAGMA max_page_count = 1"));
    const more = { ...form, lines: Array.from({ length: 2000 }, () => form.lines[0] ?? never()) };
    const refused = await saveDraft(desk, caseId, more).catch(told);
    expect(refused).toBe("E-DISK-01");
    expect(value(await openCase(desk, caseId)).form).toEqual(form);
    await desk.store.write((tx) => tx.run("PRAGMA max_page_count = 100000"));
    value(await saveDraft(desk, caseId, more));
    expect(value(await openCase(desk, caseId)).form).toEqual(more);
  });

  it("says that another program holds the data, and works once it lets go", async () => {
    const desk = await newDesk();
    const other = await second(desk, "write");
    await other.run("BEGIN IMMEDIATE");
    expect(await createCase(desk, "resident").catch(told)).toBe("E-DB-04");
    await other.run("ROLLBACK");
    await other.close();
    value(await createCase(desk, "resident"));
  });

  it("says that the data cannot be written", async () => {
    const desk = await newDesk();
    const store = new Store(await second(desk, "read"));
    expect(await createCase({ ...desk, store }, "resident").catch(told)).toBe("E-DB-03");
    await store.close();
  });

  it("is an answer to the window, with what to do", async () => {
    const workstation = new Workstation(
      dataOf(await newFolder()),
      new TestClock("2026-11-20T01:00:00.000Z"),
      "0.1.0",
    );
    const handlers = handlersOf(workstation, () => Promise.reject(new Error("no forms here")));
    expect(await handlers["cases.search"](EVERYTHING)).toMatchObject({
      error: { code: "E-SES-01" },
    });
    value(
      await handlers["setup.create"]({
        office: "窗口",
        window: "A3",
        pool: "410200",
        operator: "李建国",
        password: "三月的鱼 2026",
      }),
    );
    const { caseId } = value(await handlers["case.create"]({ insurance: "resident" }));
    const desk = value(workstation.desk());
    await desk.store.write((tx) => tx.run("PRAGMA max_page_count = 1"));
    const form = referral();
    const lines = Array.from({ length: 2000 }, () => form.lines[0] ?? never());
    expect(await handlers["draft.save"]({ caseId, form: { ...form, lines } })).toMatchObject({
      ok: false,
      error: { code: "E-DISK-01", remedy: expect.stringContaining("填写的内容还在窗口里") },
    });
    await workstation.close();
  });
});

describe("a profile folder", () => {
  it("is made when it is not there", async () => {
    const folder = path.join(await newFolder(), "new", "profile");
    expect(folderProblem(folder)).toBeNull();
  });

  it("is refused before anything starts when it cannot be written", async () => {
    const folder = await newFolder();
    await mkdir(path.join(folder, "place"));
    await writeFile(path.join(folder, "place", "file"), "");
    expect(folderProblem(path.join(folder, "place", "file"))?.code).toBe("E-DB-03");
  });
});

function never(): never {
  throw new Error("the form has a line");
}
