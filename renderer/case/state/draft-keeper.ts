import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";

/** How far the typed form is safe on disk. The words on screen say exactly this. */
export type DraftState =
  | { readonly phase: "kept"; readonly savedAt: string | null }
  | { readonly phase: "typing"; readonly savedAt: string | null }
  | { readonly phase: "failed"; readonly problem: Problem };

/** Writes a form that was typed on the version with this hash; null: there was none. */
export type SaveDraft = (
  form: CaseForm,
  shown: string | null,
) => Promise<Result<{ readonly savedAt: string }, Problem>>;

/** Typing rests this long before it is written; with the longest wait it stays within a second. */
const REST_MS = 350;
const LONGEST_WAIT_MS = 800;
const RETRY_MS = 3_000;

/**
 * Keeps the draft of one case: at most one write under way, the newest form
 * always written last, a refused write tried again until it succeeds.
 */
export class DraftKeeper {
  #pending: CaseForm | null = null;
  #shown: string | null = null;
  #pendingSince = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #state: DraftState;
  readonly #save: SaveDraft;
  readonly #show: (state: DraftState) => void;

  constructor(save: SaveDraft, savedAt: string | null, show: (state: DraftState) => void) {
    this.#save = save;
    this.#show = show;
    this.#state = { phase: "kept", savedAt };
  }

  /** A new form to keep, typed on the version that is shown. */
  changed(form: CaseForm, shown: string | null = null): void {
    this.#shown = shown;
    if (this.#pending === null) this.#pendingSince = performance.now();
    this.#pending = form;
    if (this.#state.phase === "kept")
      this.#enter({ phase: "typing", savedAt: this.#state.savedAt });
    const waited = performance.now() - this.#pendingSince;
    this.#schedule(Math.max(0, Math.min(REST_MS, LONGEST_WAIT_MS - waited)));
  }

  /** Writes now what is still to be written. False: it could not be kept. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running !== null) await this.#running;
    if (this.#pending !== null) await this.#write();
    return this.#state.phase !== "failed";
  }

  /** Before a version is sealed: waits for a write under way and starts no other. */
  async pause(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running !== null) await this.#running;
    clearTimeout(this.#timer);
  }

  /** A version has taken this form in, so there is no draft of it left to keep. */
  sealed(form: CaseForm): void {
    if (this.#pending === null || this.#pending === form) {
      this.#pending = null;
      this.#enter({ phase: "kept", savedAt: null });
    } else {
      this.#enter({ phase: "typing", savedAt: null });
      this.#schedule(0);
    }
  }

  /** The version was refused: the draft is still to be kept. */
  resume(): void {
    if (this.#pending !== null) this.#schedule(0);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#running === null) void this.#write();
    }, delay);
  }

  async #write(): Promise<void> {
    const form = this.#pending;
    if (form === null) return;
    this.#pending = null;
    const writing = this.#attempt(form);
    this.#running = writing;
    await writing;
    this.#running = null;
  }

  async #attempt(form: CaseForm): Promise<void> {
    const outcome = await this.#save(form, this.#shown);
    if (outcome.ok) {
      const { savedAt } = outcome.value;
      if (this.#pending === null) {
        this.#enter({ phase: "kept", savedAt });
      } else {
        this.#enter({ phase: "typing", savedAt });
        this.#schedule(0);
      }
      return;
    }
    if (this.#pending === null) {
      this.#pending = form;
      this.#pendingSince = performance.now();
    }
    this.#enter({ phase: "failed", problem: outcome.error });
    this.#schedule(RETRY_MS);
  }

  #enter(state: DraftState): void {
    this.#state = state;
    this.#show(state);
  }
}
