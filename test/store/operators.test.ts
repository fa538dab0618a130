import { readFile, rm, writeFile } from "node:fs/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { removeOperator } from "../../electron/store/operators.ts";
import { problem, value } from "./desk.ts";
import {
  hire,
  journalOf,
  logIn,
  namesOn,
  newOffice,
  type Office,
  PASSWORD,
  whoIsIn,
} from "./office.ts";

const NEW = "四月的雨 2026";
const opened: Office[] = [];

async function office(...given: Parameters<typeof newOffice>): Promise<Office> {
  const made = await newOffice(...given);
  opened.push(made);
  return made;
}

afterEach(async () => {
  for (const { workstation } of opened.splice(0)) await workstation.close();
});

describe("an operator who is added", () => {
  it("logs in with the first password, in the role that was given", async () => {
    const here = await office();
    const id = await hire(here, "王秀英", "reviewer");
    expect(namesOn(await here.workstation.close())).toEqual(["李建国", "王秀英"]);
    expect(whoIsIn(value(await logIn(here, id)))).toEqual({ id, name: "王秀英", role: "reviewer" });
  });

  it("needs the supervisor's own password, and wrong ones wait longer and longer", async () => {
    const here = await office();
    const asked = { name: "王秀英", role: "clerk", password: PASSWORD } as const;
    for (const own of ["a", "b", "c"]) {
      expect(problem(await here.handlers["operators.add"]({ ...asked, own })).code).toBe(
        "E-PWD-03",
      );
    }
    expect(here.waits).toEqual([1000]);
    expect(value(await here.handlers["operators.list"]({}))).toHaveLength(1);
  });

  it.each(["李建国", " 李 建国 ", "李建国　"])(
    "cannot go by %o while 李建国 works here",
    async (name) => {
      const here = await office();
      const asked = { name, role: "clerk", password: PASSWORD, own: PASSWORD } as const;
      expect(problem(await here.handlers["operators.add"](asked)).code).toBe("E-OPR-01");
      expect(namesOn(await here.workstation.close())).toEqual(["李建国"]);
    },
  );

  it("half-way, with a slot and no row, cannot log in and leaves no trace", async () => {
    const here = await office();
    const id = await hire(here, "王秀英", "clerk");
    const session = value(here.workstation.session());
    await session.desk.store.write((tx) => tx.run("DELETE FROM operator WHERE id = ?", [id]));
    expect(problem(await logIn(here, id)).code).toBe("E-PWD-02");
    expect(namesOn(await here.workstation.state())).toEqual(["李建国"]);
  });
});

describe("an operator who is removed", () => {
  it("is on the login screen no more; the name stays in the list", async () => {
    const here = await office();
    const id = await hire(here, "王秀英", "clerk");
    const listed = value(
      await here.handlers["operators.remove"]({ operatorId: id, own: PASSWORD }),
    );
    expect(listed.map(({ name, removedAt }) => [name, removedAt !== null])).toEqual([
      ["李建国", false],
      ["王秀英", true],
    ]);
    expect(namesOn(await here.workstation.close())).toEqual(["李建国"]);
    expect(problem(await logIn(here, id)).code).toBe("E-PWD-02");
  });

  it("may have a successor of the same name", async () => {
    const here = await office();
    const id = await hire(here, "王秀英", "clerk");
    value(await here.handlers["operators.remove"]({ operatorId: id, own: PASSWORD }));
    expect(await hire(here, "王秀英", "clerk")).not.toBe(id);
  });

  it("cannot be oneself, somebody gone already, or nobody", async () => {
    const here = await office();
    const id = await hire(here, "王秀英", "clerk");
    const remove = async (operatorId: string): Promise<string> =>
      problem(await here.handlers["operators.remove"]({ operatorId, own: PASSWORD })).code;
    expect(await remove(here.id)).toBe("E-OPR-03");
    value(await here.handlers["operators.remove"]({ operatorId: id, own: PASSWORD }));
    expect(await remove(id)).toBe("E-OPR-02");
    expect(await remove("nobody")).toBe("E-OPR-02");
  });

  it("is kept out when the power failed before the slot was gone, and the slot goes at the next sign-in", async () => {
    const here = await office();
    const id = await hire(here, "王秀英", "supervisor");
    const { desk } = value(here.workstation.session());
    await desk.store.write((tx) => removeOperator(tx, id, desk.clock.now()));
    expect(namesOn(await here.workstation.close())).toEqual(["李建国", "王秀英"]);
    expect(problem(await logIn(here, id)).code).toBe("E-PWD-02");
    value(await logIn(here, here.id));
    expect(namesOn(await here.workstation.close())).toEqual(["李建国"]);
  });
});

