// @vitest-environment happy-dom
import { act } from "react";
import { describe, expect, test } from "vitest";
import { day } from "../../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../../core/casefile/form.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import { PersonSection } from "../../../renderer/case/sections/PersonSection.tsx";
import { OpeningSection } from "../../../renderer/case/sections/OpeningSection.tsx";
import { applyEdit, type Edit } from "../../../renderer/case/state/edit.ts";
import { Fields } from "../../../renderer/ui/Fields.tsx";
import { freshRoot } from "../../support/fresh-root.ts";
import { buildPack, known, type RepeatJson } from "../../support/pack-builder.ts";

/** 本年累计 asks for the stays that the pack's repeat deductible counts, and for no others. */

const root = freshRoot();

type PersonForm = CaseForm["person"];

const FORM = emptyCase({ area: "410200", insurance: "resident" });
const packOf = (repeat: RepeatJson | null): Pack =>
  buildPack({
    id: "city",
    rows: { level3: { deductible: "1000", bands: "0.80" } },
    settlement: { repeat },
  }).pack;
const less = (
  counts?: "same-level" | "any-level" | "same-hospital" | "same-quarter" | "same-month",
) =>
  packOf({
    kind: "less-amount",
    amount: known("100"),
    ...(counts === undefined ? {} : { counts }),
  });

function show(pack: Pack, edit: (edit: Edit) => void = () => {}): readonly string[] {
  act(() =>
    root.render(
      <Fields>
        <OpeningSection
          opening={FORM.opening}
          pack={pack}
          today={day("2026-11-20")}
          problems={new Map()}
          edit={edit}
        />
      </Fields>,
    ),
  );
  const inputs = [...document.querySelectorAll<HTMLInputElement>("input[data-field]")];
  return inputs.map((input) => input.dataset["field"] ?? "");
}

describe("多次住院", () => {
  test.each([
    ["any-level", "opening.anyLevelStays", "本年住院"],
    ["same-hospital", "opening.sameHospitalStays", "同院住院"],
    ["same-quarter", "opening.sameQuarterStays", "本季住院"],
    ["same-month", "opening.sameMonthStays", "本月住院"],
  ] as const)("a pack that counts by %s asks for %s", (counts, field, label) => {
    const fields = show(less(counts));
    expect(fields).toContain(field);
    expect(fields.filter((each) => each.endsWith("Stays"))).toHaveLength(2);
    expect(document.body.textContent).toContain(label);
  });

  test.each([
    ["nothing", packOf(null)],
    ["stays at the same level", less()],
    ["one deductible a year", packOf({ kind: "once-a-year" })],
  ])("a pack that counts %s asks for no other", (_name, pack) => {
    expect(show(pack).filter((each) => each.endsWith("Stays"))).toEqual(["opening.sameLevelStays"]);
  });

  test("本年首次就医 fills the pack's own count too, and only that", () => {
    const choose = (pack: Pack): CaseForm["opening"] => {
      const edits: Edit[] = [];
      show(pack, (edit) => edits.push(edit));
      const first = document.querySelector<HTMLInputElement>('input[value="first-stay"]');
      if (first === null) throw new Error("no such choice");
      act(() => first.click());
      return edits.reduce(applyEdit, FORM).opening;
    };
    expect(choose(less("same-month"))).toMatchObject({ sameLevelStays: "0", sameMonthStays: "0" });
    expect(choose(less())).not.toHaveProperty("sameMonthStays");
  });
});

describe("what few persons have is asked where it is said, and shown wherever it stands", () => {
  const render = (person: Partial<PersonForm>): void => {
    const section = (
      <Fields>
        <PersonSection
          person={{ ...FORM.person, ...person }}
          pool={FORM.pool}
          pack={less()}
          problems={new Map()}
          edit={() => {}}
        />
      </Fields>
    );
    act(() => root.render(section));
  };
  const fieldsShown = (): readonly string[] =>
    ["coveredFrom", "coveredUntil", "died", "accountPart"].filter(
      (key) => document.querySelector(`input[data-field="person.${key}"]`) !== null,
    );
  const press = (name: string): void => {
    const button = [...document.querySelectorAll("button")].find(
      ({ textContent }) => textContent === name,
    );
    if (button === undefined) throw new Error(`no button ${name}`);
    act(() => button.click());
  };

  test("HUN-13, HUN-16: 待遇享受期, in a case of an earlier day too", () => {
    render({});
    expect(fieldsShown()).toEqual([]);
    press("待遇享受期");
    expect(fieldsShown()).toEqual(["coveredFrom", "coveredUntil"]);
    press("待遇享受期");
    expect(fieldsShown()).toEqual([]);
  });

  test.each<[Partial<PersonForm>, readonly string[]]>([
    [{ coveredUntil: "2026-10-15" }, ["coveredFrom", "coveredUntil"]],
    [{ died: "2026-10-15" }, ["died"]],
    [{ accountPart: "100" }, ["accountPart"]],
  ])("%j stands there", (person, shown) => {
    render(person);
    expect(fieldsShown()).toEqual(shown);
  });
});

test("HUN-6, KF-5.2: by what the person was known at the hospital is recorded, and may stay open", () => {
  const shown = (credential: PersonForm["credential"]): string => {
    const person = { ...FORM.person, ...(credential === undefined ? {} : { credential }) };
    const section = (
      <Fields>
        <PersonSection
          person={person}
          pool={FORM.pool}
          pack={less()}
          problems={new Map()}
          edit={() => {}}
        />
      </Fields>
    );
    act(() => root.render(section));
    return document.body.textContent ?? "";
  };
  expect(shown(undefined)).not.toContain("医保电子凭证");
  expect(shown("e-credential")).toContain("医保电子凭证");
  expect(shown("social-card")).toContain("社会保障卡");
  expect(shown("id-card")).toContain("居民身份证");
});
