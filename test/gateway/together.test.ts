import fc from "fast-check";
import { expect, test } from "vitest";
import { BundleAnswer, type Bundled, writeBundle } from "../../core/sync/bundle.ts";
import { RevisionsAnswer } from "../../core/sync/wire.ts";
import { roundsOf } from "../../gateway/revisions/rounds.ts";
import { referral } from "../store/people.ts";
import { type Counter, parsed } from "./support/counter.ts";
import { onEachDatabase } from "./support/gateways.ts";
import { next, type Sealed, sealed, sent } from "./support/versions.ts";
import { counter } from "./support/work.ts";

/** A case as it is drawn: whose it is, what invoice it has, and its versions one upon the other. */
interface Drawn {
  readonly person: "p" | "q";
  readonly invoice: "1" | "2" | "3";
  readonly versions: number;
  /** A last version that stands beside the one before it. */
  readonly fork: boolean;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  person: fc.constantFrom("p", "q"),
  invoice: fc.constantFrom("1", "2", "3"),
  versions: fc.integer({ min: 1, max: 3 }),
  fork: fc.boolean(),
});

function chain({ person, invoice, versions, fork }: Drawn, mark: string, at: number): Sealed[] {
  const document = referral();
  const first = sealed({
    caseNumber: `${mark}-${at}`,
    document: {
      ...document,
      person: { ...document.person, certNo: `${mark}${person}` },
      invoices: document.invoices.map((one) => ({ ...one, number: `${mark}${invoice}` })),
    },
  });
  const all = [first];
  while (all.length < versions) all.push(next(all.at(-1) ?? first, `${all.length}`));
  return fork && versions > 1 ? [...all, next(all.at(-2) ?? first, "另一处")] : all;
}

function request(versions: readonly Sealed[]): Bundled {
  const path = `/v1/cases/${versions[0]?.revision.caseId ?? ""}/revisions`;
  const body = Buffer.from(JSON.stringify({ unsent: 0, revisions: versions.map(sent) }));
  return { method: "POST", path, body };
}

/** The first version of each case in a request of its own, as a version that waits for a paper makes it. */
function requestsOf(cases: readonly (readonly Sealed[])[]): readonly Bundled[] {
  return cases
    .flatMap((all) => [all.slice(0, 1), all.slice(1)].filter(({ length }) => length > 0))
    .map(request);
}

async function ask(a: Counter, requests: readonly Bundled[]) {
  const bytes = writeBundle(requests);
  const answer = await a.send({ method: "POST", path: "/v1/bundle", bytes });
  return parsed(BundleAnswer, answer).answers.flatMap(
    ({ body }) => RevisionsAnswer.parse(body).answers,
  );
}

/** What is said of the same cases under another name, office and hash. */
function comparable(value: unknown, mark: string, names: readonly (readonly Sealed[])[]): unknown {
  let text = JSON.stringify(value).replaceAll(mark, "");
  for (const [at, all] of names.entries()) {
    for (const [place, { hash, revision }] of all.entries()) {
      text = text.replaceAll(hash, `${at}.${place}`).replaceAll(revision.caseId, `${at}`);
    }
  }
  const sorted = (_: string, one: unknown) =>
    Array.isArray(one)
      ? one.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : one;
  return JSON.parse(text, sorted);
}

onEachDatabase("cases that come together", (under) => {
  test("GD-93-5b: stand as if each had come by itself, whatever persons and invoices they share, and others are told the same", async () => {
    let runs = 0;
    const cases = fc.array(drawn, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(drawn, cases, async (before, all) => {
        runs += 1;
        const world = async (
          name: string,
          take: (a: Counter, requests: readonly Bundled[]) => Promise<unknown>,
        ) => {
          const mark = `${name}${runs}x`;
          const [a, b] = [await counter(under, `${mark}甲`), await counter(under, `${mark}乙`)];
          const others = chain(before, mark, 99);
          await ask(b, [request(others)]);
          const own = all.map((one, at) => chain(one, mark, at));
          await take(a, requestsOf(own));
          const stand = await ask(a, own.map(request));
          const told = (await b.changes(0)).changes.map(({ change }) => change);
          return comparable({ stand, told }, mark, [...own, others]);
        };
        const together = await world("T", ask);
        const alone = await world("A", async (a, requests) => {
          for (const one of requests) await ask(a, [one]);
        });
        expect(together).toEqual(alone);
      }),
      { numRuns: 15 },
    );
  });
});

test("GD-93-5b: of cases that share a name the later one is taken in after the earlier one", () => {
  const names = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(names, { maxLength: 12 }), (all) => {
      const cases = all.map((own, at) => ({ at, own }));
      const rounds = roundsOf(cases, ({ own }) => own);
      const roundOf = new Map(rounds.flatMap((round, no) => round.map(({ at }) => [at, no])));
      expect([...roundOf.keys()].toSorted((a, b) => a - b)).toEqual(cases.map(({ at }) => at));
      for (const one of cases) {
        for (const other of cases.slice(0, one.at)) {
          if (!one.own.some((name) => other.own.includes(name))) continue;
          expect(roundOf.get(one.at)).toBeGreaterThan(roundOf.get(other.at) ?? 0);
        }
      }
    }),
  );
});

test("cases that share nothing go in one round", () => {
  expect(roundsOf(["a", "b", "c"], (one) => [one])).toEqual([["a", "b", "c"]]);
  expect(roundsOf([], () => [])).toEqual([]);
});
