import { X509Certificate } from "node:crypto";
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { folderAdapter } from "../../gateway/incoming/folder.ts";
import { takeArrivals } from "../../gateway/incoming/take.ts";
import { ownCertificates } from "../../gateway/tls/own.ts";
import { newFolder, onEachDatabase } from "./support/gateways.ts";
import { CHANGES } from "./support/refusals.ts";
import { counter } from "./support/work.ts";

/** The gateway's machine has had a wrong date, and has the right one now, or the other way round. */

const YEAR_MS = 365 * 86_400_000;

onEachDatabase("a clock that was a year ahead and is right again", (under) => {
  test("a counter that opened its sessions then opens another now, and is heard in it", async () => {
    const a = await counter(under);
    for (let opened = 0; opened < 25; opened += 1) await a.begin();
    const { db } = under.running().gateway;
    await db.run("UPDATE session SET begun_at = begun_at + interval '365 days'", []);
    await a.begin();
    expect((await a.send(CHANGES)).status).toBe(200);
  });

  test("a file in the import folder that is dated then is taken in now", async () => {
    const folder = path.join(under.folder(), "import-ahead");
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, "codes.med_type.v3.2026-01-01.csv");
    writeFileSync(file, "code,name\n21,普通住院\n");
    const ahead = new Date(Date.now() + YEAR_MS);
    utimesSync(file, ahead, ahead);
    const { gateway } = under.running();
    expect(await takeArrivals(gateway, folderAdapter(folder))).toMatchObject([{ good: true }]);
    expect(readdirSync(folder)).not.toContain(path.basename(file));
  });
});

describe("the gateway's own certificates", () => {
  afterEach(() => vi.useRealTimers());

  const holds = (pem: string, at: number) => {
    const { validFrom, validTo } = new X509Certificate(pem);
    return Date.parse(validFrom) < at && at < Date.parse(validTo);
  };

  test.each([
    ["a year ahead", YEAR_MS],
    ["a year behind", -YEAR_MS],
  ])("made by a clock %s hold by the right one", async (_, off) => {
    const now = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: now + off });
    const { authority, cert } = await ownCertificates(newFolder(), ["127.0.0.1"]);
    for (const pem of [authority, cert]) expect(holds(pem, now)).toBe(true);
  });

  test("hold for a counter whose clock is a year off, until a start long from now makes another", async () => {
    const folder = newFolder();
    const { authority, cert } = await ownCertificates(folder, ["127.0.0.1"]);
    for (const off of [YEAR_MS, -YEAR_MS]) {
      for (const pem of [authority, cert]) expect(holds(pem, Date.now() + off)).toBe(true);
    }
    expect((await ownCertificates(folder, ["127.0.0.1"])).cert).toBe(cert);
    const later = Date.now() + 1.5 * YEAR_MS;
    vi.useFakeTimers({ toFake: ["Date"], now: later });
    const renewed = await ownCertificates(folder, ["127.0.0.1"]);
    expect(renewed.authority).toBe(authority);
    expect(holds(renewed.cert, later + YEAR_MS)).toBe(true);
  });

  test("one of the server that has not begun is made anew", async () => {
    const folder = newFolder();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    await ownCertificates(folder, ["127.0.0.1"]);
    vi.setSystemTime(Date.now() - 2 * YEAR_MS);
    const { cert } = await ownCertificates(folder, ["127.0.0.1"]);
    expect(holds(cert, Date.now())).toBe(true);
  });
});
