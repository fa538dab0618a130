import type { Page } from "@playwright/test";
import { assess } from "../../../core/assess.ts";
import { day } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { packOfCase } from "../../../core/policy/pack-of-case.ts";
import { PACKS } from "../../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";

/** The supervisor answers and confirms all that this case rests on, through the contract. */
export async function settlePool(window: Page, form: CaseForm): Promise<void> {
  const loaded = packOfCase(form, PACKS, day("2026-11-20"))?.loaded;
  if (loaded === undefined) throw new Error("no pack");
  const { receipt } = assess(form, loaded, NO_SETTINGS, day("2026-11-20"));
  const answers = loaded.pack.questions.flatMap(({ id, readings: [reading] }) =>
    reading === undefined ? [] : [{ question: id, reading: reading.id }],
  );
  const paths = (receipt?.unconfirmed ?? []).map(({ path }) => path);
  await window.evaluate(
    async (given) => {
      const { desktop } = globalThis.window;
      const { packId } = given;
      for (const answer of given.answers) {
        await desktop.call("settings.answer", { packId, ...answer, document: "函" });
      }
      await desktop.call("settings.confirm", { packId, paths: given.paths, document: "函" });
    },
    { packId: loaded.pack.id, answers, paths },
  );
}
