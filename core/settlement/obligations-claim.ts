import type { IsoDate } from "../calendar.ts";
import { isBreakdown } from "../claim/stay.ts";
import { mayRequestCrossCheck, periodOf } from "../due/cross-check.ts";
import type { Demand } from "../filing/materials.ts";
import { sum } from "../money.ts";
import { readCount } from "../policy/local-value.ts";
import type { Pack } from "../policy/pack.ts";
import type { Situation } from "../policy/situation.ts";
import type { ClaimFacts } from "./facts.ts";
import { clausesOf, obliged, ofPack } from "./obligations-clauses.ts";
import { broughtFor, materialDue } from "./obligations-filing.ts";
import type {
  ByDay,
  Deadline,
  Due,
  FormDue,
  MaterialDue,
  Obligation,
  ObligationPlan,
} from "./obligations-kinds.ts";
import type { Policy } from "./policy.ts";
import type { Treatment } from "./receipt.ts";

type Decided = Exclude<Treatment, { kind: "refused" }>;

/**
 * What the payment itself obliges: with a manual claim (手工报销) its application,
 * its materials and the office's own deadline; whatever the route, the request
 * to have a large bill checked.
 * @param filed what the filing obliges already, so that no material is asked for twice
 */
export function planClaim(
  policy: Policy,
  facts: ClaimFacts,
  treatment: Decided,
  route: Situation["route"],
  filed: readonly Obligation[],
): ObligationPlan {
  const { pack } = policy.loaded;
  const byDay = [crossCheck(pack, treatment)];
  if (route !== "manual") return { fixed: [], byDay };
  return {
    fixed: [
      ...applicationOf(pack, treatment),
      ...emergencyMaterials(pack, facts, filed),
      ...invoiceOf(pack, facts),
      ...downloadOf(pack, facts, treatment),
      ...localList(pack),
      ...processing(policy),
    ],
    byDay,
  };
}

/** The clauses by which a person who has paid may claim, beside the rules that were followed. */
const MAY_CLAIM = ["KF-1.4"];

/** Where the documents leave the claim to the pool (按参保地规定). */
const POOL_RULES = ["KF-1.4", "HUN-17", "LN-1.1c", "GD-1", "GD-93-5a"];

/** 手工报销申请 (KF-1.4, HUN-17, HUN-20.3, HUN-20.4, GD-93-5a). */
function applicationOf(pack: Pack, treatment: Decided): readonly FormDue[] {
  const named = [...MAY_CLAIM, ...treatment.applied.flatMap(({ clauses }) => clauses)];
  return obliged(pack, named, (clauses) => ({
    kind: "form",
    form: "claim",
    act: "claim",
    onlyWith: null,
    clauses,
  }));
}

/**
 * An emergency is shown by its record, also where nobody had to file (HUN-9.5,
 * GD-93-5a); at a provider that is not designated it alone lets the fund pay (HUN-20.5).
 */
function emergencyMaterials(
  pack: Pack,
  { stay }: ClaimFacts,
  filed: readonly Obligation[],
): readonly MaterialDue[] {
  if (stay.emergency !== "yes") return [];
  const listed = new Set(
    filed.flatMap((each) => (each.kind === "material" ? [each.demand.id] : [])),
  );
  const rescue = stay.designated ? [] : ["HUN-20.5"];
  return broughtFor(pack, "emergency")
    .filter(({ id }) => !listed.has(id))
    .flatMap((demand) => materialDue(pack, "claim", demand, null, rescue));
}

/** The invoice (医疗收费票据): it shows whether the hospital has settled (HUN-58), and it is checked (GD-93-5b). */
function invoiceOf(pack: Pack, { filing }: ClaimFacts): readonly MaterialDue[] {
  const named = ["HUN-58", ...(filing?.category === "referral" ? ["GD-93-5b"] : [])];
  return ofPack(pack, named).flatMap((clause) => {
    const grounds = [{ kind: "clause", clause }] as const;
    return materialDue(pack, "claim", { ...INVOICE, grounds }, null);
  });
}

const INVOICE: Omit<Demand, "grounds"> = {
  id: "invoice",
  label: "医疗收费票据",
  anyOf: [{ by: "proof", pieces: [{ id: "invoice", label: "医疗收费票据", printed: false }] }],
  waivedBy: [],
};

/**
 * After a breakdown a networked hospital uploads what the office needs (KF-3.1);
 * inside Hunan it is not typed by hand (HUN-59).
 */
function downloadOf(
  pack: Pack,
  { stay }: ClaimFacts,
  { situation }: Decided,
): readonly Obligation[] {
  if (!isBreakdown(stay.failure) || stay.failure === "not-networked") return [];
  const named = ["KF-3.1", ...(situation?.span === "intra-province" ? ["HUN-59"] : [])];
  return obliged(pack, named, (clauses): Obligation => ({ kind: "download", clauses }));
}

/** What else the claim takes stands on the pool's own list or may not be demanded (KF-7.2). */
function localList(pack: Pack): readonly Obligation[] {
  const named = [...POOL_RULES, "KF-7.2"];
  return obliged(pack, named, (clauses): Obligation => ({ kind: "local-list", clauses }));
}

/** 手工报销办理时限: no document gives one, so it is the pool's to set and never assumed. */
function processing({ loaded: { pack }, ask }: Policy): readonly Deadline[] {
  const days = ask.value("processingDays", pack.processingDays, readCount);
  const due: Due = days.ok
    ? { kind: "working-days", days: days.value.value }
    : { kind: "unset", lack: days.error };
  const sources = days.ok ? [days.value.source] : [];
  return obliged(pack, clausesOf(pack.processingDays, POOL_RULES), (clauses) => ({
    kind: "deadline",
    what: "claim",
    due,
    sources,
    clauses,
  }));
}

/**
 * The round into which a request made on the day of recording falls, should the
 * office suspect the cost (HUN-76, HUN-76.t). Liaoning checks the same stays and
 * names no day (LN-3.2).
 */
function crossCheck(pack: Pack, { situation }: Decided): ByDay {
  const [clauses] = obliged(pack, ["HUN-76", "HUN-76.t", "LN-3.2"], (own) => own);
  if (situation === null || clauses === undefined) return () => [];
  const { care, span } = situation;
  const rounds = new Map<IsoDate, readonly Deadline[]>();
  const round = (recorded: IsoDate): readonly Deadline[] => {
    const due: Due = clauses.includes("HUN-76.t")
      ? { kind: "day", day: periodOf(recorded).last }
      : { kind: "not-stated" };
    return [{ kind: "deadline", what: "cross-check", due, sources: [], clauses }];
  };
  return ({ recorded, lines }) => {
    const total = sum(lines.map(({ amount }) => amount));
    if (!mayRequestCrossCheck({ care, span, total, suspicious: true }).ok) return [];
    const known = rounds.get(recorded) ?? round(recorded);
    rounds.set(recorded, known);
    return known;
  };
}
