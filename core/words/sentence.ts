import { factorText, percentText, type Rate } from "../money.ts";
import { findClause } from "../policy/clauses.ts";
import type { Pack } from "../policy/pack.ts";
import { NO_SETTINGS, type PoolSettings, type QuestionId } from "../policy/questions.ts";
import type { Factor } from "../policy/situation.ts";
import { assertNever } from "../result.ts";
import type { Lack, Source, Treatment } from "../settlement/receipt.ts";
import type { Terms } from "../settlement/terms.ts";
import { FACT_WORDS } from "./missing-facts.ts";
import { parameterName, parameterNames } from "./parameters.ts";
import { repeatStaysWords } from "./repeat-stays.ts";

/** `不降低` or `降低10个百分点`. */
export function pointsWords(points: Rate): string {
  return points === 0 ? "不降低" : `降低${percentText(points)}个百分点`;
}

/** The treatment in one sentence, as the clerk would say it. */
export function treatmentSentence(treatment: Treatment): string {
  switch (treatment.kind) {
    case "payable": {
      const label = treatment.applied[0]?.label ?? "";
      const { points } = treatment.terms;
      const others = otherTerms(treatment.terms);
      // Local treatment (本地待遇) is the pool's own scale with nothing changed.
      const local = points === 0 && others.length === 0;
      const rate = local ? pointsWords(points) : `支付比例${pointsWords(points)}`;
      return [label, rate, ...others].join("，");
    }
    case "refused": {
      // Where one rule led to another, the first says why: a filing that has expired is not one never made.
      const [first, ...others] = treatment.applied;
      return first === undefined || others.length === 0
        ? treatment.what
        : `${first.label}。${treatment.what}`;
    }
    case "undetermined":
      return treatment.applied.at(-1)?.label ?? "缺少情况，不能判断";
    default:
      return assertNever(treatment);
  }
}

/** What a payable treatment rests on: its terms, and a law that let it go on (社会保险法第三十条). */
export function treatmentGrounds(
  treatment: Extract<Treatment, { kind: "payable" }>,
): readonly Source[] {
  const laws = treatment.period.filter(({ kind }) => kind === "law");
  return [...treatment.terms.sources, ...laws];
}

/** What a treatment changes beside the points (起付标准、先行负担、保底). */
function otherTerms({ deductible, selfPayFirst, rateFloor, paymentFloor }: Terms): string[] {
  return [
    deductible === null ? "" : deductibleWords(deductible),
    selfPayFirst === null ? "" : firstWords(selfPayFirst),
    rateFloor === null ? "" : `支付比例不低于${percentText(rateFloor.value)}%`,
    paymentFloor === null ? "" : `保底${percentText(paymentFloor.share.value)}%`,
  ].filter((words) => words !== "");
}

function firstWords({ share, of }: NonNullable<Terms["selfPayFirst"]>): string {
  return `先由个人负担${of === "total" ? "总额的" : ""}${percentText(share.value)}%`;
}

function deductibleWords(deductible: NonNullable<Terms["deductible"]>): string {
  switch (deductible.op) {
    case "factor":
      return `起付标准为本地的${factorText(deductible.factor.value)}倍`;
    case "amount":
      return "起付标准按外出就医的";
    case "share-of-total":
      return `起付标准按总额的${percentText(deductible.share.value)}%`;
    default:
      return assertNever(deductible);
  }
}

/**
 * A source as its chip shows it: § article, ◇ parameter, ◆ decision. The full
 * number of a document is written once per block, so it is optional here.
 */
export function sourceLabel(source: Source, withNumber = false): string {
  switch (source.kind) {
    case "clause":
      return clauseLabel(source.clause, withNumber);
    case "law":
      return lawLabel(source.law);
    case "parameter":
      return `${parameterName(source.path)}${source.confirmed ? "" : "，未确认"}`;
    case "answer":
      return `决定 ${source.on.slice(0, 10)}`;
    case "reading":
      return "文件未载明，拟用读法";
    default:
      return assertNever(source);
  }
}

