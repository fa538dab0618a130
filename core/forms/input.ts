import type { CaseForm } from "../casefile/form.ts";
import type { Pack } from "../policy/pack.ts";
import type { PoolSettings } from "../policy/questions.ts";
import type { Problem } from "../problem.ts";
import type { ReadLife } from "../settlement/filing-life.ts";
import type { Review } from "../review/review.ts";
import type { Receipt } from "../settlement/receipt.ts";
import type { WorkCalendar } from "../working-days.ts";

/**
 * Everything a printed form is drawn from, without a clock. The same input
 * with the same fonts gives the same bytes.
 */
export interface FormInput {
  readonly form: CaseForm;
  readonly pack: Pack;
  /** What the office has confirmed and answered: a form says what still stands unconfirmed. */
  readonly settings: PoolSettings;
  /** Null while the form lacks what the core needs: figures are then left open. */
  readonly receipt: Receipt | null;
  /** The life of the filing; absent or null: none is recorded. */
  readonly life?: ReadLife | null;
  /** What is wrong or missing, as the window shows it. */
  readonly problems: readonly Problem[];
  /** 受理号 */
  readonly caseNumber: string;
  readonly office: {
    readonly name: string;
    readonly window: string;
    /** 咨询电话; absent or empty: none is known, and a line is left for it. */
    readonly telephone?: string;
  };
  /** Name of the operator (经办人). */
  readonly operator: string;
  /** The version the form is drawn from; its time becomes the file's own. */
  readonly revision: {
    readonly count: number;
    readonly hash: string;
    /** `YYYY-MM-DDTHH:MM:SS.sssZ` */
    readonly at: string;
  };
  /** Day that stands on the form, `YYYY-MM-DD`. */
  readonly date: string;
  /** By which working days are counted from that day on. */
  readonly calendar: WorkCalendar;
  /** 冲销: every amount is turned round, and the statement says so. */
  readonly reversal?: Extract<Review, { readonly state: "reversed" }>;
  /** A preview carries a light 草稿 across the page. */
  readonly draft: boolean;
}
