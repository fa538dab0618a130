import { z } from "zod";
import type { FormKind } from "../../core/forms/kinds.ts";
import type { ChangeOf } from "../../core/sync/change.ts";
import type { Answer } from "./answer.ts";
import { none, sha256 } from "./leaf.ts";

/** Channels of what the district gives to its counters: packs, registers, notices, decisions. */

const id = z.string().min(1).max(80);
const date = z.iso.date();

export const fromGatewayRequests = {
  /** The packs that the district has sent, as text, with who signed them. */
  "packs.received": none,
  /** What another pack would change for the cases that are being written. */
  "packs.changes": z.strictObject({ hash: sha256 }),
  /** Templates that came down and that nobody has put to use. */
  "sent-templates.list": none,
  /** Checks one of them as a file that was loaded, and puts it to use. */
  "sent-templates.adopt": z.strictObject({ id }),
  /** How a person stands in the register (HUN-16). */
  "registers.person": z.strictObject({ certNo: z.string().max(40) }),
  /** Institutions by name, initials or code, as they stood on a day (HUN-23). */
  "registers.institutions": z.strictObject({ text: z.string().max(80), on: date }),
  "registers.codes": none,
  "messages.list": none,
  /** Takes a message up: whoever does is its owner (HEN-2.4). */
  "messages.take": z.strictObject({ id }),
  /** Ends a message with how it came out. */
  "messages.close": z.strictObject({ id, words: z.string().trim().max(300) }),
  /** Outages of a day, to be recorded as the cause of a failure (HUN-20.4, HUN-78). */
  "messages.outages": z.strictObject({ on: date }),
  /** What the district has decided of a case. */
  "decisions.of-case": z.strictObject({ caseId: id }),
} as const;

export interface ReceivedPack {
  readonly text: string;
  readonly signedBy: string;
  readonly receivedAt: string;
}

/** What a pack would change for the drafts of its pool; nothing is changed by asking. */
export interface PackChanges {
  readonly cases: number;
  readonly gains: number;
  readonly loses: number;
  readonly others: number;
  readonly changed: readonly {
    readonly caseId: string;
    readonly number: string;
    readonly name: string;
    /** What the person bears, in yuan; empty while unknown. */
    readonly before: string;
    readonly after: string;
  }[];
}

export interface WaitingTemplate {
  readonly id: string;
  readonly form: FormKind;
  readonly name: string;
  readonly receivedAt: string;
}

export interface PersonStanding {
  readonly name: string;
  readonly insurance: "resident" | "employee" | null;
  readonly county: string;
  readonly state: ChangeOf<"persons">["rows"][number]["state"];
  /** Since when; empty where the list does not say. */
  readonly from: string;
  readonly asOf: string;
}

export interface InstitutionEntry {
  readonly code: string;
  readonly name: string;
  readonly place: string;
  /** As the register writes it. */
  readonly level: string;
  readonly designated: boolean;
  readonly networked: boolean;
  readonly inpatient: boolean;
  readonly outpatient: boolean;
  readonly from: string;
  readonly until: string;
  readonly asOf: string;
}

export interface CodeTable {
  readonly name: string;
  readonly version: string;
  readonly firstDay: string;
  readonly count: number;
}

export interface MessageEntry extends Omit<ChangeOf<"message">, "kind"> {
  readonly receivedAt: string;
  /** Who took it up; null: nobody yet. */
  readonly owner: string | null;
  readonly closed: {
    readonly by: string;
    readonly at: string;
    readonly outcome: string;
  } | null;
}

export interface DecisionEntry {
  readonly decision: ChangeOf<"decision">["decision"];
  readonly reason: string;
  readonly by: string;
  readonly document: string;
  readonly on: string;
}

export interface FromGatewayAnswers<Templates> {
  "packs.received": Answer<readonly ReceivedPack[]>;
  "packs.changes": Answer<PackChanges>;
  "sent-templates.list": Answer<readonly WaitingTemplate[]>;
  "sent-templates.adopt": Answer<Templates>;
  "registers.person": Answer<readonly PersonStanding[]>;
  "registers.institutions": Answer<readonly InstitutionEntry[]>;
  "registers.codes": Answer<readonly CodeTable[]>;
  "messages.list": Answer<readonly MessageEntry[]>;
  "messages.take": Answer<readonly MessageEntry[]>;
  "messages.close": Answer<readonly MessageEntry[]>;
  "messages.outages": Answer<readonly MessageEntry[]>;
  "decisions.of-case": Answer<readonly DecisionEntry[]>;
}
