import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";

const unpack = promisify(brotliDecompress);

/** Loads the font of rare characters with this number (code point / 256); null where there is none. */
export type RareFontLoader = (number: number) => Promise<Uint8Array | null>;

/** Reads fonts of rare characters from their folder, where each lies packed as `2a7.ttf.br`. */
export function rareFontsIn(folder: string): RareFontLoader {
  return async (number) => {
    const file = path.join(folder, `${number.toString(16).padStart(3, "0")}.ttf.br`);
    const packed = await readFile(file).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    return packed === null ? null : new Uint8Array(await unpack(packed));
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
