import { z } from "zod";
import { FORM_KINDS } from "../forms/kinds.ts";
import { filingElsewhere } from "./filing-elsewhere.ts";
import { VisitDetails } from "./visit-details.ts";

/** What comes down from the gateway. Each is taken in once, whatever is sent twice. */

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const id = z.string().min(1).max(80);
const text = z.string().max(500);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

/** A version that another counter, or this one before a restore, has sent. */
const revision = z.strictObject({
  kind: z.literal("revision"),
  hash: sha256,
  body: z.string(),
  /** What it names and the counter may have to fetch, with their length in bytes. */
  blobs: z.array(
    z.strictObject({ sha256, bytes: z.int().positive(), mediaType: z.string().max(80) }),
  ),
});

/** The district's decision on a version (决定): the hash says on which. */
const decision = z.strictObject({
  kind: z.literal("decision"),
  id,
  caseId: id,
  hash: sha256,
  decision: z.enum(["accepted", "returned", "refused", "paid"]),
  reason: text,
  by: text,
  document: text,
  on: day,
});

/** An event of a request (HUN-76, HUN-77) that the other office wrote: an `InquiryAct` as JSON. */
const inquiryEvent = z.strictObject({
  kind: z.literal("inquiry-event"),
  id,
  inquiryId: id,
  caseId: id,
  body: z.string().max(20_000),
  by: text,
});

/** 医院上传明细 of a visit (HUN-59, KF-3.1), or a later state of the same visit. */
const details = z.strictObject({ kind: z.literal("details"), details: VisitDetails });

/** A policy pack: its text, signed with Ed25519 by a key that the enrolment named. */
const pack = z.strictObject({
  kind: z.literal("pack"),
  hash: sha256,
  text: z.string(),
  signature: z.string().regex(/^[\w-]{86}$/u),
  key: z.string().regex(/^[\w-]{43}$/u),
});

/** An official template (官方表样); its PDF is the blob `sha256`. */
const template = z.strictObject({
  kind: z.literal("template"),
  id,
  form: z.enum(FORM_KINDS),
  name: text,
  sha256,
  bytes: z.int().positive(),
  mapping: z.string().max(200_000),
});

/** Rows of the person register (参保人员) that the counter may look up; national field names. */
const persons = z.strictObject({
  kind: z.literal("persons"),
  asOf: day,
  rows: z
    .array(
      z.strictObject({
        certno: text,
        psn_name: text,
        psn_no: text,
        insutype: text,
        admdvs: text,
        /** 参保状态: insured, paused, ended (HUN-16). */
        state: z.enum(["insured", "paused", "ended"]),
        from: z.union([day, z.literal("")]),
      }),
    )
    .max(2_000),
});

/** 定点医疗机构目录 with the services opened, each dated (HUN-23). */
const institutions = z.strictObject({
  kind: z.literal("institutions"),
  asOf: day,
  rows: z
    .array(
      z.strictObject({
        fixmedins_code: text,
        fixmedins_name: text,
        admdvs: text,
        level: text,
        designated: z.boolean(),
        networked: z.boolean(),
        inpatient: z.boolean(),
        outpatient: z.boolean(),
        from: day,
        until: z.union([day, z.literal("")]),
      }),
    )
    .max(2_000),
});

/** A code table (编码表) with its version and first day (KF-5.1, HUN-79). */
const codes = z.strictObject({
  kind: z.literal("codes"),
  table: id,
  version: text,
  from: day,
  rows: z.array(z.strictObject({ code: text, name: text })).max(20_000),
});

/** 公告: a notice, or an outage with its time, usable as the recorded failure cause (HUN-78, HUN-20.4). */
const message = z.strictObject({
  kind: z.literal("message"),
  id,
  about: z.enum(["notice", "outage", "problem", "reimbursement", "allocation"]),
  title: text,
  body: z.string().max(4_000),
  /** Time of an outage, local: `2026-11-20T08:30`; empty while it lasts. */
  from: z.string().max(16),
  until: z.string().max(16),
  by: text,
  /** Of a case, or empty. */
  caseId: z.string().max(80),
});

/** An invoice of a case that another case of the district has brought later (GD-93-5b). */
const invoiceElsewhere = z.strictObject({
  kind: z.literal("invoice-elsewhere"),
  caseId: id,
  number: text,
  caseNumber: text,
  office: text,
});

export const Change = z.discriminatedUnion("kind", [
  revision,
  decision,
  inquiryEvent,
  details,
  pack,
  template,
  persons,
  institutions,
  codes,
  message,
  invoiceElsewhere,
  filingElsewhere,
]);
export type Change = z.output<typeof Change>;
export type ChangeOf<K extends Change["kind"]> = Extract<Change, { kind: K }>;
