import react from "@vitejs/plugin-react";
import { builtinModules } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig, type EnvironmentOptions, type Plugin } from "vite";
import { constantFunctions } from "./scripts/lib/constant-functions.mjs";

const root = import.meta.dirname;

/** Present when the program runs: Electron itself, and the one package with compiled code. */
const external = [
  "electron",
  "sqlite3",
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

/** Code that runs in Node or in Electron's main process: everything but `external` in one file per entry. */
function program(
  outDir: string,
  input: Record<string, string>,
  format: "cjs" | "esm",
): EnvironmentOptions {
  return {
    consumer: "server",
    resolve: { noExternal: true, external: ["electron", "sqlite3"], conditions: ["node"] },
    build: {
      outDir: path.join(root, outDir),
      // Main and preload share a folder; the tools fill theirs at once, with chunks named by content.
      emptyOutDir: format === "esm",
      copyPublicDir: false,
      target: "node20",
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        external,
        platform: "node",
        output: {
          format,
          // Vite makes every top-level constant a variable, which V8 must read again at each use.
          topLevelVar: false,
          entryFileNames: format === "cjs" ? "[name].cjs" : "[name].mjs",
          chunkFileNames: format === "cjs" ? "[name]-[hash].cjs" : "[name]-[hash].mjs",
        },
      },
    },
  };
}

/** The gateway runs where the project is installed: its packages are taken from there as they are. */
function gateway(): EnvironmentOptions {
  const { resolve: _, ...options } = program("dist/gateway", entries("gateway", "main"), "esm");
  return { ...options, resolve: { external: true, conditions: ["node"] } };
}

function entries(folder: string, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, path.join(root, folder, `${name}.ts`)]));
}

/** What pdf.js fetches by name when a scan is packed as a fax, JBIG2 or JPEG 2000. */
function scanDecoders(): Plugin {
  const folder = path.join(root, "node_modules/pdfjs-dist/wasm");
  const names = ["jbig2", "openjpeg"].flatMap((decoder) => [
    `${decoder}_nowasm_fallback.js`,
    `LICENSE_${decoder.toUpperCase()}`,
    `LICENSE_PDFJS_${decoder.toUpperCase()}`,
  ]);
  return {
    name: "scan-decoders",
    applyToEnvironment: ({ name }) => name === "client",
    generateBundle() {
      for (const name of names) {
        const source = readFileSync(path.join(folder, name));
        this.emitFile({ type: "asset", fileName: `decoders/${name}`, source });
      }
    },
  };
}

/** What pdf.js fetches by name when an official form names a Chinese font without carrying it. */
function chineseCharacterMaps(): Plugin {
  const folder = path.join(root, "node_modules/pdfjs-dist/cmaps");
  return {
    name: "chinese-character-maps",
    applyToEnvironment: ({ name }) => name === "client",
    generateBundle() {
      const wanted = /^(?:LICENSE|(?:Adobe-GB1|GB|UniGB)[\w-]*\.bcmap)$/u;
      for (const name of readdirSync(folder).filter((file) => wanted.test(file))) {
        const source = readFileSync(path.join(folder, name));
        this.emitFile({ type: "asset", fileName: `character-maps/${name}`, source });
      }
    },
  };
}

export default defineConfig({
  root: path.join(root, "renderer"),
  base: "./",
  plugins: [react(), scanDecoders(), chineseCharacterMaps(), constantFunctions()],
  environments: {
    client: {
      build: {
        outDir: path.join(root, "dist/renderer"),
        emptyOutDir: true,
        target: "chrome130",
        // The content security policy allows fonts and images from the application's own files only.
        assetsInlineLimit: 0,
        // Read from the local disk, one big file costs nothing.
        chunkSizeWarningLimit: 4000,
        rolldownOptions: {
          input: ["index", "print"].map((page) => path.join(root, `renderer/${page}.html`)),
        },
      },
    },
    main: program(
      "dist/electron",
      {
        ...entries("electron", "main", "table-reader"),
        ...entries("electron/forms", "template-worker"),
      },
      "cjs",
    ),
    // Two files that share nothing: the window's bridge, and the thread that reads foreign PDFs.
    preload: program(
      "dist/electron",
      { ...entries("electron", "preload"), ...entries("electron/attachments", "pdf-worker") },
      "cjs",
    ),
    cli: program(
      "dist/cli",
      entries("cli", "adjudicate", "lint-packs", "recompute", "reindex", "verify", "schema"),
      "esm",
    ),
    gateway: gateway(),
  },
  builder: {},
});
