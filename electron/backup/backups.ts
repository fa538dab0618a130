import { stat } from "node:fs/promises";
import { z } from "zod";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Problem } from "../../core/problem.ts";
import type { Backup, BackupStatus } from "../contract/administration.ts";
import type { Desk } from "../store/cases.ts";
import { note, record } from "../store/journal.ts";
import { readBackupFolder, setBackupFolder } from "../store/office.ts";
import type { DataFiles } from "../store/profile.ts";
import { Serial } from "../store/serial.ts";
import { type Contents, contentsOf, workstationOf } from "./contents.ts";
import { asBackup, copiesIn, hasAllBytes, ownPlace } from "./copies.ts";
import { makeCopy } from "./make-copy.ts";
import { type FreeBytes, freeBytes, isReachable, makeRoom, prepareSecond, thin } from "./places.ts";
import { isDue, type Occasion } from "./schedule.ts";
import { type Progress, UNWATCHED, unlessCancelled } from "../work/progress.ts";
import { asTrouble, NOT_THERE, troubleOf } from "./trouble.ts";

/** An open session, as far as copies need it. */
export interface OpenData {
  readonly desk: Desk;
  readonly key: Uint8Array;
}

type PlaceKind = Exclude<Backup["place"], "chosen">;

interface Place {
  readonly kind: PlaceKind;
  readonly folder: string;
}

interface How {
  readonly occasion: Occasion;
  readonly progress: Progress;
}

const PLACE_NAMES: Readonly<Record<PlaceKind, string>> = { own: "本机", second: "第二备份位置" };

/** Makes the copies of a workstation, one at a time, and keeps the rule of which stay. */
export class Backups {
  readonly #files: DataFiles;
  readonly #program: string;
  readonly #free: FreeBytes;
  readonly #queue = new Serial();
  /** Why the last try at a place failed. */
  readonly #trouble = new Map<PlaceKind, Problem>();

  constructor(files: DataFiles, program: string, free: FreeBytes = freeBytes) {
    this.#files = files;
    this.#program = program;
    this.#free = free;
  }

