import { findClause, type DocumentId } from "../policy/clauses.ts";
import { anyRow } from "./field-names.ts";

/**
 * Which clauses need a field of a case file, so that a file without it is told
 * why it cannot be computed. Nothing that is missing is taken as zero or as no.
 */

/** 起付、比例、限额 follow the insured place's rules, which count by the year. */
const YEAR = ["KF-2.1", "HUN-18", "LN-2a", "GD-1"];
/** What is in scope, line by line of the catalogue. */
const CATALOGUE = ["KF-2.1", "HUN-18", "GD-1c", "GD-93-4"];
/** 备案内容 and the person it is for. */
const IDENTITY = ["KF-5.2", "HUN-9.0", "LN-1.1d", "GD-93-3"];
/** A manual claim rests on the papers of a bill that was paid. */
const PAPERS = ["KF-1.4", "HUN-58", "LN-1.2a", "GD-93-5b"];

/** What a third party must bear is not the fund's, whatever the pool. */
const THIRD_PARTY_LAW = "社会保险法第三十条";

/** By field, or by the part of the file in which the field stands. */
const NEEDED_BY: Readonly<Record<string, readonly string[]>> = {
  recorded_on: ["KF-1.4", "HUN-17", "LN-1.2b", "GD-93-4"],
  insu_admdvs: ["KF-2.1", "HUN-2", "LN-2a", "GD-1"],
  insutype: ["HUN-3", "GD-93-scope"],
  person: IDENTITY,
  "person.psn_type": ["HUN-19", "GD-93-4b"],
  "person.aid_type": ["KF-2.1", "HUN-3", "GD-1"],
  opening: YEAR,
  "opening.others": ["KF-2.1", "HUN-3", "LN-2a", "GD-1"],
  earlier_opening: ["KF-2.1", "HUN-51", "LN-2a", "GD-1"],
  continued: ["KF-2.1", "HUN-18", "LN-2a", "GD-1"],
  filing: ["KF-1.1", "HUN-7", "LN-1.2a", "GD-93-4"],
  "filing.status": ["KF-2.5a", "HUN-17", "LN-1.2a", "GD-93-4"],
  "filing.category": ["KF-2.4a", "HUN-7", "LN-2b", "GD-93-4"],
  "filing.basis": ["KF-2.5c", "HUN-11", "LN-1.2b", "GD-93-4"],
  "filing.begndate": ["KF-1.3.2", "HUN-13", "LN-1.1b", "GD-93-4"],
  "filing.place_admdvs": ["KF-2.2a", "HUN-15", "LN-1.2a", "GD-93-4"],
  "filing.same_day_order": ["KF-1.4", "HUN-17"],
  "filing.proof_ends": ["LN-1.1a"],
  stay: ["KF-1.4", "HUN-17", "LN-1.2a", "GD-1e"],
  "stay.fixmedins_name": ["KF-1.4", "HUN-25", "LN-2f", "GD-1e"],
  "stay.mdtrtarea_admvs": ["KF-2.1", "HUN-2", "LN-2a", "GD-1e"],
  "stay.hosp_lv": ["KF-2.4c", "HUN-19", "LN-2a", "GD-1"],
  "stay.designated": ["KF-1.4", "HUN-20.5", "LN-2f", "GD-1e"],
  "stay.begntime": ["KF-1.3.2", "HUN-14", "LN-1.1b", "GD-93-4"],
  "stay.endtime": ["KF-2.5b", "HUN-51", "LN-1.1b", "GD-93-4"],
  "stay.setl_time": ["KF-1.4", "HUN-17", "LN-1.2a", "GD-1e"],
  "stay.dscg_maindiag_name": CATALOGUE,
  "stay.emergency": ["KF-2.4a", "HUN-55", "LN-2b", "GD-93-5a"],
  "stay.trauma": ["KF-2.3", "HUN-56", THIRD_PARTY_LAW],
  "stay.third_party": ["KF-2.3", "HUN-56", THIRD_PARTY_LAW],
  "stay.failure": ["KF-1.4", "HUN-20.4", "LN-2f", "GD-1e"],
  "stay.admitted_as": ["LN-1.2a"],
  "stay.chronic": ["KF-2.1", "HUN-18.2"],
  invoices: PAPERS,
  lines: CATALOGUE,
};

/** The founding documents of a province, by the first digits of its codes. */
const DOCUMENTS_OF: Readonly<Record<string, readonly DocumentId[]>> = {
  "41": ["KF", "HEN"],
  "43": ["HUN"],
  "21": ["LN"],
  "44": ["GD", "GD-93"],
};

/**
 * Clauses that need a field, of the documents of the pool; else those of the
 * national opinion; else every one there is.
 * @param pool area code as the file has it; empty when that is what is missing
 */
export function clausesNeeding(field: string, pool: string): readonly string[] {
  const all = neededBy(anyRow(field));
  const own = DOCUMENTS_OF[pool.slice(0, 2)] ?? [];
  const ofPool = all.filter((id) => isLaw(id) || own.some((document) => isOf(id, document)));
  if (ofPool.length > 0) return ofPool;
  const national = all.filter((id) => isOf(id, "GD-93"));
  return national.length > 0 ? national : all;
}

function neededBy(field: string): readonly string[] {
  const own = NEEDED_BY[field];
  if (own !== undefined) return own;
  const end = field.lastIndexOf(".");
  return end === -1 ? [] : neededBy(field.slice(0, end));
}

function isLaw(id: string): boolean {
  return findClause(id) === undefined;
}

function isOf(id: string, document: DocumentId): boolean {
  return findClause(id)?.document === document;
}
