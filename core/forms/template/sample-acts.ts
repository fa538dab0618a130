import { addMonths, type IsoDate } from "../../calendar.ts";
import type { FilingStepForm } from "../../casefile/filing-steps.ts";
import type { Filing } from "../../filing/filing.ts";
import type { RecordedFiling } from "../../filing/recorded-filing.ts";
import type { FormKind } from "../kinds.ts";

/** What was done with an invented filing: as it is recorded, and as the counter typed it. */
interface SampleActs {
  readonly recorded: RecordedFiling;
  readonly steps: FilingStepForm[];
}

/** Its filing is taken back where the form tells of that, and else changed to another, on the day of the trial. */
export function sampleActs(kind: FormKind, filing: Filing, date: IsoDate): SampleActs {
  return kind === "filing-revocation" ? revoked(filing, date) : changed(filing, date);
}

function changed(filing: Filing, date: IsoDate): SampleActs {
  const to = { term: "temporary", category: "other-temporary", basis: "declaration" } as const;
  const { place } = filing;
  const change = { do: "change", to: { ...to, date, place }, reason: CHANGE_REASON } as const;
  return { recorded: { filing, steps: [change] }, steps: [] };
}

const CHANGE_REASON = "不再转诊，改为临时外出";

/** A commitment of a year ago that was never completed (LN-1.2c). */
function revoked(filing: Filing, date: IsoDate): SampleActs {
  const pledged: Filing = {
    ...filing,
    category: "long-term-resident",
    basis: "commitment",
    date: addMonths(date, -12),
  };
  return {
    recorded: { filing: pledged, steps: [{ do: "revoke", on: date }] },
    steps: [{ id: "1", do: "revoke", on: date, reason: "", owed: "1280.50" }],
  };
}