describe("a password", () => {
  it("is changed by its owner, who knows the old one", async () => {
    const here = await office();
    const wrong = { old: "something else", new: NEW };
    expect(problem(await here.handlers["password.change"](wrong)).code).toBe("E-PWD-04");
    value(await here.handlers["password.change"]({ old: PASSWORD, new: NEW }));
    expect(problem(await logIn(here, here.id)).code).toBe("E-PWD-01");
    value(await logIn(here, here.id, NEW));
  });

  it("that was forgotten is set by a supervisor", async () => {
    const here = await office();
    const operatorId = await hire(here, "王秀英", "clerk");
    const asked = { operatorId, password: NEW, own: PASSWORD };
    value(await here.handlers["operators.set-password"](asked));
    expect(problem(await logIn(here, operatorId)).code).toBe("E-PWD-01");
    value(await logIn(here, operatorId, NEW));
  });

  it("is not changed in key slots that somebody has altered", async () => {
    const here = await office();
    const text = await readFile(here.files.keySlots, "utf8");
    await writeFile(here.files.keySlots, text.replace("李建国", "李建军"));
    const refused = await here.handlers["password.change"]({ old: PASSWORD, new: NEW });
    expect(problem(refused).code).toBe("E-DB-07");
    await writeFile(here.files.keySlots, text);
    value(await logIn(here, here.id));
  });

  it("changes together with its entry in the journal, or not at all", async () => {
    const here = await office();
    const { desk } = value(here.workstation.session());
    await desk.store.write((tx) =>
      tx.run(
        "CREATE TEMP TRIGGER no_more BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no'); END",
      ),
    );
    const silent = vi.spyOn(console, "error").mockReturnValue(undefined);
    problem(await here.handlers["password.change"]({ old: PASSWORD, new: NEW }));
    silent.mockRestore();
    await desk.store.write((tx) => tx.run("DROP TRIGGER no_more"));
    value(await logIn(here, here.id));
  });
});

describe("the recovery sheet", () => {
  it("lets an operator in with a new password, however the key is typed, and is told in the journal", async () => {
    const here = await office();
    await here.workstation.close();
    const typed = here.recoveryKey.toLowerCase().replaceAll("-", " ");
    const asked = { recoveryKey: typed, operatorId: here.id, password: NEW };
    expect(whoIsIn(value(await here.handlers["session.recover"](asked))).id).toBe(here.id);
    expect(await journalOf(here)).toEqual(expect.arrayContaining(["李建国 recovery-used 李建国"]));
    expect(problem(await logIn(here, here.id)).code).toBe("E-PWD-01");
    value(await logIn(here, here.id, NEW));
  });

  it("gives an operator no other role than the database does", async () => {
    const here = await office();
    const operatorId = await hire(here, "王秀英", "clerk");
    await here.workstation.close();
    const asked = { recoveryKey: here.recoveryKey, operatorId, password: NEW };
    expect(whoIsIn(value(await here.handlers["session.recover"](asked))).role).toBe("clerk");
  });

  it("lets nobody in who has been removed", async () => {
    const here = await office();
    const operatorId = await hire(here, "王秀英", "clerk");
    value(await here.handlers["operators.remove"]({ operatorId, own: PASSWORD }));
    const asked = { recoveryKey: here.recoveryKey, operatorId, password: NEW };
    expect(problem(await here.handlers["session.recover"](asked)).code).toBe("E-PWD-02");
  });

  it("is refused when mistyped, and slowly when it is another one", async () => {
    const here = await office();
    await here.workstation.close();
    const recover = async (recoveryKey: string): Promise<string> => {
      const asked = { recoveryKey, operatorId: here.id, password: NEW };
      return problem(await here.handlers["session.recover"](asked)).code;
    };
    expect(await recover(here.recoveryKey.slice(1))).toBe("E-KEY-02");
    const other = await office();
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await recover(other.recoveryKey)).toBe("E-KEY-03");
    }
    expect(here.waits).toEqual([1000]);
  });

  it("opens nothing any more after a new one was made", async () => {
    const here = await office();
    const { recoveryKey } = value(await here.handlers["keys.new-recovery"]({ own: PASSWORD }));
    const asked = { operatorId: here.id, password: NEW };
    const old = { ...asked, recoveryKey: here.recoveryKey };
    expect(problem(await here.handlers["session.recover"](old)).code).toBe("E-KEY-03");
    value(await here.handlers["session.recover"]({ ...asked, recoveryKey }));
  });
});

