import { SITUATION, type Situation } from "./situation.ts";

type FilingPart = Pick<Situation, "category" | "basis" | "timing" | "validity" | "commitment">;
type PlacePart = Pick<Situation, "span" | "place">;
type RestPart = Omit<Situation, keyof FilingPart | keyof PlacePart>;

/** Every situation that facts can make; combinations that contradict themselves are left out. */
export function* situations(): Generator<Situation> {
  const restParts = [...rests()];
  const placeParts = [...places()];
  for (const filing of filings()) {
    for (const place of placeParts) {
      if (filing.category === "none" && place.place === "filing-place") continue;
      for (const rest of restParts) {
        if (rest.route === "direct" && filing.timing === "after-settlement") continue;
        yield { ...filing, ...place, ...rest };
      }
    }
  }
}

/** No filing at all, or each category by each basis; only a commitment has a state of its own. */
function* filings(): Generator<FilingPart> {
  yield { category: "none", basis: "none", timing: "none", validity: "none", commitment: "none" };
  for (const category of SITUATION.category.filter((value) => value !== "none")) {
    for (const timing of SITUATION.timing.filter((value) => value !== "none")) {
      for (const validity of ["covers", "expired"] as const) {
        yield { category, basis: "proof", timing, validity, commitment: "none" };
        yield { category, basis: "declaration", timing, validity, commitment: "none" };
        for (const commitment of SITUATION.commitment.filter((value) => value !== "none")) {
          yield { category, basis: "commitment", timing, validity, commitment };
        }
      }
    }
  }
}

function* places(): Generator<PlacePart> {
  yield { span: "inside", place: "insured-place" };
  for (const span of ["cross-province", "intra-province"] as const) {
    yield { span, place: "filing-place" };
    yield { span, place: "elsewhere" };
  }
}

function* rests(): Generator<RestPart> {
  for (const care of SITUATION.care)
    for (const route of SITUATION.route)
      for (const designated of SITUATION.designated)
        for (const emergency of SITUATION.emergency)
          for (const referredOn of SITUATION.referredOn)
            for (const failure of SITUATION.failure)
              yield { care, route, designated, emergency, referredOn, failure };
}
