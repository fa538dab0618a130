import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { EnrolmentFile } from "../../core/sync/enrolment-file.ts";
import type { Desk } from "../store/cases.ts";
import { fault } from "../store/faults.ts";
import { noteEnrolled, putIdentity, readIdentity } from "../store/sync-identity.ts";
import { fingerprintOf, newDeviceKeys } from "./device-keys.ts";
import { publicRecipient } from "./exchange-age.ts";
import { enrol } from "./gateway.ts";

/** 登记: the district's file names the gateway; the keys of this device are made here. */

const NOT_ENROLMENT = fault(
  "E-SYNC-31",
  "这不是登记文件，或者内容不完整。",
  "请选区县发来的登记文件，或把它的全部文字粘贴进来。",
);
const WRONG_FINGERPRINT = fault(
  "E-SYNC-32",
  "登记文件里的证书与它写的指纹不符，没有登记。",
  "登记文件可能被改过。请向区县重新要一份。",
);
const NOT_SECURE = fault(
  "E-SYNC-33",
  "登记文件里的网址不是加密的（https），没有登记。",
  "请向区县重新要一份登记文件。",
);

/** A file or a pasted text as an enrolment that can be believed as far as it goes. */
export function readEnrolment(text: string): Result<EnrolmentFile, Problem> {
  const read = EnrolmentFile.safeParse(jsonOf(text));
  if (!read.success) return fail(NOT_ENROLMENT);
  const { url, certificate, fingerprint } = read.data;
  const place = URL.canParse(url) ? new URL(url) : null;
  if (place === null) return fail(NOT_ENROLMENT);
  if (place.protocol === "http:" && LOCAL.has(place.hostname)) return ok(read.data);
  if (place.protocol !== "https:") return fail(NOT_SECURE);
  if (fingerprintOf(certificate) !== fingerprint) return fail(WRONG_FINGERPRINT);
  return ok({ ...read.data, url: place.origin });
}

/** A gateway on the machine itself needs no certificate: nobody is in between. */
const LOCAL: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, "").trim());
  } catch {
    return undefined;
  }
}

/**
 * Keeps what the clerk has compared and accepted. The gateway hears of it when there is a line,
 * or by the first exchange file; until then the code stays.
 */
export async function acceptEnrolment(
  { store, clock }: Desk,
  { url, certificate, district, gatewayKey, recipient, packKeys, code }: EnrolmentFile,
  proxy: string,
): Promise<void> {
  const { signKey, ageKey } = await newDeviceKeys();
  const gateway = { gatewayKey, gatewayRecipient: recipient, packKeys };
  const made = { url, certificate, district, code, proxy, signKey, ageKey, ...gateway };
  await store.write((tx) => putIdentity(tx, { ...made, at: clock.now() }));
}

/** Tells the gateway of this device, where that has not happened yet. Throws what is in the way. */
export async function enrolIfNew({ store, office }: Desk, signal: AbortSignal): Promise<void> {
  const identity = await store.read(readIdentity);
  if (identity === undefined || identity.code === "") return;
  const { code, signKey, ageKey } = identity;
  const enrolling = {
    code,
    signKey,
    recipient: await publicRecipient(ageKey),
    office: office.name,
    window: office.window,
  };
  const answer = await enrol(identity, enrolling, signal);
  await store.write((tx) => noteEnrolled(tx, answer));
}
