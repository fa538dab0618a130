import { findArea } from "../../core/area.ts";
import { mappingProblem } from "../../core/forms/template/check.ts";
import { FORM_SHORT } from "../../core/forms/kinds.ts";
import type { TemplateMapping } from "../../core/forms/template/mapping.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { Reply } from "../contract/contract.ts";
import type {
  fromGatewayRequests,
  InstitutionEntry,
  MessageEntry,
  PersonStanding,
} from "../contract/from-gateway.ts";
import type { TemplateReader } from "../forms/template-reader.ts";
import { packChanges } from "../reconcile/pack-changes.ts";
import { readBlob } from "../store/blobs.ts";
import { decisionsOf } from "../store/case-decisions.ts";
import type { Desk } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { fault } from "../store/faults.ts";
import { record } from "../store/journal.ts";
import {
  addMessageStep,
  type KeptMessage,
  messageOf,
  messagesOf,
  outagesOn,
} from "../store/messages.ts";
import { receivedPacks } from "../store/received-packs.ts";
import { noteKept, waitingTemplate, waitingTemplates } from "../store/received-templates.ts";
import {
  codeTablesOn,
  institutionsLike,
  personsWith,
  type RegisteredInstitution,
  type RegisteredPerson,
} from "../store/registers.ts";
import { addTemplate, mappingOf, templateVersions, useTemplate } from "../store/templates.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type OwnChannel = keyof typeof fromGatewayRequests;

/** Messages that the list shows. */
const LISTED = 200;

const NO_TEMPLATE = fault(
  "E-TPL-15",
  "这份下发的表样已经启用，或已不在本机。",
  "请重新打开表样列表。",
);
const UNREADABLE_TEMPLATE = fault(
  "E-TPL-16",
  "下发的表样读不出来，没有启用。",
  "在用的表样不变。请区县重新下发，或在设置里自己载入。",
);
const NO_MESSAGE = fault("E-MSG-01", "这条消息已经办结，或已不在本机。", "请重新打开消息列表。");

export function fromGatewayHandlers(
  atDesk: AtDesk,
  read: TemplateReader,
): Pick<Handlers, OwnChannel> {
  return {
    "packs.received": () => atDesk("packs.received", ({ desk }) => reading(desk, receivedPacks)),
    "packs.changes": ({ hash }) => atDesk("packs.changes", ({ desk }) => packChanges(desk, hash)),
    "sent-templates.list": () =>
      atDesk("sent-templates.list", ({ desk }) => reading(desk, waitingTemplates)),
    "sent-templates.adopt": ({ id }) =>
      atDesk("sent-templates.adopt", ({ desk }) => adopted(desk, read, id)),
    "registers.person": ({ certNo }) =>
      atDesk("registers.person", ({ desk }) =>
        reading(desk, async (reader) => (await personsWith(reader, certNo)).map(standingOf)),
      ),
    "registers.institutions": ({ text, on }) =>
      atDesk("registers.institutions", ({ desk }) =>
        reading(desk, async (reader) => (await institutionsLike(reader, text, on)).map(entryOf)),
      ),
    "registers.codes": () =>
      atDesk("registers.codes", ({ desk }) =>
        reading(desk, (reader) => codeTablesOn(reader, chinaDay(desk.clock.now()))),
      ),
    ...messageHandlers(atDesk),
    "decisions.of-case": ({ caseId }) =>
      atDesk("decisions.of-case", ({ desk }) =>
        reading(desk, (reader) => decisionsOf(reader, caseId)),
      ),
  };
}

function messageHandlers(
  atDesk: AtDesk,
): Pick<Handlers, Extract<OwnChannel, `messages.${string}`>> {
  return {
    "messages.list": () => atDesk("messages.list", ({ desk }) => reading(desk, listed)),
    "messages.take": ({ id }) => atDesk("messages.take", ({ desk }) => step(desk, id, "taken", "")),
    "messages.close": ({ id, words }) =>
      atDesk("messages.close", ({ desk }) => step(desk, id, "closed", words)),
    "messages.outages": ({ on }) =>
      atDesk("messages.outages", ({ desk }) =>
        reading(desk, async (reader) => (await outagesOn(reader, on)).map(messageEntry)),
      ),
  };
}

async function reading<T>(
  { store }: Desk,
  read: (reader: Reader) => Promise<T>,
): Promise<Answer<T>> {
  return ok(await store.read(read));
}

async function listed(reader: Reader): Promise<readonly MessageEntry[]> {
  return (await messagesOf(reader, LISTED)).map(messageEntry);
}

function messageEntry({ message, ...same }: KeptMessage): MessageEntry {
  const { kind: _kind, ...rest } = message;
  return { ...rest, ...same };
}

function step(
  desk: Desk,
  id: string,
  what: "taken" | "closed",
  words: string,
): Promise<Answer<readonly MessageEntry[]>> {
  return desk.store.write(async (tx) => {
    const known = await messageOf(tx, id);
    if (known === undefined || known.closed !== null) return fail(NO_MESSAGE);
    await addMessageStep(tx, desk, id, what, words);
    return ok(await listed(tx));
  });
}

const INSURANCES: Readonly<Record<string, "resident" | "employee">> = {
  "390": "resident",
  "310": "employee",
};

function standingOf({ row, asOf }: RegisteredPerson): PersonStanding {
  return {
    name: row.psn_name,
    insurance: INSURANCES[row.insutype] ?? null,
    county: row.admdvs,
    state: row.state,
    from: row.from,
    asOf,
  };
}

function entryOf({ row, asOf }: RegisteredInstitution): InstitutionEntry {
  const { fixmedins_code: code, fixmedins_name: name, admdvs, level, ...services } = row;
  const place = findArea(`${admdvs.slice(0, 4)}00`)?.code ?? "";
  return { code, name, place, level, ...services, asOf };
}

/** A template that the district has sent is checked as one that was loaded here. */
async function adopted(
  desk: Desk,
  readFrom: TemplateReader,
  id: string,
): Promise<Reply<"sent-templates.adopt">> {
  const found = await desk.store.read(async (reader) => {
    const template = await waitingTemplate(reader, id);
    const bytes = template === undefined ? undefined : await readBlob(reader, template.sha256);
    return template === undefined || bytes === undefined ? null : { template, bytes };
  });
  if (found === null) return fail(NO_TEMPLATE);
  const { form, name, sha256, mapping: text } = found.template;
  const mapping = mappingOf(text);
  if (mapping === null) return fail(UNREADABLE_TEMPLATE);
  const file = await checked(readFrom, found.bytes, mapping);
  if (!file.ok) return file;
  return desk.store.write(async (tx) => {
    // Read anew inside the transaction: two windows may put it to use at once.
    if ((await waitingTemplate(tx, id)) === undefined) return fail(NO_TEMPLATE);
    const seq = await addTemplate(tx, desk, { form, name, sha256, mapping });
    await useTemplate(tx, desk, form, seq);
    await noteKept(tx, id, seq);
    await record(
      tx,
      desk,
      "template-kept",
      FORM_SHORT[form],
      `第 ${seq} 号 ${name}，区县下发，启用`,
    );
    return ok(await templateVersions(tx));
  });
}

async function checked(
  readFrom: TemplateReader,
  bytes: Uint8Array,
  mapping: TemplateMapping,
): Promise<Result<null, Problem>> {
  const read = await readFrom(bytes);
  if (!read.ok) return read;
  const wrong = mappingProblem(read.value, mapping);
  return wrong === null ? ok(null) : fail(wrong);
}
