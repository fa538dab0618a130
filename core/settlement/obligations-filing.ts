import type { IsoDate } from "../calendar.ts";
import { type FilingCategory, isLongTerm } from "../filing/category.ts";
import type { Filing } from "../filing/filing.ts";
import { type Checklist, type Demand, promised } from "../filing/materials.ts";
import { readCount } from "../policy/local-value.ts";
import type { Pack } from "../policy/pack.ts";
import { temporaryMonths, validityTerm } from "./filing-terms.ts";
import { clausesOf, obliged } from "./obligations-clauses.ts";
import { checklistFor, formsOfFiling, groundsOf } from "./obligations-forms.ts";
import type {
  Act,
  ByDay,
  Deadline,
  Due,
  MaterialDue,
  Obligation,
  ObligationPlan,
} from "./obligations-kinds.ts";
import type { Policy } from "./policy.ts";
import type { Validity } from "./receipt.ts";

/**
 * What a filing obliges: its forms, its materials, what the office tells, and
 * its days. One that arose at admission has only days (LN-1.2a: 无需自行办理备案).
 */
export function planFiling(policy: Asked, filing: Filing | null): ObligationPlan {
  if (filing === null) return { fixed: [], byDay: [daysOf(policy, "other-temporary")] };
  return {
    fixed: fixedOfFiling(policy.loaded.pack, filing),
    byDay: [owedByCommitment(policy, filing), daysOf(policy, filing.category)],
  };
}

/** What a filing obliges by itself, without a stay: a person who only files (只办备案). */
export function obligedByFiling(
  policy: Asked,
  filing: Filing,
  validity: Validity | null,
): readonly Obligation[] {
  return [
    ...fixedOfFiling(policy.loaded.pack, filing),
    ...owedBy(policy, filing)(validity),
    ...daysBy(policy, filing.category)(validity),
  ];
}

/** The part of a policy that the life of a filing asks. */
type Asked = Pick<Policy, "loaded" | "ask">;

/** Obligations whose days follow from how long the filing holds. */
type ByValidity = (validity: Validity | null) => readonly Obligation[];

function fixedOfFiling(pack: Pack, filing: Filing): readonly Obligation[] {
  const { category, basis } = filing;
  return [
    ...formsOfFiling(pack, category, basis),
    ...materialsOfFiling(pack, filing),
    ...noticesOf(pack, filing),
  ];
}

/** The materials of a category that the window does not print itself. */
export function broughtFor(pack: Pack, category: FilingCategory): Checklist {
  return checklistFor(pack, category).filter((demand) =>
    demand.anyOf.some(({ pieces }) => pieces.some(({ printed }) => !printed)),
  );
}

/** On a commitment the proof is put off; everything else comes with the filing (HUN-9.1 to HUN-9.6). */
function materialsOfFiling(pack: Pack, { category, basis }: Filing): readonly MaterialDue[] {
  const now = broughtFor(pack, category).filter(
    ({ anyOf }) => basis !== "commitment" || anyOf.every(({ by }) => by === "proof"),
  );
  return now.flatMap((demand) => materialDue(pack, "filing", demand, null));
}

/** A material with the clauses that name it. */
export function materialDue(
  pack: Pack,
  act: Act,
  demand: Demand,
  putOff: Due | null,
  others: readonly string[] = [],
): readonly MaterialDue[] {
  return obliged(pack, [...others, ...groundsOf(demand)], (clauses) => ({
    kind: "material",
    act,
    demand,
    putOff,
    clauses,
  }));
}

/** What an open commitment still owes and by when (HUN-22, LN-1.2b); Kaifeng's deadline is local. */
export function owedByCommitment(policy: Asked, filing: Filing): ByDay {
  const owed = owedBy(policy, filing);
  return (_facts, validity) => owed(validity);
}

