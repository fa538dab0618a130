import { displayYuan, fen, percentText, rate } from "../../core/money.ts";
import type { Band, Pack } from "../../core/policy/pack.ts";
import { parameterName } from "../../core/words/sentence.ts";
import { SETTINGS } from "../words/settings.ts";
import type { Parameter } from "./parameters.ts";

/** `市级三级 起付标准`: the row of the scale, then what the value is. */
export function parameterTitle(pack: Pack, parameter: Parameter): string {
  const row = pack.settlement.rows.find(({ id }) =>
    parameter.path.startsWith(`settlement.rows.${id}.`),
  );
  const name = parameterName(parameter.path);
  return row === undefined ? name : `${row.label} ${name}`;
}

/** A value as its document would write it; the path says of what kind it is. */
export function parameterValue({ path, value }: Parameter): string {
  if (Array.isArray(value)) return bandsText(value);
  if (typeof value === "boolean") return value ? SETTINGS.yes : SETTINGS.no;
  if (value === "open-ended") return SETTINGS.openEnded;
  if (value === "insured-place") return SETTINGS.insuredPlace;
  if (typeof value !== "number") return String(value);
  if (/months$/iu.test(path)) return SETTINGS.months(value);
  if (/\.(?:share|retiredBonus)$/u.test(path)) return percent(value);
  return displayYuan(fen(value));
}

/** `4,000以下 53%，4,000以上 72%`. */
function bandsText(bands: readonly Band[]): string {
  const ends = bands.map(({ upTo }) => (upTo === null ? null : wholeYuan(upTo)));
  return bands
    .map((band, index) => {
      const end = ends[index] ?? null;
      const start = ends[index - 1] ?? null;
      if (end !== null) return SETTINGS.upTo(end, percent(band.rate));
      return start === null
        ? SETTINGS.all(percent(band.rate))
        : SETTINGS.above(start, percent(band.rate));
    })
    .join("，");
}

function wholeYuan(amount: number): string {
  return displayYuan(fen(amount)).replace(/\.00$/u, "");
}

function percent(hundredths: number): string {
  return `${percentText(rate(hundredths))}%`;
}
