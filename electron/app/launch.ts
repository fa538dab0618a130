import path from "node:path";

/** How the program was started. */
export interface Launch {
  /** Folder of everything this program keeps; null: the user's own folder for programs. */
  readonly profile: string | null;
  readonly selfTest: boolean;
}

/** Reads `--profile=DIR` and `--self-test`; WORKSTATION_PROFILE stands in for the first. */
export function readLaunch(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Launch {
  const given = args.find((arg) => arg.startsWith(PROFILE))?.slice(PROFILE.length);
  const profile = given ?? environment["WORKSTATION_PROFILE"] ?? "";
  return {
    profile: profile === "" ? null : path.resolve(profile),
    selfTest: args.includes("--self-test"),
  };
}

const PROFILE = "--profile=";
