import { withOutsideBills } from "../claim/episode.ts";
import {
  joinOutsideBill,
  type OutsideBillCondition,
  type OutsideBillOutcome,
  type OutsideClaim,
} from "../claim/outside-bill.ts";
import { displayYuan, sum } from "../money.ts";
import { readChoice } from "../policy/local-value.ts";
import type { Situation } from "../policy/situation.ts";
import { assertNever, fail, isNonEmpty, ok, type NonEmpty, type Result } from "../result.ts";
import type { ClaimFacts } from "./facts.ts";
import { byClauses, type Note } from "./notes.ts";
import type { Policy } from "./policy.ts";
import type { Lack, Source } from "./receipt.ts";
import type { Sourced } from "./terms.ts";

/** The facts with the bills that join the stay, and what the receipt says of each bill. */
export interface JoinedBills {
  readonly facts: ClaimFacts;
  readonly notes: readonly Note[];
}

/**
 * Bills of other hospitals and pharmacies during the stay (HUN-57): those that
 * join it are settled as its own, the others stay out of it and the receipt says
 * why. Undetermined while a condition is unknown, or the pool has not said
 * whether they join a manual claim. Only Hunan's text lets them join a direct
 * settlement: under the other documents the pool's word is needed for that too.
 */
export function joinBills(
  policy: Policy,
  facts: ClaimFacts,
  route: Situation["route"],
): Result<JoinedBills, NonEmpty<Lack>> {
  const byText = Object.hasOwn(policy.loaded.pack.documents, "HUN");
  const joining = joiningOf(policy);
  const joinsManual = joining.ok ? joining.value.value === "join" : null;
  const stay = { ...facts.stay, route: byText ? route : ("manual" as const) };
  const decided = (facts.outside ?? []).map((claim) => ({
    ...claim,
    outcome: joinOutsideBill(claim.bill, stay, joinsManual),
  }));
  const lacks = decided.flatMap(({ outcome }) => lacksOf(outcome, joining));
  if (isNonEmpty(lacks)) return fail(lacks);
  const said = stay.route === "direct" || !joining.ok ? [] : [joining.value.source];
  return ok({
    facts: { ...facts, lines: withOutsideBills(facts.lines, decided) },
    notes: decided.map(({ outcome, ...claim }) => noteOf(claim, outcome, byText, said)),
  });
}

type Joining = Result<Sourced<"join" | "apart">, Lack>;

function joiningOf({ loaded, ask }: Policy): Joining {
  const { outsideBills } = loaded.pack.settlement;
  return ask.value("settlement.outsideBills", outsideBills, readChoice(["join", "apart"]));
}

function lacksOf(outcome: OutsideBillOutcome, joining: Joining): readonly Lack[] {
  if (outcome.kind !== "undetermined") return [];
  const conditions = outcome.unknown.some((unknown) => unknown !== "manual-joining");
  const manual = outcome.unknown.includes("manual-joining");
  return [
    ...(conditions ? [{ kind: "fact", fact: "outside-bill" } as const] : []),
    ...(manual && !joining.ok ? [joining.error] : []),
  ];
}

/** What became of one bill, by the text where it has one and by the pool's word where it was asked. */
function noteOf(
  { bill, lines }: OutsideClaim,
  outcome: OutsideBillOutcome,
  byText: boolean,
  said: readonly Source[],
): Note {
  const clauses = byClauses(outcome.clauses);
  const sources = byText ? ([...clauses, ...said] as const) : isNonEmpty(said) ? said : clauses;
  const amount = displayYuan(sum(lines.map((line) => line.amount)));
  const text = `${bill.date}的外院检查、购药费用${amount}元，${becomes(outcome)}。`;
  return { kind: "outside-bill", text, sources };
}

const NOT_MET: Readonly<Record<OutsideBillCondition, string>> = {
  "designated-provider": "对方不是定点医药机构",
  "form-stamped": "购药单没有加盖医保办公室章",
  "date-in-stay": "日期不在住院期间",
  "medical-need": "不是病情需要",
};

function becomes(outcome: OutsideBillOutcome): string {
  switch (outcome.kind) {
    case "joins":
      return "并入本次住院";
    case "apart":
      return `不并入本次住院：${outcome.failed.map((failed) => NOT_MET[failed]).join("，")}`;
    case "apart-by-pool":
      return "不并入本次住院：统筹区规定手工报销不并入";
    case "undetermined":
      return "是否并入未定";
    default:
      return assertNever(outcome);
  }
}
