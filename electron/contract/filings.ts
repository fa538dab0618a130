import { z } from "zod";
import { CaseForm } from "../../core/casefile/form.ts";
import type { ClawbackLack } from "../../core/filing/clawback.ts";
import type { Filing } from "../../core/filing/filing.ts";
import type { Lived } from "../../core/filing/recorded.ts";
import type { ClawbackMeasure } from "../../core/filing/terms.ts";
import type { Fen } from "../../core/money.ts";
import type { Answer } from "./answer.ts";
import { id } from "./leaf.ts";

/** Channels of a person's filings at this counter, and of what a revoked one costs. */

export const filingRequests = {
  /** The filings that other cases of this machine have of a person, the newest first. */
  "filings.of-person": z.strictObject({ caseId: id, certNo: z.string().max(40) }),
  /** 待遇差 of the commitment filing of a case as it is typed (LN-1.2c). */
  "filings.clawback": z.strictObject({ caseId: id, form: CaseForm }),
} as const;

/** A filing that another case of this machine has of the person. */
export interface PastFiling {
  readonly caseId: string;
  readonly caseNumber: string;
  /** As it was made. */
  readonly filing: Filing;
  /** What became of it by today; null where that cannot be told. */
  readonly lived: Lived | null;
  /** Main diagnosis of the case, as typed; empty where it has none (HUN-12). */
  readonly diagnosis: string;
}

/** A stay that had the benefit of the filing; amounts in fen. */
export interface EnjoyedHere {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly hospital: string;
  readonly admission: string;
  readonly discharge: string;
  readonly paid: Fen;
  /** Under the pool's measure; null while there is none, or where it cannot be computed. */
  readonly wouldHavePaid: Fen | null;
  readonly difference: Fen | null;
}

export interface ClawbackHere {
  readonly measure: ClawbackMeasure | null;
  readonly stays: readonly EnjoyedHere[];
  /** Numbers of cases under the filing whose figures are not final: nothing was paid by them yet. */
  readonly open: readonly string[];
  /** Null while undetermined: then `lack` says what is lacking. */
  readonly total: Fen | null;
  readonly lack: ClawbackLack | null;
}

export interface FilingAnswers {
  "filings.of-person": Answer<readonly PastFiling[]>;
  "filings.clawback": Answer<ClawbackHere>;
}
