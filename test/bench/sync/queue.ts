import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { putBlob, sha256Hex } from "../../../electron/store/blobs.ts";
import { createCase, type Desk } from "../../../electron/store/cases.ts";
import { addRevision, newestOf } from "../../../electron/store/revisions.ts";
import { sealRevision } from "../../../electron/store/seal.ts";
import { caseOf } from "../store/people.ts";
import { value } from "../../support/value.ts";

/** Bytes of a one-page form, as `npm run bench:forms` finds it. */
const FORM_BYTES = 69_000;

/** So many cases as a day leaves them: a version, and one that names an issued form. */
export async function queueCases(desk: Desk, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    const { caseId } = value(await createCase(desk, "resident"));
    const form = caseOf(made);
    const number = randomUUID().replaceAll(/\D/gu, "").padEnd(10, "0").slice(0, 10);
    const invoices = form.invoices.map((invoice) => ({ ...invoice, number }));
    value(await sealRevision(desk, caseId, { ...form, invoices }));
    await issue(desk, caseId);
  }
}

function issue(desk: Desk, caseId: string): Promise<void> {
  const bytes = randomBytes(FORM_BYTES);
  const sha256 = sha256Hex(bytes);
  return desk.store.write(async (tx) => {
    const newest = await newestOf(tx, caseId);
    if (newest === undefined) throw new Error("no version");
    await putBlob(tx, bytes, "application/pdf");
    const issued = [{ form: "filing", sha256, pages: 1, trial: false }] as const;
    const { revision, hash } = newest;
    await addRevision(tx, { ...revision, parents: [hash], issued: [...issued] });
  });
}

const Body = z.object({ body: z.string() });
const Forms = z.object({ forms: z.int() });

/**
 * As much as the counter sends, as bare bodies that lie in memory: the versions themselves, and as
 * many forms of the same length.
 */
export async function bodiesOf({ store }: Desk): Promise<readonly Uint8Array[]> {
  return store.read(async (reader) => {
    const versions = await reader.all(Body, "SELECT body FROM revision ORDER BY seq");
    const COUNT = "SELECT count(*) AS forms FROM blob WHERE media_type = 'application/pdf'";
    const forms = (await reader.get(Forms, COUNT))?.forms ?? 0;
    const form = randomBytes(FORM_BYTES);
    return [
      ...versions.map(({ body }) => Buffer.from(body)),
      ...Array.from({ length: forms }, () => form),
    ];
  });
}
