/**
 * The sqlite3 package, built over SQLite3MultipleCiphers so that the whole database is encrypted.
 *
 * sqlite3 compiles the SQLite source that lies in its deps folder as a tarball; here another tarball
 * of the same name takes its place, holding the amalgamation that better-sqlite3-multiple-ciphers
 * carries. The result is N-API, so one file serves Node and every Electron, and it is kept in the
 * user's cache because compiling takes more than a minute.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { modules, notes, userCache } from "./paths.mjs";
import { must, onPath, progress, SetupError } from "./run.mjs";
import { hash, readText, writeText } from "./stamp.mjs";

const amalgamation = path.join(modules, "better-sqlite3-multiple-ciphers", "deps", "sqlite3");
const target = path.join(modules, "sqlite3", "build", "Release", "node_sqlite3.node");

/** Sorts and temporary tables stay in memory: SQLite would write them to disk unencrypted. */
const prefix = "#define SQLITE_TEMP_STORE 2\n";

export async function ensureEncryptedSqlite() {
  const { version, binary } = readPackage();
  const sources = ["sqlite3.c", "sqlite3.h", "sqlite3ext.h"].map((name) =>
    fs.readFileSync(path.join(amalgamation, name)),
  );
  const napi = `napi${Math.max(...binary.napi_versions)}`;
  const key = `sqlite3-${version}-${hash(prefix, ...sources)}-${process.platform}-${process.arch}-${napi}`;
  const stamp = path.join(notes, "sqlite3");
  if (readText(stamp) === key && fs.existsSync(target)) return;
  const cached = path.join(userCache(), "native", `${key}.node`);
  if (fs.existsSync(cached)) {
    install(cached, target);
    await verify();
  } else {
    await build();
    await verify();
    install(target, cached);
  }
  writeText(stamp, key);
}

function readPackage() {
  return JSON.parse(fs.readFileSync(path.join(modules, "sqlite3", "package.json"), "utf8"));
}

/** By way of a second name, so that a killed set-up leaves no half a library behind. */
function install(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  const partial = `${to}.${process.pid}`;
  fs.copyFileSync(from, partial);
  fs.renameSync(partial, to);
}

async function build() {
  requireCompiler();
  progress("compiling the encrypted SQLite (about 75 s, once per machine)");
  const copy = path.join(modules, ".cache", "sqlite3-build");
  fs.rmSync(copy, { recursive: true, force: true });
  fs.cpSync(path.join(modules, "sqlite3"), copy, { recursive: true });
  replaceSource(path.join(copy, "deps"));
  const nodeGyp = path.join(modules, "node-gyp", "bin", "node-gyp.js");
  const env = { ...process.env, JOBS: "max" };
  await must(
    process.execPath,
    [nodeGyp, "rebuild", ...installedHeaders()],
    `Compiling sqlite3 (${remedy()})`,
    { cwd: copy, env },
  );
  install(path.join(copy, "build", "Release", "node_sqlite3.node"), target);
  fs.rmSync(copy, { recursive: true, force: true });
}

function replaceSource(deps) {
  const tarball = fs.readdirSync(deps).find((name) => name.endsWith(".tar.gz"));
  if (tarball === undefined)
    throw new SetupError(
      "sqlite3 no longer carries its source as a tarball: scripts/lib/sqlite.mjs needs a look",
    );
  const folder = path.join(deps, path.basename(tarball, ".tar.gz"));
  fs.cpSync(amalgamation, folder, { recursive: true });
  const main = path.join(folder, "sqlite3.c");
  fs.writeFileSync(main, prefix + fs.readFileSync(main, "utf8"));
  const tar = createRequire(path.join(modules, "sqlite3", "package.json"))("tar");
  tar.create({ sync: true, gzip: true, file: path.join(deps, tarball), cwd: deps }, [
    path.basename(folder),
  ]);
  fs.rmSync(folder, { recursive: true });
}

/** The headers that came with this Node spare node-gyp a download; without them it fetches its own. */
function installedHeaders() {
  const home = path.resolve(process.execPath, "..", "..");
  return fs.existsSync(path.join(home, "include", "node", "node_api.h"))
    ? [`--nodedir=${home}`]
    : [];
}

function requireCompiler() {
  if (process.platform === "win32") return; // node-gyp looks for Visual Studio itself, not along PATH.
  const anyOf = [
    ["c++", "g++", "clang++"],
    ["make", "gmake"],
    ["python3", "python"],
  ];
  const lacking = anyOf.filter((names) => !names.some(onPath)).map((names) => names[0]);
  if (lacking.length > 0)
    throw new SetupError(`Compiling the encrypted SQLite needs ${lacking.join(", ")}: ${remedy()}`);
}

function remedy() {
  if (process.platform === "win32")
    return "install Visual Studio Build Tools with C++, and Python 3";
  if (process.platform === "darwin") return "run: xcode-select --install";
  return "run: sudo apt-get install build-essential python3";
}

/** In a process of its own: a library that was built wrong may crash instead of failing. */
async function verify() {
  const check = path.join(import.meta.dirname, "verify-sqlite.mjs");
  await must(
    process.execPath,
    [check],
    "The compiled SQLite does not encrypt as it must: checking it",
  );
}
