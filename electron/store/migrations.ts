import { officeAndChain } from "./migrations/001-office-and-chain.ts";
import { poolValues } from "./migrations/002-pool-values.ts";
import { journal } from "./migrations/003-journal.ts";
import { caseList } from "./migrations/004-case-list.ts";
import { printing } from "./migrations/005-printing.ts";
import { templates } from "./migrations/006-templates.ts";
import { reviewAndInquiries } from "./migrations/007-review-and-inquiries.ts";
import { catalogue } from "./migrations/008-catalogue.ts";
import { filings } from "./migrations/009-filings.ts";
import { ahead } from "./migrations/010-ahead.ts";
import { recoveries } from "./migrations/011-recoveries.ts";
import { sync } from "./migrations/012-sync.ts";
import { fromTheGateway } from "./migrations/013-from-the-gateway.ts";
import { arrangementsOfYears } from "./migrations/014-arrangements.ts";
import type { Sqlite } from "./sqlite.ts";

/**
 * Numbered from 1, each run in one transaction. A migration that has been
 * shipped never changes; what comes later is added at the end.
 */
export const MIGRATIONS: readonly string[] = [
  officeAndChain,
  poolValues,
  journal,
  caseList,
  printing,
  templates,
  reviewAndInquiries,
  catalogue,
  filings,
  ahead,
  recoveries,
  sync,
  fromTheGateway,
  arrangementsOfYears,
];

/** The newest version this program knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings a database from its version up to ours; cases in progress stay as they are (HUN-83.1). */
export async function migrate(sqlite: Sqlite, from: number): Promise<void> {
  for (const [index, script] of MIGRATIONS.entries()) {
    const version = index + 1;
    if (version <= from) continue;
    await sqlite.run("BEGIN IMMEDIATE");
    try {
      await sqlite.exec(`${script}; PRAGMA user_version = ${version};`);
      await sqlite.run("COMMIT");
    } catch (error) {
      await sqlite.run("ROLLBACK").catch(() => undefined);
      throw error;
    }
  }
}
