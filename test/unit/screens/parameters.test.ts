import { describe, expect, test } from "vitest";
import { PACKS } from "../../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";
import { parameterTitle, parameterValue } from "../../../renderer/settings/parameter-words.ts";
import { localParameters, unconfirmedCount } from "../../../renderer/settings/parameters.ts";

const packs = PACKS.map(({ pack }) => [pack.id, pack] as const);

describe("local parameters of the shipped packs", () => {
  test.each(packs)("%s: every one has a name and a value in words", (_id, pack) => {
    const parameters = localParameters(pack, NO_SETTINGS);
    expect(parameters.length).toBeGreaterThan(0);
    for (const parameter of parameters) {
      expect(parameterTitle(pack, parameter)).toMatch(/\p{Script=Han}/u);
      expect(parameterTitle(pack, parameter)).not.toContain("settlement.");
      expect(parameterValue(parameter)).toMatch(/^[\p{Script=Han}\d,.%，]+$/u);
    }
  });

  test.each(packs)("%s: no two have the same name", (_id, pack) => {
    const titles = localParameters(pack, NO_SETTINGS).map((one) => parameterTitle(pack, one));
    expect(titles).toEqual([...new Set(titles)]);
  });

  test.each(packs)("%s: nothing that a clause says is asked to be confirmed", (_id, pack) => {
    for (const { confidence } of localParameters(pack, NO_SETTINGS)) {
      expect(["third-party", "sample", "document"]).toContain(confidence);
    }
    const paths = localParameters(pack, NO_SETTINGS).map(({ path }) => path);
    expect(paths).not.toContain("filing.temporary.validityMonths");
  });

  test("a confirmation by its path settles exactly that one", () => {
    const pack = PACKS[0]?.pack;
    if (pack === undefined) throw new Error("no pack");
    const before = unconfirmedCount(pack, NO_SETTINGS);
    const confirmed = {
      "settlement.rows.city-3.deductible": { document: "复函", by: "赵敏", on: "2026-11-20" },
    };
    const settings = { answers: {}, confirmed };
    expect(unconfirmedCount(pack, settings)).toBe(before - 1);
    const settled = localParameters(pack, settings).find((one) => one.confirmed !== null);
    expect(settled && parameterTitle(pack, settled)).toBe("市级三级 起付标准");
    expect(settled && parameterValue(settled)).toBe("900.00");
  });
});
