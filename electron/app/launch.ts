import path from "node:path";

/** How the program was started. */
export interface Launch {
  /** Folder of everything this program keeps; null: the user's own folder for programs. */
  readonly profile: string | null;
  readonly selfTest: boolean;
  /** `window`: papers are printed by Electron on every system, as they are on Windows. */
  readonly printBy: "system" | "window";
}

/** Reads `--profile=DIR`, `--self-test` and `--print-by=window`; WORKSTATION_PROFILE stands in for the first. */
export function readLaunch(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Launch {
  const given = args.find((arg) => arg.startsWith(PROFILE))?.slice(PROFILE.length);
  const profile = given ?? environment["WORKSTATION_PROFILE"] ?? "";
  return {
    profile: profile === "" ? null : path.resolve(profile),
    selfTest: args.includes("--self-test"),
    printBy: args.includes("--print-by=window") ? "window" : "system",
  };
}

const PROFILE = "--profile=";
