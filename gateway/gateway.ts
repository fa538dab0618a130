import type { Database } from "./database/database.ts";
import type { Contacts } from "./devices.ts";
import type { SignKey } from "./keys.ts";
import type { Log } from "./log.ts";

/** What every part of a node works with. */
export interface Gateway {
  readonly db: Database;
  readonly keys: DistrictKeys;
  /** Six digits of the pool whose cases are taken; empty: of any. */
  readonly area: string;
  readonly log: Log;
  readonly contacts: Contacts;
  readonly limits: Limits;
}

export interface DistrictKeys {
  /** Signs answer files. */
  readonly sign: SignKey;
  /** age identity and recipient of exchange files. */
  readonly identity: string;
  readonly recipient: string;
}

export interface Limits {
  /** Requests of one device in a minute, at one node. */
  readonly requestsAMinute: number;
  /** Enrolments, sessions and logins from one address in a minute. */
  readonly knocksAMinute: number;
  /** Bytes of one blob. */
  readonly blobBytes: number;
  /** Days after which an upload that nobody has continued is removed. */
  readonly uploadDays: number;
}

export const USUAL_LIMITS: Limits = {
  requestsAMinute: 12_000,
  knocksAMinute: 60,
  blobBytes: 64 * 1024 * 1024,
  uploadDays: 30,
};

/** A device that has proved who it is. */
export interface Device {
  readonly id: string;
  readonly officeId: string;
  /** Reviews cases of the other offices too. */
  readonly reviews: boolean;
}
