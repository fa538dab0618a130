import { type IdNumber, parseIdNumber } from "../identity.ts";
import { fail, isNonEmpty, type NonEmpty, ok, type Result } from "../result.ts";
import { type FilingCategory, isLongTerm } from "./category.ts";

/** Who acts for the person: a delegated office (代办点), the employer, or a relative. */
export const AGENT_KINDS = ["township", "village", "employer", "relative"] as const;
export type AgentKind = (typeof AGENT_KINDS)[number];

/** An agent as typed. */
export interface AgentEntry {
  readonly kind: AgentKind;
  /** Township, village or employer; unused for a relative. */
  readonly organisation: string;
  readonly name: string;
  readonly certNo: string;
  /** Relation to the insured person; unused for an office. */
  readonly relation: string;
  readonly phone: string;
}

/** The agent as recorded with a filing (HUN-11). An office answers for itself, a relative by identity. */
export type Agent =
  | {
      readonly kind: Exclude<AgentKind, "relative">;
      readonly organisation: string;
      readonly name: string;
      readonly phone: string;
    }
  | {
      readonly kind: "relative";
      readonly relation: string;
      readonly name: string;
      readonly certNo: IdNumber;
      readonly phone: string;
    };

export type AgentProblem =
  | { readonly kind: "blank"; readonly field: "organisation" | "name" | "relation" | "phone" }
  | { readonly kind: "certificate" }
  /** Township, village and employer are entrusted with long-term filings only (HUN-11). */
  | { readonly kind: "not-delegated"; readonly category: FilingCategory };

/**
 * Reads who acts for the person. Township (乡镇街道), village (村社区) and employer
 * (参保单位) may be entrusted with applications and changes of long-term filings
 * (HUN-11); a relative may come with any filing.
 */
export function readAgent(
  entry: AgentEntry,
  category: FilingCategory,
): Result<Agent, NonEmpty<AgentProblem>> {
  const name = entry.name.trim();
  const phone = entry.phone.trim();
  if (entry.kind === "relative") {
    const relation = entry.relation.trim();
    const identity = parseIdNumber(entry.certNo);
    const problems = blanks({ relation, name, phone });
    if (!identity.ok) return fail([{ kind: "certificate" }, ...problems]);
    if (isNonEmpty(problems)) return fail(problems);
    return ok({ kind: "relative", relation, name, certNo: identity.value.number, phone });
  }
  const organisation = entry.organisation.trim();
  const problems = blanks({ organisation, name, phone });
  if (!isLongTerm(category)) return fail([{ kind: "not-delegated", category }, ...problems]);
  if (isNonEmpty(problems)) return fail(problems);
  return ok({ kind: entry.kind, organisation, name, phone });
}

type Required = Extract<AgentProblem, { kind: "blank" }>["field"];

function blanks(values: Readonly<Partial<Record<Required, string>>>): AgentProblem[] {
  const fields: readonly Required[] = ["organisation", "relation", "name", "phone"];
  return fields.flatMap((field) => (values[field] === "" ? [{ kind: "blank", field }] : []));
}
