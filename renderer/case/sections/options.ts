import { AREAS } from "../../../core/area.ts";
import type { Option } from "../../ui/SelectCell.tsx";

/** The choices of a closed list in the words of the counter. */
export function optionsOf<V extends string>(
  labels: Readonly<Record<V, string>>,
): readonly Option<V>[] {
  return entriesOf(labels).map(([value, label]) => ({ value, label }));
}

/** Object.entries that keeps the keys' type: the label maps are closed. */
function entriesOf<V extends string>(
  labels: Readonly<Record<V, string>>,
): readonly (readonly [V, string])[] {
  const entries: (readonly [V, string])[] = [];
  for (const key in labels) entries.push([key, labels[key]]);
  return entries;
}

/**
 * Every place that a stay or a filing may name, `310000 上海市`. Municipalities
 * come first: typing `shs` must not offer 绥化市 before 上海市.
 */
export const PLACES: readonly Option<string>[] = [
  ...AREAS.filter(({ name, province }) => name === province),
  ...AREAS.filter(({ name, province }) => name !== province),
].map(({ code, name, province }) => ({
  value: code,
  code,
  label: name,
  ...(province === name ? {} : { remark: province }),
}));
