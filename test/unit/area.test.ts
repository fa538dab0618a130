import { expect, test } from "vitest";
import { covers, sameProvince } from "../../core/area.ts";
import { area } from "../support/facts.ts";

test("a county directly under a province is a place of its own (HUN-2, HUN-15)", () => {
  const [xiantao, qianjiang] = [area("429004"), area("429005")];
  expect(covers(xiantao, xiantao)).toBe(true);
  expect(covers(xiantao, qianjiang)).toBe(false);
  expect(sameProvince(area("419001"), area("410200"))).toBe(true);
  expect(covers(area("460000"), area("469007"))).toBe(true);
});

test("a filing to the Corps covers its cities, one to a city of Xinjiang does not (HUN-15)", () => {
  expect(covers(area("660000"), area("659001"))).toBe(true);
  expect(covers(area("650100"), area("659001"))).toBe(false);
});
