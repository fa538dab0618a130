import { describe, expect, test } from "vitest";
import type { CaseForm } from "../../core/casefile/form.ts";
import { checkRule, clausesOfCheck, severityOf } from "../../core/claim/check-rules.ts";
import { findClause } from "../../core/policy/clauses.ts";
import { lackKey } from "../../core/settlement/adjudicate.ts";
import { firstBlocking } from "../../core/review/blocking.ts";
import {
  assessed,
  billed,
  changed,
  changsha,
  type Changed,
  found,
  kaifeng,
} from "../support/counter-cases.ts";
import { pack } from "../support/facts.ts";
import { settings } from "../support/settings.ts";

/** What the counter checks before a case leaves it, each a named rule with its clauses. */

const BROKEN = { stay: { failure: "network" }, filing: { date: "2026-10-01" } } as const;

test("a case in order has nothing against it", () => {
  expect([found(kaifeng()), found(changsha())]).toEqual([[], []]);
});

describe("HUN-59: an intra-province claim typed by hand waits for the details that are downloaded", () => {
  const BY: Changed = { ...BROKEN };
  test.each<[string, CaseForm, boolean]>([
    ["after a breakdown within Hunan", changsha(BY), true],
    ["of the hospital's data", changed(changsha(BY), { stay: { failure: "data" } }), true],
    [
      "once the details were downloaded",
      changed(changsha(BY), { stay: { details: "downloaded" } }),
      false,
    ],
    [
      "once the hospital's upload was taken over",
      { ...changsha(BY), upload: { visit: "V1", version: 1 } },
      false,
    ],
    ["said to be typed", changed(changsha(BY), { stay: { details: "typed" } }), true],
    ["where nobody had filed in time", changsha(), false],
    [
      "in another province",
      changed(changsha(BY), { stay: { place: "310000" }, filing: { place: "310000" } }),
      false,
    ],
    [
      "where the hospital is on no network",
      changed(changsha(BY), { stay: { failure: "not-networked" } }),
      false,
    ],
    [
      "in Henan, whose documents do not say so",
      kaifeng({ ...BY, stay: { failure: "network", place: "410100" } }),
      false,
    ],
  ])("%s", (_words, form, waits) => {
    expect(found(form).includes("W-EXP-03 stay.details")).toBe(waits);
  });

  test("it is kept back until it is replaced, or until a reason says why not (原则上)", () => {
    const { problems } = assessed(changsha(BY));
    const typed = problems.filter(({ code }) => code === "W-EXP-03");
    expect(typed[0]?.what).toContain("暂定，等医院上传的明细下载后替换");
    expect(firstBlocking(typed, {})?.code).toBe("W-EXP-03");
    expect(firstBlocking(typed, { "W-EXP-03": "医院系统停用，明细上传不了" })).toBeNull();
  });
});

describe("HUN-76, LN-3.2: from thirty thousand yuan in another province a check of the cost is offered", () => {
  /** Liaoning's notice leaves open since when it is in force. */
  const IN_FORCE = settings({ "period.from": "2025-01-01" });
  const SHENYANG = {
    ...kaifeng(billed("30000")),
    pool: { area: "210100", insurance: "resident" },
  } as const;
  const away = { stay: { place: "310000" }, filing: { place: "310000" } };
  test.each<[string, CaseForm, boolean]>([
    ["30 000.00 itself", changsha({ ...away, ...billed("30000") }), true],
    ["a fen less", changsha({ ...away, ...billed("29999.99") }), false],
    ["within the province", changsha(billed("61204.55")), false],
    [
      "an outpatient bill",
      changsha({
        ...billed("61204.55"),
        filing: away.filing,
        stay: { ...away.stay, care: "outpatient" },
      }),
      false,
    ],
    ["of Shenyang (LN-3.2)", SHENYANG, true],
    ["of Kaifeng, whose documents name no such check", kaifeng(billed("61204.55")), false],
  ])("%s", (_words, form, offered) => {
    const said = assessed(form, IN_FORCE).problems.filter(({ code }) => code === "N-INQ-23");
    expect(said.length > 0).toBe(offered);
    expect(firstBlocking(said, {})).toBeNull();
  });
});

