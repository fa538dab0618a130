import { z } from "zod";
import type { Answer } from "./answer.ts";
import { id, none } from "./leaf.ts";

/** Channels of running the workstation: operators, keys, journal, backups. */

export const ROLES = ["clerk", "reviewer", "supervisor"] as const;
export type Role = (typeof ROLES)[number];

const secret = z.string().max(200);
/** A new password: long enough that guessing at a stolen file takes years. */
export const newPassword = z.string().min(8).max(200);
/** Own password of the supervisor, asked again before keys change. */
const own = secret;

/** What the journal can hold, in the order of a day. */
export const JOURNAL_ACTIONS = [
  "sign-in",
  "sign-in-failed",
  "sign-out",
  "recovery-used",
  "password-changed",
  "operator-added",
  "operator-removed",
  "operator-password-set",
  "recovery-renewed",
  "recovery-proven",
  "device-bound",
  "device-unbound",
  "keys-renewed",
  "case-viewed",
  "case-sealed",
  "case-submitted",
  "case-approved",
  "case-returned",
  "case-handed-over",
  "case-reversed",
  "sample-drawn",
  "inquiry-kept",
  "forms-issued",
  "attached",
  "attachment-removed",
  "printed",
  "exported",
  "overridden",
  "setting-decided",
  "backup-made",
  "backup-folder-set",
  "restored",
  "office-changed",
  "template-kept",
  "template-used",
  "error-handled",
  "gateway-enrolled",
  "gateway-changed",
  "gateway-removed",
  "fork-resolved",
  "conflict-decided",
  "exchange-file",
] as const;
export type JournalAction = (typeof JOURNAL_ACTIONS)[number];

export const administrationRequests = {
  /** Somebody is at the keyboard: the idle lock begins to count anew. */
  "session.active": none,
  /** Start screen: a forgotten password, with the office's recovery sheet. Logs the operator in. */
  "session.recover": z.strictObject({ recoveryKey: secret, operatorId: id, password: newPassword }),
  "password.change": z.strictObject({ old: secret, new: newPassword }),
  "operators.list": none,
  "operators.add": z.strictObject({
    name: z.string().trim().min(1).max(40),
    role: z.enum(ROLES),
    password: newPassword,
    own,
  }),
  "operators.remove": z.strictObject({ operatorId: id, own }),
  "operators.set-password": z.strictObject({ operatorId: id, password: newPassword, own }),
  "keys.status": none,
  /** Makes a new recovery key; the old sheet opens nothing any more. */
  "keys.new-recovery": z.strictObject({ own }),
  /** The last group of the recovery key was typed from paper: its sheet exists. */
  "keys.sheet-proven": none,
  "keys.bind-device": z.strictObject({ on: z.boolean(), own }),
  /** Encrypts everything under a new key, such as after somebody has left. */
  "keys.renew": z.strictObject({ own }),
  /** Minutes without a key press until the screen locks. */
  "office.set-idle": z.strictObject({ minutes: z.int().min(1).max(120) }),
  "journal.read": z.strictObject({
    /** Entries before this one, the newest first; null: from the newest on. */
    before: z.int().nullable(),
    action: z.enum(JOURNAL_ACTIONS).nullable(),
    limit: z.int().min(1).max(500),
  }),
  /** Asks where, and writes the entries of these days (`YYYY-MM-DD`, both included) as CSV. */
  "journal.export": z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  "backups.status": none,
  "backups.make": none,
  /** Asks for the second folder (another disk, a USB stick); null takes it away. */
  "backups.choose-folder": z.strictObject({ remove: z.boolean() }),
  "backups.restore": z.strictObject({ backup: z.string().min(1).max(1000), own }),
  /** Start screen, when the data do not open: the copies that are there. */
  "rescue.list": none,
  /** Asks for a folder that holds copies, and lists them too. */
  "rescue.choose-folder": none,
  "rescue.restore": z.strictObject({
    backup: z.string().min(1).max(1000),
    /** Null with `secret` the recovery key. */
    operatorId: id.nullable(),
    secret,
  }),
  /** Asks where, and writes what can still be read of damaged data, without changing them. */
  "rescue.export": z.strictObject({ operatorId: id.nullable(), secret }),
  /**
   * Verifies the chain, the journal and the papers now; the background check does so after each
   * log-in. `asked`: somebody waits for it before the window, and may cancel it.
   */
  "store.verify": z.strictObject({ asked: z.literal(true).optional() }),
} as const;

