import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Reader, Transaction } from "../../electron/store/connection.ts";
import { newDesk } from "./desk.ts";

const Counter = z.object({ name: z.string(), value: z.int() });

function counters(reader: Reader): Promise<z.output<typeof Counter>[]> {
  return reader.all(Counter, "SELECT name, value FROM counter ORDER BY name");
}

const Count = z.object({ count: z.int() });

async function howMany(reader: Reader): Promise<number> {
  const row = await reader.get(Count, "SELECT count(*) AS count FROM counter");
  return row?.count ?? 0;
}

async function add(tx: Transaction, name: string, value: number): Promise<void> {
  await tx.run("INSERT INTO counter (name, value) VALUES (?, ?)", [name, value]);
}

async function addOneByOne(tx: Transaction, count: number): Promise<void> {
  for (let value = 0; value < count; value += 1) await add(tx, `row ${value}`, value);
}

describe("a transaction", () => {
  it("leaves nothing behind when it fails half-way", async () => {
    const { store } = await newDesk();
    const failing = store.write(async (tx) => {
      await add(tx, "half", 1);
      throw new Error("the lamp went out");
    });
    await expect(failing).rejects.toThrow("the lamp went out");
    expect(await store.read(counters)).toEqual([]);
  });

  it("fails as a whole when a statement that nobody waited for fails", async () => {
    const { store } = await newDesk();
    const careless = store.write(async (tx) => {
      await add(tx, "one", 1);
      void add(tx, "one", 2).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow("UNIQUE");
    expect(await store.read(counters)).toEqual([]);
  });

  it("ends for all parts of its work when one of them fails: what another would do next is not done", async () => {
    const { store } = await newDesk();
    const failing = store.write((tx) =>
      Promise.all([Promise.reject(new Error("the lamp went out")), addOneByOne(tx, 20)]),
    );
    await expect(failing).rejects.toThrow("the lamp went out");
    // The next transaction is behind whatever the failed one had still on its way.
    expect(await store.read(counters)).toEqual([]);
  });

  it("takes no statement after its end, so that none slips into another's work", async () => {
    const { store } = await newDesk();
    const kept: Transaction[] = [];
    await store.write(async (tx) => {
      kept.push(tx);
      await add(tx, "kept", 1);
    });
    for (const tx of kept) await expect(add(tx, "late", 2)).rejects.toThrow("after the end");
    expect(await store.read(counters)).toEqual([{ name: "kept", value: 1 }]);
  });

  it("never mixes with the thousand that run beside it, even when every third fails", async () => {
    const { store } = await newDesk();
    const jobs = Array.from({ length: 1200 }, (_, job) => job);
    const seen: number[] = [];
    const results = await Promise.allSettled([
      ...jobs.map((job) =>
        store.write(async (tx) => {
          const before = await howMany(tx);
          await add(tx, `${job}-first`, job);
          await new Promise((resolve) => {
            setImmediate(resolve);
          });
          await add(tx, `${job}-second`, job);
          expect(await howMany(tx)).toBe(before + 2);
          if (job % 3 === 0) throw new Error("refused");
        }),
      ),
      ...jobs.map(() => store.read(async (reader) => void seen.push(await howMany(reader)))),
    ]);
    const failed = results.filter((result) => result.status === "rejected");
    expect(failed).toHaveLength(400);
    expect(seen.every((count) => count % 2 === 0)).toBe(true);
    const rows = await store.read(counters);
    expect(rows).toHaveLength(1600);
    expect(rows.some((row) => row.value % 3 === 0)).toBe(false);
  });
});

describe("what must never change", () => {
  const attempts = [
    "UPDATE revision SET at = ''",
    "DELETE FROM revision",
    "REPLACE INTO revision (seq, hash, case_id, body, document_hash, author, at) VALUES (1, 'h', 'c', '{}', 'd', 'o', 'later')",
    "DELETE FROM revision_parent",
    "UPDATE blob SET bytes = x'00'",
    "DELETE FROM blob",
    "UPDATE pool_setting SET reading = 'other'",
    "DELETE FROM pool_setting",
    "UPDATE pool_value SET value = 'other'",
    "DELETE FROM pool_value",
  ];

  it.each(attempts)("stays when a statement tries: %s", async (attempt) => {
    const { store } = await newDesk();
    await store.write(async (tx) => {
      await tx.run(
        "INSERT INTO revision (seq, hash, case_id, body, document_hash, author, at) VALUES (1, 'h', 'c', '{}', 'd', 'o', 'first')",
      );
      await tx.run("INSERT INTO revision_parent (child, parent) VALUES ('h', 'h')");
      await tx.run("INSERT INTO blob (sha256, media_type, bytes) VALUES ('s', 'm', x'01')");
      await tx.run(
        "INSERT INTO pool_setting (pack_id, kind, subject, reading, document, operator_id, operator_name, decided_on) VALUES ('p', 'answer', 'Q1', 'r', 'd', 'o', 'n', '2026-11-20')",
      );
      await tx.run(
        "INSERT INTO pool_value (pack_id, path, value, document, operator_id, operator_name, decided_on) VALUES ('p', 'processingDays', '20', 'd', 'o', 'n', '2026-11-20')",
      );
    });
    await expect(store.write((tx) => tx.run(attempt))).rejects.toThrow("append-only");
  });
});
