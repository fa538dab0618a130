import type { Box } from "../../../core/forms/template/mapping.ts";
import type { TemplateField } from "../../../electron/contract/templates.ts";
import type { Entry } from "./entries.ts";
import { fillField, ofField, type Placements } from "./placements.ts";
import { type Printed, printedAtTick, printedBeside } from "./printed.ts";

/**
 * Proposes a value for a place by the name of its field or the words beside it.
 * A proposal that may be somebody else's name is none: the supervisor looks for it.
 */

/** Words that make `姓名` the name of another person or of another thing. */
const OTHERS = /代办|经办|代理|监护|配偶|户主|户名|收款|开户|联系人|领取|家属|受托|委托|医师|医生/u;

export interface Offer {
  readonly text: readonly Entry[];
  readonly tick: readonly Entry[];
}

/** What people call a field: programs name it `T1`, the paper prints its name beside it. */
export function nameOf(field: TemplateField, printed: readonly Printed[]): string {
  const own = shortName(field.name);
  if (/\p{Script=Han}/u.test(own)) return own;
  return beside(field, printed)[0]?.replaceAll(/\s|[:：]$/gu, "") ?? own;
}

/** What a field of the file is likely to hold. */
export function forField(
  field: TemplateField,
  printed: readonly Printed[],
  offer: Offer,
): Entry | undefined {
  const names = [shortName(field.name), ...beside(field, printed)];
  return field.kind === "tick" ? tickNamed(names, offer.tick) : textNamed(names, offer.text);
}

function beside({ kind, boxes }: TemplateField, printed: readonly Printed[]): readonly string[] {
  return boxes.flatMap((box) =>
    kind === "tick" ? printedAtTick(printed, box) : printedBeside(printed, box),
  );
}

/** What a box that was drawn on the page is likely to hold. */
export function forBox(box: Box, printed: readonly Printed[], offer: Offer): Entry | undefined {
  return textNamed(printedBeside(printed, box), offer.text);
}

export interface Matched {
  readonly placements: Placements;
  /** Names of the fields that were filled now. */
  readonly fields: readonly string[];
}

/** Fills every field that is empty and whose name or label says what it holds. */
export function matchFields(
  placements: Placements,
  fields: readonly TemplateField[],
  printed: readonly Printed[],
  offer: Offer,
): Matched {
  let now = placements;
  const filled: string[] = [];
  for (const field of fields) {
    if (ofField(placements, field.name) !== undefined) continue;
    const entry = forField(field, printed, offer);
    if (entry === undefined) continue;
    now = fillField(now, field, entry);
    filled.push(field.name);
  }
  return { placements: now, fields: filled };
}

/** The first name that a value answers to: by its own label, by another, as part of the name. */
function textNamed(names: readonly string[], entries: readonly Entry[]): Entry | undefined {
  for (const name of names.map(plain).filter((one) => one !== "")) {
    const found =
      entries.find(({ label }) => plain(label) === name) ??
      entries.find((entry) => entry.names.some((one) => plain(one) === name)) ??
      within(name, entries);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The longest name of a value that the text holds, and nothing that makes it somebody
 * else's. The parts of a date (`：年`) answer to their whole name alone.
 */
function within(name: string, entries: readonly Entry[]): Entry | undefined {
  const whole = entries.filter(({ label }) => !label.includes("："));
  const found = whole.flatMap((entry) =>
    entry.names.map(plain).flatMap((known) => {
      const at = known.length < 2 ? -1 : name.indexOf(known);
      const rest = name.slice(0, Math.max(0, at)) + name.slice(at + known.length);
      return at < 0 || OTHERS.test(rest) ? [] : [{ entry, length: known.length }];
    }),
  );
  return found.toSorted((a, b) => b.length - a.length)[0]?.entry;
}

/** Says nothing of what it answers. */
const ANSWER = /^[是否有无]?$/u;

/** Options may stand under several values: only a word that is one value's alone counts. */
function tickNamed(names: readonly string[], entries: readonly Entry[]): Entry | undefined {
  for (const name of names.map(plain).filter((one) => !ANSWER.test(one))) {
    const same = entries.filter((entry) => entry.names.some((one) => plain(one) === name));
    if (same.length === 1) return same[0];
  }
  return undefined;
}

/** `form1.page1.姓名[0]` is called 姓名. */
function shortName(name: string): string {
  return (name.split(".").at(-1) ?? name).replace(/\[\d+\]$/u, "");
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]|\d+$/gu, "");
}
