import { FORM_TITLE } from "../forms/kinds.ts";
import { assertNever } from "../result.ts";
import type { Deadline, Due, Obligation } from "../settlement/obligations-kinds.ts";

/** What is obliged, in one line as the clerk would say it. */
export function obligationWords(obligation: Obligation): string {
  switch (obligation.kind) {
    case "form": {
      const name = `签${FORM_TITLE[obligation.form]}`;
      return obligation.onlyWith === "outside-bill" ? `${name}（有外院检查、购药费用的）` : name;
    }
    case "material": {
      const { demand, putOff } = obligation;
      const waived = demand.waivedBy.length === 0 ? "" : "（一站式转诊、同种疾病再次转诊的不用交）";
      return putOff === null
        ? `交${demand.label}${waived}`
        : `补齐${demand.label}，${dueWords(putOff)}`;
    }
    case "local-list":
      return "其他报销材料按统筹区自己的清单，清单上没有的不能要";
    case "download":
      return "费用明细和诊断从平台下载，不用参保人交";
    case "deadline":
      return `${DEADLINES[obligation.what]}，${dueWords(obligation.due)}`;
    case "lock": {
      const acts = obligation.binds === "change" ? "变更" : "变更或取消";
      const exception = obligation.exception === "recorded-reason" ? "，记明理由的除外" : "";
      return `${obligation.until}（含）以前不得${acts}备案${exception}`;
    }
    case "notice":
      return obligation.tells === "commitment"
        ? "告知承诺的内容、期限和不履行的后果"
        : "告知备案材料、有效期、变更时限、补办政策和服务电话";
    default:
      return assertNever(obligation);
  }
}

const DEADLINES: Readonly<Record<Deadline["what"], string>> = {
  file: "先补办备案",
  commitment: "补齐承诺的材料",
  validity: "备案有效期",
  "cross-check": "疑似违规的，可以申请费用协查",
  claim: "手工报销办结",
};

const EVENTS = { discharge: "出院前", settlement: "出院结算前", claim: "申请报销前" } as const;

/** When it is due: a day, an event, or who has yet to say. */
export function dueWords(due: Due): string {
  switch (due.kind) {
    case "day":
      return `最晚${due.day}`;
    case "before":
      return due.on === null ? EVENTS[due.event] : `${EVENTS[due.event]}（${due.on}出院）`;
    case "working-days":
      return `受理后${due.days}个工作日内`;
    case "unset":
      return "期限由统筹区设定，现在没有设";
    case "not-stated":
      return "文件没有载明期限";
    default:
      return assertNever(due);
  }
}
