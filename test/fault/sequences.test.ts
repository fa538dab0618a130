import fc from "fast-check";
import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { type Handlers, handlersOf } from "../../electron/session/handlers.ts";
import { Workstation } from "../../electron/session/workstation.ts";
import { readIndex } from "../../electron/store/case-index.ts";
import { dataOf } from "../../electron/store/profile.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { newFolder, TestClock, value } from "../store/desk.ts";
import { referral } from "../store/people.ts";

const PASSWORD = "三月的鱼 2026";

/** What happens at a counter, good and bad. Numbers choose among what is there. */
const Event = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "create" as const }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("draft" as const), which: fc.nat(99) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("seal" as const), which: fc.nat(99) }) },
  { weight: 2, arbitrary: fc.constant({ kind: "kill" as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: "copy" as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restore" as const), which: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "rebuild" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "sign-out" as const }) },
);
type Event = typeof Event extends fc.Arbitrary<infer T> ? T : never;

/** What the acknowledged saves imply: what each case says, and how many versions it has. */
type Model = Map<string, { typed: string; draft: boolean; versions: number }>;

/** One counter over its life, and beside it what its data must say. */
class Counter {
  #profile: string;
  #workstation: Workstation;
  #handlers: Handlers;
  #typed = 0;
  readonly #clock = new TestClock("2026-11-20T01:00:00.000Z");
  #model: Model = new Map();
  #copies = new Map<string, Model>();

  private constructor(profile: string) {
    this.#profile = profile;
    [this.#workstation, this.#handlers] = this.#over(profile);
  }

  static async start(): Promise<Counter> {
    const counter = new Counter(path.join(await newFolder(), "profile"));
    const office = { office: "祥符区朱仙镇便民服务中心", window: "A3", pool: "410200" };
    const first = { operator: "李建国", password: PASSWORD };
    value(await counter.#handlers["setup.create"]({ ...office, ...first }));
    return counter;
  }

  async happens(event: Event): Promise<void> {
    switch (event.kind) {
      case "create": {
        const made = value(await this.#handlers["case.create"]({ insurance: "resident" }));
        this.#model.set(made.caseId, { typed: "", draft: true, versions: 0 });
        return;
      }
      case "draft":
      case "seal":
        return this.#save(event.kind, event.which);
      case "kill":
        return this.#kill();
      case "copy":
        return this.#copy();
      case "restore":
        return this.#restore(event.which);
      case "rebuild":
        await value(this.#workstation.desk()).store.write(rebuildIndex);
        return;
      case "sign-out":
        await this.#workstation.close();
        return this.#signIn();
    }
  }

  async #save(kind: "draft" | "seal", which: number): Promise<void> {
    const ids = [...this.#model.keys()];
    const caseId = ids[which % Math.max(1, ids.length)];
    const known = caseId === undefined ? undefined : this.#model.get(caseId);
    if (caseId === undefined || known === undefined) return;
    this.#typed += 1;
    const form = referral();
    form.stay.inpatientNo = `ZY${this.#typed}`;
    const request = { caseId, form };
    if (kind === "draft") value(await this.#handlers["draft.save"](request));
    else value(await this.#handlers["case.seal"](request));
    const versions = known.versions + (kind === "seal" ? 1 : 0);
    this.#model.set(caseId, { typed: form.stay.inpatientNo, draft: kind === "draft", versions });
  }

  /** The files as they lie at this instant are all that the next program has. */
  async #kill(): Promise<void> {
    const left = path.join(await newFolder(), "profile");
    await cp(this.#profile, left, { recursive: true });
    await this.#workstation.close();
    await rm(this.#profile, { recursive: true });
    this.#copies = new Map(
      [...this.#copies].map(([id, model]) => [id.replace(this.#profile, left), model]),
    );
    this.#profile = left;
    [this.#workstation, this.#handlers] = this.#over(left);
    await this.#signIn();
  }

  async #copy(): Promise<void> {
    const { copies } = value(await this.#handlers["backups.make"]({}));
    const newest = copies.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
    if (newest !== undefined) this.#copies.set(newest.id, structuredClone(this.#model));
  }

  async #restore(which: number): Promise<void> {
    const { copies } = value(await this.#handlers["backups.status"]({}));
    const known = copies.filter(({ id }) => this.#copies.has(id));
    const chosen = known[which % Math.max(1, known.length)];
    const model = chosen === undefined ? undefined : this.#copies.get(chosen.id);
    if (chosen === undefined || model === undefined) return;
    const restored = await this.#handlers["backups.restore"]({ backup: chosen.id, own: PASSWORD });
    value(restored);
    this.#model = structuredClone(model);
    if (!this.#workstation.desk().ok) await this.#signIn();
  }

  async #signIn(): Promise<void> {
    const state = await this.#handlers["app.state"]({});
    if (state.phase !== "locked") throw new Error(`not locked but ${state.phase}`);
    const operatorId = state.operators[0]?.id ?? "";
    value(await this.#handlers["session.open"]({ operatorId, password: PASSWORD }));
  }

  /** Everything the data say, beside everything they must say. */
  async endsRight(): Promise<void> {
    for (const [caseId, { typed, draft, versions }] of this.#model) {
      const { form, version, draftSavedAt } = value(await this.#handlers["case.open"]({ caseId }));
      expect(form.stay.inpatientNo).toBe(typed);
      expect(version?.count ?? 0).toBe(versions);
      expect(draftSavedAt !== null).toBe(draft);
    }
    const { rows } = value(await this.#handlers["cases.search"](EVERYTHING));
    expect(rows.map(({ caseId }) => caseId).toSorted()).toEqual([...this.#model.keys()].toSorted());
    expect(value(await this.#handlers["store.verify"]({})).faults).toEqual([]);
    const { store } = value(this.#workstation.desk());
    const kept = await store.read(readIndex);
    await store.write(rebuildIndex);
    expect(await store.read(readIndex)).toEqual(kept);
    await this.#workstation.close();
  }

  #over(profile: string): [Workstation, Handlers] {
    const workstation = new Workstation(dataOf(profile), this.#clock, "0.1.0");
    return [workstation, handlersOf(workstation, () => Promise.reject(new Error("no forms here")))];
  }
}

describe("any sequence of saves, kills, copies, restores and rebuilds", () => {
  it("ends in the state that the acknowledged saves imply", { timeout: 300_000 }, async () => {
    const events = fc.array(Event, { minLength: 5, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(events, async (sequence) => {
        const counter = await Counter.start();
        for (const event of sequence) await counter.happens(event);
        await counter.endsRight();
      }),
      { numRuns: Number(process.env["FAULT_KILLS"] ?? 8), endOnFailure: true },
    );
  });
});
