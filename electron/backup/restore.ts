import { copyFile, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Operator } from "../contract/session.ts";
import { replaceFile } from "../security/atomic-file.ts";
import { KEYS_ALTERED } from "../security/key-faults.ts";
import { areAuthentic, readKeySlots } from "../security/keyslots.ts";
import { slotOfOperator } from "../security/slot.ts";
import type { Transaction } from "../store/connection.ts";
import { fault, machineProblem } from "../store/faults.ts";
import { ifThere } from "../store/if-there.ts";
import { record, type Recorder } from "../store/journal.ts";
import { openStore } from "../store/open.ts";
import { workingOperators } from "../store/operators.ts";
import type { DataFiles } from "../store/profile.ts";
import { encryptAnew } from "../store/renew-key.ts";
import { replaceData } from "../store/replace-data.ts";
import { contentsOf, isSound } from "./contents.ts";
import { copiesIn, type Copy, filesOf, isWhole, readCopy } from "./copies.ts";
import { COPY_DAMAGED } from "./copy-key.ts";
import { type Person, peopleOf, putPeople } from "./people.ts";

export const NO_COPY = fault(
  "E-BAK-08",
  "这份备份找不到，或者是更新版本的程序做的。",
  "请检查 U 盘是否插好，重新打开列表再选。",
);

export interface Restore {
  /** The data that are replaced; they stay beside the new ones. Nothing may have them open. */
  readonly files: DataFiles;
  /** Folder of the copy. */
  readonly copy: string;
  /** Database key of the copy. */
  readonly key: Uint8Array;
  /** Database key of the data that are replaced; another one after a renewal of keys. */
  readonly keyNow: Uint8Array;
  readonly by: Recorder;
}

/**
 * Puts a copy in place of the data. The copy itself stays as it is. Who works
 * here, the key, the passwords and the recovery sheet stay those of today as far
 * as these can still be read: whoever has left stays out.
 *
 * What a restore means to a later sync: revisions are named by their hash, so
 * nothing can be counted twice. Rows of the outbox come back with the copy and
 * are sent again, also those that had been sent since; the other side knows them
 * by their hash. What had come down since the copy was made is not there any
 * more, so whatever a sync remembers of how far it had read starts anew: it
 * forgets its place when the newest row of `restore` is not the one that it
 * was noted under. Cases of the lost time come back that way, and no new case can
 * have taken one of their numbers (`store/numbering.ts`).
 */
export async function restoreCopy(request: Restore): Promise<Result<null, Problem>> {
  const copy = await readCopy(request.copy);
  if (copy === null) return fail(NO_COPY);
  if (!(await isWhole(copy))) return fail(COPY_DAMAGED);
  const { files, key, keyNow, by } = request;
  const slots = await readKeySlots(filesOf(copy).keySlots);
  if (!slots.ok) return fail(COPY_DAMAGED);
  if (!areAuthentic(slots.value, key)) return fail(KEYS_ALTERED);
  const generation = await nextGeneration(copy, files, keyNow);
  const people = await peopleOf(files.database, keyNow);
  const at = by.clock.now();
  return replaceData(files, { keepOld: true, at }, async (incoming) => {
    await copyFile(filesOf(copy).database, incoming.database);
    const marked = await markRestored(incoming, copy, { key, by, at, generation, people });
    if (!marked.ok) return marked;
    const today = await opensToday(files, keyNow, marked.value);
    if (today && !Buffer.from(key).equals(keyNow)) {
      await encryptAnew(incoming.database, key, keyNow);
      if (!(await isSound(incoming.database, keyNow))) return fail(COPY_DAMAGED);
    }
    // Only now: beside its key slots the database would be copied before a migration.
    await copyFile(today ? files.keySlots : filesOf(copy).keySlots, incoming.keySlots);
    // The secret of this machine stays with it; a copy has none.
    await ifThere(copyFile(files.deviceKey, incoming.deviceKey));
    return ok(null);
  });
}

interface Mark extends Pick<Restore, "key" | "by"> {
  readonly at: string;
  readonly generation: number;
  readonly people: readonly Person[] | null;
}

/**
 * Whether key and key slots of today go with the restored data: the slots must
 * let in a supervisor whom the restored data know. A key that was renewed since
 * the copy was made stays renewed.
 */
async function opensToday(
  { keySlots }: DataFiles,
  keyNow: Uint8Array,
  working: readonly Operator[],
): Promise<boolean> {
  const read = await readKeySlots(keySlots);
  if (!read.ok || !areAuthentic(read.value, keyNow)) return false;
  const { slots } = read.value;
  return working.some(({ id, role }) => role === "supervisor" && slotOfOperator(slots, id));
}

/** Brings the database up to date, writes into it that it was restored, and tells who works there. */
async function markRestored(
  incoming: DataFiles,
  copy: Copy,
  { key, by, at, generation, people }: Mark,
): Promise<Result<readonly Operator[], Problem>> {
  const opened = await openStore(incoming.database, key);
  if (!opened.ok) return opened;
  const store = opened.value;
  try {
    await store.write(async (tx) => {
      const id = path.basename(copy.folder);
      if (people !== null) await putPeople(tx, people);
      await addRestore(tx, { generation, at, id, copyAt: copy.manifest.at, by: by.operator.id });
      await record(tx, by, "restored", copy.manifest.at, id);
    });
    return ok(await store.read(workingOperators));
  } finally {
    await store.close();
  }
}

interface RestoreRow {
  readonly generation: number;
  readonly at: string;
  readonly id: string;
  readonly copyAt: string;
  readonly by: string;
}

async function addRestore(tx: Transaction, row: RestoreRow): Promise<void> {
  await tx.run(
    "INSERT INTO restore (seq, at, backup_id, backup_at, operator_id) VALUES (?, ?, ?, ?, ?)",
    [row.generation, row.at, row.id, row.copyAt, row.by],
  );
}

const GENERATION_FILE = "generation";
const Generation = z.coerce.number().int().min(0);

/**
 * One more than any generation that this workstation can have worked under: the
 * copy's, that of the data being replaced, those of the copies beside it, and
 * what is noted in the profile for the time when none of these can be read. It
 * is noted first: a restore that fails then only skips one.
 */
async function nextGeneration(copy: Copy, files: DataFiles, keyNow: Uint8Array): Promise<number> {
  const file = path.join(path.dirname(files.folder), GENERATION_FILE);
  const beside = (await copiesIn(path.dirname(copy.folder)))
    .filter(({ manifest }) => manifest.workstation === copy.manifest.workstation)
    .map(({ manifest }) => manifest.generation);
  const current = await contentsOf(files.database, keyNow).catch((error: unknown) => {
    // Damaged, missing, or under another key: the note in the profile stands in.
    if (machineProblem(error) === null) throw error;
    return { generation: 0 };
  });
  const known = [copy.manifest.generation, current.generation, await noted(file), ...beside];
  const next = Math.max(...known) + 1;
  await replaceFile(file, `${next}\n`);
  return next;
}

async function noted(file: string): Promise<number> {
  const text = await readFile(file, "utf8").catch(() => "0");
  const read = Generation.safeParse(text.trim());
  return read.success ? read.data : 0;
}
