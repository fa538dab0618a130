import nzhcn from "nzh/cn";
import { type Fen, yuan } from "../money.ts";

/** An amount in capitals (人民币大写): `人民币壹万叁仟壹佰陆拾叁元整`; 整 closes what has no fen. */
export function inCapitals(amount: Fen): string {
  return nzhcn.toMoney(yuan(amount), { forceZheng: true });
}
