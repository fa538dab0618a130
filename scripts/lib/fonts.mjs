/**
 * The typefaces, copied from registry packages into `resources/` (not under version control).
 *
 * `resources/fonts` holds four whole TrueType files, for the PDF forms and for the window, which asks for
 * the regular ones where a rarer character or the voice of the law occurs. `resources/web-fonts` holds what
 * the window uses beside: small slices for the common characters, and a style sheet over all of them.
 * `resources/rare-fonts` is under version control (`npm run cut-fonts`); the style sheet names its fonts too.
 */
import fs from "node:fs";
import path from "node:path";
import { modules, notes, resources } from "./paths.mjs";
import { hash, readText, writeText } from "./stamp.mjs";

const faces = [
  ["noto-serif-sc", "400Regular", "NotoSerifSC"],
  ["noto-serif-sc", "700Bold", "NotoSerifSC"],
  ["noto-sans-sc", "400Regular", "NotoSansSC"],
  ["noto-sans-sc", "700Bold", "NotoSansSC"],
];
const sliced = path.join(modules, "@fontsource", "noto-sans-sc");
const family = "Noto Sans SC";

export function ensureFonts() {
  const stamp = path.join(notes, "fonts");
  const versions = [sliced, ...faces.map(([name]) => source(name))].map((folder) =>
    fs.readFileSync(path.join(folder, "package.json")),
  );
  const rare = fs
    .readdirSync(path.join(resources, "rare-fonts"))
    .filter((name) => name.endsWith(".br"));
  const wanted = hash(fs.readFileSync(import.meta.filename), ...versions, rare.join());
  const result = path.join(resources, "web-fonts", "fonts.css");
  if (readText(stamp) === wanted && fs.existsSync(result)) return;
  for (const folder of ["fonts", "web-fonts"])
    fs.rmSync(path.join(resources, folder), { recursive: true, force: true });
  copyFaces(path.join(resources, "fonts"));
  writeText(result, [...webFonts(path.dirname(result)), ...rare.map(rareRule)].join("\n"));
  writeText(stamp, wanted);
}

function source(name) {
  return path.join(modules, "@expo-google-fonts", name);
}

/** As `NotoSerifSC-Regular.ttf` and so on, with the licence that asks to travel with them. */
function copyFaces(folder) {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, weight, file] of faces) {
    const target = `${file}-${weight.slice(3)}.ttf`;
    fs.copyFileSync(
      path.join(source(name), weight, `${file}_${weight}.ttf`),
      path.join(folder, target),
    );
  }
  fs.copyFileSync(
    path.join(source("noto-sans-sc"), "LICENSE_FONT"),
    path.join(folder, "LICENSE.txt"),
  );
}

/** Copies the slices that the style sheets name and returns the rules over them. */
function webFonts(folder) {
  fs.mkdirSync(folder, { recursive: true });
  // First, so that where ranges overlap the slices, declared later, win.
  const rules = [
    rule(
      400,
      "app://workstation/fonts/NotoSansSC-Regular.ttf",
      "truetype",
      "U+3400-9FFF, U+F900-FAFF, U+20000-3FFFF",
    ),
  ];
  for (const weight of [400, 700]) {
    const css = fs.readFileSync(path.join(sliced, `${weight}.css`), "utf8");
    for (const [, file, range] of css.matchAll(
      /url\(\.\/files\/([^)]+\.woff2)\).*?unicode-range: ([^;]+);/gs,
    )) {
      fs.copyFileSync(path.join(sliced, "files", file), path.join(folder, file));
      rules.push(rule(weight, `./${file}`, "woff2", range));
    }
  }
  return rules;
}

/** One font of 256 code points, which the program unpacks when the window asks for it. */
function rareRule(file) {
  const number = file.slice(0, 3);
  return `@font-face { font-family: "Rare Han"; font-display: swap; src: url("app://workstation/rare-fonts/${number}.ttf") format("truetype"); unicode-range: U+${number}00-${number}FF; }`;
}

function rule(weight, url, format, range) {
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-display: swap; src: url("${url}") format("${format}"); unicode-range: ${range}; }`;
}
