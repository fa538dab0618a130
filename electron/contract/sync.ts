import { z } from "zod";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { SealedOutcome } from "../../core/casefile/revision.ts";
import type { Problem } from "../../core/problem.ts";
import type { FilingElsewhere } from "../../core/sync/filing-elsewhere.ts";
import type { Verdict } from "../../core/sync/wire.ts";
import type { Answer } from "./answer.ts";
import { none, sha256 } from "./leaf.ts";

/** Channels of the exchange with the district's gateway (同步). */

const id = z.string().min(1).max(400);
const own = z.string().max(200);

export const syncRequests = {
  "sync.status": none,
  "sync.list": none,
  "sync.pause": z.strictObject({ on: z.boolean() }),
  /** Tries now, without waiting for the next time. */
  "sync.now": none,
  /** 重试: of something set aside on its way up or down. */
  "sync.retry": z.strictObject({
    kind: z.enum(["revision", "inquiry-event", "incoming"]),
    ref: id,
  }),
  /** What the case looks like in both of its newest versions. */
  "sync.fork": z.strictObject({ caseId: id }),
  /** Seals a version with both parents that says what one of them says. */
  "sync.resolve": z.strictObject({ caseId: id, keep: sha256 }),
  /** What the clerk has found about an invoice that two cases have. */
  "sync.decide": z.strictObject({ conflict: id, decision: z.string().trim().min(1).max(200) }),
  /**
   * Of a filing that two cases have: this case uses the other's, or gives its own up. Seals a
   * version; that both stay is noted with `sync.decide`.
   */
  "sync.give-way": z.strictObject({ conflict: id, reason: z.string().trim().min(1).max(200) }),
  /** Whether the hospital can see the filing of a case (HUN-16.2). */
  "sync.case": z.strictObject({ caseId: id }),
  /** Asks for the district's file, and tells what it says. */
  "sync.choose-enrolment": none,
  /** A pasted text instead. */
  "sync.read-enrolment": z.strictObject({ text: z.string().max(100_000) }),
  "sync.enrol": z.strictObject({ text: z.string().max(100_000), fingerprint: z.string(), own }),
  "sync.set-proxy": z.strictObject({ proxy: z.string().trim().max(300) }),
  "sync.remove": z.strictObject({ own }),
  /** 未上传清单, by the dialog of the system. */
  "sync.print": none,
  /** Without a line: asks where, and writes what is unsent for the gateway alone to read. */
  "sync.export": none,
  /** Takes the gateway's answer file back. */
  "sync.import": none,
} as const;

export interface SyncStatus {
  /** Null: this machine is not enrolled. */
  readonly gateway: GatewayEntry | null;
  readonly connection: "none" | "paused" | "removed" | "trying" | "connected" | "offline";
  /** What is in the way; null while nothing is. */
  readonly problem: Problem | null;
  /** Items that wait to be sent or are on their way. */
  readonly waiting: number;
  /** What a clerk has to look at: set aside, conflicts. */
  readonly needed: number;
  /** Accepted since the queue was empty last, for the bar of progress. */
  readonly accepted: number;
  /** The daily reconciliations, the newest first (HUN-46). */
  readonly days: readonly ReconciledDay[];
}

export interface GatewayEntry {
  readonly url: string;
  readonly district: string;
  /** SHA-256 of the certificate authority, hex; empty of a gateway on this machine. */
  readonly fingerprint: string;
  readonly proxy: string;
  /** False until the gateway has heard of this device. */
  readonly enrolled: boolean;
  readonly since: string;
}

export interface ReconciledDay {
  readonly day: string;
  readonly cases: number;
  readonly differences: readonly {
    readonly caseId: string;
    readonly number: string;
    readonly is: "only-counter" | "only-gateway" | "other-version" | "other-amount";
  }[];
}

