import type { CaseForm } from "../casefile/form.ts";
import { yuan } from "../money.ts";
import { SUPPLEMENTS } from "../policy/pack-settlement.ts";
import type { Opening } from "../settlement/facts.ts";
import type { YearForm } from "./balance-form.ts";
import type { OwnYear } from "./own-year.ts";

type OpeningForm = CaseForm["opening"];

/**
 * 采用本窗口案件: the sum as the case form writes it, with what it was added up
 * from. Null where there is no sum. A balance of the year ends with the year.
 */
export function takenOver(
  { opening: { contained } }: YearForm,
  { year, balance, rows, result }: OwnYear,
): OpeningForm | null {
  if (result.kind !== "sum" || balance === null) return null;
  const last = `${year}-12-31`;
  const { asOf } = result.opening;
  return {
    source: result.opening.source,
    asOf: asOf > last ? last : asOf,
    ...figuresOf(result.opening),
    own: {
      balance: balance.written,
      cases: rows.flatMap(({ own: { key, number, hash }, part: { kind } }) =>
        kind === "added" || kind === "taken-out" ? [{ key, number, hash }] : [],
      ),
    },
    ...(contained === undefined ? {} : { contained }),
  };
}

type Figures = Omit<OpeningForm, "source" | "asOf" | "own" | "contained">;

function figuresOf(opening: Opening): Figures {
  const { stays = {}, entered, others = {} } = opening;
  return {
    sameLevelStays: String(opening.sameLevelStays),
    ...(stays.anyLevel === undefined ? {} : { anyLevelStays: String(stays.anyLevel) }),
    ...(stays.sameHospital === undefined ? {} : { sameHospitalStays: String(stays.sameHospital) }),
    ...(stays.sameQuarter === undefined ? {} : { sameQuarterStays: String(stays.sameQuarter) }),
    ...(stays.sameMonth === undefined ? {} : { sameMonthStays: String(stays.sameMonth) }),
    deductiblePaid: yuan(opening.deductiblePaid),
    pooledPaid: yuan(opening.pooledPaid),
    inScopeBorne: yuan(opening.inScopeBorne),
    seriousIllnessPaid: yuan(opening.seriousIllnessPaid),
    ...(entered === undefined ? {} : { entered: yuan(entered) }),
    ...(Object.keys(others).length === 0 ? {} : { layers: layersOf(others) }),
  };
}

function layersOf(others: NonNullable<Opening["others"]>): NonNullable<OpeningForm["layers"]> {
  const layers: NonNullable<OpeningForm["layers"]> = {};
  for (const id of SUPPLEMENTS) {
    const own = others[id];
    if (own !== undefined) layers[id] = { borne: yuan(own.borne), paid: yuan(own.paid) };
  }
  return layers;
}
