import type { Reply } from "../../electron/contract/contract.ts";
import type { AppState, Operator } from "../../electron/contract/session.ts";
import type { Role } from "../../electron/contract/administration.ts";
import { Attempts } from "../../electron/security/attempts.ts";
import type { Keychain } from "../../electron/security/keychain.ts";
import type { Ask } from "../../electron/session/ask.ts";
import { type Handlers, handlersOf } from "../../electron/session/handlers.ts";
import { Workstation } from "../../electron/session/workstation.ts";
import { type DataFiles, dataOf } from "../../electron/store/profile.ts";
import { newFolder, TestClock, value } from "./desk.ts";

export const PASSWORD = "三月的鱼 2026";
export const SETUP = {
  office: "祥符区朱仙镇便民服务中心",
  window: "A3",
  pool: "410200",
  operator: "李建国",
  password: PASSWORD,
};

export interface Office {
  readonly files: DataFiles;
  readonly workstation: Workstation;
  readonly handlers: Handlers;
  /** Of the first supervisor. */
  readonly id: string;
  readonly recoveryKey: string;
  readonly waits: readonly number[];
}

interface Given {
  readonly ask?: Ask;
  readonly keychain?: Keychain;
  /** A profile that outlives the test. */
  readonly folder?: string;
  /** The program is started anew over its data; nobody is logged in. */
  readonly again?: Office;
  /** 咨询电话, as told at the first setup. */
  readonly telephone?: string;
}

/** A workstation that has just been set up, its first supervisor logged in; nobody really waits. */
export async function newOffice({
  ask,
  keychain,
  folder,
  again,
  telephone,
}: Given = {}): Promise<Office> {
  const files = again?.files ?? dataOf(folder ?? (await newFolder()));
  const waits: number[] = [];
  const attempts = new Attempts((milliseconds) => {
    waits.push(milliseconds);
    return Promise.resolve();
  });
  const clock = new TestClock("2026-11-20T01:00:00.000Z");
  const workstation = new Workstation(files, clock, "0.1.0", attempts, keychain);
  const noForms = (): Promise<never> => Promise.reject(new Error("no forms here"));
  const handlers = handlersOf(workstation, noForms, ask);
  if (again !== undefined) return { ...again, workstation, handlers, waits };
  const { state, recoveryKey } = value(await workstation.setup({ ...SETUP, telephone }));
  return { files, workstation, handlers, id: whoIsIn(state).id, recoveryKey, waits };
}

export function whoIsIn(state: AppState): Operator {
  if (state.phase !== "open") throw new Error(`phase ${state.phase}`);
  return state.operator;
}

/** Names on the login screen. */
export function namesOn(state: AppState): readonly string[] {
  if (state.phase !== "locked") throw new Error(`phase ${state.phase}`);
  return state.operators.map((operator) => operator.name);
}

/** Adds an operator with the password of everybody in these tests; returns the id. */
export async function hire(office: Office, name: string, role: Role): Promise<string> {
  const listed = value(
    await office.handlers["operators.add"]({ name, role, password: PASSWORD, own: PASSWORD }),
  );
  return listed.find((entry) => entry.name === name && entry.removedAt === null)?.id ?? "";
}

export function logIn(
  { handlers }: Office,
  operatorId: string,
  password = PASSWORD,
): Promise<Reply<"session.open">> {
  return handlers["session.open"]({ operatorId, password });
}

/** Actions and subjects of the journal, the oldest first. */
export async function journalOf({ handlers }: Office): Promise<readonly string[]> {
  const asked = { before: null, action: null, limit: 500 } as const;
  const { entries } = value(await handlers["journal.read"](asked));
  return entries
    .toReversed()
    .map(({ operator, action, subject, detail }) =>
      [operator, action, subject, detail].filter((part) => part !== "").join(" "),
    );
}
