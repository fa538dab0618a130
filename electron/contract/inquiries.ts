import { z } from "zod";
import { Asked, type Inquiry, InquiryAct, type InquiryStep } from "../../core/due/inquiry.ts";
import type { Answer } from "./answer.ts";
import { id, none } from "./leaf.ts";

/** Channels of requests to other offices: 费用协查 (HUN-76) and 问题协同 (HUN-77). */

const date = z.iso.date();

export const inquiryRequests = {
  "inquiries.list": none,
  "inquiries.ask": z.strictObject({ caseId: id, on: date, asked: Asked }),
  "inquiries.act": z.strictObject({ inquiryId: id, act: InquiryAct }),
  /** Asks where, and writes the requests of a monthly round as a table (汇总表, HUN-76.t). */
  "inquiries.export": z.strictObject({ summarised: date }),
} as const;

/** A step with who recorded it. */
export interface RecordedStep {
  readonly step: InquiryStep;
  readonly operator: string;
}

export interface InquiryEntry {
  readonly inquiryId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly inquiry: Inquiry;
  readonly steps: readonly RecordedStep[];
}

export interface InquiryAnswers {
  /** Those on which something is due first, by their day; the settled ones after them. */
  "inquiries.list": Answer<readonly InquiryEntry[]>;
  "inquiries.ask": Answer<readonly InquiryEntry[]>;
  "inquiries.act": Answer<readonly InquiryEntry[]>;
  /** The file written; null when the dialog was closed. */
  "inquiries.export": Answer<string | null>;
}
