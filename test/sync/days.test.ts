import { describe, expect, it } from "vitest";
import { reconciledDays } from "../../electron/store/sync-days.ts";
import { dropIdentity } from "../../electron/store/sync-identity.ts";
import { unsentCounts } from "../../electron/store/sync-queue.ts";
import { sealed, TestClock } from "../store/desk.ts";
import {
  type Counter,
  engineOver,
  enrolled,
  exchange,
  oneCounter,
  oneDistrict,
  referral,
} from "./district.ts";

const region = oneDistrict();

/** The same data the next morning. */
function nextDay({ desk }: Counter): Counter {
  const later = { ...desk, clock: new TestClock("2026-11-21T01:00:00.000Z") };
  return { desk: later, engine: engineOver(later) };
}

describe("the daily reconciliation", () => {
  it("HUN-46: a finished day has the same cases and sums at both sides", async () => {
    const one = await oneCounter(region);
    await sealed(one.desk, referral());
    await sealed(one.desk, referral());
    await exchange(one);
    expect(await one.desk.store.read((reader) => reconciledDays(reader, 5))).toEqual([]);
    const morning = nextDay(one);
    await exchange(morning);
    const [day] = await one.desk.store.read((reader) => reconciledDays(reader, 5));
    const sums = { cases: 2, total: "47201.00", fund: "26276.16" };
    expect(day).toEqual({ day: "2026-11-20", counter: sums, gateway: sums, differences: [] });
  });

  it("HUN-46: a case that is missing at the gateway is named", async () => {
    const one = await oneCounter(region);
    await sealed(one.desk, referral());
    const lost = await sealed(one.desk, referral());
    await exchange(one);
    const { db } = region.gateway.gateway;
    await db.run("DELETE FROM head WHERE case_id = $1", [lost.caseId]);
    const morning = nextDay(one);
    await exchange(morning);
    expect(await one.desk.store.read((reader) => reconciledDays(reader, 5))).toMatchObject([
      {
        counter: { cases: 2 },
        gateway: { cases: 1 },
        differences: [{ caseId: lost.caseId, number: lost.number, is: "only-counter" }],
      },
    ]);
  });

  it("HUN-83.1: after a device was enrolled anew its cases go on, as many and as much as before", async () => {
    const one = await oneCounter(region);
    await sealed(one.desk, referral());
    await exchange(one);
    await one.engine.stop();
    await one.desk.store.write(dropIdentity);
    await enrolled(region, one.desk);
    await sealed(one.desk, referral());
    const morning = nextDay(one);
    await exchange(morning);
    expect(await one.desk.store.read(unsentCounts)).toEqual({ waiting: 0, setAside: 0 });
    const [day] = await one.desk.store.read((reader) => reconciledDays(reader, 5));
    expect(day?.gateway).toEqual({ cases: 2, total: "47201.00", fund: "26276.16" });
    expect(day?.differences).toEqual([]);
  });
});
