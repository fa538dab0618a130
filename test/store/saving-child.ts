import { writeSync } from "node:fs";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import { createCase, type Desk, saveDraft } from "../../electron/store/cases.ts";
import { systemClock } from "../../electron/store/clock.ts";
import { openStore } from "../../electron/store/open.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { referral } from "./people.ts";

/**
 * A program that saves for ever and says so after each acknowledged save, until
 * somebody kills it: `saving-child.mjs DATABASE KEY`.
 */
const [database = "", key = ""] = process.argv.slice(2);

function must<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** Written at once: what the parent reads has been acknowledged before the kill. */
function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

const desk: Desk = {
  store: must(await openStore(database, Buffer.from(key, "hex"))),
  office: { name: "祥符区朱仙镇便民服务中心", window: "A3", pool: "410200" },
  operator: { id: "operator-1", name: "李建国", role: "clerk" },
  clock: systemClock,
};

for (;;) {
  const { caseId } = must(await createCase(desk, "resident"));
  for (let typed = 0; typed < 6; typed += 1) {
    const form = referral();
    form.stay.inpatientNo = String(typed);
    must(await saveDraft(desk, caseId, form));
    say({ kind: "draft", caseId, typed });
    if (typed % 2 === 1) continue;
    const { version } = must(await sealRevision(desk, caseId, form));
    say({ kind: "version", caseId, typed, hash: version.hash });
  }
}