/** Something that a clerk has to look at. */
export type NeededItem =
  | (CaseNamed & {
      readonly is: "set-aside";
      readonly kind: "revision" | "inquiry-event";
      readonly ref: string;
      readonly reason: Problem;
    })
  | {
      readonly is: "incoming";
      readonly ref: string;
      readonly kind: string;
      readonly reason: Problem;
    }
  | (CaseNamed & { readonly is: "fork"; readonly id: string })
  /** 医院上传明细 says what the case does not: settled at the hospital already, or the case is closed. */
  | (CaseNamed & {
      readonly is: "settled-directly" | "already-closed";
      readonly id: string;
      readonly hospital: string;
    })
  | (CaseNamed & {
      readonly is: "same-invoice";
      readonly id: string;
      readonly invoice: string;
      readonly otherNumber: string;
      readonly otherOffice: string;
    })
  /** A filing that another case of the district has brought too; the later one may give way. */
  | (CaseNamed &
      Pick<FilingElsewhere, "filing" | "first"> & {
        readonly is: "same-filing";
        readonly id: string;
        readonly otherNumber: string;
        readonly otherOffice: string;
        /** How this case may give way; null: the other is the later one, and may. */
        readonly mayGive: "use-theirs" | "cancel-ours" | null;
      });

export interface CaseNamed {
  readonly caseId: string;
  readonly number: string;
  readonly name: string;
}

/** A case in the queue, or one of the last that went. */
export interface QueueEntry extends CaseNamed {
  readonly state: "waiting" | "sending" | "accepted";
  readonly versions: number;
  readonly events: number;
  readonly blobs: number;
  /** A filing waits in it (HUN-16.2). */
  readonly filing: boolean;
  /** Of what is on its way, in bytes. */
  readonly have: number;
  readonly whole: number;
  /** When it was accepted. */
  readonly at: string;
  readonly verdict: Verdict | null;
}

export interface SyncList {
  readonly needed: readonly NeededItem[];
  readonly queue: readonly QueueEntry[];
  /** Cases that are not listed because there are too many. */
  readonly more: number;
}

/** One of the versions of a fork. */
export interface ForkSide {
  readonly hash: string;
  readonly at: string;
  readonly author: string;
  readonly form: CaseForm;
  readonly outcome: SealedOutcome;
  readonly attachments: number;
  readonly approved: boolean;
}

export interface Fork {
  readonly caseId: string;
  readonly number: string;
  /** The one that was sealed first before the other. */
  readonly sides: readonly ForkSide[];
}

export interface EnrolmentSeen {
  readonly text: string;
  readonly url: string;
  readonly district: string;
  readonly office: string;
  readonly window: string;
  readonly fingerprint: string;
}

export interface SyncAnswers {
  "sync.status": Answer<SyncStatus>;
  "sync.list": Answer<SyncList>;
  "sync.pause": Answer<SyncStatus>;
  "sync.now": Answer<SyncStatus>;
  "sync.retry": Answer<SyncList>;
  "sync.fork": Answer<Fork>;
  "sync.resolve": Answer<null>;
  "sync.decide": Answer<SyncList>;
  "sync.give-way": Answer<null>;
  /** `unsent`: its newest version, or one before it, is not at the gateway yet. */
  "sync.case": Answer<{ readonly enrolled: boolean; readonly unsent: boolean }>;
  /** Null: the dialog was closed. */
  "sync.choose-enrolment": Answer<EnrolmentSeen | null>;
  "sync.read-enrolment": Answer<EnrolmentSeen>;
  "sync.enrol": Answer<SyncStatus>;
  "sync.set-proxy": Answer<SyncStatus>;
  "sync.remove": Answer<SyncStatus>;
  /** How many cases stand on the paper. */
  "sync.print": Answer<{ readonly cases: number; readonly missingGlyphs: readonly string[] }>;
  /** The file written and how many items it holds; null: the dialog was closed. */
  "sync.export": Answer<{ readonly file: string; readonly items: number } | null>;
  /** What the file has brought; null: the dialog was closed. */
  "sync.import": Answer<{
    readonly accepted: number;
    readonly setAside: number;
    readonly changes: number;
    /** The file was taken back before: nothing changed. */
    readonly again: boolean;
  } | null>;
}
