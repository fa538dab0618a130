import { expect, test } from "vitest";
import { sha256 } from "../../gateway/keys.ts";
import { referral } from "../store/people.ts";
import { onEachDatabase } from "./support/gateways.ts";
import { asSent, next, sealed, sent } from "./support/versions.ts";
import { counter, kinds, newOffice, own } from "./support/work.ts";

onEachDatabase("versions of cases", (under) => {
  test("a version is accepted once, and known when it is said again", async () => {
    const a = await counter(under);
    const first = own("p1", "n1");
    const { caseId } = first.revision;
    const heads = [first.hash];
    const verdict = { is: "agrees" };
    expect(await a.revisions(caseId, [sent(first)])).toEqual([
      { is: "accepted", hash: first.hash, heads, verdict, elsewhere: [] },
    ]);
    expect(await a.revisions(caseId, [sent(first)])).toEqual([
      { is: "known", hash: first.hash, heads, verdict, elsewhere: [] },
    ]);
  });

  test("versions of one request go in one after the other, a fork is told by both heads", async () => {
    const office = newOffice();
    const [a, b] = [await counter(under, office), await counter(under, office)];
    const first = own("p2", "n2");
    const { caseId } = first.revision;
    const [left, right] = [next(first, "东大街1号"), next(first, "西大街2号")];
    expect(await a.revisions(caseId, [sent(first), sent(left)])).toMatchObject([
      { is: "accepted" },
      { is: "accepted", heads: [left.hash] },
    ]);
    const heads = [left.hash, right.hash].toSorted();
    expect(await b.revisions(caseId, [sent(right)])).toMatchObject([{ is: "accepted", heads }]);
    const toA = await a.changes(0);
    expect(toA.changes.map(({ change }) => change.kind === "revision" && change.hash)).toEqual([
      right.hash,
    ]);
    const joined = next(left, "选定：东大街1号", { parents: heads });
    expect(await a.revisions(caseId, [sent(joined)])).toMatchObject([{ heads: [joined.hash] }]);
  });

  test("a version whose parents or papers are not there waits, and nothing of it is kept", async () => {
    const a = await counter(under);
    const first = own("p3", "n3");
    const { caseId } = first.revision;
    const paper = Buffer.from(`%PDF-1.7 ${caseId}`);
    const issued = [{ form: "filing" as const, sha256: sha256(paper), pages: 1, trial: false }];
    const second = next(first, "x", { issued });
    expect(await a.revisions(caseId, [sent(second)])).toEqual([
      { is: "missing", hash: second.hash, parents: [first.hash], blobs: [sha256(paper)] },
    ]);
    await a.putWhole(paper);
    expect(await a.revisions(caseId, [sent(first), sent(second)])).toMatchObject([
      { is: "accepted" },
      { is: "accepted", heads: [second.hash] },
    ]);
  });

  test("a version longer than a request comes as the blob of its own hash", async () => {
    const a = await counter(under);
    const document = referral();
    const [line] = document.lines;
    if (line === undefined) throw new Error("no line");
    const lines = Array.from({ length: 6_000 }, (_, index) => ({
      ...line,
      id: `l${index}`,
      name: "一次性使用无菌注射器带针加长型号",
      amount: "1",
    }));
    const long = sealed({ caseNumber: "long", document: { ...document, invoices: [], lines } });
    const { caseId } = long.revision;
    const empty = [{ hash: long.hash, body: "" }];
    expect(await a.revisions(caseId, empty)).toMatchObject([{ is: "missing", blobs: [long.hash] }]);
    const bytes = Buffer.from(long.body);
    expect(bytes.length).toBeGreaterThan(1_048_576);
    const size = 262_144;
    for (let at = 0; at < bytes.length; at += size) {
      await a.putPiece(long.hash, bytes, at, Math.min(at + size, bytes.length));
    }
    expect(await a.revisions(caseId, empty)).toMatchObject([{ is: "accepted" }]);
  });

  test("bytes that are not what their hash says, or no version, are refused alone", async () => {
    const a = await counter(under);
    const first = own("p4", "n4");
    const { caseId } = first.revision;
    const cut = first.body.slice(0, -1);
    const spaced = first.body.replace("{", "{ ");
    const answers = await a.revisions(caseId, [
      { hash: first.hash, body: cut },
      { hash: sha256(spaced), body: spaced },
      { hash: sha256("null"), body: "null" },
      sent(first),
    ]);
    expect(answers.map((answer) => ("code" in answer ? answer.code : answer.is))).toEqual([
      "G-HASH",
      "G-FORM",
      "G-FORM",
      "accepted",
    ]);
  });

  test("the settlement is computed again, and a difference is told with its clauses", async () => {
    const a = await counter(under);
    const first = own("p5", "n5");
    const { revision } = first;
    const wrong = asSent({ ...revision, outcome: { ...revision.outcome, fund: "99999.99" } });
    const [answer] = await a.revisions(revision.caseId, [sent(wrong)]);
    expect(answer).toMatchObject({
      is: "accepted",
      verdict: {
        is: "differs",
        fields: [{ field: "fund", counter: "99999.99", gateway: revision.outcome.fund }],
      },
    });
    const verdict = answer?.is === "accepted" ? answer.verdict : null;
    const clauses = verdict?.is === "differs" ? verdict.fields[0]?.clauses : [];
    expect(clauses).toContain("KF-2.4a");
    const strange = asSent({
      ...revision,
      caseId: "strange",
      pack: { id: "x", hash: "0".repeat(64) },
    });
    expect(await a.revisions("strange", [sent(strange)])).toMatchObject([
      { verdict: { is: "not-computed" } },
    ]);
  });

  test("GD-93-5b: the same invoice in another office is told to both, without the person's name", async () => {
    const theirOffice = newOffice();
    const [a, b] = [await counter(under), await counter(under, theirOffice)];
    const [mine, theirs] = [own("p6", "00012345"), own("p7", "0001 2345")];
    const { caseId, caseNumber } = mine.revision;
    await a.revisions(caseId, [sent(mine)]);
    const [answer] = await b.revisions(theirs.revision.caseId, [sent(theirs)]);
    expect(answer).toMatchObject({ elsewhere: [{ number: "0001 2345", caseNumber }] });
    const told = await a.changes(0);
    expect(told.changes.map(({ change }) => change)).toEqual([
      {
        kind: "invoice-elsewhere",
        caseId,
        number: "00012345",
        caseNumber: theirs.revision.caseNumber,
        office: theirOffice,
      },
    ]);
    expect(JSON.stringify([answer, told])).not.toContain(referral().person.name);
    // Said once: a further version of either case tells nothing new to the other office.
    await b.revisions(theirs.revision.caseId, [sent(next(theirs, "新地址"))]);
    await a.revisions(caseId, [sent(next(mine, "新地址"))]);
    expect(kinds((await a.changes(told.next)).changes)).toEqual([]);
    const toB = await b.changes(0);
    expect(kinds(toB.changes)).toEqual([]);
  });
});
