import { spawn } from "node:child_process";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readKeySlots, signedSlots, writeKeySlots } from "../../electron/security/keyslots.ts";
import { Workstation } from "../../electron/session/workstation.ts";
import { readIndex } from "../../electron/store/case-index.ts";
import { createCase, type Desk } from "../../electron/store/cases.ts";
import { type DataFiles, dataOf } from "../../electron/store/profile.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { createData, type FirstKeys } from "../../electron/store/setup.ts";
import { bundle } from "./bundle.ts";
import { newFolder, TestClock, value } from "./desk.ts";
import { referral } from "./people.ts";

const PASSWORD = "三月的鱼 2026";
let reindex = "";
let verify = "";

beforeAll(async () => {
  reindex = await bundle("cli/reindex.ts");
  verify = await bundle("cli/verify.ts");
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a tool; the password goes in by the environment or, without one, on the input. */
function run(tool: string, profile: string, password: string, typed = false): Promise<Run> {
  const { WORKSTATION_PASSWORD: _dropped, ...environment } = process.env;
  const env = typed ? environment : { ...environment, WORKSTATION_PASSWORD: password };
  const child = spawn(process.execPath, [tool, profile], { env });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(typed ? `${password}\n` : "");
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** A profile with one sealed case, and something done to it before it is closed. */
async function profileWith(change: (desk: Desk) => Promise<unknown>): Promise<string> {
  const profile = await newFolder();
  const workstation = new Workstation(
    dataOf(profile),
    new TestClock("2026-11-20T01:00:00.000Z"),
    "0.1.0",
  );
  const office = { office: "窗口", window: "A3", pool: "410200", operator: "李建国" };
  value(await workstation.setup({ ...office, password: PASSWORD }));
  const desk = value(workstation.desk());
  const { caseId } = value(await createCase(desk, "resident"));
  value(await sealRevision(desk, caseId, referral()));
  await change(desk);
  await workstation.close();
  return profile;
}

/** Data as the first run makes them. */
async function newData(): Promise<FirstKeys & { readonly files: DataFiles }> {
  const files = dataOf(await newFolder());
  const keys = await createData(files, {
    office: { name: "窗口", window: "A3", pool: "410200" },
    operator: { id: "operator-1", name: "李建国", role: "supervisor" },
    password: PASSWORD,
    at: "2026-11-20T01:00:00.000Z",
  });
  return { files, ...value(keys) };
}

describe("the reindex tool", () => {
  it("rebuilds a lost index from drafts and versions and says how many rows", async () => {
    const profile = await profileWith((desk) =>
      desk.store.write((tx) => tx.run("DELETE FROM case_list")),
    );
    expect(await run(reindex, profile, PASSWORD)).toMatchObject({
      code: 0,
      out: "已从草稿和版本重建案件索引，共 1 行。\n",
    });
    const workstation = new Workstation(dataOf(profile), new TestClock("2026-11-20"), "0.1.0");
    const state = await workstation.state();
    const operatorId = state.phase === "locked" ? (state.operators[0]?.id ?? "") : "";
    value(await workstation.open({ operatorId, password: PASSWORD }));
    const rows = await value(workstation.desk()).store.read(readIndex);
    expect(rows.map((row) => row.name)).toEqual(["程𬱖"]);
    await workstation.close();
  });

  it("takes the password from the input", async () => {
    const profile = await profileWith(() => Promise.resolve());
    expect(await run(reindex, profile, PASSWORD, true)).toMatchObject({ code: 0 });
  });

  it("takes the recovery key as it is printed on the sheet", async () => {
    const { files, recoveryKey } = await newData();
    expect(await run(reindex, path.dirname(files.folder), recoveryKey)).toMatchObject({ code: 0 });
  });

  it("refuses key slots that somebody has altered", async () => {
    const { files, key } = await newData();
    const read = await readKeySlots(files.keySlots);
    const slots = read.ok ? read.value.slots : [];
    const altered = signedSlots(
      slots.slice(0, 1),
      Uint8Array.from(key).fill(7),
      "2026-12-01T00:00:00Z",
    );
    await writeKeySlots(files.keySlots, altered);
    const refused = await run(reindex, path.dirname(files.folder), PASSWORD);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("E-KEY-01")]);
  });

  it("refuses a wrong password and a folder without data", async () => {
    const profile = await profileWith(() => Promise.resolve());
    const wrong = await run(reindex, profile, "something else");
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("E-PWD-01")]);
    const empty = await run(reindex, path.join(profile, "nothing"), PASSWORD);
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining("E-DB-08")]);
  });
});

describe("the verify tool", () => {
  it("finds an ordinary profile in order", async () => {
    const profile = await profileWith(() => Promise.resolve());
    expect(await run(verify, profile, PASSWORD)).toMatchObject({
      code: 0,
      out: "案件 1 件，版本 1 个，文件 0 份，待遇政策 1 份；全部相符。\n",
    });
  });

  it("ends with 1 and names the case and version that someone changed", async () => {
    const profile = await profileWith((desk) =>
      desk.store.write(async (tx) => {
        await tx.run("DROP TRIGGER revision_no_update");
        await tx.run("UPDATE revision SET body = replace(body, '上海浦江', '上海浦东')");
      }),
    );
    const { code, err } = await run(verify, profile, PASSWORD);
    expect(code).toBe(1);
    expect(err).toMatch(/案件 410200-A3-20261120-001 版本 [0-9a-f]{64} 内容被改动过/u);
  });
});
