import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { Review } from "../../core/review/review.ts";
import { sampleOf } from "../../core/review/sample.ts";
import {
  afterWriting,
  approve,
  draw,
  giveBack,
  handOver,
  type Reviewed,
  submit,
} from "../../core/review/steps.ts";

const V1 = "a".repeat(64);
const V2 = "b".repeat(64);
const act = (id: string, name: string, at: string) => ({ by: { id, name }, at });
const CLERK = act("op-1", "李倩", "2026-11-20T02:00:00.000Z");
const REVIEWER = act("op-2", "王建国", "2026-11-20T03:00:00.000Z");
const SUPERVISOR = act("op-3", "周敏", "2026-11-21T03:00:00.000Z");

const SAVED: Reviewed = {
  hash: V1,
  review: null,
  standing: "final",
  writers: new Set([CLERK.by.id]),
};
const with_ = (review: Review | null, more: Partial<Reviewed> = {}): Reviewed => ({
  ...SAVED,
  ...more,
  review,
});
const HANDED_IN = { submitted: CLERK };
const SUBMITTED: Review = { state: "submitted", ...HANDED_IN };
const RETURNED: Review = {
  state: "returned",
  ...HANDED_IN,
  returned: { ...REVIEWER, of: V1 },
  reason: "材料看不清",
};
const FIRST = { ...REVIEWER, of: V1 };
const APPROVED: Review = { state: "approved", ...HANDED_IN, first: FIRST, drawn: null };
const LOT = { ...SUPERVISOR, seed: "20261120-3f7a", percent: 10 };
const DRAWN: Review = {
  state: "approved",
  ...HANDED_IN,
  first: FIRST,
  drawn: { ...LOT, second: null },
};
const TWICE: Review = {
  state: "approved",
  ...HANDED_IN,
  first: FIRST,
  drawn: { ...LOT, second: { ...SUPERVISOR, of: V1 } },
};
const HANDED: Review = { ...APPROVED, state: "handed-over", handedOver: CLERK };

