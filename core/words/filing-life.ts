import type { Pack } from "../policy/pack.ts";
import type { Problem } from "../problem.ts";
import { assertNever } from "../result.ts";
import type { StepName, StepRefusal } from "../filing/recorded.ts";
import type { FilingLife, StateName } from "../filing/states.ts";

/** What a clerk calls the steps in the life of a filing (HUN-16, HUN-22, LN-1.2c). */
export const STEP_LABEL: Readonly<Record<StepName, string>> = {
  complete: "补齐材料",
  change: "变更备案",
  cancel: "取消备案",
  end: "参保终止",
  suspend: "待遇暂停",
  resume: "待遇恢复",
  revoke: "撤销备案",
};

/** One word for each state of a filing. */
export const LIFE_LABEL: Readonly<Record<StateName, string>> = {
  applied: "已登记，未生效",
  "in-effect": "生效",
  "in-effect-on-commitment": "承诺生效，材料未补齐",
  lapsed: "逾期未补齐",
  revoked: "已撤销",
  expired: "已到期",
  changed: "已变更",
  cancelled: "已取消",
  ended: "已终止",
};

/** What the lock of a pool's long-term filings says: 原则上不得变更 (KF-1.3.1), 不得变更或取消 (LN-1.1a). */
export function lockWords({ filing: { longTerm } }: Pack): string {
  const acts = longTerm.lockBinds === "change-and-cancel" ? "变更或取消" : "变更";
  return `${longTerm.lockException === "none" ? "" : "原则上"}不得${acts}`;
}

/** How a filing stands, in one sentence with its days. */
export function lifeSentence(life: FilingLife): string {
  switch (life.state) {
    case "applied":
      return `${life.filing.date} 已登记，还没有生效。`;
    case "in-effect":
      return inEffect(life);
    case "in-effect-on-commitment":
      return life.due === null
        ? `${life.effective} 起凭承诺生效，材料还没有补齐，文件没有写补齐期限。`
        : `${life.effective} 起凭承诺生效，材料须在 ${life.due}（当日在内）以前补齐。`;
    case "lapsed":
      return `${life.effective} 起凭承诺生效，补齐期限 ${life.due} 已过，材料还没有补齐。`;
    case "revoked":
      return `${life.on} 撤销：${life.due} 以前没有补齐承诺的材料。`;
    case "expired":
      return `${life.effective} 至 ${life.until}，已到期。`;
    case "changed":
      return `${life.effective} 起生效，${life.on} 变更为另一种备案。`;
    case "cancelled":
      return life.effective === null
        ? `还没有生效，${life.on} 已取消。`
        : `${life.effective} 起生效，${life.on} 已取消。`;
    case "ended":
      return `${life.effective} 起生效，${life.on} 因参保状态变更终止。`;
    default:
      return assertNever(life);
  }
}

function inEffect(life: Extract<FilingLife, { state: "in-effect" }>): string {
  const kept =
    life.commitment === null ? "" : `承诺的材料 ${life.commitment.completed} 补齐${late(life)}，`;
  switch (life.validity) {
    case "open-ended":
      return `${kept}${life.effective} 起长期有效。`;
    case "until":
      return `${kept}有效期 ${life.effective} 至 ${life.until}，期内入院即有效。`;
    case "undetermined":
      return `${kept}${life.effective} 起生效；有效到哪一天未定${
        life.lacks === "proof-end-date" ? "：证明材料没有到期日" : "：统筹区还没有设定"
      }。`;
    default:
      return assertNever(life);
  }
}

function late({ commitment }: Extract<FilingLife, { state: "in-effect" }>): string {
  if (commitment === null || commitment.due === null) return "";
  return commitment.completed > commitment.due ? `（晚于 ${commitment.due} 的期限）` : "";
}

const CODE: Readonly<Record<StepRefusal["kind"], `E-FIL-${number}`>> = {
  locked: "E-FIL-30",
  "out-of-order": "E-FIL-31",
  "proof-ended": "E-FIL-32",
  over: "E-FIL-33",
  overdue: "E-FIL-34",
  "not-yet": "E-FIL-35",
  "must-be-revoked": "E-FIL-36",
  "no-clause": "E-FIL-37",
  barred: "E-FIL-26",
  "not-offered": "E-FIL-38",
  suspended: "E-FIL-39",
  "not-suspended": "E-FIL-40",
  impossible: "E-FIL-41",
};

/** A refused step as the clerk sees it: code, what happened, what to do. */
export function refusalProblem(refusal: StepRefusal, act: string): Problem {
  return { code: CODE[refusal.kind], ...refusalWords(refusal, act), kind: "check" };
}

/** Why a step is refused: what stands against it, and what helps. */
export function refusalWords(
  refusal: StepRefusal,
  act: string,
): { readonly what: string; readonly remedy: string } {
  switch (refusal.kind) {
    case "locked":
      return refusal.exception === "none"
        ? {
            what: `备案在锁定期内，${refusal.lockedUntil}（当日在内）以前不得${act}。`,
            remedy: `等 ${refusal.lockedUntil} 过后再办。`,
          }
        : {
            what: `备案在锁定期内，${refusal.lockedUntil}（当日在内）以前原则上不得${act}。`,
            remedy: "确有特殊情况的，写明原因再办。",
          };
    case "out-of-order":
      return {
        what: `日期早于 ${refusal.earliest}，那时还不能${act}。`,
        remedy: `日期填 ${refusal.earliest} 或以后的一天。`,
      };
    case "proof-ended":
      return {
        what: `证明材料在 ${refusal.proofEnds} 已经到期，不能用来${act}。`,
        remedy: "换在有效期内的证明材料。",
      };
    case "over":
      return { what: `备案在 ${refusal.until} 已经到期，不用${act}。`, remedy: "要用的重新备案。" };
    case "overdue":
      return {
        what: `补齐期限 ${refusal.due} 已过。`,
        remedy: "先按逾期处理。",
      };
    case "not-yet":
      return {
        what:
          refusal.last === null
            ? "文件没有写期限，不会逾期。"
            : `期限到 ${refusal.last}，还没有过。`,
        remedy: "过了期限再办。",
      };
    case "must-be-revoked":
      return { what: `逾期没有补齐，按规定要撤销备案，不能${act}。`, remedy: "办理“撤销备案”。" };
    case "no-clause":
      return { what: "参保地的文件没有撤销备案的规定。", remedy: "按参保地的规定另行处理。" };
    case "barred":
      return {
        what: `参保人的承诺备案在 ${refusal.since} 被撤销过，不再享受承诺制备案。`,
        remedy: "凭证明材料办理。",
      };
    case "not-offered":
      return { what: "参保地没有承诺制备案。", remedy: "凭证明材料办理。" };
    case "suspended":
      return { what: `待遇从 ${refusal.since} 起已经暂停。`, remedy: "先办“待遇恢复”。" };
    case "not-suspended":
      return { what: "待遇没有暂停，不用恢复。", remedy: "核对参保状态。" };
    case "impossible":
      return { what: `备案${LIFE_LABEL[refusal.state]}，不能${act}。`, remedy: "核对先后和日期。" };
    default:
      return assertNever(refusal);
  }
}
