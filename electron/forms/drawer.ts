import { readFile } from "node:fs/promises";
import path from "node:path";
import type { FontSet } from "../../core/forms/fonts.ts";
import type { FormInput, FormKind } from "../../core/forms/input.ts";
import type { DrawnForm } from "../contract/contract.ts";

/** Draws a form; the desktop process gives the fonts to the core's drawing. */
export type Drawer = (kind: FormKind, input: FormInput) => Promise<DrawnForm>;

type Draw = (kind: FormKind, input: FormInput, fonts: FontSet) => Promise<DrawnForm>;

/** A drawer that reads the fonts when the first form is wanted, and once. */
export function drawerWith(draw: Draw, folder: string): Drawer {
  let fonts: Promise<FontSet> | null = null;
  return async (kind, input) => {
    fonts ??= loadFonts(folder).catch((error: unknown) => {
      fonts = null;
      throw error;
    });
    return draw(kind, input, await fonts);
  };
}

async function loadFonts(folder: string): Promise<FontSet> {
  const load = (name: string): Promise<Uint8Array> => readFile(path.join(folder, name));
  const [body, bold, title] = await Promise.all([
    load("NotoSerifSC-Regular.ttf"),
    load("NotoSerifSC-Bold.ttf"),
    load("NotoSansSC-Bold.ttf"),
  ]);
  return { body, bold, title };
}
