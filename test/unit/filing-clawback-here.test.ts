import { expect, test } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import { clawback } from "../../core/filing/clawback.ts";
import { packFor } from "../../core/policy/packs.ts";
import { enjoyedStay } from "../../core/settlement/enjoyed-stay.ts";
import { area, y } from "../support/facts.ts";
import { pledged, shenyangSettings } from "../support/shenyang.ts";

const TODAY = day("2026-11-20");

function shenyang() {
  const loaded = packFor(area("210100"), "resident", TODAY);
  if (loaded === undefined) throw new Error("no pack");
  return loaded;
}

function enjoyed(measure: "as-unfiled" | "as-other-temporary" | null) {
  const loaded = shenyang();
  const settings = shenyangSettings(loaded);
  const { facts, receipt } = assess(pledged(), loaded, settings, TODAY);
  if (facts === null || receipt === null) throw new Error("incomplete");
  return enjoyedStay("case-1", facts, receipt, measure, { loaded, settings });
}

test("LN-1.2c: the stay's benefit is held against what 其他临时外出 would have given", () => {
  const stay = enjoyed("as-other-temporary");
  expect(stay?.paid).toBe(y("13104.27"));
  if (stay === null) throw new Error("nothing paid");
  // (23 040.45 − 1 200 × 2.5) × (60 % − 20 points)
  expect(stay.wouldHavePaid).toBe(y("8016.18"));
  const owed = clawback("as-other-temporary", [stay]);
  expect(owed.ok && owed.value.total).toBe(y("5088.09"));
});

test("LN-1.2c: against 未备案, whose rate the city leaves to a filing first, there is no figure", () => {
  const stay = enjoyed("as-unfiled");
  expect(stay).toMatchObject({ paid: y("13104.27"), wouldHavePaid: null });
  expect(clawback("as-unfiled", stay === null ? [] : [stay])).toEqual({
    ok: false,
    error: { kind: "no-comparison", stays: ["case-1"] },
  });
});

test("Q13: while the city has not said against what, nothing is held against it", () => {
  const stay = enjoyed(null);
  expect(clawback(null, stay === null ? [] : [stay])).toEqual({
    ok: false,
    error: { kind: "question", question: "Q13" },
  });
});
