import { FormReader } from "../casefile/reader.ts";
import { type Rate, parseRate } from "../money.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { fail, ok, type Result } from "../result.ts";
import type { ClaimFacts } from "../settlement/facts.ts";
import { readContinued, readOpening } from "./added-facts.ts";
import { fault, type InputFault } from "./input-fault.ts";
import { gradeOf } from "./national-expenses.ts";
import { readBills, readOfStay } from "./optional-inputs.ts";
import type { ReceiptFile } from "./receipt-file.ts";
import type { ReceiptInputs } from "./receipt-inputs.ts";

/** What a receipt was computed from, as the core takes it. */
export interface Replay {
  readonly facts: ClaimFacts;
  readonly settings: PoolSettings;
}

/**
 * The inputs of a receipt as facts, so that a result can be computed again years
 * later, under its own pack or another. Refused where the file was tampered with
 * so that it holds no day or no amount.
 */
export function replayOf({ inputs, dates }: ReceiptFile): Result<Replay, InputFault> {
  const reader = new FormReader();
  const facts = readFacts(reader, inputs, dates);
  const [problem] = reader.problems;
  if (facts === null || problem !== undefined) {
    const field = problem?.field ?? "inputs";
    const what = problem?.what ?? "计算结果里的数据不完整。";
    return fail(fault("E-RCP-03", `${field}：${what}`, "换没有改动过的文件。", { field }));
  }
  const { answers, confirmed, raised, values } = inputs;
  return ok({ facts, settings: { answers, confirmed, raised, values } });
}

function readFacts(
  reader: FormReader,
  inputs: ReceiptInputs,
  dates: ReceiptFile["dates"],
): ClaimFacts | null {
  const recorded = reader.date("dates.recorded_on", dates.recorded_on, "录入日期");
  const pool = reader.area("inputs.insu_admdvs", inputs.insu_admdvs, "统筹区");
  const accountPart = reader.amount("inputs.acct_pay", inputs.acct_pay, "个人账户支付");
  const hospital = inputs.stay.hosp_part_amt;
  const hospitalPart = reader.amount("inputs.stay.hosp_part_amt", hospital, "医院负担");
  const stay = readStay(reader, inputs.stay, dates);
  const filing = inputs.filing === null ? null : readFiling(reader, inputs.filing);
  const lines = readLines(reader, inputs.lines, "inputs.lines");
  const outside = readBills(reader, inputs, (own, at) => readLines(reader, own, at));
  if (recorded === null || pool === null || accountPart === null || hospitalPart === null) {
    return null;
  }
  if (stay === null || filing === undefined) return null;
  return {
    recorded,
    pool,
    retired: inputs.psn_type === "retired",
    aid: inputs.aid_type,
    ...coverageOf(reader, inputs),
    opening: readOpening(reader, "inputs.opening", inputs.opening),
    filing,
    stay,
    lines,
    ...outside,
    earlierOpening: readOpening(reader, "inputs.earlier_opening", inputs.earlier_opening),
    continued: readContinued(reader, "inputs.continued", inputs.continued),
    hospitalPart,
    accountPart,
  };
}

function coverageOf(reader: FormReader, { coverage }: ReceiptInputs): Pick<ClaimFacts, "coverage"> {
  if (coverage === undefined) return {};
  const { begndate, enddate } = coverage;
  const at = "inputs.coverage";
  const from = reader.dateIfAny(`${at}.begndate`, begndate ?? "", "待遇享受开始日期");
  const until = reader.dateIfAny(`${at}.enddate`, enddate ?? "", "待遇享受截止日期");
  return { coverage: { from, until } };
}

function readStay(
  reader: FormReader,
  stay: ReceiptInputs["stay"],
  { begntime, endtime, setl_time }: ReceiptFile["dates"],
): ClaimFacts["stay"] | null {
  const place = reader.area("inputs.stay.mdtrtarea_admvs", stay.mdtrtarea_admvs, "就医地");
  const admission = reader.date("dates.begntime", begntime, "入院日期");
  const discharge = reader.date("dates.endtime", endtime, "出院日期");
  const settled =
    setl_time === null ? null : reader.date("dates.setl_time", setl_time, "自费结算日期");
  const fund = stay.direct_fund;
  const directFund =
    fund === null ? null : reader.amount("inputs.stay.direct_fund", fund, "票据上的基金支付");
  if (place === null || admission === null || discharge === null) return null;
  return {
    care: stay.care,
    place,
    level: stay.hosp_lv,
    designated: stay.designated,
    admission,
    discharge,
    settled,
    emergency: stay.emergency,
    injury: stay.trauma,
    thirdParty: stay.third_party,
    failure: stay.failure,
    admittedAs: stay.admitted_as,
    directFund,
    ...readOfStay(stay),
  };
}

/** Undefined: what is written is no filing. */
function readFiling(
  reader: FormReader,
  filing: NonNullable<ReceiptInputs["filing"]>,
): ClaimFacts["filing"] | undefined {
  const at = "inputs.filing";
  const date = reader.date(`${at}.begndate`, filing.begndate, "备案日期");
  const place = reader.area(`${at}.place_admdvs`, filing.place_admdvs, "备案地");
  const dateIfAny = (key: string, text: string | null, label: string) =>
    reader.dateIfAny(`${at}.${key}`, text ?? "", label);
  const completed = dateIfAny("completed", filing.completed, "补齐日期");
  const ended = dateIfAny("ended", filing.ended, "备案终止日期");
  const effective = dateIfAny("effective_date", filing.effective_date, "备案生效日期");
  const proofEnds = dateIfAny("proof_ends", filing.proof_ends, "证明有效期");
  if (date === null || place === null) return undefined;
  return {
    category: filing.category,
    basis: filing.basis,
    date,
    place,
    sameDayOrder: filing.same_day_order,
    completed,
    ended,
    effective,
    proofEnds,
    madeFor: filing.made_for,
    household: filing.household,
    referredOn: filing.referred_on,
  };
}

function readLines(
  reader: FormReader,
  lines: readonly ReceiptInputs["lines"][number][],
  part: string,
): ClaimFacts["lines"] {
  return lines.flatMap((line, index) => {
    const at = `${part}.${index}`;
    const amount = reader.amount(`${at}.det_item_fee_sumamt`, line.det_item_fee_sumamt, "金额");
    const overLimit = reader.amount(`${at}.overlmt_selfpay`, line.overlmt_selfpay, "超限价");
    const preSelfPayRate = readRate(reader, `${at}.selfpay_prop`, line.selfpay_prop);
    if (amount === null || overLimit === null || preSelfPayRate === null) return [];
    return [{ grade: gradeOf(line.chrgitm_lv), amount, preSelfPayRate, overLimit }];
  });
}

function readRate(reader: FormReader, field: string, text: string): Rate | null {
  const read = parseRate(text);
  return read.ok ? read.value : reader.need(field, "先行自付比例不是 0 到 1 的比例。");
}
