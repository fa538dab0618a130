// Stands in for the default app of a stock Electron: `electron [switches] <folder or file> [arguments]`.
// ESM with a top-level await on purpose: Electron holds back `ready` until this module has finished, so
// the application may still register its privileged scheme while it loads.
import { app } from "electron";
import fs from "node:fs";
import Module from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const preloads = [];
let target;
for (let i = 1; i < process.argv.length && target === undefined; i++) {
  const argument = process.argv[i];
  if (argument === "--version" || argument === "-v") answer(`v${process.versions.electron}`);
  else if (argument === "--abi" || argument === "-a") answer(process.versions.modules);
  else if (argument === "--require" || argument === "-r") preloads.push(process.argv[++i]);
  else if (argument.startsWith("--app=")) target = argument.slice("--app=".length);
  else if (!argument.startsWith("-")) target = argument;
}

function answer(text) {
  console.log(text);
  process.exit(0);
}

/** What Electron does for a packaged application: take its name and version from its package.json. */
function introduce(folder) {
  const manifest = path.join(folder, "package.json");
  if (!fs.existsSync(manifest)) return;
  const { name, productName, version } = JSON.parse(fs.readFileSync(manifest, "utf8"));
  if (version) app.setVersion(version);
  app.name = productName ?? name ?? app.name;
  app.setDesktopName(`${app.name}.desktop`);
}

if (target === undefined) {
  console.error("usage: electron <folder or file>");
  process.exit(64);
}
try {
  if (preloads.length > 0) Module._preloadModules(preloads);
  Object.defineProperty(process, "defaultApp", {
    configurable: false,
    enumerable: true,
    value: true,
  });
  const place = path.resolve(target);
  const isFolder = fs.statSync(place).isDirectory();
  if (isFolder) introduce(place);
  const entry = Module._resolveFilename(place, null, true);
  app.setAppPath(isFolder ? place : path.dirname(entry));
  await import(pathToFileURL(entry).href);
} catch (error) {
  console.error("The application failed while loading\n", error);
  process.exit(1);
}
