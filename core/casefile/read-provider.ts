import { type IsoDate, parseDate } from "../calendar.ts";
import type { HoldsFrom } from "../claim/designation.ts";
import type { CaseForm } from "./form.ts";
import type { FormReader } from "./reader.ts";

/** What the place of care has published of a hospital (HUN-23), as far as it was looked up. */
export interface ProviderRecord {
  /** 医保服务协议; null: not looked up. */
  readonly agreement: HoldsFrom | null;
  /** 异地就医直接结算服务资格; null: not looked up. */
  readonly directRight: HoldsFrom | null;
}

const SPANS = [
  ["agreementFrom", "agreementUntil", "定点协议"],
  ["rightFrom", "rightUntil", "直接结算资格"],
] as const;

/** Reports what is no date, and what ends before it begins. */
export function readProvider(reader: FormReader, { stay: { provider } }: CaseForm): void {
  if (provider === undefined) return;
  for (const [from, until, label] of SPANS) {
    const first = reader.dateIfAny(`stay.provider.${from}`, provider[from], `${label}开始日期`);
    const last = reader.dateIfAny(`stay.provider.${until}`, provider[until], `${label}终止日期`);
    reader.holds([
      {
        bad: first !== null && last !== null && last < first,
        field: `stay.provider.${until}`,
        code: "E-STY-08",
        what: `${label}终止日期早于开始日期 ${first ?? ""}。`,
        remedy: "对照就医地公布的情况改正。",
      },
    ]);
  }
}

/** The record where its dates can be read; one without its first day was not looked up. */
export function providerRecord({ stay: { provider } }: CaseForm): ProviderRecord | null {
  if (provider === undefined) return null;
  return {
    agreement: holds(provider.agreementFrom, provider.agreementUntil),
    directRight: holds(provider.rightFrom, provider.rightUntil),
  };
}

function holds(fromText: string, untilText: string): HoldsFrom | null {
  const from = dayOf(fromText);
  const to = dayOf(untilText);
  if (from === null || (to === null && untilText.trim() !== "")) return null;
  return to !== null && to < from ? null : { from, to };
}

function dayOf(text: string): IsoDate | null {
  const parsed = parseDate(text);
  return parsed.ok ? parsed.value : null;
}
