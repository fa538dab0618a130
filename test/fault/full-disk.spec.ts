import { _electron, type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { field, newProfile, PASSWORD, setUp, signIn } from "../e2e/support/workstation.ts";
import { referral } from "../store/people.ts";

const program = path.join(
  process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? "node_modules/electron/dist",
  "electron",
);

/** The real program over a small disk of its own, in a namespace of its own: it goes with the program. */
async function startOnSmallDisk(disk: string): Promise<ElectronApplication> {
  const folder = newProfile();
  const wrapper = path.join(folder, "on-small-disk");
  mkdirSync(path.join(folder, disk));
  const mount = `mount -t tmpfs -o size=48m tmpfs "$0" && exec "$@"`;
  const command = `cd "${process.cwd()}" && exec unshare -rm sh -c '${mount}' "${folder}/${disk}"`;
  writeFileSync(wrapper, `#!/bin/sh\n${command} "${program}" "$@"\n`, { mode: 0o755 });
  const profile = `--profile=${folder}/${disk}/profile`;
  return _electron.launch({ executablePath: wrapper, args: [".", "--no-sandbox", profile] });
}

/** Fills the disk to its last byte, or makes room again. */
function fill(app: ElectronApplication, full: boolean): Promise<void> {
  return app.evaluate(({ app: own }, toTheBrim) => {
    const fs = process.getBuiltinModule("node:fs");
    const filler = `${own.getPath("userData")}/../filler`;
    if (!toTheBrim) {
      fs.rmSync(filler);
      return;
    }
    const { bavail, bsize } = fs.statfsSync(own.getPath("userData"));
    fs.writeFileSync(filler, Buffer.alloc(bavail * bsize));
  }, full);
}

async function seal(window: Page): Promise<string> {
  return window.evaluate(async (form) => {
    const { desktop } = globalThis.window;
    const made = await desktop.call("case.create", { insurance: "resident" });
    if (!made.ok) return made.error.code;
    const sealed = await desktop.call("case.seal", { caseId: made.value.caseId, form });
    return sealed.ok ? "done" : sealed.error.code;
  }, referral());
}

async function lock(window: Page): Promise<void> {
  await window.keyboard.press("Control+l");
  await expect(field(window, "login.password")).toBeVisible();
}

test("on a full disk the window says that it only reads, shows the cases, and saves again once there is room", async () => {
  test.setTimeout(180_000);
  const app = await startOnSmallDisk("disk");
  const window = await app.firstWindow();
  await setUp(window, "开封");
  expect(await seal(window)).toBe("done");
  await lock(window);

  await fill(app, true);
  await signIn(window);
  const told = window.getByRole("alert").filter({ hasText: "现在只能查看，不能保存" });
  await expect(told).toContainText("E-DISK-01");
  await window.screenshot({ path: "out/only-reads.png" });
  expect(await seal(window)).toBe("E-DISK-01");
  await window.keyboard.press("F2");
  await window.keyboard.type(referral().person.name);
  await window.keyboard.press("Enter");
  await expect(window.getByRole("main")).toContainText("已存·版本1");
  await expect(told).toBeVisible();

  await fill(app, false);
  await lock(window);
  await window.locator('input[type="password"]').fill(PASSWORD);
  await window.keyboard.press("Enter");
  await expect(window.getByRole("button", { name: /锁屏/u }).first()).toBeVisible();
  await expect(told).toHaveCount(0);
  expect(await seal(window)).toBe("done");
  await app.close();
});
