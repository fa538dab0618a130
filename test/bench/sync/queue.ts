import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { putBlob, sha256Hex } from "../../../electron/store/blobs.ts";
import { createCase, type Desk } from "../../../electron/store/cases.ts";
import { addRevision, newestOf } from "../../../electron/store/revisions.ts";
import { sealRevision } from "../../../electron/store/seal.ts";
import { referral } from "../../store/people.ts";
import { value } from "../../support/value.ts";

/** Bytes of a one-page form, as `npm run bench:forms` finds it. */
const FORM_BYTES = 69_000;

/** So many cases as a day leaves them: a version, and one that names an issued form. */
export async function queueCases(desk: Desk, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    const { caseId } = value(await createCase(desk, "resident"));
    const form = referral();
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

/** Everything that the counter sends, as bare bodies. */
export async function bodiesOf(desk: Desk): Promise<readonly Uint8Array[]> {
  const Body = z.object({ body: z.string() });
  const Bytes = z.object({ bytes: z.instanceof(Uint8Array) });
  return desk.store.read(async (reader) => {
    const versions = await reader.all(Body, "SELECT body FROM revision ORDER BY seq");
    const blobs = await reader.all(
      Bytes,
      "SELECT bytes FROM blob WHERE media_type = 'application/pdf'",
    );
    return [...versions.map(({ body }) => Buffer.from(body)), ...blobs.map(({ bytes }) => bytes)];
  });
}
