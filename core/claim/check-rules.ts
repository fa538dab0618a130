import type { CaseForm } from "../casefile/form.ts";
import { findClause } from "../policy/clauses.ts";
import type { Pack } from "../policy/pack.ts";
import type { Problem } from "../problem.ts";
import { ofPack } from "../settlement/obligations-clauses.ts";
import { routeOf } from "./checks.ts";

/**
 * What a rule does to the hand-over: `block` is put right, `reason` is put right or
 * answered with why the case goes on all the same (说明理由), `look` is only looked at.
 */
export type CheckSeverity = "block" | "reason" | "look";

/** A check before the hand-over by its name, with the clauses behind it. */
export interface CheckRule {
  readonly name: string;
  /** Of every document that says so; none where it is plain arithmetic. */
  readonly clauses: readonly string[];
}

/** Suspected violations are looked into by the office that pays (HEN-3.4); each document in its own words. */
const SUSPICION = ["HEN-3.4", "HUN-72", "LN-3.1", "GD-93-5b"] as const;

/** Deductible, caps and repeat stays count by the year. */
const YEAR = ["KF-2.1", "HUN-18", "LN-2a", "GD-1"] as const;

/** The rules that look across fields or cases, by the code that a clerk reads out. */
const RULES: Readonly<Record<string, CheckRule>> = {
  "E-INV-01": { name: "票据与明细相符", clauses: [] },
  "E-INV-02": { name: "一张票据录一次", clauses: ["GD-93-5b"] },
  "E-INV-03": { name: "票据有明细", clauses: [] },
  "E-INV-05": { name: "一张票据报一次", clauses: ["GD-93-5b", "HEN-3.4", "HUN-72"] },
  "E-INV-07": { name: "外院购药单齐全", clauses: ["HUN-57"] },
  "N-INV-06": { name: "外院费用并入条件", clauses: ["HUN-57"] },
  "E-EXP-02": { name: "明细有票据", clauses: [] },
  "W-EXP-01": { name: "单价乘数量得金额", clauses: [] },
  "W-EXP-02": { name: "乙类才有先付比例", clauses: [] },
  "W-EXP-03": { name: "省内明细从平台下载", clauses: ["HUN-59"] },
  "E-MAT-01": { name: "备案材料齐全", clauses: [] },
  "E-MAT-02": { name: "报销材料齐全", clauses: ["HUN-9.5", "GD-93-5a", "HUN-20.5"] },
  "E-FIL-02": { name: "备案方式有依据", clauses: [] },
  "W-FIL-03": { name: "备案类别与急诊相符", clauses: ["HUN-7", "HUN-9.5"] },
  "W-FIL-04": { name: "备案类别与急诊相符", clauses: ["KF-2.4b", "HUN-20.3"] },
  "N-FIL-07": { name: "出院在备案之前", clauses: ["KF-1.4", "HUN-27", "LN-1.2a"] },
  "W-STY-01": { name: "未直接结算的原因", clauses: ["HUN-20.4"] },
  "W-STY-02": { name: "住院不重叠", clauses: SUSPICION },
  "E-STY-03": { name: "身故以后没有就诊", clauses: SUSPICION },
  "W-STY-04": { name: "身故以后没有就诊", clauses: SUSPICION },
  "W-STY-05": { name: "出院在备案之前", clauses: ["HUN-20.4", "KF-1.4"] },
  "W-STY-06": { name: "定点与公布的一致", clauses: ["HUN-24", "HUN-25", "HUN-20.5"] },
  "W-STY-07": { name: "联网与公布的一致", clauses: ["HUN-24", "HUN-23"] },
  "E-DAY-02": { name: "出生以前没有就诊", clauses: SUSPICION },
  "W-OPN-03": { name: "本年累计与本窗口案件", clauses: YEAR },
  "W-OPN-04": { name: "本年累计与本窗口案件", clauses: YEAR },
  "W-OPN-05": { name: "本年累计与本窗口案件", clauses: YEAR },
  "W-OPN-06": { name: "本年累计与本窗口案件", clauses: YEAR },
  "W-OPN-07": { name: "本年累计与本窗口案件", clauses: YEAR },
  "E-DED-03": { name: "扣减不多于原支付", clauses: ["KF-6", "HUN-72", "LN-3.1"] },
  "E-DED-04": { name: "撤销备案的待遇差", clauses: ["LN-1.2c"] },
  "E-DED-05": { name: "撤销备案的待遇差", clauses: ["LN-1.2c"] },
  "W-DED-06": { name: "撤销备案的待遇差", clauses: ["LN-1.2c"] },
  "E-FIL-24": { name: "备案有要办的事", clauses: ["HUN-16"] },
  "W-FIL-25": { name: "入院时待遇没有暂停", clauses: ["HUN-16"] },
  "E-ACC-01": { name: "个人账户支付", clauses: ["HUN-26"] },
  "N-INQ-23": { name: "3万元以上费用协查", clauses: ["HUN-76", "LN-3.2"] },
  "N-SUS-01": { name: "费用在住院期间", clauses: SUSPICION },
  "N-SUS-02": { name: "同日重复收费", clauses: SUSPICION },
  "N-SUS-03": { name: "按日收费不超过天数", clauses: SUSPICION },
  "N-SUS-04": { name: "连号整额票据", clauses: SUSPICION },
  "N-SUS-05": { name: "开票不早于入院", clauses: SUSPICION },
  "N-SUS-06": { name: "身故以后没有费用", clauses: SUSPICION },
  "N-SUS-07": { name: "总费用与本窗口同级相比", clauses: SUSPICION },
};

/** The rule that a problem comes from; undefined where it is about one field alone. */
export function checkRule({ code }: Pick<Problem, "code">): CheckRule | undefined {
  return RULES[code];
}

/** The clauses of a rule that bind this pool; filing materials have those of their route. */
export function clausesOfCheck(
  { code }: Pick<Problem, "code">,
  form: CaseForm,
  pack: Pack,
): readonly string[] {
  if (code === "E-MAT-01") return routeOf(form, pack)?.clauses ?? [];
  const clauses = RULES[code]?.clauses ?? [];
  const own = ofPack(pack, clauses);
  return clauses.filter((id) => own.includes(id) || (isHenans(id) && isInHenan(form)));
}

/** 豫医保办〔2024〕84号 binds every office of Henan, whatever documents its packs are drawn from. */
function isHenans(clause: string): boolean {
  return findClause(clause)?.document === "HEN";
}

function isInHenan({ pool }: CaseForm): boolean {
  return pool.area.startsWith("41");
}

/** The first letter of a code is its weight (HUN-83). */
export function severityOf({ code, kind }: Pick<Problem, "code" | "kind">): CheckSeverity {
  if (code.startsWith("N-")) return "look";
  return code.startsWith("W-") && kind === "check" ? "reason" : "block";
}
