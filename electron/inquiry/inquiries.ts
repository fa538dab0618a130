import { randomUUID } from "node:crypto";
import { day, type IsoDate } from "../../core/calendar.ts";
import {
  type Asked,
  type Inquiry,
  inquiryOn,
  type InquiryAct,
  type InquiryStep,
} from "../../core/due/inquiry.ts";
import { admit, type InquiryRefusal } from "../../core/due/inquiry-admission.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok } from "../../core/result.ts";
import type { WorkCalendar } from "../../core/working-days.ts";
import type { Answer } from "../contract/answer.ts";
import type { InquiryEntry } from "../contract/inquiries.ts";
import { readCalendar } from "../store/arrangements.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { fault } from "../store/faults.ts";
import { addStep, allSteps, casesAsked, type KeptStep, stepsOf } from "../store/inquiries.ts";
import { record } from "../store/journal.ts";
import { caseNumberOf } from "../store/revisions.ts";

const REFUSALS: Readonly<Record<InquiryRefusal, Problem>> = {
  "not-asked": fault("E-INQ-01", "找不到这件协查。", "请重新打开协查列表。"),
  "asked-before": fault("E-INQ-02", "这件协查已经发起过。", "请重新打开协查列表。"),
  "fields-missing": fault(
    "E-INQ-03",
    "费用协查申请的九项内容没有填全。",
    "逐项补齐：证件号、姓名、性别、机构、住院号、发票号、入出院日期、费用总额。",
  ),
  "reason-missing": fault(
    "E-INQ-04",
    "没有写明内容或原因。",
    "写明结果；核查有误的，写清错在哪里。",
  ),
  "wrong-finding": fault(
    "E-INQ-05",
    "答复的种类不对。",
    "费用协查选无误或有误，问题协同写答复内容。",
  ),
  frozen: fault(
    "E-INQ-06",
    "这一期的汇总表已经生成，原则上不改不撤。",
    "确要改或撤的，先与就医地沟通，写明理由再办。",
  ),
  "not-open": fault(
    "E-INQ-07",
    "这件协查现在不能办这一步。",
    "看它的状态：只有等答复的能改、撤、延期和登记答复。",
  ),
  "not-answered": fault(
    "E-INQ-08",
    "还没有答复，或已经确认。",
    "收到答复、登记以后再确认或重新发起。",
  ),
  "before-the-last-step": fault("E-INQ-09", "日期早于上一步。", "对照记录改日期。"),
  "not-later": fault("E-INQ-10", "延长后的日期没有比原来的晚。", "写明双方商定的新日期。"),
};
const FUTURE = fault("E-INQ-11", "日期晚于今天。", "填实际发生的日期。");

/** Every request with how it stands today: what is due first comes first, the settled ones last. */
export function listInquiries(desk: Desk): Promise<Answer<readonly InquiryEntry[]>> {
  return desk.store.read(async (reader) => ok(await entriesOn(reader, todayOf(desk))));
}

export function todayOf(desk: Desk): IsoDate {
  return chinaDay(desk.clock.now());
}

export async function entriesOn(reader: Reader, today: IsoDate): Promise<readonly InquiryEntry[]> {
  const cases = new Map((await casesAsked(reader)).map((one) => [one.caseId, one]));
  const calendar = await readCalendar(reader);
  const entries = [...byInquiry(await allSteps(reader))].flatMap(
    ([inquiryId, kept]): InquiryEntry[] => {
      const [first] = kept;
      const inquiry = inquiryOn(
        kept.map(({ step }) => step),
        today,
        calendar,
      );
      if (first === undefined || inquiry === null) return [];
      const named = cases.get(first.caseId);
      return [
        {
          inquiryId,
          caseId: first.caseId,
          caseNumber: named?.number ?? "",
          name: named?.name ?? "",
          inquiry,
          steps: kept.map(({ step, operator }) => ({ step, operator })),
        },
      ];
    },
  );
  return entries.toSorted((a, b) => order(a.inquiry).localeCompare(order(b.inquiry)));
}

function byInquiry(steps: readonly KeptStep[]): ReadonlyMap<string, readonly KeptStep[]> {
  const groups = new Map<string, KeptStep[]>();
  for (const step of steps) {
    const group = groups.get(step.inquiryId) ?? [];
    group.push(step);
    groups.set(step.inquiryId, group);
  }
  return groups;
}

/** Sorts by what is due; what is settled has nothing due. */
function order({ due, since }: Inquiry): string {
  return due !== null && due.ok ? `0${due.value}` : `1${since}`;
}

/** 发起协查、协同. The person stands in the request, never in the journal. */
export function ask(
  desk: Desk,
  caseId: string,
  on: string,
  asked: Asked,
): Promise<Answer<readonly InquiryEntry[]>> {
  const today = todayOf(desk);
  return desk.store.write(async (tx) => {
    const number = await caseNumberOf(tx, caseId);
    if (number === undefined) return fail(NO_SUCH_CASE);
    const next = { step: "asked", on: day(on), asked } as const;
    const step = admitted([], next, today, await readCalendar(tx));
    if (!step.ok) return step;
    await addStep(tx, desk, { inquiryId: randomUUID(), caseId }, step.value);
    await record(tx, desk, "inquiry-kept", number, STEP_WORDS.asked);
    return ok(await entriesOn(tx, today));
  });
}

/** Records what happened to a request. */
export function act(
  desk: Desk,
  inquiryId: string,
  request: InquiryAct,
): Promise<Answer<readonly InquiryEntry[]>> {
  const today = todayOf(desk);
  return desk.store.write(async (tx) => {
    const kept = await stepsOf(tx, inquiryId);
    const [first] = kept;
    if (first === undefined) return fail(REFUSALS["not-asked"]);
    const step = admitted(kept, request, today, await readCalendar(tx));
    if (!step.ok) return step;
    await addStep(tx, desk, first, step.value);
    const number = (await caseNumberOf(tx, first.caseId)) ?? "";
    await record(tx, desk, "inquiry-kept", number, STEP_WORDS[request.step]);
    return ok(await entriesOn(tx, today));
  });
}

function admitted(
  kept: readonly KeptStep[],
  next: InquiryStep,
  today: IsoDate,
  calendar: WorkCalendar,
): Answer<InquiryStep> {
  if (next.on > today) return fail(FUTURE);
  const step = admit(
    kept.map((one) => one.step),
    next,
    calendar,
  );
  return step.ok ? step : fail(REFUSALS[step.error]);
}

/** As the journal says it. */
const STEP_WORDS: Readonly<Record<InquiryStep["step"], string>> = {
  asked: "发起",
  changed: "更正",
  withdrawn: "撤回",
  extended: "延长",
  answered: "登记答复",
  confirmed: "确认答复",
  "asked-again": "重新发起",
};
