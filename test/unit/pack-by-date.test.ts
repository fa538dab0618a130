import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { daysOfPack, unfit } from "../../core/policy/pack-days.ts";
import { packOfCase, underPack } from "../../core/policy/pack-of-case.ts";
import { packFor, PACKS, packsOf, packsOn } from "../../core/policy/packs.ts";
import { area, pack } from "../support/facts.ts";
import { following } from "../support/packs.ts";

const KAIFENG = area("410200");
const shipped = pack("kaifeng-residents-2023");
const next = following(shipped, "kaifeng-residents-2027", "2027-01-01");
const after = following(shipped, "kaifeng-residents-2029", "2029-01-01");
const packs = [...PACKS, after, next];
const today = day("2026-11-20");

function caseOn(settled: string, form: Partial<CaseForm> = {}): CaseForm {
  const empty = emptyCase({ area: "410200", insurance: "resident" });
  return { ...empty, stay: { ...empty.stay, settled }, ...form };
}

describe("several packs of one pool follow one another, and the day chooses (KF-7, HUN-87)", () => {
  it.each([
    ["2023-01-01", "kaifeng-residents-2023"],
    ["2026-12-31", "kaifeng-residents-2023"],
    ["2027-01-01", "kaifeng-residents-2027"],
    ["2028-12-31", "kaifeng-residents-2027"],
    ["2029-01-01", "kaifeng-residents-2029"],
    ["2019-05-01", "kaifeng-residents-2023"],
  ])("KF-7: on %s the pack is %s", (on, id) => {
    expect(packFor(KAIFENG, "resident", day(on), packs)?.pack.id).toBe(id);
    expect(packFor(KAIFENG, "employee", day(on), packs)?.pack.id).toBe("kaifeng-employees-2023");
  });

  it("HUN-86: a pool's own pack rules from its first day on, the province's until then", () => {
    const province = pack("hunan-residents-2023");
    const own = following(province, "changsha-residents-2027", "2027-01-01", {
      code: "430100",
      name: "长沙市",
      covers: "pool",
    });
    const both = [...PACKS, own];
    const id = (on: string) => packFor(area("430100"), "resident", day(on), both)?.pack.id;
    expect([id("2026-12-31"), id("2027-01-01")]).toEqual([province.pack.id, own.pack.id]);
    expect(packFor(area("430600"), "resident", day("2027-06-01"), both)).toBe(province);
  });

  it("names those of a day, one for each insurance, and all of them in their order", () => {
    expect(packsOn(KAIFENG, day("2027-05-01"), packs).map(({ pack: one }) => one.id)).toEqual([
      "kaifeng-residents-2027",
      "kaifeng-employees-2023",
    ]);
    expect(packsOf(KAIFENG, packs).map(({ pack: one }) => one.id)).toEqual([
      "kaifeng-residents-2023",
      "kaifeng-residents-2027",
      "kaifeng-residents-2029",
      "kaifeng-employees-2023",
    ]);
  });

  it("KF-7: whatever the order in which packs came, each day has the same one", () => {
    const days = fc
      .integer({ min: 0, max: 4000 })
      .map((count) => addDays(day("2022-01-01"), count));
    fc.assert(
      fc.property(
        days,
        fc.shuffledSubarray([shipped, next, after], { minLength: 3 }),
        (on, order) => {
          const chosen = packFor(KAIFENG, "resident", on, order);
          const begun = [shipped, next, after].filter((one) => daysOfPack(one.pack).from <= on);
          expect(chosen).toBe(begun.at(-1) ?? shipped);
        },
      ),
    );
  });
});

describe("a case stays under its pack until a clerk has it computed under another", () => {
  it("a case of the time before stays under the first pack, and is told what its day asks for", () => {
    const found = packOfCase(caseOn("2027-02-01"), packs, today);
    expect(found?.loaded).toBe(shipped);
    expect(found?.due).toEqual({ loaded: next, on: "2027-02-01" });
  });

  it("once it is put under the other, nothing more is asked, until its day moves back", () => {
    const moved = underPack(caseOn("2027-02-01"), packs, next);
    expect(packOfCase(moved, packs, today)).toEqual({ loaded: next, due: null });
    const back = { ...moved, stay: { ...moved.stay, settled: "2026-10-01" } };
    expect(packOfCase(back, packs, today)).toEqual({
      loaded: next,
      due: { loaded: shipped, on: "2026-10-01" },
    });
    expect(underPack(back, packs, shipped)).not.toHaveProperty("pack");
  });

  it("while no day is typed, nothing is asked", () => {
    expect(packOfCase(caseOn(""), packs, day("2027-03-01"))).toEqual({
      loaded: shipped,
      due: null,
    });
  });

  it("a case under a pack that nobody has any more is computed under the one of its day", () => {
    const lost = caseOn("2027-02-01", { pack: "0".repeat(64) });
    expect(packOfCase(lost, packs, today)).toEqual({ loaded: next, due: null });
  });
});

describe("what can follow the packs that are there (KF-7, HUN-87)", () => {
  const ended: LoadedPack = {
    ...shipped,
    pack: {
      ...next.pack,
      id: "ended",
      period: { ...next.pack.period, to: { ...next.pack.period.from, value: day("2027-12-31") } },
    },
  } as LoadedPack;
  it.each([
    ["after all of them", following(shipped, "new", "2027-01-01"), [shipped], null],
    ["on the first day of another", following(shipped, "new", "2023-01-01"), [shipped], "older"],
    [
      "under the name of another",
      following(shipped, shipped.pack.id, "2027-01-01"),
      [shipped],
      "id-taken",
    ],
    [
      "before another has ended",
      following(shipped, "new", "2027-06-01"),
      [shipped, ended],
      "overlaps",
    ],
    ["after another has ended", following(shipped, "new", "2028-01-01"), [shipped, ended], null],
  ] as const)("KF-7: %s", (_, one, known, why) => {
    expect(unfit(one.pack, known)).toBe(why);
  });
});
