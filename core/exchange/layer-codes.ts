import type { LayerId } from "../settlement/receipt.ts";

/** What the national platform calls what each layer pays. */
export const PAID_BY = {
  pooled: "hifp_pay",
  "serious-illness": "hifmi_pay",
  "large-amount": "hifob_pay",
  "civil-servant": "cvlserv_pay",
  "medical-assistance": "maf_pay",
  "tilt-assistance": "oth_pay",
} as const satisfies Readonly<Record<LayerId, string>>;
export type PaidCode = (typeof PAID_BY)[LayerId];

/** The layers whose yearly counts stand apart in a balance, by their code. */
export const LAYER_BY_CODE = {
  hifob_pay: "large-amount",
  cvlserv_pay: "civil-servant",
  maf_pay: "medical-assistance",
  oth_pay: "tilt-assistance",
} as const;

export const LAYER_CODES = ["hifob_pay", "cvlserv_pay", "maf_pay", "oth_pay"] as const;
