import { expect, test } from "vitest";
import { z } from "zod";
import { sha256 } from "../../gateway/keys.ts";
import { onEachDatabase } from "./support/gateways.ts";
import { next, sealed, sent } from "./support/versions.ts";
import { counter, kinds, newOffice, own } from "./support/work.ts";

const Unsent = z.object({ unsent: z.coerce.number() });

onEachDatabase("what comes down", (under) => {
  test("a counter hears of the others' versions at its office, and of its own only after a restore", async () => {
    const office = newOffice();
    const [a, b] = [await counter(under, office), await counter(under, office)];
    const elsewhere = await counter(under);
    const first = own("q1", "m1");
    await a.revisions(first.revision.caseId, [sent(first)]);
    const toB = await b.changes(0);
    expect(toB.changes.map(({ change }) => change)).toEqual([
      { kind: "revision", hash: first.hash, body: first.body, blobs: [] },
    ]);
    expect(kinds((await b.changes(toB.next)).changes)).toEqual([]);
    expect(kinds((await elsewhere.changes(0)).changes)).toEqual([]);
    const toA = await a.changes(0);
    expect(kinds(toA.changes)).toEqual([]);
    // The counter was put back to a copy that knows nothing of what it has sent.
    expect(kinds((await a.changes(0)).changes)).toEqual(["revision"]);
  });

  test("pages follow each other without a gap and name the papers of a version", async () => {
    const office = newOffice();
    const [a, b] = [await counter(under, office), await counter(under, office)];
    const paper = Buffer.from(`%PDF ${office}`);
    await a.putWhole(paper);
    const issued = [{ form: "claim" as const, sha256: sha256(paper), pages: 1, trial: true }];
    const all = [sealed({ caseNumber: "k0", issued })];
    for (let count = 1; count < 7; count += 1) all.push(sealed({ caseNumber: `k${count}` }));
    for (const one of all) await a.revisions(one.revision.caseId, [sent(one)]);
    const got: string[] = [];
    let since = 0;
    for (let more = true; more;) {
      const page = await b.changes(since, 3);
      for (const { at, change } of page.changes) {
        expect(at).toBeGreaterThan(since);
        since = at;
        if (change.kind === "revision") got.push(change.hash);
      }
      ({ next: since, more } = page);
    }
    expect(got).toEqual(all.map(({ hash }) => hash));
    const [first] = (await b.changes(0, 1)).changes;
    const blob = { sha256: sha256(paper), bytes: paper.length, mediaType: "application/pdf" };
    expect(first?.change).toMatchObject({ blobs: [blob] });
    const read = await b.send({ method: "GET", path: `/v1/blobs/${blob.sha256}` });
    expect([read.status, read.text]).toEqual([206, paper.toString()]);
  });

  test("invariant 3: a version brings its pack along, to whoever may read the case and to nobody else", async () => {
    const office = newOffice();
    const [a, b] = [await counter(under, office), await counter(under, office)];
    const stranger = await counter(under);
    const text = Buffer.from(JSON.stringify({ pack: office }));
    await a.putWhole(text);
    const pack = { id: "own", hash: sha256(text) };
    const first = sealed({ caseNumber: "pack", pack });
    await a.revisions(first.revision.caseId, [sent(first)]);
    const blob = { sha256: pack.hash, bytes: text.length, mediaType: "application/json" };
    expect((await b.changes(0)).changes[0]?.change).toMatchObject({ blobs: [blob] });
    const path = `/v1/blobs/${pack.hash}`;
    expect((await b.send({ method: "GET", path })).text).toBe(text.toString());
    expect((await stranger.send({ method: "GET", path })).status).toBe(404);
    // Another office that names the same pack without having brought it is not told of bytes it may not read.
    const other = sealed({ caseNumber: "pack-2", pack });
    await stranger.revisions(other.revision.caseId, [sent(other)]);
    expect((await stranger.changes(0)).changes.map(({ change }) => change)).toEqual([]);
    expect((await stranger.changes(0)).changes[0]?.change).toMatchObject({ blobs: [] });
  });

  test("a counter that only asks what comes down tells what waits at it", async () => {
    const a = await counter(under);
    await a.send({ method: "GET", path: "/v1/changes?since=0&limit=200&unsent=7" });
    const row = await under
      .running()
      .gateway.db.get(Unsent, "SELECT unsent FROM device WHERE id = $1", [a.device]);
    expect(row).toEqual({ unsent: 7 });
  });

  test("a case that was handed in goes whole to the office that reviews, which may write to it", async () => {
    const [a, reviewer] = [await counter(under), await counter(under, newOffice(), true)];
    const first = own("q2", "m2");
    const { caseId } = first.revision;
    await a.revisions(caseId, [sent(first)]);
    expect(kinds((await reviewer.changes(0)).changes)).toEqual([]);
    const by = { id: "o1", name: "经办甲" };
    const at = first.revision.at;
    const handedIn = next(first, "x", { review: { state: "submitted", submitted: { by, at } } });
    await a.revisions(caseId, [sent(handedIn)]);
    const seen = await reviewer.changes(0);
    expect(seen.changes.map(({ change }) => change.kind === "revision" && change.hash)).toEqual([
      first.hash,
      handedIn.hash,
    ]);
    const returned = next(handedIn, "退回");
    expect(await reviewer.revisions(caseId, [sent(returned)])).toMatchObject([{ is: "accepted" }]);
    const back = await a.changes(0);
    expect(back.changes.map(({ change }) => change.kind === "revision" && change.hash)).toContain(
      returned.hash,
    );
  });

  test("a number that was never given means that the gateway was put back from a copy", async () => {
    const office = newOffice();
    const [a, b] = [await counter(under, office), await counter(under, office)];
    const first = own("q3", "m3");
    await b.revisions(first.revision.caseId, [sent(first)]);
    const { next: number } = await a.changes(0);
    const behind = await a.send({ method: "GET", path: `/v1/changes?since=${number + 5}` });
    expect([behind.status, JSON.parse(behind.text)]).toMatchObject([409, { code: "G-BEHIND" }]);
    // All are told by a new epoch, in the session that each has to open.
    const ended = await b.send({ method: "GET", path: "/v1/changes?since=0" });
    expect([ended.status, JSON.parse(ended.text)]).toMatchObject([401, { code: "G-SESSION" }]);
    const before = b.epoch;
    await b.begin();
    expect(b.epoch).not.toBe(before);
  });
});
