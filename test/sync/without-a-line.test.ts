import { describe, expect, it } from "vitest";
import { issueForms } from "../../electron/forms/forms.ts";
import { readIdentity } from "../../electron/store/sync-identity.ts";
import { neededItems } from "../../electron/store/sync-list.ts";
import { unsentCounts } from "../../electron/store/sync-queue.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { takeAnswerFile } from "../../electron/sync/exchange-in.ts";
import { makeExchangeFile } from "../../electron/sync/exchange-out.ts";
import { takeFile } from "../../gateway/exchange/take.ts";
import { problem, sealed, type TestDesk, value } from "../store/desk.ts";
import { exchange, headsAt, oneCounter, oneDistrict, referral, twoWindows } from "./district.ts";

const region = oneDistrict();

async function exported(desk: TestDesk) {
  const file = await makeExchangeFile(desk);
  if (file === null) throw new Error("not enrolled");
  return file;
}

/** The district takes the file in and gives the answer file. */
async function answered(file: Uint8Array): Promise<Uint8Array> {
  const taken = await takeFile(region.gateway.gateway, file);
  if (!taken.ok) throw new Error(taken.error.what);
  return taken.value.answer;
}

/** A paper of four pieces, as an issued form of the case. */
const PAPER = new Uint8Array(900_000).map((_, index) => (index * 31) % 251);
const drawPaper = () => Promise.resolve({ bytes: PAPER, pages: 1, missingGlyphs: [] });

describe("a window without a line", () => {
  it("KF-5.3a: enrols, sends and hears by files alone, with the effect of the line", async () => {
    const [one, two] = await twoWindows(region);
    const { caseId } = await sealed(one.desk, referral());
    const issued = value(await issueForms(one.desk, drawPaper, caseId, ["filing"]));
    const file = await exported(one.desk);
    expect(file.items).toBe(2);
    const answer = await answered(file.bytes);
    expect(value(await takeAnswerFile(one.desk, answer))).toMatchObject({
      accepted: 2,
      setAside: 0,
      again: false,
    });
    expect(await one.desk.store.read(readIdentity)).toMatchObject({ code: "" });
    expect(await one.desk.store.read(unsentCounts)).toEqual({ waiting: 0, setAside: 0 });
    await exchange(two);
    expect(await headsAt(two, caseId)).toEqual([issued.version.hash]);
    expect((await two.desk.store.read(verifyStore)).faults).toEqual([]);
  });

  it("what others have sent comes down with the answer, its papers with the next file", async () => {
    const [one, two] = await twoWindows(region);
    await exchange(one);
    const { caseId } = await sealed(two.desk, referral());
    const issued = value(await issueForms(two.desk, drawPaper, caseId, ["filing"]));
    await exchange(two);
    for (const _file of [1, 2]) {
      const { bytes } = await exported(one.desk);
      value(await takeAnswerFile(one.desk, await answered(bytes)));
    }
    expect(await headsAt(one, caseId)).toEqual([issued.version.hash]);
    expect((await one.desk.store.read(verifyStore)).faults).toEqual([]);
  });

  it("a file taken in twice, at either end, counts once", async () => {
    const one = await oneCounter(region);
    const { caseId, version } = await sealed(one.desk, referral());
    await exchange(one);
    const late = await sealed(one.desk, referral());
    const { bytes } = await exported(one.desk);
    const first = await answered(bytes);
    const second = await answered(bytes);
    expect(value(await takeAnswerFile(one.desk, second))).toMatchObject({ accepted: 1 });
    expect(value(await takeAnswerFile(one.desk, first))).toMatchObject({
      again: true,
      accepted: 0,
    });
    expect(await headsAt(one, caseId)).toEqual([version?.hash]);
    expect(await headsAt(one, late.caseId)).toEqual([late.version?.hash]);
    expect(await one.desk.store.read(neededItems)).toEqual([]);
  });

  it("a file that is cut off, for another, or not an answer is told by name, and nothing changes", async () => {
    const one = await oneCounter(region);
    const two = await oneCounter(region);
    await exchange(one, two);
    await sealed(one.desk, referral());
    await sealed(two.desk, referral());
    const own = await exported(one.desk);
    const answer = await answered(own.bytes);
    const theirs = await answered((await exported(two.desk)).bytes);
    const before = await one.desk.store.read(unsentCounts);
    const codeOf = async (bytes: Uint8Array) => problem(await takeAnswerFile(one.desk, bytes)).code;
    expect(await codeOf(answer.subarray(0, answer.length - 40))).toBe("E-SYNC-52");
    expect(await codeOf(new Uint8Array(10))).toBe("E-SYNC-52");
    expect(await codeOf(theirs)).toBe("E-SYNC-53");
    expect(await codeOf(own.bytes)).toBe("E-SYNC-53");
    expect(await one.desk.store.read(unsentCounts)).toEqual(before);
    expect(value(await takeAnswerFile(one.desk, answer))).toMatchObject({ accepted: 1 });
  });

  it("what is in a file goes over the line all the same where that comes back first", async () => {
    const one = await oneCounter(region);
    await exchange(one);
    const { caseId, version } = await sealed(one.desk, referral());
    const { bytes } = await exported(one.desk);
    await exchange(one);
    value(await takeAnswerFile(one.desk, await answered(bytes)));
    expect(await headsAt(one, caseId)).toEqual([version?.hash]);
    expect(await one.desk.store.read(unsentCounts)).toEqual({ waiting: 0, setAside: 0 });
  });
});
