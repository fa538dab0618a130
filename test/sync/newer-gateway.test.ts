import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { BundleAnswer } from "../../core/sync/bundle.ts";
import {
  BlobAnswer,
  DayAnswer,
  EnrolAnswer,
  EventsAnswer,
  ReceivedChanges,
  Refused,
  RevisionsAnswer,
  SessionAnswer,
} from "../../core/sync/wire.ts";
import { codeName } from "../../electron/store/registers.ts";
import {
  appendChanges,
  noteTaken,
  setAsideIncoming,
  untaken,
} from "../../electron/store/sync-in.ts";
import { lookAgain } from "../../electron/sync/anew.ts";
import { takeChanges } from "../../electron/sync/download.ts";
import { newDesk, type TestDesk } from "../store/desk.ts";

const AT = "2026-11-20T03:00:00.000Z";
const HASH = "a".repeat(64);
const NEW = { novel: { since: "2027" } };

const stored = { heads: [HASH], verdict: { is: "agrees", ...NEW }, elsewhere: [], ...NEW };
const sums = { cases: 1, total: "1.00", fund: "1.00", ...NEW };
const enrolled = {
  device: "d",
  officeId: "o",
  district: "祥符区",
  gatewayKey: "k".repeat(43),
  recipient: "age1",
  packKeys: [],
};
const ANSWERS: readonly (readonly [string, z.ZodType, unknown])[] = [
  ["an enrolment", EnrolAnswer, { ...enrolled, ...NEW }],
  ["a session", SessionAnswer, { session: "s", ...NEW }],
  ["versions", RevisionsAnswer, { answers: [{ is: "accepted", hash: HASH, ...stored }], ...NEW }],
  ["events", EventsAnswer, { answers: [{ is: "accepted", id: HASH, ...NEW }], ...NEW }],
  ["a piece of a blob", BlobAnswer, { have: 1, whole: false, ...NEW }],
  ["a bundle", BundleAnswer, { answers: [{ status: 200, body: {}, ...NEW }], ...NEW }],
  [
    "a day",
    DayAnswer,
    { day: "2026-11-20", counter: sums, gateway: sums, differences: [], ...NEW },
  ],
  ["changes", ReceivedChanges, { changes: [], next: 1, more: false, ...NEW }],
  ["a refusal", Refused, { code: "G-FORM", what: "看不懂", do: "请更新", ...NEW }],
];

const codes = (table: string) => ({
  kind: "codes",
  table,
  version: "1",
  from: "2026-01-01",
  rows: [{ code: "1", name: table }],
});

/** Something that this program does not know, between what it does. */
const CHANGES = [
  codes("诊断"),
  { kind: "prepayment", id: "p1", amount: "100.00" },
  { ...codes("手术"), ...NEW },
  codes("费用类别"),
];

async function append({ store }: TestDesk, changes: readonly object[]): Promise<void> {
  const numbered = changes.map((change, at) => ({ at: at + 1, change }));
  const page = ReceivedChanges.parse({ changes: numbered, next: changes.length, more: false });
  await store.write((tx) => appendChanges(tx, 0, page, AT));
}

const nameIn = ({ store }: TestDesk, table: string) =>
  store.read((reader) => codeName(reader, table, "1", "2026-11-20"));

const aside = ({ store }: TestDesk) => store.read(setAsideIncoming);

describe("a gateway that is newer than its counter", () => {
  test.each(ANSWERS)("may say more in its answer to %s", (_, schema, answer) => {
    const read = schema.safeParse(answer);
    expect(read.error?.issues ?? []).toEqual([]);
    expect(JSON.stringify(read.data)).not.toContain("novel");
  });

  test("what nobody here knows is set aside as it came, and holds nothing up", async () => {
    const desk = await newDesk();
    await append(desk, CHANGES);
    await takeChanges(desk, null);
    expect((await aside(desk)).map(({ kind, code }) => [kind, code])).toEqual([
      ["prepayment", "E-SYNC-24"],
      ["codes", "E-SYNC-24"],
    ]);
    expect([await nameIn(desk, "诊断"), await nameIn(desk, "费用类别")]).toEqual([
      "诊断",
      "费用类别",
    ]);
    expect(await nameIn(desk, "手术")).toBeUndefined();
  });

  test("however much of it comes at once, what comes after is taken in", async () => {
    const desk = await newDesk();
    const unknown = Array.from({ length: 450 }, (_, at) => ({ kind: "prepayment", id: `p${at}` }));
    await append(desk, [...unknown, codes("诊断")]);
    await takeChanges(desk, null);
    expect(await nameIn(desk, "诊断")).toBe("诊断");
    expect(await aside(desk)).toHaveLength(450);
  });

  test("what an older program has set aside is taken in by the one that knows it", async () => {
    const desk = await newDesk();
    await append(desk, [codes("诊断")]);
    const [known] = await desk.store.read((reader) => untaken(reader, 0, 10));
    const reason = { is: "set-aside", code: "E-SYNC-24", what: "看不懂", do: "请更新" } as const;
    await desk.store.write((tx) => noteTaken(tx, known?.seq ?? 0, reason, AT));
    await takeChanges(desk, null);
    expect(await nameIn(desk, "诊断")).toBeUndefined();
    await lookAgain(desk);
    await takeChanges(desk, null);
    expect(await nameIn(desk, "诊断")).toBe("诊断");
    expect(await aside(desk)).toEqual([]);
  });
});
