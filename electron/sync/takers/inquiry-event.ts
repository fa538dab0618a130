import { canonicalJson } from "../../../core/casefile/canonical.ts";
import { InquiryStep } from "../../../core/due/inquiry.ts";
import { admit } from "../../../core/due/inquiry-admission.ts";
import { readCalendar } from "../../store/arrangements.ts";
import { addReceivedStep, hasReceivedStep, stepsOf } from "../../store/inquiries.ts";
import { noteReceivedEvent } from "../../store/sync-events.ts";
import { KNOWN, TAKEN, type Taker, type TakeOutcome, WAITS } from "./taker.ts";

/** What the other office did with a request of ours (HUN-76, HUN-77): its answer, as a rule. */
export const inquiryEventTaker: Taker<"inquiry-event"> = {
  take: async (tx, { id, inquiryId, caseId, body, by }, at) => {
    const step = readStep(body);
    if (step === null) return UNREADABLE;
    const written = canonicalJson(step);
    if (await hasReceivedStep(tx, { id, inquiryId, body: written })) return KNOWN;
    const kept = await stepsOf(tx, inquiryId);
    const admitted = admit(
      kept.map((one) => one.step),
      step,
      await readCalendar(tx),
    );
    if (!admitted.ok) return admitted.error === "not-asked" ? WAITS : refused(by);
    const seq = await addReceivedStep(tx, { id, inquiryId, caseId, step: admitted.value, by, at });
    await noteReceivedEvent(tx, seq, at);
    return TAKEN;
  },
};

function readStep(body: string): InquiryStep | null {
  try {
    const read = InquiryStep.safeParse(JSON.parse(body));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

const UNREADABLE: TakeOutcome = {
  is: "set-aside",
  code: "E-DOWN-21",
  what: "收到的一条协查记录读不懂，没有收下。",
  do: "请更新本程序，再按重试；仍不行，请向对方单位电话核对。",
};

function refused(by: string): TakeOutcome {
  return {
    is: "set-aside",
    code: "E-DOWN-22",
    what: `${by}发来的一条协查记录接不上这里的经过（例如已登记过答复、已撤回）。`,
    do: "打开这件协查核对；这里的登记有误的，先更正，再按重试。",
  };
}
