import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keyOfCopy } from "../../electron/backup/copy-key.ts";
import { copiesIn, ownPlace } from "../../electron/backup/copies.ts";
import { type Ask, NO_DIALOGS } from "../../electron/session/ask.ts";
import { backupsOf } from "../../electron/session/copies.ts";
import { CopyWatch } from "../../electron/session/copy-watch.ts";
import { type Handlers, handlersOf } from "../../electron/session/handlers.ts";
import { Workstation } from "../../electron/session/workstation.ts";
import { Attempts } from "../../electron/security/attempts.ts";
import { areAuthentic, readKeySlots } from "../../electron/security/keyslots.ts";
import { type DataFiles, dataOf } from "../../electron/store/profile.ts";
import { PASSWORD, SetClock } from "./backup-desk.ts";
import { newFolder, problem, value } from "./desk.ts";
import { referral } from "./people.ts";

const SETUP = { office: "窗口", window: "A3", pool: "410200", operator: "李建国" };

/** The whole of the desktop process without its window. */
class Counter {
  readonly files: DataFiles;
  readonly clock = new SetClock();
  readonly workstation: Workstation;
  readonly handlers: Handlers;
  readonly watch: CopyWatch;
  /** What the folder dialog answers. */
  folder: string | null = null;
  operatorId = "";
  recoveryKey = "";

  constructor(profile: string) {
    this.files = dataOf(profile);
    this.workstation = new Workstation(this.files, this.clock, "0.1.0", patient());
    const ask: Ask = {
      ...NO_DIALOGS,
      folder: () => Promise.resolve(this.folder),
    };
    const backups = backupsOf(this.workstation);
    this.watch = new CopyWatch(this.workstation, backups);
    const noForms = () => Promise.reject(new Error("no forms here"));
    this.handlers = handlersOf(this.workstation, noForms, ask, backups);
  }

  async setUp(): Promise<this> {
    const made = value(await this.handlers["setup.create"]({ ...SETUP, password: PASSWORD }));
    this.recoveryKey = made.recoveryKey;
    this.operatorId = made.state.phase === "open" ? made.state.operator.id : "";
    return this;
  }

  async signIn(password = PASSWORD): Promise<void> {
    value(await this.handlers["session.open"]({ operatorId: this.operatorId, password }));
  }

  async seal(): Promise<string> {
    const { caseId } = value(await this.handlers["case.create"]({ insurance: "resident" }));
    value(await this.handlers["case.seal"]({ caseId, form: referral() }));
    return caseId;
  }

  /** Makes a copy now and names it. */
  async copy(): Promise<string> {
    const { copies, trouble } = value(await this.handlers["backups.make"]({}));
    expect(trouble).toEqual([]);
    return copies[0]?.id ?? "";
  }

  async damage(): Promise<void> {
    await this.workstation.close();
    const bytes = await readFile(this.files.database);
    await writeFile(this.files.database, bytes.fill(7, 0, 4096));
    await rm(`${this.files.database}-wal`, { force: true });
  }

  async phase(): Promise<string> {
    return (await this.workstation.state()).phase;
  }
}

function patient(): Attempts {
  return new Attempts(() => Promise.resolve());
}

async function newCounter(): Promise<Counter> {
  return new Counter(await newFolder()).setUp();
}

describe("copies that nobody asks for", () => {
  it("are made after a sign-in, and before the program ends when something was written", async () => {
    const counter = await newCounter();
    const count = async (): Promise<number> => (await copiesIn(ownPlace(counter.files))).length;
    await counter.workstation.close();
    expect(await count()).toBe(1);
    await counter.signIn();
    await counter.seal();
    await counter.workstation.close();
    expect(await count()).toBe(1);
    await counter.signIn();
    counter.watch.programEnds();
    await counter.workstation.close();
    expect(await count()).toBe(2);
  });

  it("are made every four hours while there is work", async () => {
    const counter = await newCounter();
    const count = async (): Promise<number> => (await copiesIn(ownPlace(counter.files))).length;
    // The copy after the sign-in is of that hour, not of the one that is set below.
    await expect.poll(count).toBe(1);
    await counter.seal();
    counter.clock.advance(4);
    counter.watch.look();
    counter.clock.advance(1);
    counter.watch.look();
    await counter.workstation.close();
    expect(await count()).toBe(2);
  });
});

