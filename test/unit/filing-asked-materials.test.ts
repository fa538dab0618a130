import { describe, expect, it } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { routeOf } from "../../core/claim/checks.ts";
import { askedMaterials, broughtMaterials } from "../../core/filing/asked-materials.ts";
import { handedIn } from "../../core/forms/materials.ts";
import { packFor } from "../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { inputOf } from "../forms/cases.ts";
import { referral } from "../store/people.ts";
import { area } from "../support/facts.ts";

const CHANGSHA = "430100";
const KAIFENG = "410200";
const TODAY = day("2026-11-20");

/** A referral at the window whose only paper so far is the identity card. */
function referred(pool: string): CaseForm {
  const form = referral();
  return {
    ...form,
    pool: { area: pool, insurance: "resident" },
    person: { ...form.person, county: "" },
    filing: { ...form.filing, materials: { identity: "seen" } },
  };
}

const REPEAT = {
  follows: "430100-A3-20260601-001",
  category: "referral",
  date: "2026-06-01",
  place: "310000",
  diagnosis: "C34.1 肺恶性肿瘤",
  reason: "同一疗程第三次化疗",
} as const;

function repeated(pool: string): CaseForm {
  const form = referred(pool);
  return { ...form, filing: { ...form.filing, repeat: REPEAT } };
}

function loadedOf(form: CaseForm) {
  const loaded = packFor(area(form.pool.area), "resident", TODAY);
  if (loaded === undefined) throw new Error("no pack");
  return loaded;
}

const brought = (form: CaseForm) =>
  broughtMaterials(routeOf(form, loadedOf(form).pack), form.filing).map(({ id }) => id);

/** What the check before the hand-over says is not there. */
const missing = (form: CaseForm) =>
  assess(form, loadedOf(form), NO_SETTINGS, TODAY).problems.flatMap(({ code, field = "" }) =>
    code === "E-MAT-01" ? [field.replace("filing.materials.", "")] : [],
  );

/** What the receipt for the materials lists as not taken. */
const open = (form: CaseForm) =>
  handedIn(inputOf(form)).flatMap(({ label, state }) => (state === "open" ? [label] : []));

describe("the materials that a filing is asked for", () => {
  it("HUN-9.4: a referral brings its proof", () => {
    const form = referred(CHANGSHA);
    expect(brought(form)).toEqual(["identity", "referral"]);
    expect(missing(form)).toEqual(["referral"]);
    expect(open(form)).toContainEqual(expect.stringContaining("转诊转院证明"));
  });

  it("HUN-12: for the same disease again no list names the proof, and no check asks for it", () => {
    const form = repeated(CHANGSHA);
    expect(brought(form)).toEqual(["identity"]);
    expect(missing(form)).toEqual([]);
    expect(open(form)).not.toContainEqual(expect.stringContaining("转诊转院证明"));
  });

  it("HUN-12: what is printed and signed at the window stays on the list", () => {
    const form = repeated(CHANGSHA);
    const { pack } = loadedOf(form);
    expect(askedMaterials(routeOf(form, pack), form.filing).map(({ id }) => id)).toEqual([
      "identity",
      "filing-form",
    ]);
  });

  it("KF-7.2: where no clause waives the proof, list and check both go on asking", () => {
    const form = repeated(KAIFENG);
    expect(brought(form)).toContain("referral");
    expect(missing(form)).toEqual(["referral"]);
    expect(open(form)).toContainEqual(expect.stringContaining("转诊"));
  });

  it("a filing whose way is not chosen is asked for nothing", () => {
    const form = emptyCase({ area: CHANGSHA, insurance: "resident" });
    expect(brought(form)).toEqual([]);
  });
});
