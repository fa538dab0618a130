import { randomBytes, randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { z } from "zod";
import { CaseForm } from "../../../core/casefile/form.ts";
import { putBlob, sha256Hex } from "../../../electron/store/blobs.ts";
import { createCase, type Desk } from "../../../electron/store/cases.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { openStore } from "../../../electron/store/open.ts";
import { addRevision, headsOf, newestOf } from "../../../electron/store/revisions.ts";
import { sealRevision } from "../../../electron/store/seal.ts";
import { unsentCounts } from "../../../electron/store/sync-queue.ts";
import { SyncEngine } from "../../../electron/sync/engine.ts";
import { resolveFork } from "../../../electron/sync/resolve.ts";
import { referral } from "../../store/people.ts";
import { value } from "../../support/value.ts";
import { drawing } from "./drawing.ts";

/**
 * A counter that makes cases, writes on in those that others have sent, and exchanges all the
 * while, until somebody kills it: `counter-child.mjs DATABASE KEY WINDOW SAVES SEED`. Says each
 * version that was acknowledged, what stopped a turn, and after the last save what a turn leaves unsent.
 */
const [database = "", key = "", window = "", saves = "0", seed = "0"] = process.argv.slice(2);
const draw = drawing(Number(seed));

function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

async function sayVersion(hash: string): Promise<void> {
  const Row = z.object({ at: z.string() });
  const row = await desk.store.read((reader) =>
    reader.get(Row, "SELECT at FROM revision WHERE hash = ?", [hash]),
  );
  say({ kind: "version", hash, at: row?.at });
}

async function exchange(): Promise<boolean> {
  const problem = await engine.turn();
  if (problem !== null) say({ kind: "problem", code: problem.code });
  return problem === null;
}

const desk: Desk = {
  store: value(await openStore(database, Buffer.from(key, "hex"))),
  office: { name: "朱仙镇便民服务中心", window, pool: "410200" },
  operator: { id: `operator-${window}`, name: "李建国", role: "supervisor" },
  clock: systemClock,
};
const engine = new SyncEngine(desk, { random: () => 0, lookMs: 10, askMs: 0 });

/** An invoice of its own, and days that are over whatever the clock says: 2026 becomes 2024. */
function form(): CaseForm {
  const text = JSON.stringify(referral()).replaceAll(`"2026-`, `"2024-`);
  const made = CaseForm.parse(JSON.parse(text));
  const number = randomUUID().replaceAll(/\D/gu, "").slice(0, 10);
  return { ...made, invoices: made.invoices.map((invoice) => ({ ...invoice, number })) };
}

async function anyCase(): Promise<string | undefined> {
  const Row = z.object({ case_id: z.string() });
  const rows = await desk.store.read((reader) =>
    reader.all(Row, "SELECT DISTINCT case_id FROM revision ORDER BY case_id"),
  );
  return rows[Math.floor(draw() * rows.length)]?.case_id;
}

/** A new case, or a further version of one that is here, whoever began it; a fork is joined first. */
async function save(): Promise<void> {
  const known = draw() < 0.5 ? await anyCase() : undefined;
  const caseId = known ?? value(await createCase(desk, "resident")).caseId;
  const [head, ...others] = await desk.store.read((reader) => headsOf(reader, caseId));
  if (head !== undefined && others.length > 0) value(await resolveFork(desk, caseId, head));
  const newest = await desk.store.read((reader) => newestOf(reader, caseId));
  const document = newest?.revision.document ?? form();
  const stay = { ...document.stay, inpatientNo: randomUUID().slice(0, 8) };
  const { version } = value(await sealRevision(desk, caseId, { ...document, stay }));
  await sayVersion(version.hash);
  if (draw() < 0.4) await sayVersion(await attach(caseId));
}

/** A version with a scan of up to 600 kB: more than a piece, so it goes in several. */
function attach(caseId: string): Promise<string> {
  const bytes = randomBytes(20_000 + Math.floor(draw() * 580_000));
  const sha256 = sha256Hex(bytes);
  return desk.store.write(async (tx) => {
    const newest = await newestOf(tx, caseId);
    if (newest === undefined) throw new Error("no version");
    await putBlob(tx, bytes, "image/jpeg");
    const { revision, hash } = newest;
    const added = {
      sha256,
      mediaType: "image/jpeg",
      pages: 1,
      bytes: bytes.length,
      name: "签字页.jpg",
      of: { kind: "other" },
    } as const;
    const attachments = [...(revision.attachments ?? []), added];
    const at = desk.clock.now();
    const next = await addRevision(tx, { ...revision, parents: [hash], attachments, at });
    return next.hash;
  });
}

for (let made = 0; made < Number(saves); made += 1) {
  await save();
  if (made % 2 === 1) await exchange();
}
for (;;) {
  const whole = await exchange();
  const { waiting, setAside } = await desk.store.read(unsentCounts);
  if (whole) say({ kind: "turn", waiting, setAside });
}
