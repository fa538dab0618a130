import { addDays, type IsoDate } from "../calendar.ts";
import type { PackFault } from "./lint.ts";
import type { Pack } from "./pack.ts";
import { isUnset } from "./values.ts";

/**
 * The packs of one pool and one kind of insurance follow one another without
 * overlap and without a gap: on every day since the first exactly one rules.
 */
export function lintPeriods(packs: readonly Pack[]): PackFault[] {
  const groups = new Map<string, Pack[]>();
  for (const pack of packs) {
    const key = `${pack.pool.code} ${pack.insurance}`;
    groups.set(key, [...(groups.get(key) ?? []), pack]);
  }
  return [...groups.values()].flatMap((group) => (group.length === 1 ? [] : lintGroup(group)));
}

interface Span {
  readonly id: string;
  readonly from: IsoDate;
  /** Null: without end. */
  readonly to: IsoDate | null;
}

function lintGroup(group: readonly Pack[]): PackFault[] {
  const spans = group.flatMap(spanOf).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const undated = group.filter((pack) => spanOf(pack).length === 0);
  return [
    ...undated.map(({ id }) => ({
      at: `${id}.period`,
      what: "同一统筹区有几个政策包，起止日期却没有写全，排不出先后",
    })),
    ...spans.flatMap((span, index) => {
      const next = spans[index + 1];
      return next === undefined ? [] : lintPair(span, next);
    }),
  ];
}

function spanOf({ id, period: { from, to } }: Pack): readonly Span[] {
  if (isUnset(from) || (to !== null && isUnset(to))) return [];
  return [{ id, from: from.value, to: to === null ? null : to.value }];
}

function lintPair(first: Span, next: Span): PackFault[] {
  const at = `${next.id}.period.from`;
  if (first.to === null || next.from <= first.to) {
    return [{ at, what: `与 ${first.id} 的施行期重叠` }];
  }
  const follows = addDays(first.to, 1);
  if (next.from === follows) return [];
  return [{ at, what: `${follows} 至 ${addDays(next.from, -1)} 没有政策包管` }];
}
