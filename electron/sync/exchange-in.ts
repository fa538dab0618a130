import type { z } from "zod";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { ExchangeAnswer, ExchangeHead, exchangeText } from "../../core/sync/exchange.ts";
import { sha256Hex } from "../store/blobs.ts";
import type { Desk } from "../store/cases.ts";
import { fault } from "../store/faults.ts";
import { fileOf, type LineRef, noteFileAnswered } from "../store/sync-files.ts";
import { readIdentity, type SyncIdentity } from "../store/sync-identity.ts";
import { Answered } from "./exchange-answers.ts";
import { isSignedBy } from "./device-keys.ts";
import { takeChanges } from "./download.ts";
import { unseal } from "./exchange-age.ts";

/** What an answer file (回执文件) has brought. */
export interface Brought {
  readonly accepted: number;
  readonly setAside: number;
  readonly changes: number;
  /** It was taken back before: nothing changed. */
  readonly again: boolean;
}

export const NOT_ENROLLED = fault(
  "E-SYNC-51",
  "这台电脑还没有登记网关。",
  "请主管在“设置—网关”用区县发来的登记文件登记。",
);
const DAMAGED_FILE = fault(
  "E-SYNC-52",
  "这个文件不完整，或者不是回执文件。什么也没有改。",
  "请从区县重新拷一次；U 盘要等写完再拔。",
);
const FOREIGN_FILE = fault(
  "E-SYNC-53",
  "这个文件不是给这台电脑的。什么也没有改。",
  "请选区县给本窗口的回执文件；导出到 U 盘的文件要交给区县，不是拿回来的。",
);
const NOT_SIGNED = fault(
  "E-SYNC-54",
  "这个回执文件不是登记的网关签发的。什么也没有改。",
  "请向区县核对文件从哪里来。",
);
const UNKNOWN_FILE = fault(
  "E-SYNC-55",
  "这个回执答复的不是这台电脑现在导出的文件，可能本机从备份恢复过。什么也没有改。",
  "请重新导出到 U 盘，再交区县一次；已送过的不会重复。",
);

/** Takes an answer file back. Each line counts by itself; the same file again changes nothing. */
export async function takeAnswerFile(
  desk: Desk,
  file: Uint8Array,
): Promise<Result<Brought, Problem>> {
  const identity = await desk.store.read(readIdentity);
  if (identity === undefined) return fail(NOT_ENROLLED);
  const unsealed = await unseal(identity.ageKey, file);
  if (unsealed.is === "damaged") return fail(DAMAGED_FILE);
  if (unsealed.is === "foreign") return fail(FOREIGN_FILE);
  const read = readFile(unsealed.text, identity);
  if (!read.ok) return read;
  const { no, answers } = read.value;
  const asked = await desk.store.read((reader) => fileOf(reader, no));
  if (asked === undefined) return fail(UNKNOWN_FILE);
  if (asked.answered) return ok({ accepted: 0, setAside: 0, changes: 0, again: true });
  if (asked.lines.length !== answers.length) return fail(DAMAGED_FILE);
  const { brought, notEnrolled } = await enterAll(desk, asked.lines, answers);
  if (notEnrolled !== null) {
    const { what, do: remedy } = notEnrolled;
    return fail(fault("E-SYNC-58", what, remedy));
  }
  await desk.store.write((tx) => noteFileAnswered(tx, no, desk.clock.now()));
  await takeChanges(desk, null);
  return ok({ ...brought, again: false });
}

interface ReadFile {
  readonly no: number;
  readonly answers: readonly ExchangeAnswer[];
}

function readFile(text: string, identity: SyncIdentity): Result<ReadFile, Problem> {
  const end = text.indexOf("\n");
  const head = parsed(ExchangeHead, text.slice(0, Math.max(end, 0)));
  if (head === null) return fail(DAMAGED_FILE);
  const rest = text.slice(end + 1);
  const signed = exchangeText(head.device, head.no, sha256Hex(rest));
  if (!isSignedBy(identity.gatewayKey, signed, head.signature)) return fail(NOT_SIGNED);
  if (identity.device !== "" && head.device !== identity.device) return fail(FOREIGN_FILE);
  const answers: ExchangeAnswer[] = [];
  for (const line of rest.split("\n")) {
    if (line === "") continue;
    const answer = parsed(ExchangeAnswer, line);
    if (answer === null) return fail(DAMAGED_FILE);
    answers.push(answer);
  }
  return ok({ no: head.no, answers });
}

async function enterAll(
  desk: Desk,
  lines: readonly LineRef[],
  answers: readonly ExchangeAnswer[],
): Promise<Answered> {
  const answered = new Answered(desk);
  for (const [index, answer] of answers.entries()) {
    const line = lines[index];
    if (line !== undefined) await answered.enter(line, answer);
  }
  return answered;
}

function parsed<T>(shape: z.ZodType<T>, line: string): T | null {
  try {
    return shape.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
