import { expect, test } from "vitest";
import { migrate } from "../../gateway/database/migrate.ts";
import { DayAnswer } from "../../core/sync/wire.ts";
import { parsed } from "./support/counter.ts";
import { onEachDatabase } from "./support/gateways.ts";
import { next, sent } from "./support/versions.ts";
import { counter, own } from "./support/work.ts";

/** Takes back what the third migration has made. */
const BEFORE_DAYS = [
  "DROP INDEX revision_by_age",
  "ALTER TABLE head DROP COLUMN office_id, DROP COLUMN day",
  "CREATE INDEX revision_of_day ON revision (day)",
  "DELETE FROM schema_version WHERE version >= 3",
];

onEachDatabase("a gateway from before", (under) => {
  test("HUN-46: cases that came before heads had a day are reconciled as those that come after", async () => {
    const { db } = under.running().gateway;
    const a = await counter(under);
    const before = own("mig1", "mig1");
    const changed = next(before, "开封市鼓楼区");
    await a.revisions(before.revision.caseId, [sent(before), sent(changed)]);
    for (const statement of BEFORE_DAYS) await db.run(statement);
    await migrate(db);
    const after = own("mig2", "mig2");
    await a.revisions(after.revision.caseId, [sent(after)]);
    const put = { method: "PUT", path: "/v1/days/2026-11-20", body: { cases: [] } };
    const { gateway, differences } = parsed(DayAnswer, await a.send(put));
    expect(gateway.cases).toBe(2);
    expect(differences.map(({ caseId, is }) => `${caseId} ${is}`).toSorted()).toEqual(
      [before, after].map(({ revision }) => `${revision.caseId} only-gateway`).toSorted(),
    );
  });
});