function owedBy(policy: Asked, filing: Filing): ByValidity {
  const { pack } = policy.loaded;
  const { category, basis, completed } = filing;
  const { commitmentMonths, routes } = pack.filing;
  if (basis !== "commitment" || completed !== null || commitmentMonths === null) return NOTHING;
  const months = policy.ask.value("filing.commitmentMonths", commitmentMonths, readCount);
  const route = routes.find((each) => each.category === category && each.basis === basis);
  const named = clausesOf(commitmentMonths, route?.clauses ?? []);
  const owed = (due: Due): readonly Obligation[] => [
    ...promisedOf(pack, category).flatMap((demand) =>
      materialDue(pack, "filing", demand, due, named),
    ),
    ...obliged(pack, named, (clauses): Deadline => {
      const sources = months.ok ? [months.value.source] : [];
      return { kind: "deadline", what: "commitment", due, sources, clauses };
    }),
  ];
  if (!months.ok) return always(owed({ kind: "unset", lack: months.error }));
  // The day of effect may not be known yet: then no day is named.
  return (validity) => {
    const day = validity?.commitmentDue ?? null;
    return day === null ? [] : owed({ kind: "day", day });
  };
}

const NOTHING: ByValidity = () => [];

function always(obligations: readonly Obligation[]): ByValidity {
  return () => obligations;
}

/** The proofs that a commitment stands in for. */
function promisedOf(pack: Pack, category: FilingCategory): Checklist {
  const checklist = checklistFor(pack, category);
  const committed = checklist.flatMap(({ anyOf }) =>
    anyOf.flatMap(({ by, pieces }) => (by === "commitment" ? pieces.map(({ id }) => id) : [])),
  );
  return promised(checklist, new Set(committed), new Set()).map(({ demand, lacking }) => {
    const [first, ...others] = lacking;
    const label = lacking
      .map((pieces) => pieces.map((piece) => piece.label).join("、"))
      .join("，或");
    const anyOf = [
      { by: "proof", pieces: first },
      ...others.map((pieces) => ({ by: "proof", pieces }) as const),
    ] as const;
    return { ...demand, label, anyOf };
  });
}

/** Liaoning tells what a commitment binds to (LN-1.2e) and each category's terms (LN-1.1c). */
function noticesOf(pack: Pack, { basis }: Filing): readonly Obligation[] {
  const commitment = ["LN-1.2e", "LN-1.2b", "LN-1.2c"];
  return [
    ...(basis === "commitment"
      ? obliged(pack, commitment, (clauses): Obligation => ({
          kind: "notice",
          tells: "commitment",
          clauses,
        }))
      : []),
    ...obliged(pack, ["LN-1.1c"], (clauses): Obligation => ({
      kind: "notice",
      tells: "filing",
      clauses,
    })),
  ];
}

/** Its last day and its lock (KF-1.3.1, KF-1.3.2, HUN-13, LN-1.1a, LN-1.1b). */
function daysOf(policy: Asked, category: FilingCategory): ByDay {
  const days = daysBy(policy, category);
  return (_facts, validity) => days(validity);
}

function daysBy(policy: Asked, category: FilingCategory): ByValidity {
  const { pack } = policy.loaded;
  const route = pack.filing.routes.find((each) => each.category === category);
  const otherwise = route?.clauses ?? [];
  const last = lastDay(policy, category, otherwise);
  const lock = lockOf(pack, otherwise);
  return (validity) => {
    if (validity === null) return [];
    const { until, changeLockedUntil } = validity;
    return [
      ...(until === null ? [] : last(until)),
      ...(changeLockedUntil === null ? [] : lock(changeLockedUntil)),
    ];
  };
}

type Until = (until: IsoDate) => readonly Obligation[];

function lastDay(
  { loaded: { pack }, ask }: Asked,
  category: FilingCategory,
  otherwise: readonly string[],
): Until {
  const { longTerm, temporary } = pack.filing;
  const long = isLongTerm(category);
  const term = long ? validityTerm(pack, ask) : temporaryMonths(pack, ask);
  const held = long ? longTerm.validity : temporary.validityMonths;
  const sources = term.ok ? [term.value.source] : [];
  const [own] = obliged(pack, clausesOf(held, otherwise), (clauses) => clauses);
  if (own === undefined) return () => [];
  return (until) => {
    const due: Due = { kind: "day", day: until };
    return [{ kind: "deadline", what: "validity", due, sources, clauses: own }];
  };
}

function lockOf(pack: Pack, otherwise: readonly string[]): Until {
  const { changeLockMonths, lockBinds, lockException } = pack.filing.longTerm;
  if (changeLockMonths === null) return () => [];
  const binds = lockBinds ?? "change";
  const exception = lockException ?? "recorded-reason";
  const [own] = obliged(pack, clausesOf(changeLockMonths, otherwise), (clauses) => clauses);
  if (own === undefined) return () => [];
  return (until) => [{ kind: "lock", until, binds, exception, clauses: own }];
}
