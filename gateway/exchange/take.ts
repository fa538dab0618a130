import { Decrypter, Encrypter } from "age-encryption";
import type { z } from "zod";
import { fail, ok, type Result } from "../../core/result.ts";
import {
  type ExchangeAnswer,
  ExchangeHead,
  ExchangeRequest,
  exchangeText,
} from "../../core/sync/exchange.ts";
import { EnrolAnswer, EnrolRequest, PROTOCOL } from "../../core/sync/wire.ts";
import { deviceOf } from "../devices.ts";
import { allChanges } from "../feed/read.ts";
import type { Device, Gateway } from "../gateway.ts";
import type { Reply, Route } from "../http/route.ts";
import { isSigned, sha256 } from "../keys.ts";
import { NO_DEVICE, NOT_SIGNED, type Refusal } from "../refusals.ts";
import { ROUTES } from "../routes/routes.ts";
import { dispatch } from "../http/dispatch.ts";
import { NOT_FOR_US } from "./faults.ts";

/** What a counter's file has brought, and the file that answers it. */
export interface Taken {
  readonly answer: Uint8Array;
  readonly device: string;
  readonly no: number;
  readonly requests: number;
  readonly refused: number;
}

/**
 * Takes in an exchange file (交换文件): the requests of one counter, answered as over the line.
 * Taken in twice it counts once, for so does every request.
 */
export async function takeFile(
  gateway: Gateway,
  file: Uint8Array,
): Promise<Result<Taken, Refusal>> {
  const read = await readFile(gateway, file);
  if (!read.ok) return read;
  const { head, requests } = read.value;
  const answers: ExchangeAnswer[] = [];
  let { device } = read.value;
  for (const request of requests) {
    const reply = await answerTo(gateway, device, request);
    answers.push(inFile(reply));
    device ??= await enrolledBy(gateway, reply);
  }
  const recipient = device?.recipient ?? read.value.recipient;
  const answer = await writeAnswer(gateway, device?.id ?? "", head.no, recipient, answers);
  const refused = answers.filter(({ status }) => status >= 400).length;
  gateway.log({ event: "taken", device: device?.id ?? "", count: requests.length });
  return ok({ answer, device: device?.id ?? "", no: head.no, requests: requests.length, refused });
}

interface Known extends Device {
  readonly recipient: string;
}

interface ReadFile {
  readonly head: ExchangeHead;
  readonly requests: readonly ExchangeRequest[];
  /** Null in the file that enrols, whose first request says to whom it is answered. */
  readonly device: Known | null;
  readonly recipient: string;
}

async function readFile(gateway: Gateway, file: Uint8Array): Promise<Result<ReadFile, Refusal>> {
  const text = await decrypted(gateway, file);
  if (text === null) return fail(NOT_FOR_US);
  const end = text.indexOf("\n");
  const head = jsonAs(ExchangeHead, text.slice(0, end));
  const rest = text.slice(end + 1);
  const lines = rest.split("\n").filter((line) => line !== "");
  const requests = lines.map((line) => jsonAs(ExchangeRequest, line));
  if (end < 0 || head === undefined || !requests.every((one) => one !== undefined)) {
    return fail(NOT_FOR_US);
  }
  const signer = await signerOf(gateway, head, requests[0]);
  if (signer === null) return fail(NO_DEVICE);
  const signed = exchangeText(head.device, head.no, sha256(rest));
  if (!isSigned(signer.signKey, signed, head.signature)) return fail(NOT_SIGNED);
  return ok({ head, requests, device: signer.device, recipient: signer.recipient });
}

async function decrypted({ keys }: Gateway, file: Uint8Array): Promise<string | null> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(keys.identity);
  try {
    return await decrypter.decrypt(file, "text");
  } catch {
    return null;
  }
}

interface Signer {
  readonly signKey: string;
  readonly recipient: string;
  readonly device: Known | null;
}

/** The enrolled device that the head names, or the key that asks to be enrolled. */
async function signerOf(
  { db }: Gateway,
  { device }: ExchangeHead,
  first: ExchangeRequest | undefined,
): Promise<Signer | null> {
  if (device !== "") {
    const known = await deviceOf(db, device);
    return known === undefined
      ? null
      : { signKey: known.signKey, recipient: known.recipient, device: known };
  }
  const enrols = first?.method === "POST" && first.path === "/v1/devices";
  const request = enrols ? EnrolRequest.safeParse(first.body).data : undefined;
  if (request === undefined) return null;
  return { signKey: request.signKey, recipient: request.recipient, device: null };
}

async function enrolledBy({ db }: Gateway, { status, body }: Reply): Promise<Known | null> {
  const answer = status === 201 ? EnrolAnswer.safeParse(body).data : undefined;
  return answer === undefined ? null : ((await deviceOf(db, answer.device)) ?? null);
}

const CHANGES =
  /^\/v1\/changes\?since=(?<since>\d{1,16})(?:&limit=\d+)?(?:&unsent=(?<unsent>\d{1,9}))?$/u;

/** A file has room for everything: what comes down is not cut into pages. */
async function answerTo(
  gateway: Gateway,
  device: Device | null,
  request: ExchangeRequest,
): Promise<Reply> {
  const { since, unsent } = CHANGES.exec(request.path)?.groups ?? {};
  if (device === null || since === undefined) {
    const { method, path, range = "", body } = request;
    const bodyOf = (route: Route) => bodyInFile(route, body);
    return dispatch(gateway, device, ROUTES, { method, path, range, bodyOf });
  }
  if (unsent !== undefined) await gateway.contacts.note(gateway.db, device, Number(unsent));
  return allChanges(gateway, device, Number(since));
}

/** JSON as it stands there; bytes as base64. */
function bodyInFile({ takesBytes }: Route, body: unknown): Uint8Array | null {
  if (takesBytes !== undefined) {
    return typeof body === "string" ? Buffer.from(body, "base64") : null;
  }
  return body === undefined || body === null ? new Uint8Array() : Buffer.from(JSON.stringify(body));
}

function inFile({ status, body, bytes, headers }: Reply): ExchangeAnswer {
  return {
    status,
    body: body ?? headers ?? null,
    ...(bytes === undefined ? {} : { bytes: Buffer.from(bytes).toString("base64") }),
  };
}

async function writeAnswer(
  { keys }: Gateway,
  device: string,
  no: number,
  recipient: string,
  answers: readonly ExchangeAnswer[],
): Promise<Uint8Array> {
  const rest = answers.map((answer) => `${JSON.stringify(answer)}\n`).join("");
  const signature = keys.sign.sign(exchangeText(device, no, sha256(rest)));
  const head: ExchangeHead = { protocol: PROTOCOL, device, no, signature };
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(`${JSON.stringify(head)}\n${rest}`);
}

function jsonAs<S extends z.ZodType>(schema: S, line: string): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
