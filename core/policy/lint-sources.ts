import { findClause } from "./clauses.ts";
import type { PackFault } from "./lint.ts";
import { citedIn, type CitedNode, clausesOf, nodesOf, type PackNode } from "./lint-walk.ts";
import type { Pack } from "./pack.ts";
import { isUnset } from "./values.ts";

/** Every value says where it comes from, and the place is there, is good, and says it. */
export function lintSources(pack: Pack): PackFault[] {
  const nodes = nodesOf(pack);
  return [
    ...citedIn(nodes).flatMap((node) => [
      ...lintDocument(pack, node),
      ...lintClaim(pack, node),
      ...lintDates(pack, node),
      ...lintConsent(pack, node),
    ]),
    ...lintClauses(pack, nodes),
    ...lintBarePoints(pack),
  ];
}

function lintDocument(pack: Pack, { path, cited }: CitedNode): PackFault[] {
  const { document } = cited.source;
  if (pack.documents[document] !== undefined) return [];
  return [{ at: path, what: `引用的文件 ${document} 没有列出` }];
}

/** What claims a document's own words names the clause, and the clause is that document's. */
function lintClaim(pack: Pack, { path, cited }: CitedNode): PackFault[] {
  if (cited.confidence !== "document") return [];
  const { clause, document } = cited.source;
  if (clause === undefined) return [{ at: path, what: "写明出自文件原文，却没有写条款" }];
  const number = findClause(clause)?.number;
  const listed = pack.documents[document];
  if (number === undefined || listed === undefined || listed.number === number) return [];
  return [{ at: path, what: `${clause} 是 ${number} 的条款，不在 ${listed.number} 里` }];
}

/** A source is good for the whole of the pack's period; else the pack has a gap or an expired value. */
function lintDates(pack: Pack, { path, cited }: CitedNode): PackFault[] {
  const { from, to } = cited;
  const start = isUnset(pack.period.from) ? null : pack.period.from.value;
  const faults: PackFault[] = [];
  if (from !== undefined && to !== undefined && to < from) {
    faults.push({ at: path, what: `出处的起止日期颠倒：${from} 至 ${to}` });
  }
  if (from !== undefined && start !== null && from > start) {
    faults.push({ at: path, what: `出处 ${from} 才开始有效，政策 ${start} 已经施行` });
  }
  if (to !== undefined && endsEarly(pack, to)) {
    faults.push({ at: path, what: `出处 ${to} 已到期，政策还在施行` });
  }
  return faults;
}

/** Whether a day lies before the pack's last; a pack without one, or whose last the office sets, goes on. */
function endsEarly({ period }: Pack, day: string): boolean {
  return period.to === null || isUnset(period.to) || day < period.to.value;
}

/** LN-2e: a city's figure for care outside names the document by which the province consented. */
function lintConsent(pack: Pack, { path, cited }: CitedNode): PackFault[] {
  const { consentBy } = pack.treatment;
  if (consentBy === undefined || !path.startsWith("treatment.")) return [];
  const { consent } = cited.source;
  if (consent !== undefined && consent.trim() !== "") return [];
  return [{ at: path, what: `没有写省里同意的文件（${consentBy}）` }];
}

/** LN-2e again: points without a source cannot name the consent. */
function lintBarePoints({ treatment: { rules, consentBy } }: Pack): PackFault[] {
  if (consentBy === undefined) return [];
  return rules.flatMap(({ id, then }) =>
    then.do === "reduce" && typeof then.points === "number"
      ? [{ at: `treatment.rules.${id}.points`, what: `没有写省里同意的文件（${consentBy}）` }]
      : [],
  );
}

/**
 * A cited clause stands in the register, or among the clauses of a document that
 * the pack brings; such a clause takes no name that the register has given.
 */
function lintClauses(pack: Pack, nodes: readonly PackNode[]): PackFault[] {
  const brought = Object.entries(pack.documents).flatMap(([document, { clauses }]) =>
    Object.keys(clauses ?? {}).map((id) => ({ at: `documents.${document}`, id })),
  );
  const own = new Set(brought.map(({ id }) => id));
  const unknown = nodes.flatMap((node) =>
    clausesOf(node)
      .filter((id) => findClause(id) === undefined && !own.has(id))
      .map((id) => ({ at: node.path, what: `没有 ${id} 这一条` })),
  );
  const taken = brought
    .filter(({ id }) => findClause(id) !== undefined)
    .map(({ at, id }) => ({ at, what: `${id} 已是登记的条款，另起编号` }));
  return [...unknown, ...taken];
}