describe("restoring from the program", () => {
  it("asks for the own password, and brings the day of the copy back", async () => {
    const counter = await newCounter();
    const kept = await counter.seal();
    const backup = await counter.copy();
    const late = await counter.seal();
    const wrong = await counter.handlers["backups.restore"]({ backup, own: "wrong" });
    expect(problem(wrong).code).toBe("E-PWD-03");
    expect(await counter.phase()).toBe("open");
    value(await counter.handlers["backups.restore"]({ backup, own: PASSWORD }));
    expect(await counter.phase()).toBe("locked");
    await counter.signIn();
    value(await counter.handlers["case.open"]({ caseId: kept }));
    expect(problem(await counter.handlers["case.open"]({ caseId: late })).code).toBe("E-CASE-06");
    await counter.workstation.close();
  });

  it("brings nobody back who has left, and keeps the passwords of today", async () => {
    const counter = await newCounter();
    const added = {
      name: "王丽",
      role: "clerk",
      password: "五月的雨 2026",
      own: PASSWORD,
    } as const;
    const operators = value(await counter.handlers["operators.add"](added));
    const gone = operators.find(({ name }) => name === "王丽")?.id ?? "";
    const backup = await counter.copy();
    value(await counter.handlers["operators.remove"]({ operatorId: gone, own: PASSWORD }));
    const changed = "六月的风 2026";
    value(await counter.handlers["password.change"]({ old: PASSWORD, new: changed }));
    value(await counter.handlers["backups.restore"]({ backup, own: changed }));
    const back = { operatorId: gone, password: added.password };
    expect(problem(await counter.handlers["session.open"](back)).code).toBe("E-PWD-02");
    await counter.signIn(changed);
    const now = value(await counter.handlers["operators.list"]({}));
    expect(now.find(({ id }) => id === gone)?.removedAt).not.toBeNull();
    await counter.workstation.close();
  });

  it("opens a copy from before the keys were renewed, and keeps the key and the secrets of today", async () => {
    const counter = await newCounter();
    const kept = await counter.seal();
    const backup = await counter.copy();
    const keyThen = value(await keyOfCopy(backup, counter.operatorId, PASSWORD));
    const sheet = value(await counter.handlers["keys.new-recovery"]({ own: PASSWORD })).recoveryKey;
    value(await counter.handlers["keys.renew"]({ own: PASSWORD }));
    value(await counter.handlers["backups.restore"]({ backup, own: PASSWORD }));
    const now = await readKeySlots(counter.files.keySlots);
    expect(now.ok && areAuthentic(now.value, keyThen)).toBe(false);
    const who = { operatorId: counter.operatorId, password: PASSWORD };
    const recover = (recoveryKey: string) =>
      counter.handlers["session.recover"]({ ...who, recoveryKey });
    expect(problem(await recover(counter.recoveryKey)).code).toBe("E-KEY-03");
    value(await recover(sheet));
    value(await counter.handlers["case.open"]({ caseId: kept }));
    expect(value(await counter.handlers["store.verify"]({})).faults).toEqual([]);
    await counter.workstation.close();
  });

  it("refuses a folder that is not in the list, and a damaged copy, and stays open", async () => {
    const counter = await newCounter();
    const backup = await counter.copy();
    const elsewhere = path.join(path.dirname(backup), "..", "data");
    const request = { backup: elsewhere, own: PASSWORD };
    expect(problem(await counter.handlers["backups.restore"](request)).code).toBe("E-BAK-08");
    const file = path.join(backup, "workstation.db");
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0, 5000, 5010));
    const damaged = await counter.handlers["backups.restore"]({ backup, own: PASSWORD });
    expect(problem(damaged).code).toBe("E-BAK-09");
    expect(await counter.phase()).toBe("open");
    await counter.workstation.close();
  });
});

