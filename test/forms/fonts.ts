import { existsSync, readFileSync, readdirSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import type { FontSet } from "../../core/forms/fonts.ts";

const RARE = new URL("../../resources/rare-fonts/", import.meta.url);

/** The fonts that ship with the program, or the packages they are copied from. */
export const FONTS: FontSet = {
  body: load("NotoSerifSC-Regular.ttf", "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
  bold: load("NotoSerifSC-Bold.ttf", "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf"),
  title: load("NotoSansSC-Bold.ttf", "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
  rare: new Map(
    readdirSync(RARE)
      .filter((name) => name.endsWith(".br"))
      .map((name) => [
        Number.parseInt(name, 16),
        new Uint8Array(brotliDecompressSync(readFileSync(new URL(name, RARE)))),
      ]),
  ),
};

function load(shipped: string, packaged: string): Uint8Array {
  const ours = new URL(`../../resources/fonts/${shipped}`, import.meta.url);
  const theirs = new URL(`../../node_modules/@expo-google-fonts/${packaged}`, import.meta.url);
  return new Uint8Array(readFileSync(existsSync(ours) ? ours : theirs));
}
