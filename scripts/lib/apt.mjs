/** Debian and Ubuntu packages: what is missing is installed where that needs no question. */
import { capture, onPath, progress } from "./run.mjs";

/** Per purpose; `a|b` names the same library on older and newer releases. */
const packages = {
  build: ["build-essential", "python3"],
  window: [
    "xvfb",
    "xauth",
    "unzip",
    "libgtk-3-0|libgtk-3-0t64",
    "libnss3",
    "libasound2|libasound2t64",
    "libgbm1",
    "libxss1",
    "libatk-bridge2.0-0|libatk-bridge2.0-0t64",
    "libdrm2",
    "libxkbcommon0",
  ],
  tests: [
    "poppler-utils",
    "cups",
    "cups-filters",
    "printer-driver-cups-pdf",
    "default-jre-headless|openjdk-17-jre-headless",
    "libpdfbox2-java",
    // What its validator loads at run time, which Debian's package does not ask for.
    "libcommons-io-java",
    "libactivation-java",
    "libjaxb-api-java",
    "python3-reportlab",
    "postgresql",
  ],
  cutting: ["fonttools", "fonts-hanazono", "fonts-babelstone-han"],
};

async function missing(wanted) {
  const names = wanted.flatMap((name) => name.split("|"));
  // One query for all: it exits non-zero when any is unknown, and still lists the others.
  const { output } = await capture("dpkg-query", [
    "-W",
    "-f",
    "${Package} ${db:Status-Status}\n",
    ...names,
  ]);
  const installed = new Set(
    output
      .split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return wanted.filter((name) => !name.split("|").some((choice) => installed.has(choice)));
}

/** Of `old|new`, the name this release knows. */
async function choose(name) {
  const choices = name.split("|");
  for (const choice of choices) {
    const { output } = await capture("apt-cache", ["policy", choice]);
    if (/Candidate: (?!\(none\))/.test(output)) return choice;
  }
  return choices[0];
}

async function privilege() {
  if (process.getuid?.() === 0) return [];
  if (onPath("sudo") && (await capture("sudo", ["-n", "true"])).code === 0) return ["sudo", "-n"];
  return undefined;
}

/** Never fails: a package that could not be installed may not be needed here, so it is only named. */
export async function ensureDebianPackages(purposes) {
  if (process.platform !== "linux" || !onPath("apt-get") || !onPath("dpkg-query")) return;
  const wanted = await missing(purposes.flatMap((purpose) => packages[purpose]));
  if (wanted.length === 0) return;
  const prefix = await privilege();
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => {
    const [command, ...rest] = [...(prefix ?? []), "apt-get", ...args];
    return capture(command, rest, { env });
  };
  if (prefix) {
    progress(`installing ${wanted.length} Debian packages`);
    await apt("update", "-q");
    const names = await Promise.all(wanted.map(choose));
    await apt("install", "-y", "-q", "--no-install-recommends", ...names);
  }
  const left = await missing(wanted);
  if (left.length === 0) return;
  const names = await Promise.all(left.map(choose));
  progress(`not installed, may be needed: sudo apt-get install ${names.join(" ")}`);
}