describe("the second place", () => {
  it("is chosen in a dialog and gets a copy at once; a closed dialog changes nothing", async () => {
    const counter = await newCounter();
    counter.folder = await newFolder();
    const chosen = value(await counter.handlers["backups.choose-folder"]({ remove: false }));
    expect(chosen.second).toBe(path.join(counter.folder, "workstation-backups"));
    expect(chosen.copies.some(({ place }) => place === "second")).toBe(true);
    counter.folder = null;
    const closed = value(await counter.handlers["backups.choose-folder"]({ remove: false }));
    expect(closed.second).toBe(chosen.second);
    const removed = value(await counter.handlers["backups.choose-folder"]({ remove: true }));
    expect(removed.second).toBeNull();
    await counter.workstation.close();
  });

  it("that cannot be written is told as such, and not as trouble with the data", async () => {
    const counter = await newCounter();
    counter.folder = path.join(await newFolder(), "file");
    await writeFile(counter.folder, "");
    const refused = problem(await counter.handlers["backups.choose-folder"]({ remove: false }));
    expect(refused.code).toBe("E-BAK-06");
    await counter.workstation.close();
  });
});

describe("the start screen of damaged data", () => {
  it("lists the copies and restores one by the password", async () => {
    const counter = await newCounter();
    const kept = await counter.seal();
    const backup = await counter.copy();
    await counter.damage();
    await counter.handlers["session.open"]({ operatorId: counter.operatorId, password: PASSWORD });
    expect(await counter.workstation.state()).toMatchObject({ phase: "blocked", rescue: true });
    const copies = value(await counter.handlers["rescue.list"]({}));
    expect(copies[0]).toMatchObject({ id: backup, kind: "copy", place: "own", sound: true });
    const { operatorId } = counter;
    const wrong = { backup, operatorId, secret: "wrong" };
    expect(problem(await counter.handlers["rescue.restore"](wrong)).code).toBe("E-BAK-10");
    const right = { backup, operatorId, secret: PASSWORD };
    expect(value(await counter.handlers["rescue.restore"](right)).phase).toBe("locked");
    const names = await readdir(path.dirname(counter.files.folder));
    expect(names.filter((name) => name.startsWith("replaced-"))).toHaveLength(1);
    await counter.signIn();
    value(await counter.handlers["case.open"]({ caseId: kept }));
    await counter.workstation.close();
  });

  it("takes the password of today too, when it was changed after the copy", async () => {
    const counter = await newCounter();
    const backup = await counter.copy();
    const changed = "六月的风 2026";
    value(await counter.handlers["password.change"]({ old: PASSWORD, new: changed }));
    await counter.damage();
    await counter.handlers["session.open"]({ operatorId: counter.operatorId, password: changed });
    const request = { backup, operatorId: counter.operatorId, secret: changed };
    expect(value(await counter.handlers["rescue.restore"](request)).phase).toBe("locked");
    await counter.signIn(changed);
    await counter.workstation.close();
  });

  it("restores by the recovery key from a stick on a new machine", async () => {
    const counter = await newCounter();
    const kept = await counter.seal();
    counter.folder = await newFolder();
    value(await counter.handlers["backups.choose-folder"]({ remove: false }));
    await counter.workstation.close();
    const fresh = new Counter(await newFolder());
    fresh.folder = counter.folder;
    fresh.operatorId = counter.operatorId;
    expect(await fresh.phase()).toBe("setup");
    const [copy] = value(await fresh.handlers["rescue.choose-folder"]({}));
    expect(copy).toMatchObject({ place: "chosen", sound: true });
    const request = { backup: copy?.id ?? "", operatorId: null, secret: counter.recoveryKey };
    expect(value(await fresh.handlers["rescue.restore"](request)).phase).toBe("locked");
    await fresh.signIn();
    value(await fresh.handlers["case.open"]({ caseId: kept }));
    await fresh.workstation.close();
  });

  it("is shown where the data folder is gone and copies are left: nothing is set up in its place", async () => {
    const counter = await newCounter();
    const kept = await counter.seal();
    const backup = await counter.copy();
    await counter.workstation.close();
    await rm(counter.files.folder, { recursive: true });
    expect(await counter.workstation.state()).toMatchObject({
      phase: "blocked",
      problem: { code: "E-DB-09" },
      rescue: true,
      operators: [{ name: "李建国" }],
    });
    const anew = counter.handlers["setup.create"]({ ...SETUP, password: PASSWORD });
    expect(problem(await anew).code).toBe("E-DB-09");
    const who = { operatorId: counter.operatorId, secret: PASSWORD };
    counter.folder = await newFolder();
    expect(problem(await counter.handlers["rescue.export"](who)).code).toBe("E-DB-09");
    value(await counter.handlers["rescue.restore"]({ backup, ...who }));
    await counter.signIn();
    value(await counter.handlers["case.open"]({ caseId: kept }));
    await counter.workstation.close();
  });

  it("does not let anybody undo a day over data that are well", async () => {
    const counter = await newCounter();
    const backup = await counter.copy();
    await counter.workstation.close();
    const request = { backup, operatorId: counter.operatorId, secret: PASSWORD };
    expect(problem(await counter.handlers["rescue.restore"](request)).code).toBe("E-BAK-13");
  });

  it("writes what can still be read into a chosen folder, from where it can be restored", async () => {
    const counter = await newCounter();
    const kept = await counter.seal();
    await counter.workstation.close();
    await rm(counter.files.keySlots);
    counter.folder = await newFolder();
    const request = { operatorId: counter.operatorId, secret: PASSWORD };
    const wrong = await counter.handlers["rescue.export"]({ ...request, secret: "wrong" });
    expect(problem(wrong).code).toBe("E-BAK-10");
    const made = value(await counter.handlers["rescue.export"](request));
    expect(made?.cases).toBe(1);
    await rm(ownPlace(counter.files), { recursive: true });
    await counter.damage();
    const copies = value(await counter.handlers["rescue.choose-folder"]({}));
    expect(copies).toMatchObject([{ id: made?.folder, kind: "salvage", sound: false, cases: 1 }]);
    value(await counter.handlers["rescue.restore"]({ ...request, backup: made?.folder ?? "" }));
    await counter.signIn();
    value(await counter.handlers["case.open"]({ caseId: kept }));
    await counter.workstation.close();
  });

  it("finds the key slots in a copy where those of the data are gone", async () => {
    const counter = await newCounter();
    await counter.seal();
    await counter.workstation.close();
    await rm(counter.files.keySlots);
    counter.folder = await newFolder();
    const request = { operatorId: counter.operatorId, secret: PASSWORD };
    expect(value(await counter.handlers["rescue.export"](request))?.cases).toBe(1);
  });

  it("lets nobody take a copy of data that are well past the supervisor", async () => {
    const counter = await newCounter();
    counter.folder = await newFolder();
    const request = { operatorId: counter.operatorId, secret: PASSWORD };
    const refused = async (): Promise<string> =>
      problem(await counter.handlers["rescue.export"](request)).code;
    expect(await refused()).toBe("E-BAK-13");
    expect(await counter.phase()).toBe("open");
    await counter.workstation.close();
    expect(await refused()).toBe("E-BAK-13");
    expect(await readdir(counter.folder)).toEqual([]);
  });

  it("says nothing was lost when the folder cannot be written", async () => {
    const counter = await newCounter();
    await counter.workstation.close();
    await rm(counter.files.keySlots);
    counter.folder = path.join(await newFolder(), "file");
    await mkdir(counter.folder);
    await rm(counter.folder, { recursive: true });
    await writeFile(counter.folder, "");
    const request = { operatorId: counter.operatorId, secret: PASSWORD };
    const refused = problem(await counter.handlers["rescue.export"](request));
    expect(refused).toMatchObject({ code: "E-BAK-14" });
    expect(refused.remedy).toContain("现有的数据没有动");
  });
});
