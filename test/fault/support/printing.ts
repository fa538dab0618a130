import type { Page } from "@playwright/test";
import { z } from "zod";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { FORM_KINDS } from "../../../core/forms/kinds.ts";
import { PRINT_STATES } from "../../../electron/contract/printing.ts";

const Job = z.object({
  jobId: z.string(),
  form: z.enum(FORM_KINDS),
  sha256: z.string(),
  state: z.enum(PRINT_STATES),
});
const Said = z.object({ caseId: z.string(), jobs: z.array(Job) });
export type Said = z.output<typeof Said>;

/** What the page was told of its print jobs, in the order in which it was told. */
export class PrintedSoFar {
  readonly #said: Said[] = [];

  listen(window: Page): void {
    window.on("console", (message) => {
      const [, json] = message.text().split("printed ");
      if (json !== undefined) this.#said.push(Said.parse(JSON.parse(json)));
    });
  }

  get count(): number {
    return this.#said.length;
  }

  cases(): readonly string[] {
    return [...new Set(this.#said.map(({ caseId }) => caseId))];
  }

  /** Every job that was told of, as it was told last. */
  jobs(): readonly (Said["jobs"][number] & { readonly caseId: string })[] {
    const jobs = this.#said.flatMap(({ caseId, jobs }) => jobs.map((job) => ({ ...job, caseId })));
    return [...new Map(jobs.map((job) => [job.jobId, job])).values()];
  }
}

/**
 * Sets the page to print for ever: a new case, its papers sent, one of them seen
 * to come out, one not, both sent again. It says each time what it was told;
 * nobody waits for it.
 */
export function printForEver(window: Page, form: CaseForm): void {
  const printing = window.evaluate(async (form) => {
    const { desktop } = globalThis.window;
    const papers = [
      { form: "filing", copies: 1 },
      { form: "acceptance", copies: 1 },
    ] as const;
    const say = (caseId: string, jobs: readonly object[]): void =>
      console.log(`printed ${JSON.stringify({ caseId, jobs })}`);
    for (;;) {
      const made = await desktop.call("case.create", { insurance: "resident" });
      if (!made.ok) throw new Error(made.error.code);
      const { caseId } = made.value;
      await desktop.call("case.seal", { caseId, form });
      for (let run = 0; run < 2; run += 1) {
        const sent = await desktop.call("print.send", {
          caseId,
          papers: [...papers],
          way: "printer",
        });
        if (!sent.ok) throw new Error(sent.error.code);
        const { jobs } = sent.value;
        say(caseId, jobs);
        const seen = jobs.map(({ jobId, form }) => ({ jobId, out: form === "filing" }));
        const confirmed = await desktop.call("print.confirm", { caseId, papers: seen });
        if (confirmed.ok) say(caseId, confirmed.value.jobs);
      }
    }
  }, form);
  printing.catch(() => undefined);
}

/** A case after a restart: its print journal, and which papers count as issued. */
export interface PrintedCase extends Said {
  readonly issued: readonly { readonly form: string; readonly sha256: string }[];
  /** Of the papers named here, those whose stored bytes are not those of their hash. */
  readonly altered: readonly string[];
}

export function printedCases(window: Page, cases: readonly string[]): Promise<PrintedCase[]> {
  return window.evaluate(async (ids) => {
    const { desktop } = globalThis.window;
    const hashOf = async (bytes: Uint8Array): Promise<string> => {
      const digest = await crypto.subtle.digest("SHA-256", bytes.slice());
      const hex = (byte: number): string => byte.toString(16).padStart(2, "0");
      return [...new Uint8Array(digest)].map(hex).join("");
    };
    const isAltered = async (sha256: string): Promise<boolean> => {
      const stored = await desktop.call("blob.read", { sha256 });
      return !stored.ok || (await hashOf(stored.value)) !== sha256;
    };
    const found: PrintedCase[] = [];
    for (const caseId of ids) {
      const opened = await desktop.call("case.open", { caseId });
      const jobs = await desktop.call("print.jobs", { caseId });
      if (!opened.ok || !jobs.ok) continue;
      const { issued } = opened.value;
      const altered: string[] = [];
      for (const { sha256 } of [...issued, ...jobs.value]) {
        if (await isAltered(sha256)) altered.push(sha256);
      }
      found.push({ caseId, issued: [...issued], jobs: [...jobs.value], altered });
    }
    return found;
  }, cases);
}
