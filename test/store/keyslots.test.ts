import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  areAuthentic,
  changedSlots,
  type KeySlots,
  readKeySlots,
  signedSlots,
  slotsForNewKey,
  writeKeySlots,
} from "../../electron/security/keyslots.ts";
import { parseRecoveryKey } from "../../electron/security/recovery-key.ts";
import {
  openSlot,
  operatorsOf,
  passwordSlot,
  type PasswordSlot,
  recoverySlot,
  type RecoverySlot,
  recoverySlotOf,
  type Slot,
  slotOfOperator,
  withSlot,
} from "../../electron/security/slot.ts";
import { newFolder, problem, value } from "./desk.ts";

const AT = "2026-11-22T02:00:00.000Z";
const LATER = "2026-12-01T02:00:00.000Z";
const ZHAO = { id: "operator-1", name: "赵敏", role: "supervisor" } as const;
const QIAN = { id: "operator-2", name: "钱程", role: "clerk" } as const;
const ZHAO_PASSWORD = "三月的鱼 ﬁsh";
const QIAN_PASSWORD = "窗口 B5 的猫";

const key = randomBytes(32);
let zhao: PasswordSlot;
let qian: PasswordSlot;
let sheet: { readonly slot: RecoverySlot; readonly recoveryKey: string };
let keySlots: KeySlots;

beforeAll(async () => {
  zhao = await passwordSlot(ZHAO, ZHAO_PASSWORD, key, AT);
  qian = await passwordSlot(QIAN, QIAN_PASSWORD, key, AT);
  sheet = await recoverySlot(key, AT);
  keySlots = signedSlots([zhao, qian, sheet.slot], key, AT);
});

function hex(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString("hex");
}

/** The slot's key under a secret, in hex. */
async function opened(slot: Slot, secret: string): Promise<string | null> {
  return hex(await openSlot(slot, secret));
}

function sheetKey(typed: string): string {
  const read = parseRecoveryKey(typed);
  return read.ok ? read.value : read.error;
}

describe("a slot", () => {
  it("gives the database key for its password, however the input method composes it", async () => {
    for (const typed of [ZHAO_PASSWORD, ZHAO_PASSWORD.normalize("NFKC"), "三月的鱼　fish"]) {
      expect(await opened(zhao, typed)).toBe(hex(key));
    }
  });

  it("gives nothing for another password, another operator's, or none", async () => {
    for (const typed of ["三月的鱼 Fish", QIAN_PASSWORD, ""]) {
      expect(await opened(zhao, typed)).toBeNull();
    }
  });

  it("opens for the recovery key as it is typed from the sheet", async () => {
    const typed = sheet.recoveryKey.toLowerCase().replaceAll("-", " ");
    expect(await opened(sheet.slot, sheetKey(typed))).toBe(hex(key));
    expect(await opened(zhao, sheetKey(typed))).toBeNull();
  });

  it("opens under its own name and kind only", async () => {
    expect(await opened({ ...zhao, id: QIAN.id }, ZHAO_PASSWORD)).toBeNull();
    const device: Slot = { ...sheet.slot, kind: "device" };
    expect(await opened(device, sheetKey(sheet.recoveryKey))).toBeNull();
  });

  it("opens with its own parts only", async () => {
    const foreign = (await recoverySlot(key, AT)).slot;
    const secret = sheetKey(sheet.recoveryKey);
    for (const part of ["publicKey", "wrapped", "sealed", "stretch"] as const) {
      expect(await opened({ ...sheet.slot, [part]: foreign[part] }, secret)).toBeNull();
    }
  });

  it("costs a guess as much as the design says: scrypt with 32 MiB", () => {
    for (const { stretch } of keySlots.slots) {
      expect(stretch).toMatchObject({ name: "scrypt", cost: 32_768, blockSize: 8, parallel: 1 });
    }
    const salts = new Set(keySlots.slots.map((slot) => slot.stretch.salt));
    expect(salts.size).toBe(3);
  });
});

describe("the set of slots", () => {
  it("names the operators, and nobody for the sheet", () => {
    expect(operatorsOf(keySlots.slots)).toEqual([ZHAO, QIAN]);
    expect(slotOfOperator(keySlots.slots, QIAN.id)).toEqual(qian);
    expect(slotOfOperator(keySlots.slots, sheet.slot.id)).toBeUndefined();
    expect(recoverySlotOf(keySlots.slots)).toEqual(sheet.slot);
  });

  it("takes a new password in place of the old one, and a new sheet in place of the old one", async () => {
    const renewed = await passwordSlot(ZHAO, "新的口令 2027", key, LATER);
    const secondSheet = await recoverySlot(key, LATER);
    const next = value(
      changedSlots(keySlots, key, (slots) => withSlot(withSlot(slots, renewed), secondSheet.slot)),
    );
    expect(next.slots).toEqual([qian, renewed, secondSheet.slot]);
    expect(next.made).toBe(AT);
    expect(areAuthentic(next, key)).toBe(true);
    expect(await opened(renewed, "新的口令 2027")).toBe(hex(key));
    expect(await opened(secondSheet.slot, sheetKey(sheet.recoveryKey))).toBeNull();
  });

  it("is sealed for a new key without anyone's secret, and every secret still opens it", async () => {
    const newKey = randomBytes(32);
    const next = value(slotsForNewKey(keySlots, key, newKey, LATER));
    expect(next.made).toBe(LATER);
    expect(areAuthentic(next, newKey)).toBe(true);
    expect(areAuthentic(next, key)).toBe(false);
    const secrets = [ZHAO_PASSWORD, QIAN_PASSWORD, sheetKey(sheet.recoveryKey)];
    for (const [index, slot] of next.slots.entries()) {
      expect(await opened(slot, secrets[index] ?? "")).toBe(hex(newKey));
    }
  });
});

