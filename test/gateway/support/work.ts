import type { Change } from "../../../core/sync/change.ts";
import { canonicalJson } from "../../../core/casefile/canonical.ts";
import { hashOf } from "../../../core/casefile/revision.ts";
import { InquiryStep } from "../../../core/due/inquiry.ts";
import { VisitDetails } from "../../../core/sync/visit-details.ts";
import type { SentEvent } from "../../../core/sync/wire.ts";
import { type Given, publish } from "../../../gateway/incoming/publish.ts";
import { referral } from "../../store/people.ts";
import { Counter } from "./counter.ts";
import type { Under } from "./gateways.ts";
import { type Sealed, sealed } from "./versions.ts";

/** Offices, counters, cases and what the district gives out, made for one test each. */

let offices = 0;

export function newOffice(): string {
  offices += 1;
  return `街道${offices}`;
}

export async function counter(
  under: Under,
  office = newOffice(),
  reviews = false,
): Promise<Counter> {
  return Counter.enrolled(await under.running().invite({ office, window: "1", reviews }));
}

/** A version whose person, invoice and number no other test has. */
export function own(person: string, invoice: string): Sealed {
  const document = referral();
  return sealed({
    caseNumber: `410203-A1-20261120-${person}`,
    document: {
      ...document,
      person: { ...document.person, certNo: person },
      invoices: document.invoices.map((one) => ({ ...one, number: invoice })),
    },
  });
}

export async function give(under: Under, given: Given): Promise<string | null> {
  return under.running().gateway.db.transaction((tx) => publish(tx, given));
}

export function kinds(changes: readonly { change: Change }[]): string[] {
  return changes.map(({ change }) => change.kind);
}

export function uploaded(visit: string, person: string): VisitDetails {
  return VisitDetails.parse({
    mdtrt_id: visit,
    version: 1,
    psn_cert_no: person.toLowerCase(),
    psn_name: "程𬱖",
    fixmedins_code: "H31010500001",
    fixmedins_name: "上海浦江骨科医院",
    admdvs: "310105",
    med_type: "21",
    begndate: "2026-10-08",
    enddate: "2026-10-21",
    medfee_sumamt: "23600.50",
    invoices: [],
    lines: [],
    classes: [],
    settledDirectly: false,
    settlementList: false,
    uploadedOn: "2026-10-24",
  });
}

export function message(id: string, about: "outage" | "problem", caseId: string) {
  const text = { title: "专线检修", body: "上午不能直接结算", by: "信息科" };
  const time = { from: "2026-11-20T08:30", until: "" };
  return { kind: "message" as const, id, about, ...text, ...time, caseId };
}

export function eventOf(caseId: string): SentEvent {
  const asked = {
    kind: "coordination",
    office: "上海市医保中心",
    matter: "费用明细没有上传",
    type: "other",
    persons: "",
    firstResponder: "经办甲",
  };
  const step = InquiryStep.parse({ step: "asked", on: "2026-11-20", asked });
  const body = canonicalJson(step);
  const at = "2026-11-20T03:00:00.000Z";
  const rest = { inquiryId: "i-1", caseId, body, at, by: "经办甲" };
  return { id: hashOf(rest), ...rest };
}
