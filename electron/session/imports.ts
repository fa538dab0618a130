import path from "node:path";
import { MOST_LINES } from "../../core/claim/expenses.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel } from "../contract/contract.ts";
import type { CatalogueImported, ChosenTable } from "../contract/imports.ts";
import { CANCELLED, FILE_GONE, READING_FAILED } from "../import/faults.ts";
import {
  fileBytes,
  readInThread,
  type ReadingJob,
  type ReadingResult,
  type StartReading,
} from "../import/reading.ts";
import {
  catalogueStatus,
  entriesByCode,
  searchCatalogue,
  takeCatalogue,
} from "../store/catalogue.ts";
import { keepMapping, mappingOf } from "../store/column-mappings.ts";
import type { Ask } from "./ask.ts";
import { type AtDesk, guarded, mayUse } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";
import { endedBy } from "../work/progress.ts";
import type { WorkDesk } from "../work/work-desk.ts";

type TableChannel = Extract<Channel, `imports.${string}`>;
type CatalogueChannel = Extract<Channel, `catalogue.${string}`>;
type ImportChannel = TableChannel | CatalogueChannel;

const KINDS = { name: "表格", extensions: ["xlsx", "csv", "txt", "tsv", "xls"] } as const;
/** Faults of a catalogue that are shown; all are counted. */
const SHOWN_FAULTS = 200;

export function importHandlers(
  atDesk: AtDesk,
  ask: Ask,
  works: WorkDesk,
  start: StartReading = readInThread,
): Pick<Handlers, ImportChannel> {
  const desk = new ReadingDesk(ask, works, start);
  return { ...tableHandlers(atDesk, desk), ...catalogueHandlers(atDesk, desk) };
}

function tableHandlers(atDesk: AtDesk, desk: ReadingDesk): Pick<Handlers, TableChannel> {
  return {
    "imports.choose": async () => {
      const may = await mayUse(atDesk, "imports.choose");
      return may.ok ? guarded(() => desk.table()) : may;
    },
    "imports.mapping": ({ hospital, signature }) =>
      atDesk("imports.mapping", async (session) =>
        ok(await session.desk.store.read((reader) => mappingOf(reader, hospital, signature))),
      ),
    "imports.remember": (request) =>
      atDesk("imports.remember", async (session) => {
        await session.desk.store.write((tx) => keepMapping(tx, session.desk, request));
        return ok(null);
      }),
  };
}

function catalogueHandlers(atDesk: AtDesk, desk: ReadingDesk): Pick<Handlers, CatalogueChannel> {
  return {
    "catalogue.status": () =>
      atDesk("catalogue.status", async (session) =>
        ok(await session.desk.store.read(catalogueStatus)),
      ),
    "catalogue.import": async () => {
      const may = await mayUse(atDesk, "catalogue.import");
      if (!may.ok) return may;
      const read = await guarded(() => desk.catalogue());
      if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
      const { name, catalogue } = read.value;
      return atDesk("catalogue.import", async (session): Promise<Answer<CatalogueImported>> => {
        const status = await session.desk.store.write(async (tx) => {
          await takeCatalogue(tx, session.desk, name, catalogue);
          return catalogueStatus(tx);
        });
        return ok({ ...status, faults: catalogue.faults.slice(0, SHOWN_FAULTS) });
      });
    },
    "catalogue.search": ({ text }) =>
      atDesk("catalogue.search", async (session) =>
        ok(await session.desk.store.read((reader) => searchCatalogue(reader, text))),
      ),
    "catalogue.lookup": ({ codes }) =>
      atDesk("catalogue.lookup", async (session) =>
        ok(await session.desk.store.read((reader) => entriesByCode(reader, codes))),
      ),
  };
}

/** Asks for one file at a time and reads it. */
class ReadingDesk {
  readonly #ask: Ask;
  readonly #works: WorkDesk;
  readonly #start: StartReading;

  constructor(ask: Ask, works: WorkDesk, start: StartReading) {
    this.#ask = ask;
    this.#works = works;
    this.#start = start;
  }

  async table(): Promise<Answer<ChosenTable | null>> {
    const read = await this.#choose("选费用明细", (bytes) => ({
      kind: "table",
      bytes,
      rows: MOST_LINES,
    }));
    if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
    const { name, done } = read.value;
    if (done.kind !== "table") return fail(READING_FAILED);
    return done.result.ok ? ok({ name, sheets: done.result.value }) : done.result;
  }

  async catalogue() {
    const read = await this.#choose("选医保目录", (bytes) => ({ kind: "catalogue", bytes }));
    if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
    const { name, done } = read.value;
    if (done.kind !== "catalogue") return fail(READING_FAILED);
    return done.result.ok ? ok({ name, catalogue: done.result.value }) : done.result;
  }

  async #choose(
    title: string,
    jobOf: (bytes: Uint8Array) => ReadingJob,
  ): Promise<Answer<{ readonly name: string; readonly done: ReadingResult } | null>> {
    const [file] = await this.#ask.files(title, KINDS);
    if (file === undefined) return ok(null);
    const bytes = await fileBytes(file).catch(() => fail(FILE_GONE));
    if (!bytes.ok) return bytes;
    const on = path.basename(file);
    return this.#works.run("read-file", CANCELLED, (progress) =>
      guarded(async () => {
        const tell = (part: number): void => progress.tell("reading", { done: part, of: 1, on });
        const reading = this.#start(jobOf(bytes.value), tell);
        return ok({ name: on, done: await endedBy(progress, reading.cancel, () => reading.done) });
      }),
    );
  }
}