  /**
   * Makes a copy at each place where one is due. What goes wrong is kept for
   * `status` and never thrown: work goes on without a copy. Only a cancel is: the
   * copy on its way is cleared away, and no other is touched. The session must not
   * be closed before this is over.
   */
  async run(open: OpenData, occasion: Occasion, progress: Progress = UNWATCHED): Promise<void> {
    // The session clears its key when it ends.
    const key = Uint8Array.from(open.key);
    progress.tell("waiting");
    let made = Promise.resolve();
    const turn = new Promise<void>((begin) => {
      made = this.#queue.run(async () => {
        begin();
        await this.#atEach({ ...open, key }, { occasion, progress });
      });
    });
    await unlessCancelled(progress, turn);
    await made;
  }

  async #atEach(open: OpenData, how: How): Promise<void> {
    const { signal } = how.progress;
    try {
      signal.throwIfAborted();
      for (const place of await this.#places(open.desk)) {
        signal.throwIfAborted();
        await this.#tryAt(place, open, how);
      }
    } finally {
      open.key.fill(0);
    }
  }

  /** A stick may hold the copies of other windows: they say nothing of these data. */
  async status(desk: Desk): Promise<BackupStatus> {
    const places = await this.#places(desk);
    const own = await desk.store.read((reader) =>
      workstationOf((sql) => reader.all(z.unknown(), sql)),
    );
    const copies = (await Promise.all(places.map((place) => listPlace(place, own)))).flat();
    const second = places.find(({ kind }) => kind === "second")?.folder ?? null;
    return {
      copies: copies.toSorted((a, b) => (a.at < b.at ? 1 : -1)),
      second,
      trouble: [...this.#trouble].map(
        ([kind, { what, remedy }]) => `${PLACE_NAMES[kind]}：${what}${remedy}`,
      ),
      last: copies.reduce<string | null>(newerOf, null),
    };
  }

  /** Sets the second place in a folder that somebody chose; null takes it away, its copies stay. */
  async chooseSecond(desk: Desk, chosen: string | null): Promise<Result<null, Problem>> {
    const folder = chosen === null ? ok(null) : await prepared(chosen, this.#files);
    if (!folder.ok) return folder;
    await desk.store.write(async (tx) => {
      await setBackupFolder(tx, folder.value);
      await record(tx, desk, "backup-folder-set", folder.value ?? "");
    });
    this.#trouble.delete("second");
    return ok(null);
  }

  async #places(desk: Desk): Promise<readonly Place[]> {
    const second = await desk.store.read(readBackupFolder);
    const own: Place = { kind: "own", folder: ownPlace(this.#files) };
    return second === null ? [own] : [own, { kind: "second", folder: second }];
  }

  async #tryAt(place: Place, open: OpenData, how: How): Promise<void> {
    try {
      const made = await this.#copyTo(place, open, how);
      if (made.ok) this.#trouble.delete(place.kind);
      else this.#trouble.set(place.kind, made.error);
    } catch (error) {
      const problem = troubleOf(error);
      if (problem === null) throw error;
      this.#trouble.set(place.kind, problem);
    }
  }

  async #copyTo(
    { kind, folder: place }: Place,
    { desk, key }: OpenData,
    { occasion, progress }: How,
  ): Promise<Result<null, Problem>> {
    if (!(await isReachable(place, this.#files))) return fail(NOT_THERE);
    const contents = await contentsOf(this.#files.database, key);
    const at = desk.clock.now();
    if (!isDue(occasion, await lastAt(place, contents, at), at, contents.mark)) return ok(null);
    const room = await makeRoom(place, contents.workstation, await this.#bytes(), this.#free);
    if (!room.ok) return fail(asTrouble(room.error));
    const reason = occasion;
    const said = onPlace(progress, PLACE_NAMES[kind]);
    const program = this.#program;
    const asked = { files: this.#files, key, place, at, reason, program, progress: said };
    const made = await makeCopy(asked);
    if (!made.ok) return made;
    await thin(place, contents.workstation, at);
    await note(desk, "backup-made", PLACE_NAMES[kind]);
    return ok(null);
  }

  async #bytes(): Promise<number> {
    const { size } = await stat(this.#files.database);
    const log = await stat(`${this.#files.database}-wal`).catch(() => ({ size: 0 }));
    return size + log.size;
  }
}

/** One from a clock that ran ahead is passed over, or a copy would be due at every look until its day. */
async function lastAt(
  place: string,
  { workstation }: Contents,
  now: string,
): Promise<{
  readonly at: string;
  readonly mark: string;
} | null> {
  const copies = await copiesIn(place);
  const last = copies.find(
    ({ manifest }) =>
      manifest.verified &&
      manifest.workstation === workstation &&
      Date.parse(manifest.at) <= Date.parse(now),
  );
  return last?.manifest ?? null;
}

async function listPlace({ kind, folder }: Place, own: string): Promise<readonly Backup[]> {
  const copies = await copiesIn(folder).catch(() => []);
  const ours = copies.filter(({ manifest }) => manifest.workstation === own);
  return Promise.all(ours.map(async (copy) => asBackup(copy, kind, await hasAllBytes(copy))));
}

function onPlace({ signal, tell }: Progress, on: string): Progress {
  return { signal, tell: (step, part) => tell(step, { ...part, on }) };
}

/** A stick that is full, locked or gone is no fault of the data. */
async function prepared(chosen: string, files: DataFiles): Promise<Result<string, Problem>> {
  try {
    return await prepareSecond(chosen, files);
  } catch (error) {
    const problem = troubleOf(error);
    if (problem === null) throw error;
    return fail(problem);
  }
}

function newerOf(last: string | null, { at, sound }: Backup): string | null {
  return sound && (last === null || at > last) ? at : last;
}
