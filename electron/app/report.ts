/**
 * Writes a bug to the error stream: what kind and where. Its message is left
 * out, because it may quote what a citizen told the clerk.
 */
export function reportBug(error: unknown): void {
  console.error(`E-APP-01 ${traceOf(error)}`);
}

/** Kind and place of an error, without its message. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line));
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return [`${error.name}${code}`, ...frames].join("\n");
}
