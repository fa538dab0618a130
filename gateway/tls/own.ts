import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { generate } from "selfsigned";
import type { Tls } from "../http/app.ts";

/**
 * A certificate authority of the district's own and a server certificate under it, made at the
 * first start. Counters trust exactly this authority, so the server's may be renewed. Both hold from
 * a year before, and the server's for a year after, so that a clock that is a year off is no obstacle.
 */

const DAY = 24 * 60 * 60 * 1000;
const BEFORE_DAYS = 400;
const AUTHORITY_DAYS = 3650;
const SERVER_DAYS = 800;
/** Renewed at a start, when so little time is left. */
const RENEW_DAYS = 400;

export interface Certificates extends Tls {
  /** Certificate authority, PEM. */
  readonly authority: string;
}

export async function ownCertificates(
  folder: string,
  names: readonly string[],
): Promise<Certificates> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = (name: string) => path.join(folder, name);
  if (!existsSync(file("ca.pem"))) {
    const made = await makeAuthority();
    keep(file("ca-key.pem"), made.private);
    keep(file("ca.pem"), made.cert);
  }
  const authority = readFileSync(file("ca.pem"), "utf8");
  if (!isGood(file("server.pem"), names)) {
    const key = readFileSync(file("ca-key.pem"), "utf8");
    const made = await makeServer({ key, cert: authority }, names);
    keep(file("server-key.pem"), made.private);
    keep(file("server.pem"), made.cert);
  }
  const [key, cert] = ["server-key.pem", "server.pem"].map((name) =>
    readFileSync(file(name), "utf8"),
  );
  return { authority, key: key ?? "", cert: cert ?? "" };
}

function keep(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}

function makeAuthority() {
  return generate([{ name: "commonName", value: "Claims gateway CA" }], {
    keyType: "ec",
    algorithm: "sha256",
    ...validity(AUTHORITY_DAYS),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
}

function makeServer(ca: { readonly key: string; readonly cert: string }, names: readonly string[]) {
  return generate([{ name: "commonName", value: "Claims gateway" }], {
    keyType: "ec",
    algorithm: "sha256",
    ...validity(SERVER_DAYS),
    ca: { ...ca },
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: names.map((name) =>
          isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name },
        ),
      },
    ],
  });
}

function validity(days: number) {
  const now = Date.now();
  return {
    notBeforeDate: new Date(now - BEFORE_DAYS * DAY),
    notAfterDate: new Date(now + days * DAY),
  };
}

/** Whether the certificate is there, has begun, lasts, and names every name. */
function isGood(file: string, names: readonly string[]): boolean {
  if (!existsSync(file)) return false;
  const certificate = new X509Certificate(readFileSync(file));
  const now = Date.now();
  const lasts =
    Date.parse(certificate.validFrom) < now &&
    Date.parse(certificate.validTo) - now > RENEW_DAYS * DAY;
  const named = names.every((name) =>
    isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name),
  );
  return lasts && named;
}

/** SHA-256 of a certificate's DER, hex: the district reads it out. */
export function fingerprintOf(pem: string): string {
  return new X509Certificate(pem).fingerprint256.replaceAll(":", "").toLowerCase();
}
