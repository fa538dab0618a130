import { readFileSync } from "node:fs";
import path from "node:path";
import { generate } from "selfsigned";

/** A key and its certificate, PEM. */
export interface Shown {
  readonly key: string;
  readonly cert: string;
}

export interface OutOfTime {
  readonly expired: Shown;
  readonly early: Shown;
}

/** What the gateway of this folder would show after its time, and before it: of the same authority. */
export async function outOfTime(folder: string): Promise<OutOfTime> {
  const pem = (name: string) => readFileSync(path.join(folder, "tls", name), "utf8");
  const authority = { key: pem("ca-key.pem"), cert: pem("ca.pem") };
  return {
    expired: await shown(authority, { from: -400, until: -30 }),
    early: await shown(authority, { from: 30, until: 400 }),
  };
}

async function shown(
  ca: Shown,
  days: { readonly from: number; readonly until: number },
): Promise<Shown> {
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000);
  const made = await generate([{ name: "commonName", value: "Claims gateway" }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: day(days.from),
    notAfterDate: day(days.until),
    ca: { ...ca },
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
  });
  return { key: made.private, cert: made.cert };
}
