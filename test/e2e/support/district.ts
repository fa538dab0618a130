import { expect, type Page } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { assess } from "../../../core/assess.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { outcomeOf } from "../../../core/casefile/outcome.ts";
import { Revision } from "../../../core/casefile/revision.ts";
import { day } from "../../../core/calendar.ts";
import { type Given, publish } from "../../../gateway/incoming/publish.ts";
import { type RunningGateway, startGateway } from "../../../gateway/start.ts";
import { Counter } from "../../gateway/support/counter.ts";
import { asSent, type Sealed, sent } from "../../gateway/support/versions.ts";
import { pack } from "../../support/facts.ts";
import { PASSWORD } from "./workstation.ts";

/** A gateway of the district on this machine, and who exchanges with it. */
export interface District {
  readonly folder: string;
  readonly gateway: RunningGateway;
}

export const OFFICE = "朱仙镇";

/** For as long as the work takes. */
export async function inDistrict(work: (district: District) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "district-"));
  const district = { name: "祥符区", area: "410200" };
  const gateway = await startGateway({ folder, tls: "none", log: () => undefined, district });
  try {
    await work({ folder, gateway });
  } finally {
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Enrols the window that is open, as window A3 of the office. */
export async function enrol(window: Page, { gateway }: District): Promise<void> {
  const file = await gateway.invite({ office: OFFICE, window: "A3" });
  await window.evaluate(
    async ({ text, own }) => {
      const answer = await globalThis.window.desktop.call("sync.enrol", {
        text,
        fingerprint: "",
        own,
      });
      if (!answer.ok) throw new Error(answer.error.what);
    },
    { text: JSON.stringify(file), own: PASSWORD },
  );
}

/** The window exchanges until this is so. */
export async function exchanged(window: Page, done: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await window.evaluate(() => globalThis.window.desktop.call("sync.now", {}));
        return done();
      },
      { timeout: 40_000 },
    )
    .toBe(true);
}

/** Everything has gone up, and what is there has come down. */
export const nothingWaits = (window: Page) => () =>
  window.evaluate(async () => {
    const status = await globalThis.window.desktop.call("sync.status", {});
    return status.ok && status.value.connection === "connected" && status.value.waiting === 0;
  });

/** So many things wait for a clerk. */
export const needed = (window: Page, count: number) => () =>
  window.evaluate(async (wanted) => {
    const status = await globalThis.window.desktop.call("sync.status", {});
    return status.ok && status.value.needed === wanted;
  }, count);

/** The district gives something to its counters. */
export async function give({ gateway }: District, given: Given, file?: Uint8Array): Promise<void> {
  const fault = await gateway.gateway.db.transaction((tx) => publish(tx, given, file));
  expect(fault).toBeNull();
}

/** Another window, enrolled: it speaks the protocol and shows nothing. */
export async function otherWindow(
  { gateway }: District,
  office: string,
  window: string,
): Promise<Counter> {
  return Counter.enrolled(await gateway.invite({ office, window }));
}

/** The newest version of the one case that a window has heard of. */
export async function newestHeardBy(counter: Counter): Promise<Sealed> {
  const { changes } = await counter.changes(0);
  const bodies = changes.flatMap(({ change }) => (change.kind === "revision" ? [change.body] : []));
  const newest = bodies.at(-1);
  if (newest === undefined) throw new Error("no version has come");
  return asSent(Revision.parse(JSON.parse(newest)));
}

/** Another window goes on with a case: seals what somebody there has changed, and sends it. */
export async function goesOn(
  counter: Counter,
  before: Sealed,
  by: string,
  change: (form: CaseForm) => CaseForm,
): Promise<Sealed> {
  const { revision } = before;
  const document = change(revision.document);
  const loaded = pack("kaifeng-residents-2023");
  const at = new Date();
  const { issued: _issued, review: _review, ...same } = revision;
  const version = asSent({
    ...same,
    parents: [before.hash],
    author: { id: by, name: by },
    at: at.toISOString(),
    document,
    outcome: outcomeOf(assess(document, loaded, revision.settings, day("2026-11-20"))),
    issued: [],
  });
  const answers = await counter.revisions(revision.caseId, [sent(version)]);
  expect(answers).toMatchObject([{ is: "accepted" }]);
  return version;
}
