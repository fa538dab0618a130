import { bench, describe } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import { splitBill } from "../../core/claim/expenses.ts";
import { CaseExchange } from "../../core/exchange/case-exchange.ts";
import { formOf } from "../../core/exchange/national.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate, createAdjudicator } from "../../core/settlement/adjudicate.ts";
import { decide } from "../../core/settlement/decide.ts";
import { createPolicy } from "../../core/settlement/policy.ts";
import { settle } from "../../core/settlement/settle.ts";
import { settlementOf } from "../../core/settlement/settlement-of.ts";
import kaifengCase from "../fixtures/cases/kaifeng-referral.json" with { type: "json" };
import { facts, filing, KAIFENG, shipped } from "../support/facts.ts";

/** Times are read as ratios within one run, never as absolutes; `npm run bench:core` has the rule engines beside it. */
const kaifeng = shipped(KAIFENG, "resident");
const stay = facts({ filing: filing({ category: "referral" }) });
const policy = createPolicy(kaifeng, NO_SETTINGS);
const treatment = decide(policy, stay);
if (treatment.kind !== "payable") throw new Error("the reference stay is payable");
const { terms } = treatment;
const prepared = createAdjudicator(kaifeng, NO_SETTINGS);

describe("the reference stay", () => {
  bench("split of the bill alone", () => {
    splitBill(stay.lines);
  });
  bench("settlement, its steps not looked at", () => {
    settle(policy, stay, terms);
  });
  bench("settlement with its steps", () => {
    settlementOf(settle(policy, stay, terms));
  });
  bench("receipt with the money of every reading, prepared", () => {
    prepared(stay);
  });
  bench("receipt with the money of every reading, from the pack", () => {
    adjudicate(kaifeng, NO_SETTINGS, stay);
  });
});

describe("a keystroke", () => {
  const form = formOf(CaseExchange.parse(kaifengCase));
  const line = form.lines[0];
  if (line === undefined) throw new Error("the fixture has lines");
  const long = {
    ...form,
    lines: Array.from({ length: 500 }, (_, at) => ({ ...line, id: `l${at}` })),
  };
  const today = day("2026-11-20");
  bench("5 lines", () => {
    assess(form, kaifeng, NO_SETTINGS, today);
  });
  bench("500 lines", () => {
    assess(long, kaifeng, NO_SETTINGS, today);
  });
});
