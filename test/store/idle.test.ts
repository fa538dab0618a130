import { describe, expect, it, test } from "vitest";
import { lockIfIdle } from "../../electron/app/idle-lock.ts";
import { Activity, idleDecision } from "../../electron/session/idle.ts";
import { problem, value } from "./desk.ts";
import { hire, journalOf, logIn, newOffice } from "./office.ts";
import { referral } from "./people.ts";

const MINUTE = 60_000;

test.each([
  { idle: 0, minutes: 10, decided: "stay" },
  { idle: 10 * MINUTE - 1, minutes: 10, decided: "stay" },
  { idle: 10 * MINUTE, minutes: 10, decided: "lock-if-kept" },
  { idle: 20 * MINUTE - 1, minutes: 10, decided: "lock-if-kept" },
  { idle: 20 * MINUTE, minutes: 10, decided: "lock" },
  { idle: MINUTE, minutes: 1, decided: "lock-if-kept" },
  // The clock was put back, a little and a lot.
  { idle: -2000, minutes: 10, decided: "stay" },
  { idle: -60 * MINUTE, minutes: 10, decided: "lock" },
])("after $idle ms without a key and a limit of $minutes minutes: $decided", (row) => {
  expect(idleDecision(1e12, 1e12 + row.idle, row.minutes)).toBe(row.decided);
});

class Scene {
  at = 0;
  kept = true;
  minutes: number | null = 10;
  /** What happens while the page writes its draft. */
  writing: () => void = () => undefined;
  readonly activity = new Activity(() => this.at);
  readonly done: string[] = [];

  look(): Promise<boolean> {
    return lockIfIdle({
      minutes: () => this.minutes,
      activity: this.activity,
      finishWriting: () => {
        this.done.push("write");
        this.writing();
        return Promise.resolve(this.kept);
      },
      lock: () => {
        this.done.push("lock");
        return Promise.resolve();
      },
    });
  }
}

describe("the idle lock", () => {
  it("writes the draft first, then locks", async () => {
    const scene = new Scene();
    scene.at = 10 * MINUTE;
    // The page's own save is nobody at the keyboard.
    scene.writing = () => scene.activity.heard("draft.save");
    expect(await scene.look()).toBe(true);
    expect(scene.done).toEqual(["write", "lock"]);
  });

  it("waits while somebody works, whatever they do, and not for the window's own questions", async () => {
    const scene = new Scene();
    scene.at = 9 * MINUTE;
    scene.activity.heard("session.active");
    scene.at = 18 * MINUTE;
    expect(await scene.look()).toBe(false);
    scene.activity.heard("cases.search");
    scene.at = 27 * MINUTE;
    scene.activity.heard("app.state");
    scene.at = 28 * MINUTE;
    expect(await scene.look()).toBe(true);
  });

  it.each([
    "app.state",
    "sync.status",
    "sync.list",
    "sync.case",
    "versions.newer",
    "messages.list",
    "reconcile.list",
    "review.queue",
    "attachments.scanned",
    "print.jobs",
  ] as const)("is not kept away by %s, which the window asks by itself", async (channel) => {
    const scene = new Scene();
    scene.at = 9 * MINUTE;
    scene.activity.heard(channel);
    scene.at = 10 * MINUTE;
    expect(await scene.look()).toBe(true);
  });

  it("leaves a session open whose draft the disk refuses, asks again, and locks in the end", async () => {
    const scene = new Scene();
    scene.kept = false;
    scene.at = 10 * MINUTE;
    expect(await scene.look()).toBe(false);
    scene.at = 15 * MINUTE;
    expect(await scene.look()).toBe(false);
    scene.at = 20 * MINUTE;
    expect(await scene.look()).toBe(true);
    expect(scene.done).toEqual(["write", "write", "write", "lock"]);
  });

  it("stays when somebody comes back while the draft is being written", async () => {
    const scene = new Scene();
    scene.at = 10 * MINUTE;
    scene.writing = () => scene.activity.heard("session.active");
    expect(await scene.look()).toBe(false);
    expect(scene.done).toEqual(["write"]);
  });

  it("does nothing while nobody is logged in", async () => {
    const scene = new Scene();
    scene.minutes = null;
    scene.at = 60 * MINUTE;
    expect(await scene.look()).toBe(false);
    expect(scene.done).toEqual([]);
  });
});

describe("the office's limit", () => {
  it("is ten minutes until a supervisor sets another, and holds for the open session at once", async () => {
    const here = await newOffice();
    expect(here.workstation.idleMinutes()).toBe(10);
    const status = value(await here.handlers["office.set-idle"]({ minutes: 3 }));
    expect([status.idleMinutes, here.workstation.idleMinutes()]).toEqual([3, 3]);
    await here.workstation.close();
    expect(here.workstation.idleMinutes()).toBeNull();
    value(await logIn(here, here.id));
    expect(here.workstation.idleMinutes()).toBe(3);
    await here.workstation.close();
  });
});

describe("a session that is locked", () => {
  it("finishes what was asked for before, is told in the journal, and answers nothing more", async () => {
    const here = await newOffice();
    const { caseId } = value(await here.handlers["case.create"]({ insurance: "resident" }));
    const saving = here.handlers["draft.save"]({ caseId, form: referral() });
    const locking = here.workstation.close("无人操作 10 分钟，自动锁定");
    value(await saving);
    expect((await locking).phase).toBe("locked");
    expect(problem(await here.handlers["case.open"]({ caseId })).code).toBe("E-SES-01");
    value(await logIn(here, here.id));
    expect(value(await here.handlers["case.open"]({ caseId })).form).toEqual(referral());
    expect(await journalOf(here)).toContain("李建国 sign-out 无人操作 10 分钟，自动锁定");
    await here.workstation.close();
  });

  it("gives another operator nothing of the one before", async () => {
    const here = await newOffice();
    const id = await hire(here, "王秀英", "reviewer");
    value(await logIn(here, id));
    expect(value(here.workstation.session()).desk.operator.name).toBe("王秀英");
    expect(
      problem(await here.handlers["journal.read"]({ before: null, action: null, limit: 1 })).code,
    ).toBe("E-ROLE-01");
    await here.workstation.close();
  });
});
