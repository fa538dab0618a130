import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BundleAnswer,
  type Bundled,
  BundleHead,
  readBundle,
  writeBundle,
} from "../../core/sync/bundle.ts";
import {
  CHUNK_BYTES,
  MOST_BUNDLE_BYTES,
  MOST_BUNDLED,
  MOST_BYTES,
  RevisionsAnswer,
} from "../../core/sync/wire.ts";
import { sha256 } from "../../gateway/keys.ts";
import { type Counter, parsed } from "./support/counter.ts";
import { onEachDatabase } from "./support/gateways.ts";
import { CHANGES, refusal } from "./support/refusals.ts";
import { asSent, next, type Sealed, sent } from "./support/versions.ts";
import { counter, own } from "./support/work.ts";

/** One form that a version names, so that the version cannot go before it. */
function withForm(version: Sealed, form: Uint8Array): Sealed {
  const named = { form: "filing", sha256: sha256(form), pages: 1, trial: false } as const;
  return asSent({ ...version.revision, issued: [named] });
}

const paper = (bytes: Uint8Array): Bundled => ({
  method: "PUT",
  path: `/v1/blobs/${sha256(bytes)}`,
  range: `bytes 0-${bytes.length - 1}/${bytes.length}`,
  body: bytes,
});

const versions = (...all: readonly Sealed[]): Bundled => ({
  method: "POST",
  path: `/v1/cases/${all[0]?.revision.caseId ?? ""}/revisions`,
  body: Buffer.from(JSON.stringify({ unsent: 0, revisions: all.map(sent) })),
});

const bundle = (a: Counter, bytes: Uint8Array) =>
  a.send({ method: "POST", path: "/v1/bundle", bytes });

async function answersTo(a: Counter, requests: readonly Bundled[]) {
  return parsed(BundleAnswer, await bundle(a, writeBundle(requests))).answers;
}

const outcomes = (body: unknown) => RevisionsAnswer.parse(body).answers.map(({ is }) => is);

