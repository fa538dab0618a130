import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import { FORM_KINDS } from "../forms/kinds.ts";
import { PoolSettings } from "../policy/questions.ts";
import { Review } from "../review/review.ts";
import { Attachment, MOST_ATTACHMENTS } from "./attachment.ts";
import { canonicalJson } from "./canonical.ts";
import { CaseForm } from "./form.ts";

/** A file named by a revision: its bytes lie in the blob store under this hash. */
export const IssuedForm = z.strictObject({
  form: z.enum(FORM_KINDS),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  pages: z.int().positive(),
  /** A statement of a trial carries the 试算 stamp. */
  trial: z.boolean(),
});
export type IssuedForm = z.output<typeof IssuedForm>;

/**
 * What a version was sealed with: the list shows it, and nothing recomputes it
 * in silence. Amounts are yuan text, empty while unknown. `filed`: a filing alone is
 * recorded, which has no amounts.
 */
export const SealedOutcome = z.strictObject({
  standing: z.enum(["final", "trial", "undetermined", "refused", "incomplete", "filed"]),
  total: z.string(),
  fund: z.string(),
  person: z.string(),
});
export type SealedOutcome = z.output<typeof SealedOutcome>;

/**
 * One immutable version of a case. Its hash covers everything here, so the
 * chain of parents is the audit trail and the unit of sync.
 */
export const Revision = z.strictObject({
  format: z.literal("revision/1"),
  caseId: z.string(),
  /** Number of the case on paper (受理号): `410212-A3-20261120-017`. */
  caseNumber: z.string(),
  /** Hashes of the parents: none for the first, one, or two when a fork is resolved. */
  parents: z.array(z.string()).max(2),
  author: z.strictObject({ id: z.string(), name: z.string() }),
  at: z.string(),
  /** The case pins its pack: a new policy changes no old case. */
  pack: z.strictObject({ id: z.string(), hash: z.string() }),
  /** What the office had settled for that pack: a later answer changes no old case either. */
  settings: PoolSettings,
  /** Version of each code table that was in force (HUN-79, KF-5.1); absent: the counter has none. */
  codes: z.record(z.string(), z.string()).optional(),
  document: CaseForm,
  outcome: SealedOutcome,
  issued: z.array(IssuedForm),
  /** Signed pages and pictures of materials that came back; absent: none. */
  attachments: z.array(Attachment).min(1).max(MOST_ATTACHMENTS).optional(),
  /** How it stands in its review; absent: nobody has handed it in. */
  review: Review.optional(),
});
export type Revision = z.output<typeof Revision>;

/** SHA-256 over the canonical JSON of a revision, in hex. */
export function revisionHash(revision: Revision): string {
  return hashOf(revision);
}

/** SHA-256 over the canonical JSON of any plain value, in hex. */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/**
 * What a result rests on beside the document: the pack and what the office has
 * settled for it. Two versions of the same document and basis say the same.
 */
export function basisOf(packHash: string, settings: PoolSettings): string {
  return hashOf({ pack: packHash, settings });
}

export type ChainFault =
  | { readonly kind: "hash"; readonly hash: string }
  | { readonly kind: "parent"; readonly hash: string; readonly parent: string }
  | { readonly kind: "case"; readonly hash: string };

/** Checks the revisions of one case: every hash is right, every parent is there and of the same case. */
export function verifyChain(
  caseId: string,
  revisions: readonly { readonly hash: string; readonly revision: Revision }[],
): readonly ChainFault[] {
  const known = new Set(revisions.map((entry) => entry.hash));
  return revisions.flatMap(({ hash, revision }): ChainFault[] => {
    const faults: ChainFault[] = [];
    if (revisionHash(revision) !== hash) faults.push({ kind: "hash", hash });
    if (revision.caseId !== caseId) faults.push({ kind: "case", hash });
    for (const parent of revision.parents) {
      if (!known.has(parent)) faults.push({ kind: "parent", hash, parent });
    }
    return faults;
  });
}
