import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { acceptEnrolment, readEnrolment } from "../../electron/sync/enrolment.ts";
import { SyncEngine } from "../../electron/sync/engine.ts";
import type { EngineMeans } from "../../electron/sync/engine-state.ts";
import { type RunningGateway, startGateway, type StartOptions } from "../../gateway/start.ts";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { checkDigit } from "../../core/identity.ts";
import { headsOf } from "../../electron/store/revisions.ts";
import * as people from "../store/people.ts";
import { newDesk, type TestDesk, value } from "../store/desk.ts";

/** A real gateway over its embedded database, and windows that are enrolled there. */
export interface District {
  readonly folder: string;
  readonly gateway: RunningGateway;
  readonly end: () => Promise<void>;
}

/** What tests need of a district that somebody else ends. */
export type Region = Pick<District, "gateway">;

export async function district(options: Partial<StartOptions> = {}): Promise<District> {
  const folder = await mkdtemp(path.join(tmpdir(), "district-"));
  const gateway = await startGateway({
    folder,
    log: () => undefined,
    district: { name: "祥符区", area: "410200" },
    ...options,
  });
  return {
    folder,
    gateway,
    end: async () => {
      await gateway.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The district of all tests of a file: begun before the first, ended after the last. */
export function oneDistrict(): Region {
  let begun: District | undefined;
  beforeAll(async () => {
    begun = await district();
  }, 120_000);
  afterAll(() => begun?.end());
  return {
    get gateway() {
      if (begun === undefined) throw new Error("no test has begun");
      return begun.gateway;
    },
  };
}

const MEANS: EngineMeans = { random: () => 0, lookMs: 1, askMs: 0 };

export interface Counter {
  readonly desk: TestDesk;
  readonly engine: SyncEngine;
}

let offices = 0;

/** Another office of the district, so that tests over one gateway do not meet. */
export function newOffice(): string {
  offices += 1;
  return `朱仙镇 ${offices}`;
}

const engines: SyncEngine[] = [];
// Before the stores under them are closed: what was registered last is called first.
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});

/** A window of an office over a new store, enrolled; `engine.turn()` is one exchange until the test is over. */
export async function counter(region: Region, office: string, window: string): Promise<Counter> {
  const desk = { ...(await newDesk()), office: { name: office, window, pool: "410200" } };
  await enrolled(region, desk);
  return { desk, engine: engineOver(desk) };
}

/** The only window of another office. */
export function oneCounter(region: Region): Promise<Counter> {
  return counter(region, newOffice(), "A3");
}

/** Two windows of one office. */
export async function twoWindows(region: Region) {
  const office = newOffice();
  return [await counter(region, office, "A3"), await counter(region, office, "A4")] as const;
}

/** Windows of two offices. */
export async function twoOffices(region: Region) {
  return [await oneCounter(region), await counter(region, newOffice(), "B1")] as const;
}

/** Enrols a desk: the file as the district gives it, accepted by the clerk. */
export async function enrolled({ gateway }: Region, desk: TestDesk): Promise<void> {
  const { name: office, window } = desk.office;
  const file = await gateway.invite({ office, window });
  await acceptEnrolment(desk, value(readEnrolment(JSON.stringify(file))), "");
}

export function engineOver(desk: TestDesk): SyncEngine {
  const engine = new SyncEngine(desk, MEANS);
  engines.push(engine);
  return engine;
}

let invoices = 0;

/** A made-up filing with its stay, whose person and invoice no other case has. */
export function referral(): CaseForm {
  const form = people.referral();
  invoices += 1;
  const number = String(invoices).padStart(10, "0");
  const first17 = `41020319590623${number.slice(-3)}`;
  return {
    ...form,
    person: { ...form.person, certNo: first17 + checkDigit(first17) },
    invoices: form.invoices.map((invoice) => ({ ...invoice, number })),
  };
}

/** The same stay without a filing of its own. */
export function claim(): CaseForm {
  const form = referral();
  return { ...form, filing: emptyCase(form.pool).filing };
}

export function headsAt({ desk }: Counter, caseId: string): Promise<readonly string[]> {
  return desk.store.read((reader) => headsOf(reader, caseId));
}

/** Every window sends and hears, twice, so that each has what the others have sent. */
export async function exchange(...counters: readonly Counter[]): Promise<void> {
  for (const _round of [1, 2]) {
    for (const { engine } of counters) expect(await engine.turn()).toBeNull();
  }
}
