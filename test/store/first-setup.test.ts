import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { dataOf } from "../../electron/store/profile.ts";
import { createData } from "../../electron/store/setup.ts";

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
