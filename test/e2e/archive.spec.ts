import { expect, test } from "@playwright/test";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { referral } from "../store/people.ts";
import { openCaseOf } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { newProfile, setUp, start } from "./support/workstation.ts";

test("HUN-85: the archive of a case lists every document, verified, shows it, and leaves whole with a manifest", async () => {
  const profile = newProfile();
  const { app, window } = await start(profile);
  await setUp(window, "开封");
  await window.evaluate(async (form) => {
    const { desktop } = globalThis.window;
    const made = await desktop.call("case.create", { insurance: "resident" });
    if (!made.ok) throw new Error(made.error.code);
    const { caseId } = made.value;
    const sealed = await desktop.call("case.seal", { caseId, form });
    if (!sealed.ok) throw new Error(sealed.error.code);
    const issued = await desktop.call("forms.issue", { caseId, forms: ["filing", "acceptance"] });
    if (!issued.ok) throw new Error(issued.error.code);
  }, referral());
  await openCaseOf(window, referral().person.name);
  await expect(window.getByText("与版本2一致")).toBeVisible();
  await window.keyboard.press("Control+g");
  const place = window.getByRole("region", { name: "案件档案" });
  await expect(place.getByText("4份，逐份与存档核对相符")).toBeVisible();
  const list = window.getByRole("grid", { name: "档案清单" });
  await list.getByRole("row", { name: /异地就医登记备案表/u }).click();
  await expect(window.getByRole("img", { name: /异地就医登记备案表/u }).first()).toBeVisible();
  await pictures(app, window, "archive");

  const file = path.join(profile, "档案.zip");
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
  await window.keyboard.press("Control+e");
  await expect(place.getByText(/^4份已写到/u)).toBeVisible();
  const files = unzipSync(readFileSync(file));
  const manifest = Buffer.from(files["SHA256SUMS.txt"] ?? []).toString("utf8");
  const lines = manifest.trim().split("\n");
  expect(lines).toHaveLength(4);
  for (const line of lines) {
    const [sha256 = "", name = ""] = line.split("  ");
    const bytes = files[name] ?? new Uint8Array();
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  }
  await app.close();
});
