import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder } from "./paper.ts";

/** Debian's, with what the validator loads at run time. */
const JARS = [
  "preflight",
  "pdfbox2",
  "xmpbox",
  "fontbox2",
  "commons-logging",
  "commons-io",
  "javax.activation",
  "jaxb-api",
]
  .map((name) => `/usr/share/java/${name}.jar`)
  .join(":");

/**
 * What PDFBox's validator of PDF/A-1b says of files, by name: `valid`, or its
 * report of the faults.
 */
export function verdicts(pdfs: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return inFolder((folder) => {
    for (const [name, bytes] of pdfs) writeFileSync(join(folder, `${name}.pdf`), bytes);
    const list = join(folder, "list");
    writeFileSync(list, [...pdfs.keys()].map((name) => join(folder, `${name}.pdf\n`)).join(""));
    const main = "org.apache.pdfbox.preflight.Validator_A1b";
    execFileSync("java", ["-cp", JARS, main, "xml", "group", list], { stdio: "ignore" });
    const reports = readFileSync(`${list}.preflight.xml`, "utf8").split("<preflight ");
    return Object.fromEntries([...pdfs.keys()].map((name) => [name, verdict(name, reports)]));
  });
}

function verdict(name: string, reports: readonly string[]): string {
  const report = reports.find((one) => one.startsWith(`name="${name}.pdf"`));
  if (report === undefined) return "not looked at";
  return report.includes('<isValid type="PDF/A1-b">true</isValid>') ? "valid" : report;
}
