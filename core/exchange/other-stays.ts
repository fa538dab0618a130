import type { Opening, OtherStays } from "../settlement/facts.ts";
import type { OpeningExchange } from "./case-exchange.ts";

/** Earlier stays counted otherwise than at the same level, as files write them; what is not written stays unknown. */
export function otherStaysOf(json: OpeningExchange): Pick<Opening, "stays"> {
  const { any_level_stays: anyLevel, same_hospital_stays: sameHospital } = json;
  const { same_quarter_stays: sameQuarter, same_month_stays: sameMonth } = json;
  const stays = {
    ...(anyLevel === undefined ? {} : { anyLevel }),
    ...(sameHospital === undefined ? {} : { sameHospital }),
    ...(sameQuarter === undefined ? {} : { sameQuarter }),
    ...(sameMonth === undefined ? {} : { sameMonth }),
  };
  return Object.keys(stays).length === 0 ? {} : { stays };
}

type Written = Pick<
  OpeningExchange,
  "any_level_stays" | "same_hospital_stays" | "same_quarter_stays" | "same_month_stays"
>;

/** The same counts under the names of files; only those that are known. */
export function writtenStays({ anyLevel, sameHospital, ...rest }: OtherStays): Written {
  const { sameQuarter, sameMonth } = rest;
  return {
    ...(anyLevel === undefined ? {} : { any_level_stays: anyLevel }),
    ...(sameHospital === undefined ? {} : { same_hospital_stays: sameHospital }),
    ...(sameQuarter === undefined ? {} : { same_quarter_stays: sameQuarter }),
    ...(sameMonth === undefined ? {} : { same_month_stays: sameMonth }),
  };
}
