import { describe, expect, it } from "vitest";
import type { Keychain } from "../../electron/security/keychain.ts";
import { backupsOf } from "../../electron/session/copies.ts";
import { CopyWatch } from "../../electron/session/copy-watch.ts";
import { value } from "./desk.ts";
import { logIn, newOffice, type Office, PASSWORD } from "./office.ts";

/** A keychain that can forget, as after the account was made anew. */
class ForgettingKeychain implements Keychain {
  #own = 0x5a;

  available = (): boolean => true;
  protect = (secret: Uint8Array): Uint8Array => secret.map((byte) => byte ^ this.#own);
  reveal = (kept: Uint8Array): Uint8Array | null =>
    this.#own === 0 ? null : kept.map((byte) => byte ^ this.#own);

  forget(): void {
    this.#own = 0;
  }
}

/** Whom the machine could open the data for while the screen is locked. */
async function openedWhileLocked({ workstation }: Office): Promise<readonly string[]> {
  const seen: string[] = [];
  await workstation.whileLocked(({ desk }) => {
    seen.push(desk.operator.name);
    return Promise.resolve();
  });
  return seen;
}

describe("while the screen is locked", () => {
  it("a machine that the office has bound opens the data for its own work, and no session", async () => {
    const office = await newOffice({ keychain: new ForgettingKeychain() });
    value(await office.handlers["keys.bind-device"]({ on: true, own: PASSWORD }));
    expect(await openedWhileLocked(office)).toEqual([]);
    await office.workstation.close();
    expect(await openedWhileLocked(office)).toEqual(["本机（锁屏时）"]);
    expect(office.workstation.session().ok).toBe(false);
    await logIn(office, office.id);
    expect(office.workstation.session().ok).toBe(true);
    await office.workstation.close();
  });

  it("nothing opens where the machine is not bound, or its keychain has forgotten", async () => {
    const keychain = new ForgettingKeychain();
    const office = await newOffice({ keychain });
    await office.workstation.close();
    expect(await openedWhileLocked(office)).toEqual([]);
    await logIn(office, office.id);
    value(await office.handlers["keys.bind-device"]({ on: true, own: PASSWORD }));
    await office.workstation.close();
    keychain.forget();
    expect(await openedWhileLocked(office)).toEqual([]);
  });

  it("a copy that is due is made by a bound machine", async () => {
    const office = await newOffice({ keychain: new ForgettingKeychain() });
    value(await office.handlers["keys.bind-device"]({ on: true, own: PASSWORD }));
    await office.workstation.close();
    const backups = backupsOf(office.workstation);
    new CopyWatch(office.workstation, backups).look();
    await logIn(office, office.id);
    const { copies } = value(await office.handlers["backups.status"]({}));
    expect(copies.length).toBeGreaterThan(0);
    await office.workstation.close();
  });
});
