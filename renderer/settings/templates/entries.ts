import type { TemplateValue } from "../../../core/forms/template/values.ts";
import { initials } from "../../ui/pinyin.ts";
import { ALIASES } from "./aliases.ts";
import type { Content } from "./placements.ts";

/** What the picker offers: values to be written, and ticks for each option of a value. */

export type Placeable = Pick<TemplateValue, "id" | "label" | "group" | "options">;

export interface Entry extends Content {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly search: string;
  /** What a form may call it. */
  readonly names: readonly string[];
}

export function textEntries(values: readonly Placeable[]): readonly Entry[] {
  return values.map(({ id, label, group }) => {
    const names = [label, label.replace(/（[^）]*）$/u, ""), ...(ALIASES[id] ?? [])];
    return entry({ value: id, when: null }, label, group, names);
  });
}

/** `备案类型：异地转诊`, one for each option. */
export function tickEntries(values: readonly Placeable[]): readonly Entry[] {
  return values.flatMap(({ id, label, group, options }) =>
    options.map((option) => {
      const full = `${label}：${option.label}`;
      return entry({ value: id, when: option.when }, full, group, [full, option.label]);
    }),
  );
}

/** The entries that hold every word typed, in Chinese or in pinyin initials. */
export function entriesFor(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = typed
    .normalize("NFKC")
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return entries.filter(({ search }) => words.every((word) => search.includes(word)));
}

export function entryOf(entries: readonly Entry[], content: Content | null): Entry | undefined {
  return content === null ? undefined : entries.find(({ key }) => key === keyOfContent(content));
}

function entry(content: Content, label: string, group: string, names: readonly string[]): Entry {
  const search = `${label} ${initials(label)}`.normalize("NFKC").toLowerCase();
  return { ...content, key: keyOfContent(content), label, group, search, names };
}

function keyOfContent({ value, when }: Content): string {
  return when === null ? value : `${value}=${when}`;
}
