import { z } from "zod";

/**
 * What a hospital has uploaded of a visit (就诊上传明细), in the national platform's field
 * names. Inpatient visits may come by classes of charges alone, outpatient ones by lines
 * (KF-3.1a, HUN-44): both are taken.
 */

const text = z.string().max(200);
const amount = z.string().regex(/^-?\d{1,13}\.\d{2}$/u);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

export const DetailLine = z.strictObject({
  /** The hospital's own number of the line: the same line sent again has it again. */
  feedetl_sn: text,
  fee_ocur_date: day,
  hilist_code: text,
  medins_list_name: text,
  med_chrgitm_type: text,
  chrgitm_lv: z.enum(["01", "02", "03"]),
  cnt: z.string().max(20),
  pric: z.string().max(20),
  det_item_fee_sumamt: amount,
  selfpay_prop: z.string().max(10),
  fulamt_ownpay_amt: amount,
  overlmt_selfpay: amount,
  preselfpay_amt: amount,
  inscp_scp_amt: amount,
});
export type DetailLine = z.output<typeof DetailLine>;

export const VisitDetails = z.strictObject({
  /** 就诊ID; a later upload of the same visit has it again and a higher `version`. */
  mdtrt_id: z.string().min(1).max(80),
  version: z.int().positive(),
  psn_cert_no: text,
  psn_name: text,
  fixmedins_code: text,
  fixmedins_name: text,
  admdvs: text,
  med_type: text,
  begndate: day,
  enddate: day,
  medfee_sumamt: amount,
  invoices: z.array(z.strictObject({ number: text, amount })).max(100),
  /** Empty where only classes were uploaded. */
  lines: z.array(DetailLine).max(20_000),
  classes: z
    .array(z.strictObject({ med_chrgitm_type: text, amount, inscp_scp_amt: amount }))
    .max(40),
  /** 是否已在医院直接结算: then the manual claim stops and asks (HUN-58). */
  settledDirectly: z.boolean(),
  /** 住院结算清单 is uploaded too (LN-4b). */
  settlementList: z.boolean(),
  uploadedOn: day,
});
export type VisitDetails = z.output<typeof VisitDetails>;
