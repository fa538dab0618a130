import type { CaseForm } from "../casefile/form.ts";
import type { Pack } from "../policy/pack.ts";
import type { PoolSettings } from "../policy/questions.ts";
import type { Receipt } from "../settlement/receipt.ts";

/** The printed forms this program draws. */
export type FormKind = "filing" | "commitment" | "statement";

/**
 * Everything a printed form is drawn from: plain data, no clock. The same input
 * with the same fonts gives the same bytes.
 */
export interface FormInput {
  readonly form: CaseForm;
  readonly pack: Pack;
  /** What the office has confirmed and answered: a form says what still stands unconfirmed. */
  readonly settings: PoolSettings;
  /** Null while the form lacks what the core needs: figures are then left open. */
  readonly receipt: Receipt | null;
  /** 受理号 */
  readonly caseNumber: string;
  readonly office: { readonly name: string; readonly window: string };
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
  /** A preview carries a light 草稿 across the page. */
  readonly draft: boolean;
}

/** Title of each form, as it stands on paper. */
export const FORM_TITLE: Readonly<Record<FormKind, string>> = {
  filing: "异地就医登记备案表",
  commitment: "异地就医备案个人承诺书",
  statement: "医疗费用手工报销结算单",
};
