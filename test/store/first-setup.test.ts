import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { requests } from "../../electron/contract/contract.ts";
import { areAuthentic } from "../../electron/security/keyslots.ts";
import { parseRecoveryKey } from "../../electron/security/recovery-key.ts";
import { openSlot, recoverySlotOf, slotOfOperator } from "../../electron/security/slot.ts";
import { openStore } from "../../electron/store/open.ts";
import { readOffice } from "../../electron/store/office.ts";
import { dataOf, inspect } from "../../electron/store/profile.ts";
import { createData } from "../../electron/store/setup.ts";
import { newFolder, value } from "./desk.ts";

const SETUP = {
  office: { name: "朱仙镇便民服务中心", window: "A3", pool: "410200" },
  operator: { id: "operator-1", name: "赵敏", role: "supervisor" },
  password: "kaifeng-2026",
  at: "2026-11-22T02:00:00.000Z",
} as const;

test("a first setup that cannot be finished leaves nothing behind that takes the space of the next try", async () => {
  const profile = mkdtempSync(path.join(tmpdir(), "first-setup-"));
  const files = dataOf(profile);
  mkdirSync(files.folder);
  writeFileSync(path.join(files.folder, "kept.txt"), "");
  await expect(createData(files, SETUP)).rejects.toThrow();
  expect(readdirSync(profile)).toEqual([path.basename(files.folder)]);
  expect(readdirSync(files.folder)).toEqual(["kept.txt"]);
});

test("a first setup gives two ways to the data: the supervisor's password and the office's sheet", async () => {
  const files = dataOf(await newFolder());
  const { key, recoveryKey } = value(await createData(files, SETUP));
  const found = await inspect(files);
  if (found.kind !== "ready") throw new Error(found.kind);
  const { slots } = found.slots;
  expect(slots.map((slot) => slot.kind)).toEqual(["password", "recovery"]);
  expect(areAuthentic(found.slots, key)).toBe(true);

  const typed = parseRecoveryKey(recoveryKey);
  const ways = [
    { slot: slotOfOperator(slots, SETUP.operator.id), secret: SETUP.password },
    { slot: recoverySlotOf(slots), secret: typed.ok ? typed.value : typed.error },
  ];
  for (const { slot, secret } of ways) {
    const opened = slot === undefined ? null : await openSlot(slot, secret);
    const store = value(await openStore(files.database, opened ?? new Uint8Array()));
    expect(await store.read(readOffice)).toEqual(SETUP.office);
    await store.close();
  }
});

test.each([
  ["A3", "A3"],
  [" a3b ", "A3B"],
  ["ａ３ｂ", "A3B"],
  ["3号窗", "3号窗"],
])(
  "a window typed as %o is %o: no window's number ends in the small letter that a restore adds",
  (typed, kept) => {
    const office = {
      office: "便民服务中心",
      pool: "410200",
      operator: "赵敏",
      password: "12345678",
    };
    const asked = requests["setup.create"].parse({ ...office, window: typed });
    expect(asked.window).toBe(kept);
  },
);

test("a window without a number is refused", () => {
  const office = { office: "便民服务中心", pool: "410200", operator: "赵敏", password: "12345678" };
  expect(requests["setup.create"].safeParse({ ...office, window: " 　" }).success).toBe(false);
});
