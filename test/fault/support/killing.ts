import type { Page } from "@playwright/test";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Running } from "../../e2e/support/workstation.ts";

export type Work = "saves" | "saves-and-copies";

const Said = z.object({
  kind: z.enum(["draft", "version"]),
  caseId: z.string(),
  /** Rises with each save of the whole test, so that a later state can be told from an earlier. */
  typed: z.int(),
  hash: z.string().nullable(),
});
export type Said = z.output<typeof Said>;

/** What the store holds of a case. */
export interface Kept {
  readonly caseId: string;
  readonly typed: number;
  readonly versions: number;
}

/** What the page said it had been told was kept, in the order it said so. */
export class Acknowledged {
  readonly #said: Said[] = [];

  listen(window: Page): void {
    window.on("console", (message) => {
      const [, json] = message.text().split("acknowledged ");
      if (json !== undefined) this.#said.push(Said.parse(JSON.parse(json)));
    });
  }

  get count(): number {
    return this.#said.length;
  }

  cases(): readonly string[] {
    return [...new Set(this.#said.map(({ caseId }) => caseId))];
  }

  versions(): readonly Said[] {
    return this.#said.filter(({ kind }) => kind === "version");
  }

  /** Cases that are gone, stand at less than was acknowledged, or lack an acknowledged version. */
  missingIn(kept: readonly Kept[]): readonly string[] {
    const byCase = new Map(kept.map((entry) => [entry.caseId, entry]));
    return this.cases().filter((caseId) => {
      const own = this.#said.filter((said) => said.caseId === caseId);
      const entry = byCase.get(caseId);
      if (entry === undefined) return true;
      const versions = own.filter(({ kind }) => kind === "version").length;
      return entry.typed < Math.max(...own.map(({ typed }) => typed)) || entry.versions < versions;
    });
  }
}

/** Sets the page to save for ever, saying each time what it was told; nobody waits for it. */
export function work(window: Page, kind: Work, form: CaseForm, kill: number): void {
  const saving = window.evaluate(
    async ({ kind, form, from }) => {
      const { desktop } = globalThis.window;
      let typed = from;
      const say = (said: object): void => console.log(`acknowledged ${JSON.stringify(said)}`);
      if (kind === "saves-and-copies") {
        void (async () => {
          for (;;) await desktop.call("backups.make", {});
        })();
      }
      for (;;) {
        const made = await desktop.call("case.create", { insurance: "resident" });
        if (!made.ok) throw new Error(made.error.code);
        const { caseId } = made.value;
        for (let save = 0; save < 4; save += 1) {
          typed += 1;
          const now = { ...form, stay: { ...form.stay, inpatientNo: String(typed) } };
          const draft = await desktop.call("draft.save", { caseId, form: now });
          if (draft.ok) say({ kind: "draft", caseId, typed, hash: null });
          if (save % 2 === 1) continue;
          const sealed = await desktop.call("case.seal", { caseId, form: now });
          if (sealed.ok) say({ kind: "version", caseId, typed, hash: sealed.value.version.hash });
        }
      }
    },
    { kind, form, from: kill * 1_000_000 },
  );
  saving.catch(() => undefined);
}

/** Waits for so many acknowledged saves and a moment more, then kills the program as a power cut would. */
export async function killAfter(
  { app }: Running,
  acknowledged: Pick<Acknowledged, "count">,
  saves: number,
  moment: number,
): Promise<void> {
  const enough = acknowledged.count + saves;
  const patience = Date.now() + 15_000;
  while (acknowledged.count < enough) {
    if (Date.now() > patience) throw new Error("the program acknowledged nothing");
    await pause(2);
  }
  await pause(moment);
  const closed = app.waitForEvent("close");
  app.process().kill("SIGKILL");
  await closed;
}
