import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { FormKind } from "../../core/forms/kinds.ts";
import { FORM_SHORT } from "../../core/forms/kinds.ts";
import { mappingProblem } from "../../core/forms/template/check.ts";
import { TOO_LARGE } from "../../core/forms/template/faults.ts";
import type { TemplateMapping } from "../../core/forms/template/mapping.ts";
import type { TemplateContent } from "../../core/forms/template/read.ts";
import { sampleInput } from "../../core/forms/template/sample.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Channel, Parsed, Reply } from "../contract/contract.ts";
import { TEMPLATE_BYTES, type TemplateFile } from "../contract/templates.ts";
import type { Drawer } from "../forms/drawer.ts";
import { readableTemplate } from "../forms/template-in-use.ts";
import type { TemplateReader } from "../forms/template-reader.ts";
import { readCalendar } from "../store/arrangements.ts";
import { putBlob } from "../store/blobs.ts";
import { type Desk, NO_PACK } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import { fault } from "../store/faults.ts";
import { record } from "../store/journal.ts";
import { addTemplate, keptTemplate, templateVersions, useTemplate } from "../store/templates.ts";
import type { Ask } from "./ask.ts";
import { type AtDesk, mayUse } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type TemplateChannel = Extract<Channel, `templates.${string}`>;

const NO_SUCH_VERSION = fault("E-TPL-11", "没有这个版本的表样。", "请重新打开表样列表，再选一次。");
const UNREADABLE = fault(
  "E-TPL-13",
  "选的文件打不开。",
  "请看文件是否还在、U 盘是否还插着，再选一次。",
);
const NOTHING_PLACED = fault("E-TPL-14", "表样上还没有指定填写的内容。", "至少指定一处，再启用。");

export function templateHandlers(
  atDesk: AtDesk,
  draw: Drawer,
  ask: Ask,
  read: TemplateReader,
): Pick<Handlers, TemplateChannel> {
  return {
    "templates.list": () => atDesk("templates.list", ({ desk }) => listed(desk)),
    "templates.choose": async () => {
      const allowed = await mayUse(atDesk, "templates.choose");
      if (!allowed.ok) return allowed;
      const [file] = await ask.files("选择表样", { name: "PDF 文件", extensions: ["pdf"] });
      if (file === undefined) return ok(null);
      return atDesk("templates.choose", () => chosen(file, read));
    },
    "templates.open": ({ seq }) => atDesk("templates.open", ({ desk }) => opened(desk, seq)),
    "templates.try": (request) =>
      atDesk("templates.try", ({ desk }) => tried(desk, draw, read, request)),
    "templates.keep": (request) =>
      atDesk("templates.keep", ({ desk }) => kept(desk, read, request)),
    "templates.use": ({ form, seq }) =>
      atDesk("templates.use", ({ desk }) => putToUse(desk, form, seq)),
  };
}

async function listed({ store }: Desk): Promise<Reply<"templates.list">> {
  return ok(await store.read(templateVersions));
}

async function chosen(file: string, readFrom: TemplateReader): Promise<Reply<"templates.choose">> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  const read = await readFrom(bytes.value);
  return read.ok ? ok({ name: path.parse(file).name, ...read.value }) : read;
}

async function bytesOf(file: string): Promise<Result<Uint8Array, Problem>> {
  try {
    if ((await stat(file)).size > TEMPLATE_BYTES) return fail(TOO_LARGE);
    return ok(new Uint8Array(await readFile(file)));
  } catch {
    return fail(UNREADABLE);
  }
}

async function opened({ store }: Desk, seq: number): Promise<Reply<"templates.open">> {
  const template = await store.read((reader) => keptTemplate(reader, seq));
  if (template === undefined) return fail(NO_SUCH_VERSION);
  const read = await readableTemplate(store, template);
  if (!read.ok) return read;
  const { name } = template;
  const { file, mapping } = read.value;
  return ok({ name, ...fileOf(file), mapping });
}

function fileOf({ bytes, pages, fields }: TemplateContent): Omit<TemplateFile, "name"> {
  return { bytes, pages, fields };
}

/** The file and its mapping as they may be kept; read anew, because the window is not to be believed. */
async function checked(
  readFrom: TemplateReader,
  bytes: Uint8Array,
  mapping: TemplateMapping,
): Promise<Result<TemplateContent, Problem>> {
  const read = await readFrom(bytes);
  if (!read.ok) return read;
  const wrong = mappingProblem(read.value, mapping);
  return wrong === null ? read : fail(wrong);
}

async function tried(
  desk: Desk,
  draw: Drawer,
  read: TemplateReader,
  { form, bytes, mapping }: Parsed["templates.try"],
): Promise<Reply<"templates.try">> {
  const file = await checked(read, bytes, mapping);
  if (!file.ok) return file;
  const input = sampleInput({
    kind: form,
    pool: desk.office.pool,
    office: desk.office,
    operator: desk.operator.name,
    date: chinaDay(desk.clock.now()),
    calendar: await desk.store.read(readCalendar),
  });
  if (input === null) return fail(NO_PACK);
  const { tooLong = [], ...drawn } = await draw(form, input, { file: file.value, mapping });
  return ok({ ...drawn, tooLong });
}

async function kept(
  desk: Desk,
  read: TemplateReader,
  { form, name, bytes, mapping }: Parsed["templates.keep"],
): Promise<Reply<"templates.keep">> {
  if (mapping.placements.length === 0) return fail(NOTHING_PLACED);
  const file = await checked(read, bytes, mapping);
  if (!file.ok) return file;
  return desk.store.write(async (tx) => {
    const sha256 = await putBlob(tx, file.value.bytes, "application/pdf");
    const seq = await addTemplate(tx, desk, { form, name, sha256, mapping });
    await useTemplate(tx, desk, form, seq);
    await record(tx, desk, "template-kept", FORM_SHORT[form], `第 ${seq} 号 ${name}，即日启用`);
    return ok(await templateVersions(tx));
  });
}

function putToUse(desk: Desk, form: FormKind, seq: number | null): Promise<Reply<"templates.use">> {
  return desk.store.write(async (tx) => {
    const template = seq === null ? null : await keptTemplate(tx, seq);
    if (template === undefined || (template !== null && template.form !== form)) {
      return fail(NO_SUCH_VERSION);
    }
    await useTemplate(tx, desk, form, seq);
    const said = template === null ? "改回参考样式" : `启用第 ${template.seq} 号 ${template.name}`;
    await record(tx, desk, "template-used", FORM_SHORT[form], said);
    return ok(await templateVersions(tx));
  });
}