describe("discharged before the filing was made", () => {
  test.each<[string, Changed, readonly string[]]>([
    [
      "the card cannot have failed (HUN-20.4)",
      { stay: { failure: "credential" } },
      ["W-STY-05 stay.failure"],
    ],
    ["nor the network", { stay: { failure: "network" } }, ["W-STY-05 stay.failure"]],
    [
      "a hospital on no network settles nothing anyway (HUN-24)",
      { stay: { failure: "not-networked" } },
      [],
    ],
    [
      "filed on the day of discharge",
      { stay: { failure: "network" }, filing: { date: "2026-10-21" } },
      [],
    ],
    [
      "not settled: whether the hospital still can is asked (KF-1.4, HUN-27)",
      { stay: { settled: "" } },
      ["N-FIL-07 stay.settled"],
    ],
    [
      "not settled, filed in the stay",
      { stay: { settled: "" }, filing: { date: "2026-10-20" } },
      [],
    ],
  ])("%s", (_words, changes, said) => {
    expect(found(kaifeng(changes))).toEqual(said);
  });
});

describe("HUN-58: a fund amount on the invoice shows a direct settlement", () => {
  test.each([
    ["1200.00", "refused", true],
    ["0.00", "trial", false],
    ["", "trial", false],
  ])("%j: the manual claim is %s", (directFund, standing, asks) => {
    const { receipt } = assessed(kaifeng({ stay: { directFund } }));
    expect(receipt?.standing).toBe(standing);
    const lacking = (receipt?.lacks ?? []).map((lack) => lackKey(lack));
    expect(lacking.some((key) => key.includes("Q11"))).toBe(asks);
  });
});

describe("the materials of the claim are complete", () => {
  const unfiled = changsha({
    filing: { wanted: "none", materials: {} },
    stay: { emergency: "yes", designated: "no", failure: "own-choice" },
  });
  test("HUN-20.5: an emergency where nobody filed is shown by its record", () => {
    const owed = found(unfiled).filter((one) => one.startsWith("E-MAT-02"));
    expect(owed).not.toEqual([]);
    const ids = owed.map((one) => one.replace("E-MAT-02 materials.", ""));
    const materials = Object.fromEntries(ids.map((id) => [id, "seen"] as const));
    const seen = changed(unfiled, { filing: { materials } });
    expect(found(seen).filter((one) => one.startsWith("E-MAT-02"))).toEqual([]);
  });
  test("the invoices themselves are not asked for twice (HUN-58)", () => {
    expect(found(unfiled)).not.toContain("E-MAT-02 materials.invoice");
  });
});

describe("a named rule", () => {
  const CODES = ["W-EXP-03", "N-INQ-23", "E-INV-07", "W-STY-02", "N-SUS-07", "E-MAT-02"] as const;
  test.each(CODES)("%s has a name and clauses that stand in a document", (code) => {
    const rule = checkRule({ code });
    expect(rule?.name).not.toBe("");
    expect(rule?.clauses.length).toBeGreaterThan(0);
    for (const clause of rule?.clauses ?? []) expect(findClause(clause)?.id).toBe(clause);
  });

  test.each([
    ["E-INV-05", "block"],
    ["W-STY-02", "reason"],
    ["N-SUS-01", "look"],
  ] as const)("HUN-83: %s says by its letter what it does: %s", (code, severity) => {
    expect(severityOf({ code, kind: "check" })).toBe(severity);
  });

  test("KF-7.2: only clauses that bind the pool are shown", () => {
    const hunan = pack("hunan-employees-2023").pack;
    const henan = pack("kaifeng-residents-2023").pack;
    expect(clausesOfCheck({ code: "N-SUS-01" }, changsha(), hunan)).toEqual(["HUN-72"]);
    expect(clausesOfCheck({ code: "N-SUS-01" }, kaifeng(), henan)).toEqual(["HEN-3.4"]);
    expect(clausesOfCheck({ code: "E-MAT-01" }, changsha(), hunan)).toEqual([
      "HUN-17",
      "HUN-9.4",
      "HUN-13",
    ]);
  });
});
