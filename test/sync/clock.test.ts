import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { sealed } from "../store/desk.ts";
import {
  counter,
  type District,
  district,
  exchange,
  headsAt,
  newOffice,
  referral,
} from "./district.ts";

let region: District;
beforeAll(async () => {
  region = await district();
}, 120_000);
afterAll(() => region.end());
afterEach(() => vi.useRealTimers());

const YEAR_MS = 365 * 86_400_000;

it.each([
  ["ahead", YEAR_MS],
  ["back", -YEAR_MS],
])(
  "a date set %s by a year while the program runs keeps nothing from coming",
  async (_, off) => {
    const office = newOffice();
    const [a, b] = [await counter(region, office, "A3"), await counter(region, office, "A4")];
    await exchange(a, b);
    const { caseId } = await sealed(b.desk, referral());
    expect(await b.engine.turn()).toBeNull();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + off });
    expect(await a.engine.turn()).toBeNull();
    expect(await headsAt(a, caseId)).toEqual(await headsAt(b, caseId));
    for (const { engine } of [a, b]) await engine.stop();
  },
  60_000,
);