export interface OperatorEntry {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
  /** Null while the operator works here. */
  readonly removedAt: string | null;
  /** Last sign-in; null: never. */
  readonly lastSeen: string | null;
}

export interface KeyStatus {
  /** `unavailable`: this machine has no keychain; `lost`: bound, but the keychain no longer knows it. */
  readonly device: "off" | "on" | "lost" | "unavailable";
  /** When the recovery key was made. */
  readonly recoverySince: string;
  /** Whether somebody has shown that the key is on paper; until then nobody may have it. */
  readonly sheetProven: boolean;
  /** When the database key was made. */
  readonly keySince: string;
  /** The cipher of the database, by name. */
  readonly cipher: string;
  readonly idleMinutes: number;
}

export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly operator: string;
  readonly action: JournalAction;
  /** Number of the case, name of the operator, path of the parameter …; empty where there is none. */
  readonly subject: string;
  readonly detail: string;
}

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  /** `before` of the next page; null: there is none. */
  readonly next: number | null;
}

/** One copy of the data. */
export interface Backup {
  /** Its folder: what `restore` is given. */
  readonly id: string;
  readonly at: string;
  /** `salvage` (抢救副本): what could still be read of damaged data, never sound. */
  readonly kind: "copy" | "salvage";
  readonly place: "own" | "second" | "chosen";
  readonly bytes: number;
  readonly cases: number;
  /** Verified when it was made, and its files are whole. */
  readonly sound: boolean;
}

export interface BackupStatus {
  readonly copies: readonly Backup[];
  /** The second folder; null: none chosen. */
  readonly second: string | null;
  /** Why the last copy to a place failed; empty when it did not. */
  readonly trouble: readonly string[];
  readonly last: string | null;
}

export interface Verification {
  readonly at: string;
  readonly cases: number;
  readonly revisions: number;
  /** One sentence per fault, naming the case and the version. */
  readonly faults: readonly string[];
  /** Cases with a fault: shown with a mark, the others stay usable. */
  readonly faultyCases: readonly string[];
}

/** Answers of the channels; `State` is what a log-in answers. */
export interface AdministrationAnswers<State> {
  "session.active": null;
  "session.recover": Answer<State>;
  "password.change": Answer<null>;
  "operators.list": Answer<readonly OperatorEntry[]>;
  "operators.add": Answer<readonly OperatorEntry[]>;
  "operators.remove": Answer<readonly OperatorEntry[]>;
  "operators.set-password": Answer<readonly OperatorEntry[]>;
  "keys.status": Answer<KeyStatus>;
  "keys.new-recovery": Answer<{ readonly recoveryKey: string }>;
  "keys.sheet-proven": Answer<KeyStatus>;
  "keys.bind-device": Answer<KeyStatus>;
  "keys.renew": Answer<KeyStatus>;
  "office.set-idle": Answer<KeyStatus>;
  "journal.read": Answer<JournalPage>;
  /** The file written; null when the clerk closed the dialog. */
  "journal.export": Answer<string | null>;
  "backups.status": Answer<BackupStatus>;
  "backups.make": Answer<BackupStatus>;
  "backups.choose-folder": Answer<BackupStatus>;
  "backups.restore": Answer<State>;
  "rescue.list": Answer<readonly Backup[]>;
  "rescue.choose-folder": Answer<readonly Backup[]>;
  "rescue.restore": Answer<State>;
  /** The folder written and how many cases it holds; null when the dialog was closed. */
  "rescue.export": Answer<{ readonly folder: string; readonly cases: number } | null>;
  "store.verify": Answer<Verification>;
}
