import { afterEach, expect, it, vi } from "vitest";
import { sealed } from "../store/desk.ts";
import { exchange, headsAt, oneDistrict, referral, twoWindows } from "./district.ts";

const region = oneDistrict();
afterEach(() => vi.useRealTimers());

const YEAR_MS = 365 * 86_400_000;

it.each([
  ["ahead", YEAR_MS],
  ["back", -YEAR_MS],
])(
  "a date set %s by a year while the program runs keeps nothing from coming",
  async (_, off) => {
    const [a, b] = await twoWindows(region);
    await exchange(a, b);
    const { caseId } = await sealed(b.desk, referral());
    expect(await b.engine.turn()).toBeNull();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + off });
    expect(await a.engine.turn()).toBeNull();
    expect(await headsAt(a, caseId)).toEqual(await headsAt(b, caseId));
  },
  60_000,
);
