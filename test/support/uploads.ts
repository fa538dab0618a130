import type { LineForm } from "../../core/casefile/form.ts";
import { fen, minus, parseRate, parseYuan, share, sum, yuan, ZERO } from "../../core/money.ts";
import type { DetailLine, VisitDetails } from "../../core/sync/visit-details.ts";

/** What a test says of an uploaded line; the rest is a 甲 line of an invented medicine. */
export interface SaidOfDetail {
  readonly amount?: string;
  readonly name?: string;
  readonly code?: string;
  readonly date?: string;
  readonly grade?: DetailLine["chrgitm_lv"];
  readonly share?: string;
}

/** An uploaded line, split as its class and share say. */
export function detail(sn: string, said: SaidOfDetail = {}): DetailLine {
  const { amount = "100.00", name = "注射用头孢呋辛钠", code = "XJ01D" } = said;
  const { date = "2026-10-30", grade = "01", share: part = "0.1" } = said;
  const total = fenOf(amount);
  const rate = parseRate(part);
  const full = grade === "03" ? total : ZERO;
  const pre = grade === "02" && rate.ok ? share(total, rate.value) : ZERO;
  return {
    feedetl_sn: sn,
    fee_ocur_date: date,
    hilist_code: code,
    medins_list_name: name,
    med_chrgitm_type: "09",
    chrgitm_lv: grade,
    cnt: "",
    pric: "",
    det_item_fee_sumamt: amount,
    selfpay_prop: grade === "02" ? part : "0",
    fulamt_ownpay_amt: yuan(full),
    overlmt_selfpay: "0.00",
    preselfpay_amt: yuan(pre),
    inscp_scp_amt: yuan(minus(minus(total, full), pre)),
  };
}

/** An upload of an invented visit, whose total and invoice are those of its lines. */
export function details(lines: readonly DetailLine[]): VisitDetails {
  const total = yuan(sum(lines.map((line) => fenOf(line.det_item_fee_sumamt))));
  return {
    mdtrt_id: "visit-1",
    version: 1,
    psn_cert_no: "410203195906231526",
    psn_name: "程𬱖",
    fixmedins_code: "H42011300001",
    fixmedins_name: "汉南医院",
    admdvs: "420113",
    med_type: "21",
    begndate: "2026-10-23",
    enddate: "2026-11-02",
    medfee_sumamt: total,
    invoices: [{ number: "42001", amount: total }],
    lines: [...lines],
    classes: [],
    settledDirectly: false,
    settlementList: true,
    uploadedOn: "2026-11-04",
  };
}

/** What a test says of a typed line. */
export interface SaidOfLine {
  readonly amount?: string;
  readonly name?: string;
  readonly code?: string;
  readonly date?: string;
  readonly grade?: LineForm["grade"];
  readonly preSelfPay?: string;
  readonly category?: LineForm["category"];
}

/** A typed line of the invoice `i1`. */
export function typed(id: string, said: SaidOfLine = {}): LineForm {
  const { amount = "100.00", name = "注射用头孢呋辛钠", code = "XJ01D" } = said;
  const { date = "2026-10-30", grade = "A", preSelfPay = "", category } = said;
  return {
    id,
    invoice: "i1",
    date,
    name,
    itemCode: code,
    grade,
    quantity: "",
    price: "",
    amount,
    preSelfPay,
    overLimit: "",
    ...(category === undefined ? {} : { category }),
  };
}

function fenOf(text: string) {
  const read = parseYuan(text);
  return read.ok ? read.value : fen(0);
}
