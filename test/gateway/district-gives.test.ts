import { expect, test } from "vitest";
import { DayAnswer } from "../../core/sync/wire.ts";
import { parsed } from "./support/counter.ts";
import { onEachDatabase } from "./support/gateways.ts";
import { next, sent } from "./support/versions.ts";
import {
  counter,
  eventOf,
  give,
  kinds,
  message,
  newOffice,
  own,
  uploaded,
} from "./support/work.ts";

onEachDatabase("what the district gives, and how a day agrees", (under) => {
  test("HUN-59.2: uploaded details go to the office that has a case for them, before or after", async () => {
    const [a, b] = [await counter(under), await counter(under)];
    const details = uploaded("V-1", "q4");
    await give(under, { kind: "details", details });
    const early = own("q4", "m4");
    await a.revisions(early.revision.caseId, [sent(early)]);
    expect((await a.changes(0)).changes.map(({ change }) => change)).toContainEqual({
      kind: "details",
      details,
    });
    const late = own("q5", "m5");
    await a.revisions(late.revision.caseId, [sent(late)]);
    const { next: since } = await a.changes(0);
    await give(under, { kind: "details", details: uploaded("V-2", "q5") });
    expect(kinds((await a.changes(since)).changes)).toEqual(["details"]);
    expect(kinds((await b.changes(0)).changes)).toEqual([]);
  });

  test("HUN-44 and KF-3.1a: a visit by classes of charges is taken as well", async () => {
    const a = await counter(under);
    const one = own("q6", "m6");
    await a.revisions(one.revision.caseId, [sent(one)]);
    const classes = [{ med_chrgitm_type: "09", amount: "23600.50", inscp_scp_amt: "21000.00" }];
    const details = { ...uploaded("V-3", "q6"), lines: [], classes };
    await give(under, { kind: "details", details });
    const got = (await a.changes(0)).changes.find(({ change }) => change.kind === "details");
    expect(got?.change).toMatchObject({ details: { classes } });
  });

  test("LN-4b: the counter is told which of the two uploads is there, the details or the settlement list as well", async () => {
    const a = await counter(under);
    const one = own("ln4b", "ln4b");
    await a.revisions(one.revision.caseId, [sent(one)]);
    const details = { ...uploaded("V-LN", "ln4b"), settlementList: false };
    await give(under, { kind: "details", details });
    await give(under, {
      kind: "details",
      details: { ...details, version: 2, settlementList: true },
    });
    expect((await a.changes(0)).changes.map(({ change }) => change)).toMatchObject([
      { kind: "details", details: { version: 1, settlementList: false } },
      { kind: "details", details: { version: 2, settlementList: true } },
    ]);
  });

  test("KF-3.3, HUN-78 and HEN-2.4: messages reach every office, those of a case its own", async () => {
    const [a, b] = [await counter(under), await counter(under)];
    const one = own("q7", "m7");
    await a.revisions(one.revision.caseId, [sent(one)]);
    const [fromA, fromB] = [(await a.changes(0)).next, (await b.changes(0)).next];
    const outage = message("m-outage", "outage", "");
    expect(await give(under, outage)).toBeNull();
    expect(await give(under, message("m-problem", "problem", one.revision.caseId))).toBeNull();
    expect(await give(under, message("m-none", "problem", "nobody"))).toContain("没有这个案件");
    expect((await b.changes(fromB)).changes.map(({ change }) => change)).toEqual([outage]);
    expect(kinds((await a.changes(fromA)).changes)).toEqual(["message", "message"]);
  });

  test("HUN-75 and GD-93-3: steps of a request to another office are taken once and come back to the case's office", async () => {
    const office = newOffice();
    const [a, b] = [await counter(under, office), await counter(under, office)];
    const one = own("q8", "m8");
    const { caseId } = one.revision;
    await a.revisions(caseId, [sent(one)]);
    const event = eventOf(caseId);
    const path = `/v1/cases/${caseId}/events`;
    for (const _ of [1, 2]) {
      const answer = await a.send({ method: "POST", path, body: { events: [event] } });
      expect(JSON.parse(answer.text)).toEqual({ answers: [{ is: "accepted", id: event.id }] });
    }
    const told = (await b.changes(0)).changes.filter(
      ({ change }) => change.kind === "inquiry-event",
    );
    expect(told.map(({ change }) => change)).toMatchObject([
      { kind: "inquiry-event", id: event.id, caseId, body: event.body },
    ]);
    const forged = { ...event, by: "别人" };
    const refused = await a.send({ method: "POST", path, body: { events: [forged] } });
    expect(refused.text).toContain("G-HASH");
  });

  test("HUN-46: a day is held against the gateway, differences by case", async () => {
    const a = await counter(under);
    const [same, changed, sum, unsent, foreign] = ["d1", "d2", "d3", "d4", "d5"].map((person) =>
      own(person, `day-${person}`),
    );
    if (!same || !changed || !sum || !unsent || !foreign) throw new Error("no cases");
    for (const one of [same, changed, sum, foreign]) {
      await a.revisions(one.revision.caseId, [sent(one)]);
    }
    const later = next(changed, "新地址");
    const listed = (one: typeof same, over = {}) => ({
      caseId: one.revision.caseId,
      number: one.revision.caseNumber,
      head: one.hash,
      total: one.revision.outcome.total,
      fund: one.revision.outcome.fund,
      ...over,
    });
    const cases = [listed(same), listed(later), listed(sum, { fund: "1.00" }), listed(unsent)];
    const put = { method: "PUT", path: "/v1/days/2026-11-20", body: { cases } };
    const answer = parsed(DayAnswer, await a.send(put));
    expect(answer.differences.map(({ number, is }) => [number.slice(-2), is])).toEqual([
      ["d2", "other-version"],
      ["d3", "other-amount"],
      ["d4", "only-counter"],
      ["d5", "only-gateway"],
    ]);
    expect([answer.counter.cases, answer.gateway.cases]).toEqual([4, 4]);
    expect(answer.gateway.total).toBe("94402.00");
  });
});
