/**
 * `npm run cut-fonts`: cuts the fonts of rare characters into `resources/rare-fonts`, which is under version
 * control, so that only who changes the fonts needs this. Linux with Debian's packages.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { ensureDebianPackages } from "./lib/apt.mjs";
import { resources, root } from "./lib/paths.mjs";
import { main, must } from "./lib/run.mjs";

const target = path.join(resources, "rare-fonts");

/** Everything beyond the basic plane that GB 18030-2022 knows of Chinese, and the compatibility ideographs. */
const RANGES = ["F900-FAFF", "20000-2EBEF", "2F800-2FA1F", "30000-323AF"];

/** The day on which the fonts were last cut from these versions: Arphic's licence asks for it. */
const CUT =
  "Cut into shards of 256 code points, hints left out, outlines rounded to 384 units, renamed: 2026-11-22, scripts/cut-fonts.mjs.";

/** First wins. HanaMinB has Ext B to F whole, HanaMinA the compatibility ideographs, BabelStone Han parts of G and H. */
const FONTS = [
  {
    file: "hanazono/HanaMinB.ttf",
    notice: `Glyphs of HanaMinB 2017-09-04, Copyright 2008-2017 GlyphWiki Project, Hanazono Font License. ${CUT}`,
  },
  {
    file: "hanazono/HanaMinA.ttf",
    notice: `Glyphs of HanaMinA 2017-09-04, Copyright 2008-2017 GlyphWiki Project, Hanazono Font License. ${CUT}`,
  },
  {
    file: "babelstone/BabelStoneHan.ttf",
    notice: `Glyphs of BabelStone Han 15.0.5, Copyright 1994-2022 Arphic Technology Co., Ltd. and Andrew West, Arphic Public License (ARPHICPL.TXT). ${CUT}`,
  },
];

/** Licence texts as the packages give them; the licences of symbols are left out with the symbols. */
const LICENCES = [
  ["fonts-hanazono", "Hanazono-Font-License", "HANAZONO.TXT"],
  ["fonts-babelstone-han", "arphic-public-license", "ARPHICPL.TXT"],
];

await main(async () => {
  await ensureDebianPackages(["cutting"]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fonts-"));
  const fonts = FONTS.map(({ file, notice }) => `${notice}=/usr/share/fonts/truetype/${file}`);
  const script = path.join(import.meta.dirname, "lib", "cut-fonts.py");
  // Debian's own interpreter: its fonttools is no other's.
  await must("/usr/bin/python3", [script, folder, RANGES.join(","), ...fonts], "Cutting the fonts");
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  for (const name of fs.readdirSync(folder)) pack(path.join(folder, name));
  for (const [name, licence, file] of LICENCES)
    fs.writeFileSync(path.join(target, file), licenceText(name, licence));
  fs.rmSync(folder, { recursive: true });
  const files = fs.readdirSync(target);
  const bytes = files.reduce((sum, name) => sum + fs.statSync(path.join(target, name)).size, 0);
  console.log(
    `${path.relative(root, target)}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`,
  );
});

function pack(file) {
  const packed = zlib.brotliCompressSync(fs.readFileSync(file), {
    params: {
      [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_FONT,
      [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
    },
  });
  fs.writeFileSync(path.join(target, `${path.basename(file)}.br`), packed);
}

/** A licence out of Debian's copyright file, without the indentation of that file. */
function licenceText(packageName, licence) {
  const text = fs.readFileSync(`/usr/share/doc/${packageName}/copyright`, "utf8");
  const stanza = text.split(/^License: /mu).find((part) => part.startsWith(`${licence}\n`));
  if (stanza === undefined) throw new Error(`${packageName} has no ${licence}`);
  const [body] = stanza.slice(licence.length + 1).split(/^\S/mu);
  return `${body.replaceAll(/^ \.$/gmu, "").replaceAll(/^ /gmu, "").trimEnd()}\n`;
}
