import { describe, expect, it } from "vitest";
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
import { type Counter, oneCounter, oneDistrict, referral } from "./district.ts";
import { sharedCase, treatedAt } from "./shared-case.ts";

const region = oneDistrict();

const drawnAsText: Drawer = (kind) =>
  Promise.resolve({ bytes: Buffer.from(`%PDF ${kind}`), pages: 1, missingGlyphs: [] });

/** What is refused, or only made ready, reaches no printer. */
const asked = (): never => {
  throw new Error("a printer was asked");
};
const NEVER_ASKED: Printing = { printers: asked, print: asked, follow: asked, dialog: asked };

const toldAt = ({ desk }: Counter, caseId: string, shown: string | null) =>
  desk.store.read((reader) => newerThan(reader, caseId, shown));

describe("a case that lies open at one window while another goes on with it", () => {
  it("is told of the newer version, with who made it, and not once that one is shown", async () => {
    const { one, two, caseId, shown, goneOn } = await sharedCase(region);
    expect(await toldAt(two, caseId, shown)).toBeNull();
    const { hash, author } = await goneOn();
    expect(await toldAt(two, caseId, shown)).toMatchObject({ is: "newer", hash, author });
    expect(await toldAt(two, caseId, hash)).toBeNull();
    // Who has made it needs no telling.
    expect(await toldAt(one, caseId, shown)).toBeNull();
  });

  it("does not hand in what nobody here has seen", async () => {
    const { two, caseId, shown, goneOn } = await sharedCase(region);
    const newer = await goneOn();
    expect(problem(await submitCase(two.desk, caseId, shown)).code).toBe("E-REV-20");
    const submitted = value(await submitCase(two.desk, caseId, newer.hash));
    expect(submitted.review.state).toBe("submitted");
  });

  it("does not print what nobody here has seen", async () => {
    const { two, caseId, shown, goneOn } = await sharedCase(region);
    const newer = await goneOn();
    const papers = [{ form: "filing" as const, copies: 1 }];
    const order = { caseId, papers, way: "dialog" as const };
    const prepared = (seen: string) =>
      prepareRun(two.desk, drawnAsText, NEVER_ASKED, { ...order, shown: seen });
    expect(problem(await prepared(shown)).code).toBe("E-REV-20");
    expect(await printJobs(two.desk, NEVER_ASKED, caseId)).toEqual(ok([]));
    expect(value(await prepared(newer.hash)).papers).toHaveLength(1);
  });

  it("is told what its draft was not begun on, and of the fork once that is sealed", async () => {
    const { two, form, caseId, shown, goneOn } = await sharedCase(region);
    value(await saveDraft(two.desk, caseId, treatedAt(form, "武汉市中心医院"), shown));
    const { hash } = await goneOn();
    // Opened again, the draft shows beside the newest version; it still is of the older one.
    expect(await toldAt(two, caseId, hash)).toMatchObject({ is: "newer", hash });
    const own = value(
      await sealRevision(two.desk, caseId, treatedAt(form, "武汉市中心医院"), shown),
    );
    const fork = await toldAt(two, caseId, own.version.hash);
    expect(fork).toMatchObject({ is: "fork", hash: own.version.hash });
  });

  it("is told of nothing while it is a draft alone", async () => {
    const one = await oneCounter(region);
    const { caseId } = await sealed(one.desk, referral());
    expect(await toldAt(one, caseId, null)).toBeNull();
  });
});
