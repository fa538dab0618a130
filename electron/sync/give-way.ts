import { randomUUID } from "node:crypto";
import { assess } from "../../core/assess.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok } from "../../core/result.ts";
import { cancellingOwn, usingTheirs } from "../../core/sync/give-way.ts";
import { refusalProblem } from "../../core/words/filing-life.ts";
import type { Answer } from "../contract/answer.ts";
import { matterOf, packOf, settingsFor } from "../store/case-row.ts";
import { type Desk, NO_PACK, NO_SUCH_CASE } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import { draftOf } from "../store/drafts.ts";
import { fault } from "../store/faults.ts";
import { record } from "../store/journal.ts";
import { newestOf } from "../store/revisions.ts";
import { sealRevision } from "../store/seal.ts";
import { readSettings } from "../store/settings.ts";
import { conflictOf, decide } from "../store/sync-conflicts.ts";

/** A filing that two cases have brought: the later one gives way (docs/sync.md). */

export const NO_CONFLICT = fault("E-SYNC-42", "这一条已经处理过了。", "请看列表里的其他条目。");
const OURS_FIRST = fault(
  "E-SYNC-44",
  "本案的备案先到区县，由后到的案件改用或取消。",
  "请联系对方窗口；两件都该留的，写明原因。",
);
const TYPED_ON = fault(
  "E-SYNC-45",
  "本案还有没存为版本的改动。",
  "请打开本案，存为版本或撤掉改动，再回来办。",
);
const HANDED_OVER = fault(
  "E-SYNC-46",
  "本案已经移交，改备案会改变已付的钱。",
  "先冲销本案再改；不用改的，写明原因两件都留。",
);
const NO_OWN_FILING = fault(
  "E-SYNC-47",
  "本案现在已经不是新办备案。",
  "不用再改；写明原因记下即可。",
);

/** Seals the case as it gives way, and notes the decision with its reason. */
export async function giveWay(desk: Desk, conflict: string, reason: string): Promise<Answer<null>> {
  const read = await desk.store.read((reader) => givingWay(reader, desk, conflict, reason));
  if (!read.ok) return read;
  const { caseId, form, decision } = read.value;
  const sealed = await sealRevision(desk, caseId, form);
  if (!sealed.ok) return sealed;
  await desk.store.write(async (tx) => {
    await decide(tx, conflict, decision, desk.clock.now(), desk);
    await record(tx, desk, "conflict-decided", read.value.caseNumber);
  });
  return ok(null);
}

interface Giving {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly form: CaseForm;
  readonly decision: string;
}

async function givingWay(
  reader: Parameters<typeof conflictOf>[0],
  desk: Desk,
  id: string,
  reason: string,
): Promise<Answer<Giving>> {
  const open = await conflictOf(reader, id);
  if (open?.conflict.kind !== "same-filing") return fail(NO_CONFLICT);
  const { caseId, conflict } = open;
  if (conflict.first === "ours") return fail(OURS_FIRST);
  const newest = await newestOf(reader, caseId);
  if (newest === undefined) return fail(NO_SUCH_CASE);
  if ((await draftOf(reader, caseId)) !== undefined) return fail(TYPED_ON);
  const { document, caseNumber, review } = newest.revision;
  if (review?.state === "handed-over") return fail(HANDED_OVER);
  if (document.filing.wanted !== "new") return fail(NO_OWN_FILING);
  if (matterOf(document) !== "filing") {
    const form = usingTheirs(document, conflict.filing);
    const decision = `改用 ${conflict.caseNumber} 的备案：${reason}`;
    return ok({ caseId, caseNumber, form, decision });
  }
  const on = chinaDay(desk.clock.now());
  const form = cancellingOwn(document, { id: randomUUID(), on, reason });
  const refused = await whyNotCancelled(reader, desk, form);
  return refused === null
    ? ok({ caseId, caseNumber, form, decision: `取消本案备案：${reason}` })
    : fail(refused);
}

/** A lock may forbid it (LN-1.1a), or the days do not fit. */
async function whyNotCancelled(
  reader: Parameters<typeof conflictOf>[0],
  { clock }: Desk,
  form: CaseForm,
): Promise<Problem | null> {
  const now = clock.now();
  const loaded = await packOf(reader, form, now);
  if (loaded === undefined) return NO_PACK;
  const settings = settingsFor(await readSettings(reader), loaded.pack.id);
  const lived = assess(form, loaded, settings, chinaDay(now)).life?.lived ?? null;
  return lived?.ok === false ? refusalProblem(lived.error.refusal, "取消") : null;
}
