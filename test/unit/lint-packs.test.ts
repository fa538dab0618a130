import { describe, expect, test } from "vitest";
import { loadPack } from "../../core/policy/load.ts";
import hunanEmployees from "../../core/policy/packs/hunan-employees.json" with { type: "json" };
import hunanResidents from "../../core/policy/packs/hunan-residents.json" with { type: "json" };
import kaifeng from "../../core/policy/packs/kaifeng-residents.json" with { type: "json" };

describe("shipped packs pass schema and lint", () => {
  test.each([
    ["Kaifeng residents", kaifeng],
    ["Hunan employees", hunanEmployees],
    ["Hunan residents", hunanResidents],
  ])("%s", (_name, json) => {
    const loaded = loadPack(json);
    expect(loaded.ok ? [] : loaded.error).toEqual([]);
  });
});
