import { readFile } from "node:fs/promises";
import path from "node:path";
import type { FontSet } from "../../core/forms/fonts.ts";
import type { FormInput } from "../../core/forms/input.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import type { DayLedger } from "../../core/forms/ledger.ts";
import type { UnsentList } from "../../core/forms/unsent.ts";
import { rareNumbersIn } from "../../core/forms/rare-fonts.ts";
import { fillTemplate, type Template } from "../../core/forms/template/fill.ts";
import type { DrawnForm } from "../contract/cases.ts";
import { type RareFontLoader, rareFontsIn } from "./rare-fonts.ts";

/**
 * Draws a form, on an official template where one is given; the desktop process
 * gives the fonts to the core's drawing.
 */
export type Drawer = (
  kind: FormKind,
  input: FormInput,
  template?: Template | null,
) => Promise<DrawnForm>;

type Draw = (kind: FormKind, input: FormInput, fonts: FontSet) => Promise<DrawnForm>;

type TextFonts = Omit<FontSet, "rare">;

/** Draws the ledger of a day (业务台账). */
export type LedgerDrawer = (day: DayLedger) => Promise<DrawnForm>;

type DrawLedger = (day: DayLedger, fonts: FontSet) => Promise<DrawnForm>;

/**
 * A drawer that reads the text fonts when the first form is wanted, and a font of
 * rare characters when a form first asks for one; each once.
 * @param folder holds `fonts` and, beside it, `rare-fonts`
 */
export function drawerWith(draw: Draw, folder: string): Drawer {
  const fonts = fontsIn(folder);
  return async (kind, input, template = null) =>
    template === null
      ? draw(kind, input, await fonts(input))
      : fillTemplate(kind, template, input, await fonts(input));
}

/** The same for the ledger of a day. */
export function ledgerDrawerWith(draw: DrawLedger, folder: string): LedgerDrawer {
  const fonts = fontsIn(folder);
  return async (day) => draw(day, await fonts(day));
}

/** Draws the list of what is unsent (未上传清单). */
export type UnsentDrawer = (list: UnsentList) => Promise<DrawnForm>;

type DrawUnsent = (list: UnsentList, fonts: FontSet) => Promise<DrawnForm>;

export function unsentDrawerWith(draw: DrawUnsent, folder: string): UnsentDrawer {
  const fonts = fontsIn(folder);
  return async (list) => draw(list, await fonts(list));
}

/** The fonts that some data need to be drawn. */
type Fonts = (data: unknown) => Promise<FontSet>;

const loaders = new Map<string, Fonts>();

/** One loader for each folder: every drawer shares the fonts that were read and parsed. */
function fontsIn(folder: string): Fonts {
  const known = loaders.get(folder);
  if (known !== undefined) return known;
  const text = keeping(() => loadTextFonts(path.join(folder, "fonts")));
  const rare = rareFontsOf(rareFontsIn(path.join(folder, "rare-fonts")));
  const loader: Fonts = async (data) => {
    const [fonts, shards] = await Promise.all([text(), rare(rareNumbersIn(data))]);
    return { ...fonts, rare: shards };
  };
  loaders.set(folder, loader);
  return loader;
}

async function loadTextFonts(folder: string): Promise<TextFonts> {
  const load = (name: string): Promise<Uint8Array> => readFile(path.join(folder, name));
  const [body, bold, title] = await Promise.all([
    load("NotoSerifSC-Regular.ttf"),
    load("NotoSerifSC-Bold.ttf"),
    load("NotoSansSC-Bold.ttf"),
  ]);
  return { body, bold, title };
}

/** The fonts with these numbers that exist; what was loaded once is kept, for its parsed form hangs on its bytes. */
function rareFontsOf(
  load: RareFontLoader,
): (numbers: readonly number[]) => Promise<FontSet["rare"]> {
  const loaders = new Map<number, () => Promise<Uint8Array | null>>();
  return async (numbers) => {
    const fonts = new Map<number, Uint8Array>();
    for (const number of numbers) {
      const loader = loaders.get(number) ?? keeping(() => load(number));
      loaders.set(number, loader);
      const bytes = await loader();
      if (bytes !== null) fonts.set(number, bytes);
    }
    return fonts;
  };
}

/** Does something once and keeps what came of it; a failure is not kept. */
function keeping<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= load().catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}
