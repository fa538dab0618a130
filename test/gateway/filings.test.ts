import { expect, test } from "vitest";
import type { CaseForm } from "../../core/casefile/form.ts";
import { cancellingOwn } from "../../core/sync/give-way.ts";
import { day } from "../../core/calendar.ts";
import { referral } from "../store/people.ts";
import { onEachDatabase } from "./support/gateways.ts";
import { next, type Sealed, sealed, sent } from "./support/versions.ts";
import { counter, kinds, newOffice } from "./support/work.ts";

const TODAY = day("2026-11-20");

let cases = 0;

/** A case of this person, of its own number and invoice, with something else in its filing. */
function filed(person: string, filing: Partial<CaseForm["filing"]> = {}): Sealed {
  cases += 1;
  const document = referral();
  return sealed({
    caseNumber: `410203-A1-20261120-f${cases}`,
    document: {
      ...document,
      person: { ...document.person, certNo: person },
      filing: { ...document.filing, date: "2026-10-01", ...filing },
      invoices: document.invoices.map((one) => ({ ...one, number: `f${cases}` })),
    },
  });
}

function later(before: Sealed, document: CaseForm): Sealed {
  return next(before, "x", { document });
}

const FILING = {
  category: "referral",
  basis: "proof",
  date: "2026-10-01",
  place: "310000",
  from: "2026-10-01",
  effective: "2026-10-01",
  until: "2027-04-01",
  follows: "",
};

