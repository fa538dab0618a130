import { isLongTerm } from "../filing/category.ts";
import type { Pack } from "./pack.ts";
import { type Factor, SITUATION, type Situation } from "./situation.ts";

type FilingPart = Pick<
  Situation,
  "category" | "basis" | "timing" | "validity" | "commitment" | "referredOn" | "household"
>;
type PlacePart = Pick<Situation, "span" | "place">;
type RestPart = Omit<Situation, keyof FilingPart | keyof PlacePart>;
type Values = { readonly [F in Factor]: readonly Situation[F][] };

/**
 * Every situation that facts can make and that the pack's rules tell apart.
 * Values of a factor that no rule of the pack distinguishes stand as one;
 * combinations that contradict themselves are left out.
 */
export function* situations(pack: Pack): Generator<Situation> {
  const values = distinguished(pack);
  const restParts = [...rests(values)];
  const placeParts = [...places(values)];
  for (const filing of filings(values)) {
    for (const place of placeParts) {
      if (!placeAgrees(filing, place)) continue;
      for (const rest of restParts) {
        if (rest.route === "direct" && paidBefore(filing)) continue;
        yield { ...filing, ...place, ...rest };
      }
    }
  }
}

/** Nobody's filing is a place's own, and a bill that was paid before the filing is not unpaid. */
function placeAgrees({ category }: FilingPart, { place }: PlacePart): boolean {
  return category !== "none" || (place !== "filing-place" && place !== "sister-city");
}

function paidBefore({ timing }: FilingPart): boolean {
  return timing === "after-settlement" || timing === "for-another-stay";
}

/** One value of each class that the rules' conditions tell apart. */
function distinguished(pack: Pack): Values {
  const of = <F extends Factor>(factor: F): readonly Situation[F][] => {
    const values: { readonly [K in Factor]: readonly Situation[K][] } = SITUATION;
    const seen = new Set<string>();
    return values[factor].filter((value) => {
      const asked = pack.treatment.rules.map(({ when }) => {
        const accepted: readonly string[] | undefined = when[factor];
        return accepted === undefined ? "-" : accepted.includes(value) ? "1" : "0";
      });
      const signature = `${kept(factor, value)}${asked.join("")}`;
      return seen.has(signature) ? false : seen.add(signature) !== undefined;
    });
  };
  return {
    care: of("care"),
    span: of("span"),
    route: of("route"),
    category: of("category"),
    basis: of("basis"),
    timing: of("timing"),
    place: of("place"),
    validity: of("validity"),
    commitment: of("commitment"),
    designated: of("designated"),
    networked: of("networked"),
    emergency: of("emergency"),
    referredOn: of("referredOn"),
    household: of("household"),
    failure: of("failure"),
  };
}

const NEVER_MERGED: ReadonlySet<Factor> = new Set([
  "care",
  "span",
  "route",
  "basis",
  "timing",
  "place",
]);

/** Values that decide which others may stand beside them are never merged across that line. */
function kept<F extends Factor>(factor: F, value: Situation[F]): string {
  if (NEVER_MERGED.has(factor)) return value;
  if (factor !== "category") return value === "none" ? value : "";
  return ["none", "resettled-retiree"].includes(value) ? value : longTermMark(value);
}

function longTermMark(value: string): string {
  const category = SITUATION.category.find((candidate) => candidate === value);
  return category !== undefined && category !== "none" && isLongTerm(category) ? "long" : "short";
}

const UNFILED: FilingPart = {
  category: "none",
  basis: "none",
  timing: "none",
  validity: "none",
  commitment: "none",
  referredOn: "no",
  household: "no",
};

/**
 * No filing at all, or each category by each basis it may rest on. Only a
 * commitment has a state of its own, only the long-term are referred on, and
 * only the resettled retiree is asked about the household registration.
 */
function* filings(values: Values): Generator<FilingPart> {
  yield UNFILED;
  for (const category of values.category) {
    if (category === "none") continue;
    for (const timing of values.timing) {
      if (timing === "none") continue;
      for (const validity of values.validity) {
        if (validity === "none") continue;
        for (const referredOn of isLongTerm(category) ? values.referredOn : NO) {
          for (const household of category === "resettled-retiree" ? values.household : NO) {
            const common = { category, timing, validity, referredOn, household };
            yield* based(common, values);
          }
        }
      }
    }
  }
}

const NO = ["no"] as const;

function* based(
  common: Omit<FilingPart, "basis" | "commitment">,
  values: Values,
): Generator<FilingPart> {
  yield { ...common, basis: "proof", commitment: "none" };
  if (!isLongTermOrNone(common.category)) {
    yield { ...common, basis: "declaration", commitment: "none" };
    return;
  }
  for (const commitment of values.commitment) {
    if (commitment !== "none") yield { ...common, basis: "commitment", commitment };
  }
}

function isLongTermOrNone(category: Situation["category"]): boolean {
  return category === "none" || isLongTerm(category);
}

function* places(values: Values): Generator<PlacePart> {
  for (const span of values.span) {
    if (span === "inside") yield { span, place: "insured-place" };
    else {
      for (const place of values.place) if (place !== "insured-place") yield { span, place };
    }
  }
}

function* rests(values: Values): Generator<RestPart> {
  for (const care of values.care)
    for (const route of values.route)
      for (const designated of values.designated)
        for (const networked of values.networked)
          for (const emergency of values.emergency)
            for (const failure of networked === "no" ? BROKEN : values.failure)
              yield { care, route, designated, networked, emergency, failure };
}

/** A hospital that is not networked is why direct settlement failed. */
const BROKEN = ["breakdown"] as const;
