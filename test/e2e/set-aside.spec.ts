import { type ElectronApplication, expect, test } from "@playwright/test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ALL, say } from "../../gateway/feed/say.ts";
import { type RunningGateway, startGateway } from "../../gateway/start.ts";
import { texts } from "../forms/paper.ts";
import { referral } from "../store/people.ts";
import { violations } from "./support/axe.ts";
import { sealCase } from "./support/cases.ts";
import { enrol, exchanged, needed } from "./support/district.ts";
import { pictures } from "./support/pictures.ts";
import { usePrintServer } from "./support/printer.ts";
import { newProfile, setUp, start } from "./support/workstation.ts";

// The gateway's embedded database takes its time to begin.
test.describe.configure({ timeout: 240_000 });
usePrintServer();

const { name } = referral().person;

let folder = "";
let gateway: RunningGateway;

/** The gateway of a district that takes cases of this pool only. */
const begin = (area: string, port = 0) =>
  startGateway({
    folder,
    port,
    tls: "none",
    log: () => undefined,
    district: { name: "祥符区", area },
  });

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "district-"));
});
test.afterEach(async () => {
  await gateway.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

test("what is set aside, up or down, says why and what to do, stands on the printed list, and goes when it is tried again", async () => {
  gateway = await begin("430100");
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await sealCase(window, referral());
  await enrol(window, { folder, gateway });
  await unsignedPack(gateway);
  await exchanged(window, needed(window, 2));

  await window.keyboard.press("Control+Shift+S");
  const aside = window.getByRole("list", { name: "需要您处理" });
  await expect(aside.getByRole("listitem")).toHaveCount(2);
  const why = window.getByRole("region", { name: "为什么搁置" });
  await expect(why.getByRole("alert")).toContainText("G-NOT-FOUND");
  await expect(why.getByText(name, { exact: true })).toBeVisible();
  await pictures(app, window, "sync-set-aside");
  expect(await violations(window)).toEqual([]);

  await test.step("打印未传清单 names the case with its reason", async () => {
    await answerPrintDialog(app);
    await window.getByRole("button", { name: "打印未传清单", exact: true }).click();
    await expect(window.getByText("已送打印，1件。", { exact: true })).toBeVisible();
    const paper = await printedPaper(app);
    const [page = ""] = texts(paper);
    expect(page).toContain("未上传清单");
    expect(page).toContain(name);
    expect(page).toContain("搁置");
    if (process.env["PICTURES"] !== undefined) keepPaper(paper);
  });

  await test.step("what came down: the policy in use stays, and a second try tells the same", async () => {
    await window.keyboard.press("ArrowDown");
    await expect(why.getByRole("alert")).toContainText("没有区县的有效签名");
    await pictures(app, window, "sync-incoming-aside");
    await expect(why.getByRole("button", { name: "重试 R", exact: true })).toBeVisible();
    await window.keyboard.press("r");
    await exchanged(window, needed(window, 2));
  });

  await test.step("the district has put it right: 重试 sends the case again", async () => {
    const port = Number(new URL(gateway.url).port);
    await gateway.close();
    gateway = await begin("410200", port);
    await aside.getByRole("button").filter({ hasText: name }).click();
    await why.getByRole("button", { name: "重试 R", exact: true }).click();
    await exchanged(window, needed(window, 1));
    const queue = window.getByRole("list", { name: "上传队列" });
    await expect(queue.getByText("已接收", { exact: true })).toBeVisible();
    await app.close();
  });
});

/** As somebody would who has got at the line, but has no key of the district. */
async function unsignedPack({ gateway: { db } }: RunningGateway): Promise<void> {
  await db.transaction((tx) =>
    say(tx, ALL, {
      kind: "pack",
      hash: "0".repeat(64),
      text: "{}",
      signature: "A".repeat(86),
      key: "A".repeat(43),
    }),
  );
}

declare global {
  var printedPaper: string | undefined;
}

/** The print dialog of the system says yes; what was to be printed is kept in the desktop process. */
async function answerPrintDialog(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: program }) => {
    program.on("browser-window-created", (_event, { webContents }) => {
      const run = webContents.executeJavaScript.bind(webContents);
      let address = "";
      webContents.executeJavaScript = (code: string) => {
        address = /showPaper\((".*?"),/u.exec(code)?.[1] ?? address;
        return run(code);
      };
      webContents.print = (_options, done) => {
        const read = `fetch(${address}).then((answer) => answer.arrayBuffer()).then((bytes) =>
          btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("")))`;
        const answer = async (): Promise<void> => {
          globalThis.printedPaper = String(await run(read));
          done?.(true, "");
        };
        void answer();
      };
    });
  });
}

async function printedPaper(app: ElectronApplication): Promise<Uint8Array> {
  const text = await app.evaluate(() => globalThis.printedPaper ?? "");
  return Buffer.from(text, "base64");
}

function keepPaper(paper: Uint8Array): void {
  const out = path.join(import.meta.dirname, "../../out/pictures");
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, "unsent-list.pdf"), paper);
}
