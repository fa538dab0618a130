import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pauseAfter } from "../../core/sync/backoff.ts";
import { meaningOfRefusal } from "../../core/sync/answers.ts";
import {
  type InFlight,
  LEAST_PIECE,
  MOST_ROOM,
  nextBundle,
  nextLarge,
  type QueuedCase,
} from "../../core/sync/outbox.ts";
import { FIRST_ROOM, roomAfter } from "../../core/sync/pace.ts";
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

/** From one request at a time to the longest bundle. */
const rooms = fc.constantFrom(0, 1, LEAST_PIECE, FIRST_ROOM, MOST_ROOM);

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
      fc.property(versions, fates, rooms, (all, stream, room) => {
        const gateway = new ModelGateway(all);
        const counter = new ModelCounter(all);
        const fate = (): Fate => {
          const next = stream.next();
          return next.done === true ? "arrives" : next.value;
        };
        for (let turn = 0; turn < 60; turn += 1) counter.turn(gateway, room, fate);
        // The line holds at last.
        let guard = 0;
        while (counter.turn(gateway, room, () => "arrives") && guard < 1000) guard += 1;
        const wanted = all.map(({ hash }) => hash).filter((hash) => !held(all).has(hash));
        expect([...counter.accepted].toSorted()).toEqual(wanted.toSorted());
        expect(gateway.taken.toSorted()).toEqual(wanted.toSorted());
        expect(counter.fullest).toBeLessThanOrEqual(room);
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
      fc.property(versions, rooms, (all, room) => {
        const gateway = new ModelGateway(all);
        const counter = new ModelCounter(all);
        let guard = 0;
        while (counter.turn(gateway, room, () => "arrives") && guard < 1000) guard += 1;
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
const IDLE: InFlight = { cases: new Set(), large: null };

const paper = (sha256: string, bytes: number) => ({ sha256, bytes });

describe("what goes next", () => {
  it("large papers go one at a time in their own lane, and hold no small case up", () => {
    const queue = [large("a"), large("b"), small("f")];
    expect(nextLarge(queue, IDLE, MOST_ROOM)?.sha256).toBe("scan of a");
    expect(nextBundle(queue, IDLE, MOST_ROOM)).toEqual([
      { is: "versions", caseId: "f", refs: ["f.0"] },
    ]);
    const busy = { cases: new Set(["f"]), large: "scan of a" };
    expect(nextLarge(queue, busy, MOST_ROOM)).toBeNull();
    expect(nextBundle(queue, busy, MOST_ROOM)).toEqual([]);
  });

  it("a paper and the versions that need it go in one bundle, the paper first", () => {
    const [first, second] = small("a", 2).items;
    if (first?.kind !== "revision" || second?.kind !== "revision") throw new Error("no versions");
    const items = [first, { ...second, blobs: [paper("form", 70_000)] }];
    expect(nextBundle([{ caseId: "a", items }], IDLE, MOST_ROOM)).toEqual([
      { is: "versions", caseId: "a", refs: ["a.0"] },
      { is: "blob", caseId: "a", blob: paper("form", 70_000) },
      { is: "versions", caseId: "a", refs: ["a.1"] },
    ]);
  });

  it("a paper that two cases name goes once in a bundle", () => {
    const named = (caseId: string): QueuedCase => ({
      caseId,
      items: small(caseId).items.map((item) =>
        item.kind === "revision" ? { ...item, blobs: [paper("pack", 9_000)] } : item,
      ),
    });
    const steps = nextBundle([named("a"), named("b")], IDLE, MOST_ROOM);
    expect(steps.map(({ is, caseId }) => `${is} of ${caseId}`)).toEqual([
      "blob of a",
      "versions of a",
      "versions of b",
    ]);
  });

  it("where the line carries no more, one request goes at a time, a paper piece by piece", () => {
    const [item] = small("b").items;
    if (item?.kind !== "revision") throw new Error("no version");
    const withForm = { ...item, blobs: [paper("form", 70_000)] };
    const queue = [small("a", 3), { caseId: "b", items: [withForm] }];
    expect(nextBundle(queue, IDLE, 0)).toEqual([{ is: "versions", caseId: "a", refs: ["a.0"] }]);
    expect(nextLarge(queue, IDLE, 0)?.sha256).toBe("form");
  });

  it("cases that are on their way are left out, the oldest of the others go first", () => {
    const queue = ["a", "b", "c"].map((caseId) => small(caseId));
    const steps = nextBundle(queue, { cases: new Set(["b"]), large: null }, MOST_ROOM);
    expect(steps.map(({ caseId }) => caseId)).toEqual(["a", "c"]);
  });

  it("the versions of a case go together, as many as a request carries", () => {
    const steps = nextBundle([small("a", MOST_REVISIONS + 3)], IDLE, MOST_ROOM);
    const counts = steps.map((step) => (step.is === "versions" ? step.refs.length : 0));
    expect(counts).toEqual([MOST_REVISIONS, 3]);
  });

  it("steps of a request wait for those before them that were set aside, others go", () => {
    const event = (ref: string, inquiryId: string, state: "waiting" | "set-aside") =>
      ({ kind: "event", ref, inquiryId, state }) as const;
    const items = [
      event("1", "x", "set-aside"),
      event("2", "x", "waiting"),
      event("3", "y", "waiting"),
    ];
    expect(nextBundle([{ caseId: "a", items }], IDLE, MOST_ROOM)).toEqual([
      { is: "events", caseId: "a", refs: ["3"] },
    ]);
  });
});

describe("how much goes together", () => {
  it.each([
    ["doubles where a full request is answered at once", 131_072, 120_000, 200, 262_144],
    ["stays where a short one was answered at once", 131_072, 900, 20, 131_072],
    ["stays where an answer takes its time", 131_072, 120_000, 2_000, 131_072],
    ["halves where an answer takes long", 131_072, 120_000, 9_000, 60_000],
    ["never goes above what a bundle may be", MOST_ROOM, MOST_ROOM, 200, MOST_ROOM],
    ["begins again from single requests", 0, 900, 200, LEAST_PIECE],
  ] as const)("%s", (_, room, bytes, ms, then) => {
    expect(roomAfter(room, bytes, ms)).toBe(then);
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