/** `汴医保〔2022〕46号 二(四)`, or only `二(四)`. */
export function clauseLabel(id: string, withNumber = false): string {
  const clause = findClause(id);
  if (clause === undefined) return id;
  return withNumber ? `${clause.number} ${clause.article}` : clause.article;
}

/** `《社会保险法》第三十条` of `社会保险法第三十条`. */
export function lawLabel(law: string): string {
  return law.replace(/^(.+?法)(?=第)/u, "《$1》");
}

export interface LackWords {
  readonly what: string;
  readonly remedy: string;
  /** Field to jump to, where a fact is lacking. */
  readonly field: string | null;
  /** Clauses of the pack's documents that need it. */
  readonly clauses: readonly string[];
}

/**
 * What is lacking, and what to do about it.
 * @param settings what the office has settled: a question already answered is not asked again
 */
export function lackWords(lack: Lack, pack: Pack, settings: PoolSettings = NO_SETTINGS): LackWords {
  switch (lack.kind) {
    case "fact": {
      const { fact } = lack;
      const { clauses, ...words } =
        fact === "repeat-stays" ? repeatStaysWords(pack) : FACT_WORDS[fact];
      return { ...words, clauses: clauses.filter((id) => isOf(pack, id)) };
    }
    case "question":
      return questionWords(lack.question, pack, settings);
    case "parameter":
      return { what: lack.asks, remedy: SET_IT, field: null, clauses: lack.clauses };
    default:
      return assertNever(lack);
  }
}

/** All that is lacking in one line; parameters by name. */
export function lacksLine(
  lacks: readonly Lack[],
  pack: Pack,
  settings: PoolSettings = NO_SETTINGS,
): string {
  const parameters = lacks.filter((lack) => lack.kind === "parameter");
  return [
    ...lacks
      .filter((lack) => lack.kind !== "parameter")
      .map((lack) => lackWords(lack, pack, settings).what.replace(/[。？]$/u, "")),
    ...(parameters.length === 0 ? [] : [`统筹区未设定${parameterNames(parameters)}`]),
  ].join("；");
}

export const SET_IT = "请主管按统筹区文件在“设置”里填写。";

function questionWords(id: QuestionId, pack: Pack, settings: PoolSettings): LackWords {
  const question = pack.questions.find((candidate) => candidate.id === id);
  const clauses = question?.clauses ?? [];
  const answer = settings.answers[id];
  const what = question?.asks ?? "文件未载明。";
  if (answer === undefined) {
    const remedy = "文件未载明，请主管按统筹区的规定在“设置”里答复。";
    return { what, remedy, field: null, clauses };
  }
  const label = question?.readings.find(({ id: reading }) => reading === answer.reading)?.label;
  return {
    what,
    remedy: `统筹区已答复“${label ?? answer.reading}”，数额另行规定，请主管按该规定填写。`,
    field: null,
    clauses,
  };
}

/** Whether a clause is of a document that this pack is made from. */
function isOf(pack: Pack, id: string): boolean {
  const document = findClause(id)?.document;
  return document !== undefined && Object.hasOwn(pack.documents, document);
}

/** Why a rule did not apply, by the factor that ruled it out. */
export const FACTOR_WORDS: Readonly<Record<Factor, string>> = {
  care: "不是这种就诊",
  span: "就医地不在此列",
  route: "结算方式不同",
  category: "备案类别不是这一类",
  basis: "办理依据不同",
  timing: "办理时点不同",
  place: "就医地不在此列",
  validity: "备案有效期内",
  commitment: "承诺不在这种状态",
  designated: "就诊机构是定点",
  networked: "就诊机构的联网情况不同",
  emergency: "急诊情况不同",
  referredOn: "没有转外就医",
  household: "居住地户籍情况不同",
  failure: "未直接结算的原因不同",
};
