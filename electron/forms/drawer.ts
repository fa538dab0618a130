import { readFile } from "node:fs/promises";
import path from "node:path";
import type { FontSet } from "../../core/forms/fonts.ts";
import type { FormInput } from "../../core/forms/input.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import { rareNumbersIn } from "../../core/forms/rare-fonts.ts";
import type { DrawnForm } from "../contract/contract.ts";
import { type RareFontLoader, rareFontsIn } from "./rare-fonts.ts";

/** Draws a form; the desktop process gives the fonts to the core's drawing. */
export type Drawer = (kind: FormKind, input: FormInput) => Promise<DrawnForm>;

type Draw = (kind: FormKind, input: FormInput, fonts: FontSet) => Promise<DrawnForm>;

type TextFonts = Omit<FontSet, "rare">;

/**
 * A drawer that reads the text fonts when the first form is wanted, and a font of
 * rare characters when a form first asks for one; each once.
 * @param folder holds `fonts` and, beside it, `rare-fonts`
 */
export function drawerWith(draw: Draw, folder: string): Drawer {
  const text = keeping(() => loadTextFonts(path.join(folder, "fonts")));
  const rare = rareFontsOf(rareFontsIn(path.join(folder, "rare-fonts")));
  return async (kind, input) => {
    const [fonts, shards] = await Promise.all([text(), rare(rareNumbersIn(input))]);
    return draw(kind, input, { ...fonts, rare: shards });
  };
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
