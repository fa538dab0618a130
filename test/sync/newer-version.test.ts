import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseForm } from "../../core/casefile/form.ts";
import { ok } from "../../core/result.ts";
import type { Drawer } from "../../electron/forms/drawer.ts";
import { printJobs } from "../../electron/print/outcome.ts";
import { prepareRun } from "../../electron/print/papers.ts";
import type { Printing } from "../../electron/print/printing.ts";
import { submitCase } from "../../electron/review/steps.ts";
import { saveDraft } from "../../electron/store/cases.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { newerThan } from "../../electron/versions/newer.ts";
import { problem, sealed, value } from "../store/desk.ts";
import {
  type Counter,
  counter,
  type District,
  district,
  exchange,
  newOffice,
  referral,
} from "./district.ts";

let region: District;
beforeAll(async () => {
  region = await district();
}, 120_000);
afterAll(() => region.end());

const drawnAsText: Drawer = (kind) =>
  Promise.resolve({ bytes: Buffer.from(`%PDF ${kind}`), pages: 1, missingGlyphs: [] });

/** What is refused, or only made ready, reaches no printer. */
const asked = (): never => {
  throw new Error("a printer was asked");
};
const NEVER_ASKED: Printing = { printers: asked, print: asked, follow: asked, dialog: asked };

const at = (form: CaseForm, hospital: string): CaseForm => ({
  ...form,
  stay: { ...form.stay, hospital },
});

const toldAt = ({ desk }: Counter, caseId: string, shown: string | null) =>
  desk.store.read((reader) => newerThan(reader, caseId, shown));

describe("a case that lies open at one window while another goes on with it", () => {
  it("is told of the newer version, with who made it, and not once that one is shown", async () => {
    const office = newOffice();
    const [one, two] = [await counter(region, office, "A3"), await counter(region, office, "A4")];
    const form = referral();
    const { caseId, version } = await sealed(one.desk, form);
    const shown = version?.hash ?? "";
    await exchange(one, two);
    expect(await toldAt(two, caseId, shown)).toBeNull();
    const newer = value(await sealRevision(one.desk, caseId, at(form, "汉南医院")));
    await exchange(one, two);
    const { hash, author } = newer.version;
    expect(await toldAt(two, caseId, shown)).toMatchObject({ is: "newer", hash, author });
    expect(await toldAt(two, caseId, hash)).toBeNull();
    // Who has made it needs no telling.
    expect(await toldAt(one, caseId, shown)).toBeNull();
    await Promise.all([one.engine.stop(), two.engine.stop()]);
  });

  it("does not hand in what nobody here has seen", async () => {
    const office = newOffice();
    const [one, two] = [await counter(region, office, "A3"), await counter(region, office, "A4")];
    const form = referral();
    const { caseId, version } = await sealed(one.desk, form);
    const shown = version?.hash ?? "";
    await exchange(one, two);
    const newer = value(await sealRevision(one.desk, caseId, at(form, "汉南医院")));
    await exchange(one, two);
    expect(problem(await submitCase(two.desk, caseId, shown)).code).toBe("E-REV-20");
    const submitted = value(await submitCase(two.desk, caseId, newer.version.hash));
    expect(submitted.review.state).toBe("submitted");
    await Promise.all([one.engine.stop(), two.engine.stop()]);
  });

  it("does not print what nobody here has seen", async () => {
    const office = newOffice();
    const [one, two] = [await counter(region, office, "A3"), await counter(region, office, "A4")];
    const form = referral();
    const { caseId, version } = await sealed(one.desk, form);
    const shown = version?.hash ?? "";
    await exchange(one, two);
    const newer = value(await sealRevision(one.desk, caseId, at(form, "汉南医院")));
    await exchange(one, two);
    const papers = [{ form: "filing" as const, copies: 1 }];
    const order = { caseId, papers, way: "dialog" as const };
    const prepared = (seen: string) =>
      prepareRun(two.desk, drawnAsText, NEVER_ASKED, { ...order, shown: seen });
    expect(problem(await prepared(shown)).code).toBe("E-REV-20");
    expect(await printJobs(two.desk, NEVER_ASKED, caseId)).toEqual(ok([]));
    expect(value(await prepared(newer.version.hash)).papers).toHaveLength(1);
    await Promise.all([one.engine.stop(), two.engine.stop()]);
  });

  it("is told what its draft was not begun on, and of the fork once that is sealed", async () => {
    const office = newOffice();
    const [one, two] = [await counter(region, office, "A3"), await counter(region, office, "A4")];
    const form = referral();
    const { caseId, version } = await sealed(one.desk, form);
    const shown = version?.hash ?? "";
    await exchange(one, two);
    value(await saveDraft(two.desk, caseId, at(form, "武汉市中心医院"), shown));
    const newer = value(await sealRevision(one.desk, caseId, at(form, "汉南医院")));
    await exchange(one, two);
    // Opened again, the draft shows beside the newest version; it still is of the older one.
    const { hash } = newer.version;
    expect(await toldAt(two, caseId, hash)).toMatchObject({ is: "newer", hash });
    const own = value(await sealRevision(two.desk, caseId, at(form, "武汉市中心医院"), shown));
    const fork = await toldAt(two, caseId, own.version.hash);
    expect(fork).toMatchObject({ is: "fork", hash: own.version.hash });
    await Promise.all([one.engine.stop(), two.engine.stop()]);
  });

  it("is told of nothing while it is a draft alone", async () => {
    const one = await counter(region, newOffice(), "A3");
    const { caseId } = await sealed(one.desk, referral());
    expect(await toldAt(one, caseId, null)).toBeNull();
    await one.engine.stop();
  });
});
