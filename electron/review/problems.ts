import type { Problem } from "../../core/problem.ts";
import type { StepRefusal } from "../../core/review/steps.ts";
import { fault } from "../store/faults.ts";

/** What a clerk or reviewer is told when a step of the review cannot be taken. */
const REFUSALS: Readonly<Record<StepRefusal, Problem>> = {
  incomplete: fault("E-REV-01", "案件还不能计算，不能提交。", "按“缺什么”补齐后再提交。"),
  "already-submitted": fault(
    "E-REV-02",
    "这个案件已经提交过了。",
    "等复核人员处理；要改的，改好后按 Ctrl+S，复核人员看到的是新版本。",
  ),
  "not-submitted": fault("E-REV-03", "这个案件现在不在待复核里。", "回到复核列表，看它的状态。"),
  "own-case": fault(
    "E-REV-04",
    "这个案件您录入过，不能由您复核。",
    "请没有录入过这个案件的人复核。",
  ),
  "same-reviewer": fault("E-REV-05", "初审是您做的，复审不能再由您做。", "请另一个人复审。"),
  "changed-since": fault(
    "E-REV-06",
    "您看的时候，经办又存了新版本。",
    "看过新的变化，再定通过还是退回。",
  ),
  "not-final": fault(
    "E-REV-07",
    "金额还是试算或未定，不能复核通过。",
    "等主管确认参数、答复问题，经办存为新版本以后再复核。",
  ),
  "not-approved": fault("E-REV-08", "这个案件还没有复核通过。", "复核通过以后再办这一步。"),
  "not-drawn": fault("E-REV-09", "这个案件已复核通过，也没有被抽中复审。", "不用再审。"),
  "already-drawn": fault("E-REV-10", "这个案件已经抽过。", "不用再抽。"),
  "second-due": fault("E-REV-11", "这个案件被抽中复审，还没有审。", "复审通过以后再交接。"),
};

export function refusalProblem(refusal: StepRefusal): Problem {
  return REFUSALS[refusal];
}

export const UNSEALED = fault(
  "E-REV-12",
  "案件有没存为版本的改动。",
  "经办先按 Ctrl+S 存为版本，再办这一步。",
);
export const NEVER_SEALED = fault(
  "E-REV-13",
  "案件还没有存为版本。",
  "先按 Ctrl+S 存为版本，再提交。",
);
export const NOBODY_APPROVED = fault(
  "E-REV-14",
  "没有可以抽查的案件。",
  "有案件初审通过以后再抽。",
);

/** The first thing that keeps a case from being handed in. */
export function unready(first: Problem): Problem {
  return { ...first, code: "E-REV-15", what: `还不能提交：${first.what}` };
}

/** What has come to stand against a case since it was handed in. */
export function unapprovable(first: Problem): Problem {
  return {
    code: "E-REV-18",
    what: `还不能通过：${first.what}`,
    remedy: "退回经办，改好或写明理由后再提交。",
    kind: "check",
  };
}
