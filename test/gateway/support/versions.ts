import { randomUUID } from "node:crypto";
import { assess } from "../../../core/assess.ts";
import { day } from "../../../core/calendar.ts";
import { canonicalJson } from "../../../core/casefile/canonical.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { outcomeOf } from "../../../core/casefile/outcome.ts";
import { type Revision, revisionHash } from "../../../core/casefile/revision.ts";
import { PACKS } from "../../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";
import { referral } from "../../store/people.ts";

/** Versions as a counter seals them: with the pack, the settings and the core's own outcome. */

export interface Sealed {
  readonly hash: string;
  readonly body: string;
  readonly revision: Revision;
}

const AT = "2026-11-20T02:00:00.000Z";

export function sealed(over: Partial<Revision> = {}): Sealed {
  const document = over.document ?? referral();
  const { area, insurance } = document.pool;
  const pack = PACKS.find((one) => one.pack.pool.code === area && one.pack.insurance === insurance);
  if (pack === undefined) throw new Error("no pack");
  const revision: Revision = {
    format: "revision/1",
    caseId: randomUUID(),
    caseNumber: "410203-A1-20261120-001",
    parents: [],
    author: { id: "o1", name: "经办甲" },
    at: AT,
    pack: { id: pack.pack.id, hash: pack.hash },
    settings: NO_SETTINGS,
    document,
    outcome: outcomeOf(assess(document, pack, NO_SETTINGS, day("2026-11-20"))),
    issued: [],
    ...over,
  };
  return asSent(revision);
}

export function asSent(revision: Revision): Sealed {
  return { hash: revisionHash(revision), body: canonicalJson(revision), revision };
}

/** The next version of a case, with something written into it. */
export function next(before: Sealed, address: string, over: Partial<Revision> = {}): Sealed {
  const { revision } = before;
  const document: CaseForm = {
    ...revision.document,
    person: { ...revision.document.person, address },
  };
  return sealed({ ...revision, document, parents: [before.hash], ...over });
}

/** What goes over the line. */
export function sent({ hash, body }: Sealed): { hash: string; body: string } {
  return { hash, body };
}
