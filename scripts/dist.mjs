/**
 * `npm run dist`: packages the workstation for this system as a folder under release/, then starts the
 * packaged program once on an empty profile. Other targets: `npm run dist -- --win nsis` (no trial start).
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { capture, main, progress, run, SetupError } from "./lib/run.mjs";
import { tool } from "./lib/tool.mjs";
import { sandboxSwitches, withDisplay } from "./lib/window.mjs";

const targets = process.argv.slice(2);

await main(async () => {
  const runtime = await prepareDesktop();
  if (runtime.version !== runtime.shipped) {
    progress(`this package holds Electron ${runtime.version}: a trial, not for counters`);
  }
  const code = await pack(runtime);
  if (code !== 0 || targets.length > 0) return code;
  await check(packedProgram());
  console.log(
    `\n${path.relative(process.cwd(), packedProgram())}: started and stopped by itself, self-test ok`,
  );
  return 0;
});

function pack({ dist, version }) {
  const chosen = targets.length > 0 ? targets : ["--dir"];
  const electron = [`-c.electronDist=${dist}`, `-c.electronVersion=${version}`];
  return run(
    process.execPath,
    [tool("electron-builder"), ...chosen, ...electron, "--publish", "never"],
    { cwd: root },
  );
}

function packedProgram() {
  const { name, productName } = JSON.parse(
    fs.readFileSync(path.join(root, "package.json"), "utf8"),
  );
  const places = {
    win32: ["win-unpacked", `${productName}.exe`],
    darwin: ["mac", `${productName}.app`, "Contents", "MacOS", productName],
  };
  return path.join(root, "release", ...(places[process.platform] ?? ["linux-unpacked", name]));
}

/** The fuses forbid driving the packaged window from outside, so the program tests itself. */
async function check(program) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "workstation-"));
  const switches = [...sandboxSwitches(), `--profile=${profile}`, "--self-test"];
  const { code, output } = await capture(...withDisplay(program, switches), { timeout: 60_000 });
  fs.rmSync(profile, { recursive: true, force: true });
  if (code !== 0 || !output.includes("self-test ok")) {
    throw new SetupError(
      `The packaged program failed its self-test (exit code ${code}):\n${output.trimEnd()}`,
    );
  }
}