onEachDatabase("one filing, two cases", (under) => {
  test("the same filing in another office is told to both, the person's name to none", async () => {
    const [ours, theirs] = [newOffice(), newOffice()];
    const [a, b] = [await counter(under, ours), await counter(under, theirs)];
    const [first, second] = [filed("g1"), filed(" G1 ", { category: "other-temporary" })];
    const [alone] = await a.revisions(first.revision.caseId, [sent(first)]);
    expect(alone).not.toHaveProperty("filings");
    const [answer] = await b.revisions(second.revision.caseId, [sent(second)]);
    const { caseId, caseNumber } = first.revision;
    expect(answer).toMatchObject({
      is: "accepted",
      filings: [{ caseNumber, office: ours, filing: FILING, first: "theirs" }],
    });
    const told = await a.changes(0);
    const found = {
      caseNumber: second.revision.caseNumber,
      office: theirs,
      filing: { ...FILING, category: "other-temporary" },
      first: "ours",
    };
    expect(told.changes.map(({ change }) => change)).toEqual([
      { kind: "filing-elsewhere", caseId, caseNumber: found.caseNumber, found },
    ]);
    expect(JSON.stringify([answer, told])).not.toContain(referral().person.name);
    // Said once to the other office; in the answers it stands as long as it is so.
    const [again] = await b.revisions(second.revision.caseId, [sent(next(second, "新地址"))]);
    expect(again).toMatchObject({ filings: [{ caseNumber, first: "theirs" }] });
    const [mine] = await a.revisions(caseId, [sent(next(first, "新地址"))]);
    expect(mine).toMatchObject({ filings: [{ first: "ours" }] });
    expect(await b.revisions(second.revision.caseId, [sent(second)])).toMatchObject([
      { is: "known", filings: [{ caseNumber, first: "theirs" }] },
    ]);
    expect(kinds((await a.changes(told.next)).changes)).toEqual([]);
    expect(kinds((await b.changes(0)).changes)).toEqual([]);
  });

  test.each([
    ["HUN-7: of the other group", { category: "long-term-resident", basis: "proof" }],
    ["HUN-15: to another place", { place: "110000" }],
    ["after the last day of the other", { date: "2026-11-20", effective: "2027-04-02" }],
    ["found in the system", { wanted: "existing" }],
    ["of none", { wanted: "none" }],
  ] as const)("a filing %s is not the same", async (why, filing) => {
    const [a, b] = [await counter(under), await counter(under)];
    const [first, second] = [filed(`h ${why}`), filed(`h ${why}`, filing)];
    await a.revisions(first.revision.caseId, [sent(first)]);
    const [answer] = await b.revisions(second.revision.caseId, [sent(second)]);
    expect(answer).toMatchObject({ is: "accepted" });
    expect(answer).not.toHaveProperty("filings");
    expect(kinds((await a.changes(0)).changes)).toEqual([]);
  });

  test("HUN-12: a filing that says that it follows the other is not the same", async () => {
    const [a, b] = [await counter(under), await counter(under)];
    const first = filed("g2");
    const repeat = {
      follows: first.revision.caseNumber,
      category: "referral",
      date: "2026-10-01",
      place: "310000",
      diagnosis: "",
      reason: "",
    } as const;
    const second = filed("g2", { repeat });
    await a.revisions(first.revision.caseId, [sent(first)]);
    const [answer] = await b.revisions(second.revision.caseId, [sent(second)]);
    expect(answer).not.toHaveProperty("filings");
  });

  test("HUN-16: where the later one is cancelled it is over for both, and comes up again with another", async () => {
    const [a, b] = [await counter(under), await counter(under)];
    const [first, second] = [filed("g3"), filed("g3")];
    const { caseId, caseNumber } = second.revision;
    await a.revisions(first.revision.caseId, [sent(first)]);
    await b.revisions(caseId, [sent(second)]);
    const { next: since } = await a.changes(0);
    const step = { id: "s1", on: TODAY, reason: "已在别处备案" };
    const cancelled = later(second, cancellingOwn(second.revision.document, step));
    const [answer] = await b.revisions(caseId, [sent(cancelled)]);
    expect(answer).not.toHaveProperty("filings");
    const over = { kind: "filing-elsewhere", found: null };
    const toA = await a.changes(since);
    expect(toA.changes.map(({ change }) => change)).toEqual([
      { ...over, caseId: first.revision.caseId, caseNumber },
    ]);
    expect((await b.changes(0)).changes.map(({ change }) => change)).toEqual([
      { ...over, caseId, caseNumber: first.revision.caseNumber },
    ]);
    const anew = later(cancelled, second.revision.document);
    const [back] = await b.revisions(caseId, [sent(anew)]);
    expect(back).toMatchObject({ filings: [{ first: "theirs" }] });
    expect((await a.changes(toA.next)).changes.map(({ change }) => change)).toMatchObject([
      { kind: "filing-elsewhere", found: { caseNumber, first: "ours" } },
    ]);
  });

  test("of two that come at one moment the second sees the first", async () => {
    for (let round = 0; round < 8; round += 1) {
      const [a, b] = [await counter(under), await counter(under)];
      const [one, two] = [filed(`race ${round}`), filed(`race ${round}`)];
      const [[fromA], [fromB]] = await Promise.all([
        a.revisions(one.revision.caseId, [sent(one)]),
        b.revisions(two.revision.caseId, [sent(two)]),
      ]);
      const answered = [fromA, fromB].filter((answer) => answer && "filings" in answer);
      const told = [...kinds((await a.changes(0)).changes), ...kinds((await b.changes(0)).changes)];
      expect([answered.length, told]).toEqual([1, ["filing-elsewhere"]]);
    }
  });

  test("a filing that came before the gateway looked at filings is found as well", async () => {
    const [a, b] = [await counter(under), await counter(under)];
    const [first, second] = [filed("g4"), filed("g4")];
    await a.revisions(first.revision.caseId, [sent(first)]);
    // As the migration leaves it.
    await under
      .running()
      .gateway.db.run("UPDATE case_filing SET filings = '' WHERE case_id = $1", [
        first.revision.caseId,
      ]);
    const [answer] = await b.revisions(second.revision.caseId, [sent(second)]);
    expect(answer).toMatchObject({ filings: [{ filing: FILING }] });
  });
});