onEachDatabase("several requests in one", (under) => {
  test("papers and the versions of two cases are each answered in their own place", async () => {
    const a = await counter(under);
    const form = Buffer.from("%PDF form of b1");
    const [one, other] = [withForm(own("b1", "b1"), form), own("b2", "b2")];
    const after = next(one, "另一处");
    const answers = await answersTo(a, [versions(one, after), paper(form), versions(other)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(outcomes(answers[0]?.body)).toEqual(["accepted", "accepted"]);
    expect(answers[1]?.body).toEqual({ have: form.length, whole: true });
    expect(outcomes(answers[2]?.body)).toEqual(["accepted"]);
  });

  test("said twice it counts once", async () => {
    const a = await counter(under);
    const one = own("b3", "b3");
    await answersTo(a, [versions(one)]);
    const again = await answersTo(a, [versions(one), versions(next(one, "另一处"))]);
    expect(again.map(({ body }) => outcomes(body))).toEqual([["known"], ["accepted"]]);
  });

  test("what cannot be taken is refused by itself, the rest is taken in", async () => {
    const a = await counter(under);
    const one = own("b4", "b4");
    const { caseId } = one.revision;
    const wrong: Bundled = { ...versions(one), body: Buffer.from("{}") };
    const spoilt: Bundled = { ...paper(Buffer.from("one")), body: Buffer.from("two") };
    const good = own("b5", "b5");
    const answers = await answersTo(a, [wrong, spoilt, versions(good)]);
    expect(answers.map(({ status }) => status)).toEqual([400, 422, 200]);
    const b = await counter(under);
    const [taken] = await answersTo(b, [versions(own("b6", "b6")), versions(good)]);
    expect(taken?.status).toBe(200);
    const others = await answersTo(b, [versions(good)]);
    expect(others.map(({ status }) => status)).toEqual([404]);
    expect(await a.revisions(caseId, [sent(one)])).toMatchObject([{ is: "accepted" }]);
  });

  test("a version that no database can keep is refused for good, not tried for ever", async () => {
    const a = await counter(under);
    const [bad, good] = [own("b7\u0000", "b7"), own("b8", "b8")];
    const answers = await answersTo(a, [versions(bad), versions(good)]);
    expect(answers.map(({ status }) => status)).toEqual([400, 200]);
  });

  test("the same version twice in one request is taken in once", async () => {
    const a = await counter(under);
    const one = own("b9", "b9");
    const [answer] = await answersTo(a, [versions(one, one, next(one, "另一处"), one)]);
    expect(outcomes(answer?.body).filter((is) => is === "accepted")).toHaveLength(2);
    expect(await a.revisions(one.revision.caseId, [sent(one)])).toMatchObject([{ is: "known" }]);
  });

  test.each([
    ["a question for changes", { method: "POST", path: "/v1/changes?since=0" }],
    ["a bundle within a bundle", { method: "POST", path: "/v1/bundle" }],
    ["a way out of its path", { method: "PUT", path: "/v1/../v1/devices" }],
  ] as const)("%s is not taken from a bundle", async (_, { method, path }) => {
    const a = await counter(under);
    const [answer] = await answersTo(a, [{ method, path, body: new Uint8Array() }]);
    expect(answer?.status).toBe(404);
  });

  test("it may be longer than a request by itself, up to its own limit", async () => {
    const a = await counter(under);
    const papers = Array.from({ length: 6 }, () => randomBytes(CHUNK_BYTES));
    const whole = writeBundle(papers.map(paper));
    expect(whole.length).toBeGreaterThan(MOST_BYTES);
    expect(parsed(BundleAnswer, await bundle(a, whole)).answers).toEqual(
      papers.map(() => ({ status: 200, body: { have: CHUNK_BYTES, whole: true } })),
    );
    const tooLong = await bundle(a, Buffer.alloc(MOST_BUNDLE_BYTES + 1));
    expect(refusal(tooLong)).toEqual([413, "G-LARGE"]);
    expect((await a.send(CHANGES)).status).toBe(200);
  });

  test.each([
    ["nothing", ""],
    ["no head", "PK\u0003\u0004"],
    ["an empty list", '{"requests":[]}\n'],
    ["less than it says", '{"requests":[{"method":"PUT","path":"/v1/blobs/a","bytes":9}]}\nshort'],
    ["more than it says", '{"requests":[{"method":"PUT","path":"/v1/blobs/a","bytes":1}]}\nlong'],
    ["another method", '{"requests":[{"method":"GET","path":"/v1/changes","bytes":0}]}\n'],
    ["too many", `${tooMany()}\n`],
  ])("a body that holds %s is refused as a whole", async (_, text) => {
    const a = await counter(under);
    expect(refusal(await bundle(a, Buffer.from(text)))).toEqual([400, "G-FORM"]);
    expect((await a.send(CHANGES)).status).toBe(200);
  });
});

function tooMany(): string {
  const one = { method: "PUT", path: "/v1/blobs/a", bytes: 0 };
  return JSON.stringify({ requests: Array.from({ length: MOST_BUNDLED + 1 }, () => one) });
}

describe("the bytes of a bundle", () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  const request = fc.record(
    {
      method: fc.constantFrom("PUT" as const, "POST" as const),
      path: fc.stringMatching(/^\/v1\/[\w/-]{0,40}$/u),
      range: fc.stringMatching(/^bytes \d-\d\/\d$/u),
      body: bytes,
    },
    { requiredKeys: ["method", "path", "body"] },
  );

  test("every list of requests reads back as it was written", () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 9 }), (requests) => {
        const read = readBundle(writeBundle(requests));
        expect(read?.map((one) => ({ ...one, body: [...one.body] }))).toEqual(
          requests.map((one) => ({ ...one, body: [...one.body] })),
        );
      }),
    );
  });

  test("bytes that were cut short or added to are none", () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 4 }), fc.nat(), (requests, cut) => {
        const whole = writeBundle(requests);
        expect(readBundle(whole.subarray(0, cut % whole.length))).toBeUndefined();
        expect(readBundle(Buffer.concat([whole, Buffer.of(0)]))).toBeUndefined();
      }),
    );
  });

  test("any bytes are read or refused, never a fault", () => {
    fc.assert(
      fc.property(bytes, (sent) => {
        expect(BundleHead.safeParse(readBundle(sent)).success).toBe(false);
      }),
    );
  });
});