describe("slots that somebody without the key has altered", () => {
  const alterations: readonly {
    readonly what: string;
    readonly alter: (slots: KeySlots) => KeySlots;
  }[] = [
    {
      what: "a role",
      alter: (slots) => ({
        ...slots,
        slots: slots.slots.map((slot) =>
          slot.kind === "password" ? { ...slot, role: "supervisor" } : slot,
        ),
      }),
    },
    { what: "a slot taken away", alter: (slots) => ({ ...slots, slots: slots.slots.slice(1) }) },
    {
      what: "the order",
      alter: (slots) => ({ ...slots, slots: slots.slots.toReversed() }),
    },
    { what: "the day of the key", alter: (slots) => ({ ...slots, made: LATER }) },
    { what: "the mac", alter: (slots) => ({ ...slots, mac: "" }) },
    {
      what: "everything, signed with a key of their own",
      alter: (slots) => signedSlots(slots.slots, randomBytes(32), slots.made),
    },
  ];

  it.each(alterations)("are told: $what", ({ alter }) => {
    const altered = alter(keySlots);
    expect(areAuthentic(keySlots, key)).toBe(true);
    expect(areAuthentic(altered, key)).toBe(false);
    expect(problem(changedSlots(altered, key, (slots) => slots)).code).toBe("E-KEY-01");
    expect(problem(slotsForNewKey(altered, key, randomBytes(32), LATER)).code).toBe("E-KEY-01");
  });

  it("get no new key for a slot that nobody made", async () => {
    const own = await passwordSlot({ ...QIAN, id: "stranger" }, "password", randomBytes(32), AT);
    const altered = { ...keySlots, slots: [...keySlots.slots, own] };
    expect(problem(slotsForNewKey(altered, key, randomBytes(32), LATER)).code).toBe("E-KEY-01");
  });
});

describe("the file of the slots", () => {
  async function file(content?: string): Promise<string> {
    const name = path.join(await newFolder(), "keyslots.json");
    if (content === undefined) await writeKeySlots(name, keySlots);
    else await writeFile(name, content);
    return name;
  }

  it("is read as it was written", async () => {
    expect(await readKeySlots(await file())).toEqual({ ok: true, value: keySlots });
  });

  it("shows neither the key nor a secret, in any writing", async () => {
    const text = await readFile(await file(), "utf8");
    const secrets = [ZHAO_PASSWORD, QIAN_PASSWORD, sheet.recoveryKey, sheetKey(sheet.recoveryKey)];
    const keys = (["hex", "base64", "base64url"] as const).map((coding) => key.toString(coding));
    expect([...secrets, ...keys].filter((secret) => text.includes(secret))).toEqual([]);
  });

  it("tells damage without a key, whichever bit has flipped", async () => {
    const name = await file();
    const whole = await readFile(name);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = Buffer.from(whole);
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
        await writeFile(name, flipped);
        const read = await readKeySlots(name);
        // A flipped blank between two words changes nothing that is said.
        if (read.ok) expect(read.value).toEqual(keySlots);
        else expect(["damaged", "newer"]).toContain(read.error);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    { what: "a later format", content: '{"format":"keyslots/3","keys":{}}', error: "newer" },
    { what: "no slot", content: '{"format":"keyslots/2","slots":[]}', error: "damaged" },
    { what: "half a file", content: '{"format":"keysl', error: "damaged" },
    { what: "nothing", content: "", error: "damaged" },
  ])("is $error with $what in it", async ({ content, error }) => {
    expect(await readKeySlots(await file(content))).toEqual({ ok: false, error });
  });

  it("is missing when it is", async () => {
    const name = path.join(await newFolder(), "keyslots.json");
    expect(await readKeySlots(name)).toEqual({ ok: false, error: "missing" });
  });

  it("cannot make the login eat the machine's memory", async () => {
    const [slot] = keySlots.slots;
    if (slot === undefined) throw new Error("no slot");
    const greedy = { ...slot, stretch: { ...slot.stretch, cost: 2 ** 21 } };
    const name = await file();
    await writeKeySlots(name, signedSlots([greedy], key, AT));
    expect(await readKeySlots(name)).toEqual({ ok: false, error: "damaged" });
  });
});
