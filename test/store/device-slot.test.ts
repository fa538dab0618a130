import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bindDevice, deviceStatus, openDevice } from "../../electron/security/device-slot.ts";
import { type Keychain, NO_KEYCHAIN } from "../../electron/security/keychain.ts";
import {
  openSlot,
  operatorsOf,
  passwordSlot,
  type PasswordSlot,
  type Slot,
  withSlot,
} from "../../electron/security/slot.ts";
import { newFolder, problem, value } from "./desk.ts";

const AT = "2026-11-22T02:00:00.000Z";
const LATER = "2026-12-01T02:00:00.000Z";
const ZHAO = { id: "operator-1", name: "赵敏", role: "supervisor" } as const;
const PASSWORD = "三月的鱼 2026";

const key = randomBytes(32);
let zhao: PasswordSlot;

beforeAll(async () => {
  zhao = await passwordSlot(ZHAO, PASSWORD, key, AT);
});

function hex(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString("hex");
}

/** A keychain with a secret of its own, as every account on every machine has another. */
function keychain(own: number): Keychain {
  const turned = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ own);
  return {
    available: () => true,
    protect: (secret) => Buffer.concat([Buffer.of(own), turned(secret)]),
    reveal: (kept) => (kept[0] === own ? turned(kept.subarray(1)) : null),
  };
}

describe("a bound device", () => {
  const own = keychain(0x5a);

  async function bound(): Promise<{ readonly file: string; readonly slots: readonly Slot[] }> {
    const file = path.join(await newFolder(), "device.key");
    const slot = value(await bindDevice(file, own, key, AT));
    return { file, slots: withSlot([zhao], slot) };
  }

  it("opens the data with its own keychain", async () => {
    const { file, slots } = await bound();
    expect(hex(await openDevice(file, own, slots))).toBe(hex(key));
    expect(await deviceStatus(file, own, slots)).toBe("on");
    expect(operatorsOf(slots)).toEqual([ZHAO]);
  });

  it("is lost with its keychain or its file, which costs nothing else", async () => {
    const { file, slots } = await bound();
    for (const other of [keychain(0x33), NO_KEYCHAIN]) {
      expect(await openDevice(file, other, slots)).toBeNull();
      expect(await deviceStatus(file, other, slots)).toBe("lost");
    }
    expect(await deviceStatus(`${file}.gone`, own, slots)).toBe("lost");
    await writeFile(file, own.protect(randomBytes(32)));
    expect(await deviceStatus(file, own, slots)).toBe("lost");
    expect(hex(await openSlot(zhao, PASSWORD))).toBe(hex(key));
  });

  it("is off where nobody has bound it, and cannot be bound without a keychain", async () => {
    const file = path.join(await newFolder(), "device.key");
    expect(await deviceStatus(file, own, [zhao])).toBe("off");
    expect(await deviceStatus(file, NO_KEYCHAIN, [zhao])).toBe("unavailable");
    expect(await openDevice(file, own, [zhao])).toBeNull();
    expect(problem(await bindDevice(file, NO_KEYCHAIN, key, AT)).code).toBe("E-KEY-04");
  });

  it("is bound anew in place of the old binding", async () => {
    const { file, slots } = await bound();
    const again = withSlot(slots, value(await bindDevice(file, own, key, LATER)));
    expect(again.length).toBe(slots.length);
    expect(hex(await openDevice(file, own, again))).toBe(hex(key));
    expect(await openDevice(file, own, slots)).toBeNull();
  });
});
