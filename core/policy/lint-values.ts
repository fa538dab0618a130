import type { Rate } from "../money.ts";
import type { PackFault } from "./lint.ts";
import { bandsRise } from "./local-value.ts";
import type { Pack, Rule } from "./pack.ts";
import type { ScaleRow } from "./pack-settlement.ts";
import { isUnset, type Local } from "./values.ts";

/** The numbers of a pack hold together, and every row that is named is there. */
export function lintValues(pack: Pack): PackFault[] {
  return [...lintNamedRows(pack), ...lintRows(pack), ...lintRepeat(pack), ...lintSupplements(pack)];
}

function lintNamedRows(pack: Pack): PackFault[] {
  const { rows, rowByLevel, retiredRowByLevel, outsideRow, outpatientRow } = pack.settlement;
  const ids = new Set(rows.map((row) => row.id));
  const named = [
    ...Object.values(rowByLevel),
    ...Object.values(retiredRowByLevel ?? {}),
    ...[outsideRow, outpatientRow].filter((id) => id !== null),
  ];
  const replaced = pack.treatment.rules.flatMap((rule) =>
    operationsOf(rule).flatMap((operation) =>
      operation.op === "own-rows"
        ? Object.entries(operation.rows)
            .flat()
            .map((id) => ({ at: `treatment.rules.${rule.id}.own-rows`, id }))
        : [],
    ),
  );
  return [...named.map((id) => ({ at: "settlement.rowByLevel", id })), ...replaced]
    .filter(({ id }) => !ids.has(id))
    .map(({ at, id }) => ({ at, what: `没有 ${id} 这一行` }));
}

function lintRows(pack: Pack): PackFault[] {
  const points = Math.max(
    0,
    ...pack.treatment.rules.map(pointsOf),
    ...pack.questions.flatMap(ofReadings),
  );
  return pack.settlement.rows.flatMap((row) => lintRow(pack, row, points));
}

function lintRow(pack: Pack, row: ScaleRow, points: number): PackFault[] {
  const at = `settlement.rows.${row.id}`;
  const faults = lintBands(`${at}.bands`, row.bands);
  const bands = known(row.bands);
  if (bands !== null && bands.some((band) => band.rate < points)) {
    faults.push({ at: `${at}.bands`, what: "降低的百分点比支付比例还大" });
  }
  const cap = pack.settlement.cap === null ? null : known(pack.settlement.cap.amount);
  const deductible = known(row.deductible);
  if (cap !== null && deductible !== null && cap < deductible) {
    faults.push({ at: "settlement.cap.amount", what: `封顶线低于${row.label}的起付标准` });
  }
  return faults;
}

/** The first stay bears the standard whole: a list that begins otherwise is one place off. */
function lintRepeat({ settlement: { repeat } }: Pack): PackFault[] {
  if (repeat?.kind !== "shares-by-stay") return [];
  const [first, second] = repeat.shares.value;
  const at = "settlement.repeat.shares";
  if (first !== WHOLE) return [{ at, what: "第一个是第一次住院的，要写 1" }];
  return second === undefined ? [{ at, what: "没有第二次住院的比例" }] : [];
}

const WHOLE = 10_000;

/** The points of a rule with all that it takes off on top (再降低). */
function pointsOf(rule: Rule): number {
  const { then } = rule;
  const more = operationsOf(rule).map((operation) =>
    operation.op === "more-points" ? (known<Rate>(operation.points) ?? 0) : 0,
  );
  const own = then.do !== "reduce" ? 0 : pointsIn(then.points);
  return more.reduce((sum, part) => sum + part, own);
}

function pointsIn(points: Rate | Local<Rate>): number {
  return typeof points === "number" ? points : (known(points) ?? 0);
}

function ofReadings({ readings }: Pack["questions"][number]): readonly number[] {
  return readings.map(({ points }) => (points === undefined ? 0 : pointsIn(points)));
}

function operationsOf({ then }: Rule) {
  return then.do === "reduce" || then.do === "as" ? (then.also ?? []) : [];
}

function known<T>(local: Local<T>): T | null {
  return isUnset(local) ? null : local.value;
}

function lintBands(at: string, bands: ScaleRow["bands"]): PackFault[] {
  const value = known(bands);
  if (value === null || bandsRise(value)) return [];
  return [{ at, what: "分段的上限没有逐段升高，或者只有最后一段才可以、也必须不写上限" }];
}

function lintSupplements(pack: Pack): PackFault[] {
  return pack.settlement.supplements.flatMap(({ id, scale, scaleOf }) => {
    const at = `settlement.supplements.${id}`;
    return [
      ...lintBands(`${at}.scale.bands`, scale.bands),
      ...Object.entries(scaleOf ?? {}).flatMap(([aid, own]) =>
        own === undefined ? [] : lintBands(`${at}.scaleOf.${aid}.bands`, own.bands),
      ),
    ];
  });
}
