import { larger, minus, smaller, ZERO, type Fen } from "../money.ts";
import { readChoice } from "../policy/local-value.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Policy } from "./policy.ts";
import type { Payment, Source } from "./receipt.ts";
import type { Terms } from "./terms.ts";

const ACCOUNT: readonly Source[] = [{ kind: "clause", clause: "HUN-26" }];
const NO_SOURCES: readonly Source[] = [];

/** HUN-26: the person's share may be paid from the account; of a manual claim the pool says so. */
export function paymentOf(policy: Policy, facts: ClaimFacts, terms: Terms, person: Fen): Payment {
  // The hospital cannot bear more than the fund leaves.
  if (person < 0) return { kind: "undetermined", lacks: [{ kind: "fact", fact: "hospital-part" }] };
  if (facts.accountPart === 0) return splitOf(person, ZERO, NO_SOURCES);
  return withAccount(policy, facts, terms, person);
}

function withAccount(policy: Policy, facts: ClaimFacts, terms: Terms, person: Fen): Payment {
  if (terms.route === "direct") return splitOf(person, facts.accountPart, ACCOUNT);
  const { account } = policy.loaded.pack.settlement;
  if (account === null) return splitOf(person, ZERO, NO_SOURCES);
  const read = policy.ask.value("settlement.account", account, readChoice(["may-pay", "may-not"]));
  if (!read.ok) return { kind: "undetermined", lacks: [read.error] };
  const { value, source } = read.value;
  return splitOf(person, value === "may-pay" ? facts.accountPart : ZERO, [source]);
}

function splitOf(person: Fen, wished: Fen, sources: readonly Source[]): Payment {
  const account = smaller(wished, larger(ZERO, person));
  return { kind: "split", account, cash: minus(person, account), sources };
}