describe("the review of a case by a second person (HEN-3.1)", () => {
  it("goes from the clerk to the reviewer and on to the hand-over", () => {
    expect(submit(with_(null), CLERK)).toEqual({ ok: true, value: SUBMITTED });
    expect(approve(with_(SUBMITTED), REVIEWER, V1)).toEqual({ ok: true, value: APPROVED });
    expect(handOver(with_(APPROVED), CLERK)).toEqual({ ok: true, value: HANDED });
  });

  it("gives a case back with its reason, after an approval too, and takes it in again", () => {
    const back = { ok: true, value: RETURNED };
    expect(giveBack(with_(SUBMITTED), REVIEWER, V1, "材料看不清")).toEqual(back);
    expect(giveBack(with_(APPROVED), REVIEWER, V1, "材料看不清")).toEqual(back);
    expect(submit(with_(RETURNED), CLERK)).toEqual({ ok: true, value: SUBMITTED });
  });

  it("HEN-3.1: a case that the sample drew is looked at again by somebody else", () => {
    expect(draw(with_(APPROVED), SUPERVISOR, "20261120-3f7a", 10)).toEqual({
      ok: true,
      value: DRAWN,
    });
    expect(approve(with_(DRAWN), SUPERVISOR, V1)).toEqual({ ok: true, value: TWICE });
    expect(handOver(with_(TWICE), CLERK).ok).toBe(true);
  });

  const REFUSED = [
    [
      "a case that lacks entries is not handed in",
      submit(with_(null, { standing: "incomplete" }), CLERK),
      "incomplete",
    ],
    [
      "a case that waits is not handed in again",
      submit(with_(SUBMITTED), CLERK),
      "already-submitted",
    ],
    ["an approved one neither", submit(with_(APPROVED), CLERK), "already-submitted"],
    [
      "a version that nobody handed in is not approved",
      approve(with_(null), REVIEWER, V1),
      "not-submitted",
    ],
    ["nor one that was returned", approve(with_(RETURNED), REVIEWER, V1), "not-submitted"],
    ["who wrote the case does not approve it", approve(with_(SUBMITTED), CLERK, V1), "own-case"],
    ["nor return it", giveBack(with_(SUBMITTED), CLERK, V1, "改"), "own-case"],
    [
      "what was looked at is what is approved",
      approve(with_(SUBMITTED), REVIEWER, V2),
      "changed-since",
    ],
    ["and what is returned", giveBack(with_(SUBMITTED), REVIEWER, V2, "改"), "changed-since"],
    [
      "a trial figure waits",
      approve(with_(SUBMITTED, { standing: "trial" }), REVIEWER, V1),
      "not-final",
    ],
    [
      "an undetermined one waits",
      approve(with_(SUBMITTED, { standing: "undetermined" }), REVIEWER, V1),
      "not-final",
    ],
    [
      "who approved first does not approve again",
      approve(with_(DRAWN), REVIEWER, V1),
      "same-reviewer",
    ],
    [
      "an approved case that was not drawn needs no second look",
      approve(with_(APPROVED), SUPERVISOR, V1),
      "not-drawn",
    ],
    ["nor one that has had it", approve(with_(TWICE), SUPERVISOR, V1), "not-drawn"],
    [
      "a case that left the counter is not approved",
      approve(with_(HANDED), SUPERVISOR, V1),
      "not-drawn",
    ],
    ["nor returned", giveBack(with_(HANDED), REVIEWER, V1, "改"), "not-submitted"],
    ["only approved cases are drawn", draw(with_(SUBMITTED), SUPERVISOR, "s", 10), "not-approved"],
    ["and only once", draw(with_(DRAWN), SUPERVISOR, "s", 10), "already-drawn"],
    [
      "a drawn case does not leave before its second look",
      handOver(with_(DRAWN), CLERK),
      "second-due",
    ],
    ["nor one that nobody approved", handOver(with_(SUBMITTED), CLERK), "not-approved"],
    ["nor one twice", handOver(with_(HANDED), CLERK), "not-approved"],
  ] as const;
  test.each(REFUSED)("HEN-3.1: %s", (_words, step, refusal) => {
    expect(step).toEqual({ ok: false, error: refusal });
  });

  it("approves a refusal too: it is as final as a payment", () => {
    expect(approve(with_(SUBMITTED, { standing: "refused" }), REVIEWER, V1).ok).toBe(true);
  });

  test.each([
    ["waits on", SUBMITTED, SUBMITTED],
    ["stays returned until it is handed in again", RETURNED, RETURNED],
    ["loses its approval", APPROVED, null],
    ["is open again after the hand-over", HANDED, null],
    ["is still nobody's to review", null, null],
  ])("a case that is written anew %s", (_words, before, after) => {
    expect(afterWriting(before)).toEqual(after);
  });

  test.each([SUBMITTED, RETURNED, APPROVED, DRAWN, TWICE, HANDED])(
    "$state is read back as written",
    (review) => {
      expect(Review.parse(JSON.parse(JSON.stringify(review)))).toEqual(review);
    },
  );
});

describe("the sample for the second look (HEN-3.1)", () => {
  const ids = fc.uniqueArray(fc.uuid(), { maxLength: 60 });

  it("is the same for everybody who has the seed, in whatever order the cases stand", () => {
    fc.assert(
      fc.property(
        ids,
        fc.string({ minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        (cases, seed, percent) => {
          const drawn = sampleOf(cases, seed, percent);
          expect(sampleOf(cases.toReversed(), seed, percent)).toEqual(drawn);
          expect(drawn).toHaveLength(Math.ceil((cases.length * percent) / 100));
          expect(cases).toEqual(expect.arrayContaining([...drawn]));
        },
      ),
    );
  });

  it("draws other cases with another seed, and every case sooner or later", () => {
    const cases = Array.from({ length: 40 }, (_, index) => `case-${index}`);
    const seen = new Set(
      Array.from({ length: 200 }, (_, index) => sampleOf(cases, `seed-${index}`, 5)).flat(),
    );
    expect(seen.size).toBe(40);
  });
});
