import { z } from "zod";
import { describe, expect, it } from "vitest";
import { assess } from "../../core/assess.ts";
import { outcomeOf } from "../../core/casefile/outcome.ts";
import { sealedCase } from "../../electron/filing/of-person.ts";
import { chinaDay } from "../../electron/store/clock.ts";
import { keepPack, pinnedPack } from "../../electron/store/pinned-packs.ts";
import { addRevision, newestOf } from "../../electron/store/revisions.ts";
import { lastAccepted } from "../../electron/store/sync-list.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { sealed } from "../store/desk.ts";
import { KAIFENG, shipped } from "../support/facts.ts";
import { following } from "../support/packs.ts";
import {
  type Counter,
  exchange,
  oneCounter,
  oneDistrict,
  referral,
  twoWindows,
} from "./district.ts";

const region = oneDistrict();

/** A pack that only this counter has, as one that has come by another way. */
const OWN = following(shipped(KAIFENG, "resident"), "kaifeng-residents-own", "2026-11-01");

const Unsent = z.object({ unsent: z.coerce.number().nullable() });

/** Seals a case that is computed under it. */
async function sealedUnder({ desk }: Counter): Promise<string> {
  const { caseId } = await sealed(desk, referral());
  await desk.store.write(async (tx) => {
    const newest = await newestOf(tx, caseId);
    if (newest === undefined) throw new Error("no version");
    const { revision, hash } = newest;
    const { document, settings, at } = revision;
    await keepPack(tx, OWN);
    await addRevision(tx, {
      ...revision,
      parents: [hash],
      pack: { id: OWN.pack.id, hash: OWN.hash },
      outcome: outcomeOf(assess(document, OWN, settings, chinaDay(at))),
    });
  });
  return caseId;
}

describe("the pack of a version that comes down", () => {
  it("invariant 3: a window that has never seen the pack computes the version anew and shows its receipt", async () => {
    const [one, two] = await twoWindows(region);
    const caseId = await sealedUnder(one);
    const pack = { id: OWN.pack.id, hash: OWN.hash };
    expect(await two.desk.store.read((reader) => pinnedPack(reader, pack))).toBeUndefined();
    await exchange(one, two);
    expect(await one.desk.store.read(lastAccepted)).toMatchObject([
      { caseId, verdict: { is: "agrees" } },
    ]);
    const here = await two.desk.store.read((reader) => sealedCase(reader, caseId));
    expect(here?.loaded.hash).toBe(OWN.hash);
    expect(here?.assessment.receipt).not.toBeNull();
    expect(here === null ? null : outcomeOf(here.assessment)).toEqual(here?.revision.outcome);
    expect((await two.desk.store.read(verifyStore)).faults).toEqual([]);
  });

  it("a counter that only hears tells the district what waits at it", async () => {
    const one = await oneCounter(region);
    await exchange(one);
    const device = async () => {
      const page = await region.gateway.gateway.db.all(
        Unsent,
        "SELECT unsent FROM device JOIN office ON office.id = office_id WHERE office.name = $1",
        [one.desk.office.name],
      );
      return page[0]?.unsent;
    };
    expect(await device()).toBe(0);
  });
});
