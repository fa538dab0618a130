import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pauseAfter } from "../../core/sync/backoff.ts";
import { meaningOfRefusal } from "../../core/sync/answers.ts";
import { nextSteps, type QueuedCase, SIDE_BY_SIDE } from "../../core/sync/outbox.ts";
import { CHUNK_BYTES, MOST_REVISIONS } from "../../core/sync/wire.ts";
import { type Fate, ModelCounter, ModelGateway, type ModelVersion } from "./model.ts";

/** Some cases with chains of versions, some with large papers, some that nobody will take. */
const versions = fc
  .array(
    fc.array(
      fc.record({
        bad: fc.nat(9).map((n) => n === 0),
        papers: fc.uniqueArray(fc.nat(12), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((cases) =>
    cases.flatMap((chain, at) =>
      chain.map(({ bad, papers }, index): ModelVersion => ({
        hash: `v${at}.${index}`,
        caseId: `case ${at}`,
        parents: index === 0 ? [] : [`v${at}.${index - 1}`],
        blobs: papers.map((name) => ({
          sha256: `paper ${name}`,
          // The same name has the same length: it is the same paper.
          bytes: name % 3 === 0 ? CHUNK_BYTES * 3 + name : 500 + name,
        })),
        bad,
      })),
    ),
  );

const fates = fc.infiniteStream(
  fc.constantFrom<Fate>("arrives", "arrives", "lost", "answer-lost", "doubled", "late"),
);

/** What nobody will take, and what builds on it. */
function held(all: readonly ModelVersion[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { hash, bad, parents } of all) {
    if (bad || parents.some((parent) => out.has(parent))) out.add(hash);
  }
  return out;
}

describe("the queue over a line that loses, doubles and reorders", () => {
  it("both sides end with the same versions, each taken in once, parents and papers first", () => {
    fc.assert(
      fc.property(versions, fates, (all, stream) => {
        const gateway = new ModelGateway(all);
        const counter = new ModelCounter(all);
        const fate = (): Fate => {
          const next = stream.next();
          return next.done === true ? "arrives" : next.value;
        };
        for (let turn = 0; turn < 60; turn += 1) counter.turn(gateway, fate);
        // The line holds at last.
        let guard = 0;
        while (counter.turn(gateway, () => "arrives") && guard < 1000) guard += 1;
        const wanted = all.map(({ hash }) => hash).filter((hash) => !held(all).has(hash));
        expect([...counter.accepted].toSorted()).toEqual(wanted.toSorted());
        expect(gateway.taken.toSorted()).toEqual(wanted.toSorted());
        expect(counter.busiest).toBeLessThanOrEqual(SIDE_BY_SIDE);
        for (const { hash, parents } of all) {
          const at = gateway.taken.indexOf(hash);
          if (at < 0) continue;
          for (const parent of parents) expect(gateway.taken.indexOf(parent)).toBeLessThan(at);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("what is set aside holds back only what builds upon it", () => {
    fc.assert(
      fc.property(versions, (all) => {
        const gateway = new ModelGateway(all);
        const counter = new ModelCounter(all);
        let guard = 0;
        while (counter.turn(gateway, () => "arrives") && guard < 1000) guard += 1;
        const good = all.filter(({ hash }) => !held(all).has(hash)).map(({ hash }) => hash);
        expect(gateway.taken.toSorted()).toEqual(good.toSorted());
        const waits = counter.queue().flatMap(({ items }) => items.map(({ ref }) => ref));
        expect(waits.toSorted()).toEqual([...held(all)].toSorted());
      }),
    );
  });
});

const large = (caseId: string): QueuedCase => ({
  caseId,
  items: [
    {
      kind: "revision",
      ref: caseId,
      bytes: 10,
      parents: [],
      state: "waiting",
      blobs: [{ sha256: `scan of ${caseId}`, bytes: CHUNK_BYTES + 1 }],
    },
  ],
});
const small = (caseId: string, versionCount = 1): QueuedCase => ({
  caseId,
  items: Array.from({ length: versionCount }, (_, index) => ({
    kind: "revision" as const,
    ref: `${caseId}.${index}`,
    bytes: 10,
    parents: index === 0 ? [] : [`${caseId}.${index - 1}`],
    state: "waiting" as const,
    blobs: [],
  })),
});
const IDLE = { cases: new Set<string>(), large: null };

describe("what goes next", () => {
  it("large papers go one at a time in their own lane, and hold no small case up", () => {
    const queue = [large("a"), large("b"), large("c"), large("d"), large("e"), small("f")];
    const next = nextSteps(queue, IDLE);
    expect(next.large?.sha256).toBe("scan of a");
    expect(next.steps).toEqual([{ is: "versions", caseId: "f", refs: ["f.0"] }]);
    const busy = nextSteps(queue, { cases: new Set(["f"]), large: "scan of a" });
    expect(busy).toEqual({ steps: [], large: null });
  });

  it("at most four cases go side by side, the oldest first", () => {
    const queue = ["a", "b", "c", "d", "e", "f"].map((caseId) => small(caseId));
    const { steps } = nextSteps(queue, { cases: new Set(["b"]), large: null });
    expect(steps.map(({ caseId }) => caseId)).toEqual(["a", "c", "d"]);
  });

  it("the versions of a case go together, as many as a request carries", () => {
    const [step] = nextSteps([small("a", MOST_REVISIONS + 3)], IDLE).steps;
    expect(step).toMatchObject({ is: "versions" });
    expect(step?.is === "versions" ? step.refs : []).toHaveLength(MOST_REVISIONS);
  });

  it("steps of a request wait for those before them that were set aside, others go", () => {
    const event = (ref: string, inquiryId: string, state: "waiting" | "set-aside") =>
      ({ kind: "event", ref, inquiryId, state }) as const;
    const items = [
      event("1", "x", "set-aside"),
      event("2", "x", "waiting"),
      event("3", "y", "waiting"),
    ];
    expect(nextSteps([{ caseId: "a", items }], IDLE).steps).toEqual([
      { is: "events", caseId: "a", refs: ["3"] },
    ]);
  });
});

describe("pauses", () => {
  it("double from 2 seconds to 5 minutes, spread over their upper half", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (failures, random) => {
          const whole = Math.min(2000 * 2 ** Math.min(failures - 1, 20), 300_000);
          const pause = pauseAfter(failures, random);
          expect(pause).toBeGreaterThanOrEqual(whole / 2 - 1);
          expect(pause).toBeLessThanOrEqual(whole);
        },
      ),
    );
    expect([1, 2, 3, 9].map((failures) => pauseAfter(failures, 0))).toEqual([
      1000, 2000, 4000, 150_000,
    ]);
  });
});

describe("an answer that was not asked for", () => {
  it.each([
    [503, "G-DOWN", "again"],
    [429, "G-RATE", "again"],
    [422, "G-HASH", "again"],
    [416, "G-RANGE", "again"],
    [401, "G-SESSION", "session"],
    [409, "G-REPLAY", "session"],
    [409, "G-BEHIND", "behind"],
    [403, "G-DEVICE", "removed"],
    [413, "G-LARGE", "set-aside"],
    [400, "G-FORM", "set-aside"],
    [404, "G-NOT-FOUND", "set-aside"],
  ] as const)("%i %s means: %s", (status, code, means) => {
    expect(meaningOfRefusal(status, code)).toBe(means);
  });
});
