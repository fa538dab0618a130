import { describe, expect, test } from "vitest";
import { PACKS } from "../../../core/policy/packs.ts";
import { NO_SETTINGS, type PoolSettings } from "../../../core/policy/questions.ts";
import { kindOf, typedValue } from "../../../core/words/parameter-values.ts";
import {
  localParameters,
  openCount,
  unconfirmedCount,
} from "../../../renderer/settings/parameters.ts";

const packs = PACKS.map(({ pack }) => [pack.id, pack] as const);

function pack(id: string) {
  const found = PACKS.find((loaded) => loaded.pack.id.startsWith(id));
  if (found === undefined) throw new Error(`no pack ${id}`);
  return found.pack;
}

function kaifeng(path: string, settings: PoolSettings = NO_SETTINGS) {
  return localParameters(pack("kaifeng-residents"), settings).find((one) => one.path === path);
}

const BY = { document: "复函", by: "赵敏", on: "2026-11-20" };

describe("local parameters of the shipped packs", () => {
  test.each(packs)("%s: every one has a name and a value in words, or is asked for", (_id, own) => {
    const parameters = localParameters(own, NO_SETTINGS);
    expect(parameters.length).toBeGreaterThan(0);
    for (const { title, value, asks, clauses, kind } of parameters) {
      expect(title).toMatch(/\p{Script=Han}/u);
      expect(title).not.toMatch(/settlement\.|treatment\.|questions\./u);
      if (value !== null) {
        expect(value).toMatch(/^[\p{Script=Han}\d,.%，、]+$/u);
        continue;
      }
      expect(asks).toContain("？");
      expect(clauses.length).toBeGreaterThan(0);
      expect(kind).not.toBeNull();
    }
  });

  test.each(packs)("%s: no two have the same name", (_id, own) => {
    const titles = localParameters(own, NO_SETTINGS).map((one) => one.title);
    expect(titles).toEqual([...new Set(titles)]);
  });

  test.each(packs)("%s: what is to be set is written as its pack says", (_id, own) => {
    for (const { path, kind, state } of localParameters(own, NO_SETTINGS)) {
      if (state === "unset") expect([kindOf(path), null]).toContain(kind);
    }
  });

  test.each(packs)("%s: nothing that a clause says is asked to be confirmed", (_id, own) => {
    for (const { confidence } of localParameters(own, NO_SETTINGS)) {
      expect(["third-party", "sample", "document", null]).toContain(confidence);
    }
    const [kaifengOrHunan] = own.id.split("-");
    if (kaifengOrHunan !== "kaifeng" && kaifengOrHunan !== "hunan") return;
    const paths = localParameters(own, NO_SETTINGS).map(({ path }) => path);
    expect(paths).not.toContain("filing.temporary.validityMonths");
  });

  test("a confirmation by its path settles exactly that one", () => {
    const own = pack("kaifeng-residents");
    const before = unconfirmedCount(own, NO_SETTINGS);
    const settings = { answers: {}, confirmed: { "settlement.rows.city-3.deductible": BY } };
    expect(unconfirmedCount(own, settings)).toBe(before - 1);
    expect(kaifeng("settlement.rows.city-3.deductible", settings)).toMatchObject({
      title: "市级三级 起付标准",
      value: "900.00",
      state: "confirmed",
    });
  });

  test("what nobody has set stands first, and is open until the office sets it", () => {
    const own = pack("kaifeng-residents");
    expect(localParameters(own, NO_SETTINGS)[0]?.state).toBe("unset");
    const path = "settlement.supplements.medical-assistance.scale.deductible";
    const settings = { ...NO_SETTINGS, values: { [path]: { value: "1200", ...BY } } };
    expect(openCount(own, settings)).toBe(openCount(own, NO_SETTINGS) - 1);
    expect(kaifeng(path, settings)).toMatchObject({
      title: "医疗救助起付线",
      value: "1,200.00",
      document: "复函",
      state: "set",
    });
  });

  test("HUN-86: the pool's own value takes the place of the one that the pack cites", () => {
    const path = "settlement.rows.city-3.bands";
    const settings = {
      ...NO_SETTINGS,
      values: { [path]: { value: "4000=0.5,*=0.7", ...BY } },
    };
    expect(kaifeng(path)?.state).toBe("unconfirmed");
    expect(kaifeng(path, settings)).toMatchObject({
      value: "4,000以下50%，4,000以上70%",
      state: "set",
    });
  });

  test("a value that cannot be read counts as not set", () => {
    const path = "settlement.supplements.medical-assistance.scale.deductible";
    const settings = { ...NO_SETTINGS, values: { [path]: { value: "about 1200", ...BY } } };
    expect(kaifeng(path, settings)?.state).toBe("unset");
  });

  test("LN-2e: a figure for care outside asks for the province's consent, a local one does not", () => {
    const shenyang = localParameters(pack("shenyang-residents"), NO_SETTINGS);
    const at = (path: string) => shenyang.find((one) => one.path === path)?.consent;
    expect(at("treatment.rules.referral.deductible-factor.factor")).toBe(true);
    expect(at("settlement.cap.amount")).toBe(false);
  });
});

describe("a value as it is typed", () => {
  test.each([
    ["share", "10", "0.1"],
    ["share", "8.5%", "0.085"],
    ["share", "0", "0"],
    ["money", "１，２００", "1,200"],
    ["factor", "2.5", "2.5"],
    ["bands", "4000＝0.53，*＝0.72", "4000=0.53,*=0.72"],
  ] as const)("%s: %s is kept as %s", (kind, typed, kept) => {
    expect(typedValue(kind, typed)).toBe(kept);
  });

  test("a share that is no percentage is not made into one", () => {
    expect(typedValue("share", "十")).toBe("十?");
    expect(typedValue("share", "120")).toBe("120?");
  });
});