describe("the recovery sheet", () => {
  const isProven = async ({ handlers }: Office): Promise<boolean> =>
    value(await handlers["keys.status"]({})).sheetProven;

  it("counts as printed once somebody has typed from it, and not before: the program may be killed in between", async () => {
    const here = await office();
    expect(await isProven(here)).toBe(false);
    await here.workstation.close();
    const again = await office({ again: here });
    value(await logIn(again, here.id));
    expect(await isProven(again)).toBe(false);
    expect(value(await again.handlers["keys.sheet-proven"]({})).sheetProven).toBe(true);
    expect(await journalOf(again)).toContain("李建国 recovery-proven");
  });

  it("stays proven under another password and another database key, but not under a new recovery key", async () => {
    const here = await office();
    value(await here.handlers["keys.sheet-proven"]({}));
    value(await here.handlers["password.change"]({ old: PASSWORD, new: NEW }));
    value(await here.handlers["keys.renew"]({ own: NEW }));
    expect(await isProven(here)).toBe(true);
    value(await here.handlers["keys.new-recovery"]({ own: NEW }));
    expect(await isProven(here)).toBe(false);
  });
});

describe("the keys", () => {
  it("are renewed while the operator stays logged in; what was saved, every password and the sheet stay", async () => {
    const here = await office();
    const { caseId } = value(await here.handlers["case.create"]({ insurance: "resident" }));
    const before = value(await here.handlers["keys.status"]({}));
    const after = value(await here.handlers["keys.renew"]({ own: PASSWORD }));
    expect(after.keySince > before.keySince).toBe(true);
    value(await here.handlers["case.open"]({ caseId }));
    expect(await journalOf(here)).toContain("李建国 keys-renewed");
    value(await logIn(here, here.id));
    const asked = { recoveryKey: here.recoveryKey, operatorId: here.id, password: NEW };
    value(await here.handlers["session.recover"](asked));
  });

  it("stay what they are when the renewal is refused, and so does the session", async () => {
    const here = await office();
    expect(problem(await here.handlers["keys.renew"]({ own: "wrong" })).code).toBe("E-PWD-03");
    await rm(here.files.keySlots);
    expect(problem(await here.handlers["keys.renew"]({ own: PASSWORD })).code).toBe("E-DB-07");
    expect((await here.workstation.state()).phase).toBe("open");
  });

  it("can lie with this machine for work in the background, and no more", async () => {
    const keychain = {
      available: () => true,
      protect: (secret: Uint8Array) => secret.map((byte) => byte ^ 0x5a),
      reveal: (kept: Uint8Array) => kept.map((byte) => byte ^ 0x5a),
    };
    const here = await office({ keychain });
    expect(value(await here.handlers["keys.status"]({})).device).toBe("off");
    const on = value(await here.handlers["keys.bind-device"]({ on: true, own: PASSWORD }));
    expect(on.device).toBe("on");
    await rm(here.files.deviceKey);
    expect(value(await here.handlers["keys.status"]({})).device).toBe("lost");
    const off = value(await here.handlers["keys.bind-device"]({ on: false, own: PASSWORD }));
    expect(off.device).toBe("off");
  });

  it("are not bound where there is no keychain", async () => {
    const here = await office();
    expect(value(await here.handlers["keys.status"]({})).device).toBe("unavailable");
    const refused = await here.handlers["keys.bind-device"]({ on: true, own: PASSWORD });
    expect(problem(refused).code).toBe("E-KEY-04");
  });

  it("of a session are overwritten when it ends", async () => {
    const here = await office();
    const { key } = value(here.workstation.session());
    expect(key.some((byte) => byte !== 0)).toBe(true);
    await here.workstation.close();
    expect(key.every((byte) => byte === 0)).toBe(true);
  });
});

describe("two changes of the key slots at the same time", () => {
  it("both last", async () => {
    const here = await office();
    const added = { role: "clerk", password: PASSWORD, own: PASSWORD } as const;
    const results = await Promise.all([
      here.handlers["operators.add"]({ ...added, name: "王秀英" }),
      here.handlers["operators.add"]({ ...added, name: "赵敏" }),
      here.handlers["keys.new-recovery"]({ own: PASSWORD }),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, true, true]);
    expect(namesOn(await here.workstation.close()).toSorted()).toEqual(
      ["李建国", "王秀英", "赵敏"].toSorted(),
    );
  });
});
