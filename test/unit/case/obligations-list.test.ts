import { describe, expect, test } from "vitest";
import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Obligation } from "../../../core/settlement/obligations-kinds.ts";
import {
  fallsAway,
  groupOf,
  isDone,
  type ObligationGroup,
} from "../../../renderer/case/panel/obligation-groups.ts";
import { placeOfObligation } from "../../../renderer/case/panel/obligation-place.ts";
import { assessed, changed, changsha, kaifeng } from "../../support/counter-cases.ts";
import { day } from "../../../core/calendar.ts";

/** What a decision obliges, as the case lists it: under which heading, whether it is done, where it is done. */

function obliged(form: CaseForm): readonly Obligation[] {
  const { receipt } = assessed(form);
  if (receipt === null) throw new Error("not decided");
  return receipt.obligations;
}

function one(form: CaseForm, is: (obligation: Obligation) => boolean): Obligation {
  const [found] = obliged(form).filter(is);
  if (found === undefined) throw new Error("not obliged");
  return found;
}

const material = (id: string) => (each: Obligation) =>
  each.kind === "material" && each.demand.id === id;
const form = (kind: string) => (each: Obligation) => each.kind === "form" && each.form === kind;
const LOCK: Obligation = {
  kind: "lock",
  until: day("2027-05-20"),
  binds: "change",
  exception: "recorded-reason",
  clauses: ["KF-1.3.1"],
};

describe("what a decision obliges leads to its place", () => {
  test.each<[string, Obligation, string]>([
    ["a form to the papers", one(kaifeng(), form("claim")), "papers"],
    [
      "a material of the filing to its tick",
      one(kaifeng(), material("referral")),
      "filing.materials.referral",
    ],
    ["the invoices to themselves (HUN-58)", one(changsha(), material("invoice")), "invoices"],
    [
      "the validity to the day of the filing",
      one(kaifeng(), (each) => each.kind === "deadline" && each.what === "validity"),
      "filing.date",
    ],
    [
      "the office's own limit nowhere",
      one(kaifeng(), (each) => each.kind === "deadline" && each.what === "claim"),
      "none",
    ],
    ["a lock to the filing", LOCK, "filing.date"],
    [
      "what else is on the pool's list nowhere (KF-7.2)",
      one(kaifeng(), (each) => each.kind === "local-list"),
      "none",
    ],
  ])("%s", (_words, obligation, expected) => {
    const place = placeOfObligation(obligation, kaifeng());
    expect(place.kind === "field" ? place.path : place.kind).toBe(expected);
  });

  test("HUN-59: details to be downloaded, to where they come from", () => {
    const broken = changsha({ stay: { failure: "network" }, filing: { date: "2026-10-01" } });
    const download = one(broken, ({ kind }) => kind === "download");
    expect(placeOfObligation(download, broken)).toEqual({ kind: "field", path: "stay.details" });
    expect(isDone(download, { form: broken, issued: [] })).toBe(false);
    const done = changed(broken, { stay: { details: "downloaded" } });
    expect(isDone(download, { form: done, issued: [] })).toBe(true);
  });

  test("HUN-22: what a commitment has put off, to the day on which it is completed", () => {
    const promised = kaifeng({
      filing: { category: "long-term-resident", basis: "commitment" },
    });
    const owed = one(promised, (each) => each.kind === "material" && each.putOff !== null);
    expect(placeOfObligation(owed, promised)).toEqual({ kind: "field", path: "filing.completed" });
    expect(isDone(owed, { form: promised, issued: [] })).toBe(false);
    const completed = changed(promised, { filing: { completed: "2026-11-20" } });
    expect(isDone(owed, { form: completed, issued: [] })).toBe(true);
  });
});

describe("under a filing that is over", () => {
  const promised = kaifeng({ filing: { category: "long-term-resident", basis: "commitment" } });
  const over = (step: "revoke" | "cancel" | "end" | "suspend"): CaseForm =>
    changed(promised, { filing: { steps: [{ id: "1", do: step, on: "2026-11-20", reason: "" }] } });
  const put = one(promised, (each) => each.kind === "material" && each.putOff !== null);
  const until = one(promised, (each) => each.kind === "deadline" && each.what === "commitment");
  const claim = one(promised, (each) => each.kind === "deadline" && each.what === "claim");

  test.each<["revoke" | "cancel" | "end", string]>([
    ["revoke", "LN-1.2c"],
    ["cancel", "KF-1.3.1"],
    ["end", "HUN-16"],
  ])("%s: no proof is awaited and no day of it runs on (%s)", (step) => {
    expect([put, until, LOCK].map((each) => fallsAway(each, over(step)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("what the claim owes stays, and a filing that only rests owes as before", () => {
    expect(fallsAway(claim, over("revoke"))).toBe(false);
    expect(fallsAway(one(promised, form("claim")), over("revoke"))).toBe(false);
    expect(fallsAway(put, over("suspend"))).toBe(false);
    expect(fallsAway(put, promised)).toBe(false);
  });
});

describe("whether it is done", () => {
  const paper = { form: "claim", sha256: "0".repeat(64), pages: 1, trial: false } as const;
  const unseen = kaifeng({ filing: { materials: {} } });
  const found = kaifeng({ filing: { wanted: "existing" } });
  test.each<[string, Obligation, CaseForm, boolean | null]>([
    ["a form not issued", one(kaifeng(), form("claim")), kaifeng(), false],
    ["a material that was seen", one(kaifeng(), material("referral")), kaifeng(), true],
    ["one that was not", one(kaifeng(), material("referral")), unseen, false],
    [
      "one of a filing found in the system is not the case's",
      one(kaifeng(), material("referral")),
      found,
      null,
    ],
    ["a day is not done", one(kaifeng(), ({ kind }) => kind === "deadline"), kaifeng(), null],
  ])("%s", (_words, obligation, of, expected) => {
    expect(isDone(obligation, { form: of, issued: [] })).toBe(expected);
  });

  test("a form that was issued", () => {
    const claim = one(kaifeng(), form("claim"));
    expect(isDone(claim, { form: kaifeng(), issued: [paper] })).toBe(true);
  });
});

test.each<[Obligation["kind"], ObligationGroup]>([
  ["form", "form"],
  ["material", "material"],
  ["local-list", "material"],
  ["deadline", "deadline"],
])("%s stands under %s", (kind, group) => {
  expect(groupOf(one(kaifeng(), (each) => each.kind === kind))).toBe(group);
});
