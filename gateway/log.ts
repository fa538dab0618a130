/** One JSON object a line. What stands in it is listed here by type: nothing of a person can. */
export interface LogLine {
  readonly event:
    | "started"
    | "stopped"
    | "answered"
    | "failed"
    | "enrolled"
    | "removed"
    | "taken"
    | "page-login";
  readonly node?: string;
  readonly method?: string;
  /** The pattern of the route, never the path that was asked for. */
  readonly route?: string;
  readonly status?: number;
  readonly code?: string;
  readonly ms?: number;
  readonly device?: string;
  readonly count?: number;
  /** Kind of a failure and where in the code it arose; its words may quote data and stay out. */
  readonly fault?: string;
}

export type Log = (line: LogLine) => void;

export function logTo(write: (text: string) => void): Log {
  return (line) => write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
}

/** Name, code and places of a failure, without its message. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line));
  return `${error.name}${code}${places.slice(0, 6).join("")}`;
}
