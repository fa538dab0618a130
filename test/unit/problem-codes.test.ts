import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/** A place in the program that makes a problem. One that only compares with a code is none. */
interface Place {
  readonly code: string;
  readonly file: string;
}

const FOLDERS = ["cli", "core", "electron", "renderer"];
/** `fault("E-…`, `code: "E-…`. */
const CODE = /(?:\w\(|\bcode:)\s*["'`](?<code>[EWUN]-[A-Z]+-\d+)(?=["'` ])/gu;

const PLACES: readonly Place[] = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => path.posix.join(folder, name.replaceAll("\\", "/")))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(CODE)].map((match) => ({
        code: match.groups?.["code"] ?? "",
        file,
      })),
    ),
);

/** Codes that two files say, because it is one thing at two doors. */
const AT_TWO_DOORS: Readonly<Record<string, readonly string[]>> = {
  // A bug of the program: as the desktop process knows it, reports it, and as a silent one looks from the window.
  "E-APP-01": ["electron/app/report.ts", "electron/store/faults.ts", "renderer/words/case.ts"],
  // How each of the two tools is called.
  "E-ARG-01": ["cli/adjudicate.ts", "cli/recompute.ts"],
  // A form's and a file's entry of the same kind.
  "E-AREA-01": ["core/casefile/reader.ts", "core/exchange/pack-of.ts"],
  "E-DAY-09": ["core/casefile/read.ts", "core/exchange/added-facts.ts"],
  "E-DAY-10": ["core/casefile/read.ts", "core/exchange/added-facts.ts"],
  // A wrong password, at the window and at the tools.
  "E-PWD-01": ["cli/profile.ts", "electron/session/gate.ts"],
};

function filesOf(code: string): readonly string[] {
  return [...new Set(PLACES.filter((place) => place.code === code).map(({ file }) => file))];
}

describe("problem codes", () => {
  const codes = [...new Set(PLACES.map(({ code }) => code))];

  test("are found in the sources", () => {
    expect(codes).toEqual(expect.arrayContaining(["E-DB-01", "E-CASE-08", "E-PWD-01", "W-EXP-01"]));
  });

  test("HUN-83: a code that a clerk reads out means one thing: one file says it", () => {
    const shared = codes.flatMap((code) => {
      const files = filesOf(code).toSorted();
      return files.length > 1 ? [[code, files] as const] : [];
    });
    expect(Object.fromEntries(shared)).toEqual(AT_TWO_DOORS);
  });

  test("have one number each in the desktop process, but for those whose words name what is wrong", () => {
    const said = PLACES.filter(({ file }) => file.startsWith("electron/"));
    const often = codes.filter(
      (code) => said.filter((place) => place.code === code).length > filesOf(code).length,
    );
    expect(["E-BAK-06", "E-FORM-03", "E-SET-04"]).toEqual(expect.arrayContaining(often));
  });
});
