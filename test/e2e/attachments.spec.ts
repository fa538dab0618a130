import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PDFDocument, PDFName, PDFString } from "pdf-lib";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { png, withExif } from "../support/pictures.ts";
import { enterFiling, enterPerson } from "./support/case-entry.ts";
import { CHEN } from "./support/people.ts";
import {
  field,
  newCase,
  newProfile,
  openSettings,
  pick,
  setUp,
  signIn,
  start,
} from "./support/workstation.ts";

// A photo of six million dots is made, packed and unpacked several times.
test.describe.configure({ timeout: 120_000 });

/** A case with forms to sign, at what came back. */
async function toAttachments(window: Page): Promise<void> {
  await setUp(window, "开封");
  await newCase(window, "城乡居民");
  await enterPerson(window, CHEN);
  await enterFiling(window, { category: "异地长期居住", basis: "个人承诺", place: "上海" });
  await window.keyboard.press("Control+p");
  await window.getByRole("tab", { name: "签回与材料" }).click();
  await expect(window.getByText("还没有签回的表单或材料").first()).toBeVisible();
}

/** A photo as a camera held upright stores it: lying, red where its upper left corner is, blue opposite. */
async function photo(window: Page, width = 3000, height = 2000): Promise<Buffer> {
  const bytes = await window.evaluate(
    async ([w, h]) => {
      const canvas = new OffscreenCanvas(w, h);
      const context = canvas.getContext("2d");
      if (context === null) return [];
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, w, h);
      context.fillStyle = "#ff0000";
      context.fillRect(0, h / 2, w / 2, h / 2);
      context.fillStyle = "#0000ff";
      context.fillRect(w / 2, 0, w / 2, h / 2);
      const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [width, height] as const,
  );
  return withExif(Buffer.from(bytes), 6);
}

async function drop(window: Page, name: string, bytes: Uint8Array): Promise<void> {
  const data = await window.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], file));
      return transfer;
    },
    [name, [...bytes]] as const,
  );
  await window.locator(".papers-place").dispatchEvent("dragover", { dataTransfer: data });
  await window.locator(".papers-place").dispatchEvent("drop", { dataTransfer: data });
}

async function answerDialogs(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

interface Stored {
  readonly name: string;
  readonly mediaType: string;
  readonly pages: number;
  readonly of: { readonly kind: string };
  readonly bytes: Buffer;
}

/** The attachments of the one case, byte for byte as they are stored. */
async function stored(window: Page): Promise<readonly Stored[]> {
  const found = await window.evaluate(async (everything) => {
    const { desktop } = globalThis.window;
    const list = await desktop.call("cases.search", everything);
    const caseId = list.ok ? (list.value.rows[0]?.caseId ?? "") : "";
    const kept = await desktop.call("attachments.list", { caseId });
    return Promise.all(
      (kept.ok ? kept.value : []).map(async ({ sha256, name, mediaType, pages, of }) => {
        const blob = await desktop.call("blob.read", { sha256 });
        return { name, mediaType, pages, of, bytes: blob.ok ? [...blob.value] : [] };
      }),
    );
  }, EVERYTHING);
  return found.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) }));
}

/** Size of a stored picture, and the colours at a tenth from its four corners. */
function corners(window: Page, jpeg: Buffer) {
  return window.evaluate(
    async (content) => {
      const blob = new Blob([Uint8Array.from(content)], { type: "image/jpeg" });
      const picture = await createImageBitmap(blob, { imageOrientation: "none" });
      const { width, height } = picture;
      const context = new OffscreenCanvas(width, height).getContext("2d");
      context?.drawImage(picture, 0, 0);
      const at = (x: number, y: number): string => {
        const dot = context?.getImageData(Math.floor(x * width), Math.floor(y * height), 1, 1);
        const [red = 0, green = 0, blue = 0] = dot?.data ?? [];
        if (red > 200 && green > 200 && blue > 200) return "white";
        return red > 200 ? "red" : blue > 200 ? "blue" : "other";
      };
      return { width, height, dots: [at(0.1, 0.1), at(0.9, 0.1), at(0.1, 0.9), at(0.9, 0.9)] };
    },
    [...jpeg],
  );
}

async function keepAs(window: Page, what: string): Promise<void> {
  await pick(window, "attachment.of", what);
  await window.getByRole("button", { name: /^存入/u }).click();
}

async function scriptedPdf(): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  file.addPage([595, 842]).drawText("a signed page", { x: 60, y: 700 });
  const action = file.context.obj({ S: "JavaScript", JS: PDFString.of("app.alert(1)") });
  file.catalog.set(PDFName.of("OpenAction"), action);
  return file.save({ useObjectStreams: false });
}

/** A scan as office machines pack black and white: a fax (CCITT, group 4), here all black. */
async function faxPdf(): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  const page = file.addPage([400, 400]);
  // A row that is like the one above it is one bit, and the one above the first is white.
  const fax = file.context.stream(new Uint8Array(50).fill(0xff), {
    Type: "XObject",
    Subtype: "Image",
    Width: 400,
    Height: 400,
    BitsPerComponent: 1,
    ColorSpace: "DeviceGray",
    Decode: [1, 0],
    Filter: "CCITTFaxDecode",
    DecodeParms: { K: -1, Columns: 400, Rows: 400 },
  });
  page.node.setXObject(PDFName.of("Im0"), file.context.register(fax));
  page.node.set(
    PDFName.of("Contents"),
    file.context.register(file.context.stream("400 0 0 400 0 0 cm /Im0 Do")),
  );
  return file.save({ useObjectStreams: false });
}

/** Two pages as a scanner without compression writes them, black in their upper halves. */
async function largePdf(): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  for (let no = 0; no < 2; no += 1) {
    const page = file.addPage([595, 842]);
    const dots = Buffer.alloc(1500 * 2100, 0xff).fill(no, 0, 1500 * 1050);
    const picture = file.context.stream(dots, {
      Type: "XObject",
      Subtype: "Image",
      Width: 1500,
      Height: 2100,
      BitsPerComponent: 8,
      ColorSpace: "DeviceGray",
    });
    page.node.setXObject(PDFName.of("Im0"), file.context.register(picture));
    const draw = file.context.stream("595 0 0 842 0 0 cm /Im0 Do");
    page.node.set(PDFName.of("Contents"), file.context.register(draw));
  }
  return file.save({ useObjectStreams: false });
}

/** Share of dark dots on the page that is shown. */
function inkOnPage(window: Page): Promise<number> {
  return window.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".paper-desk canvas");
    const context = canvas?.getContext("2d");
    if (canvas == null || context == null || canvas.width === 0) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, at) => at % 4 === 0 && value < 128).length / (data.length / 4);
  });
}

function everyFile(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
}

test("a photo comes out upright and small, a dropped PDF without its script; both are there after a restart, and nowhere in plain", async () => {
  const profile = newProfile();
  const { app, window } = await start(profile);
  await toAttachments(window);
  const folder = mkdtempSync(path.join(tmpdir(), "photos-"));
  const file = path.join(folder, "IMG_0001.jpg");
  writeFileSync(file, await photo(window));
  await answerDialogs(app, file);
  await window.keyboard.press("Control+o");
  await expect(window.getByText("存入这一份")).toBeVisible();
  await window.getByRole("button", { name: /^存入/u }).click();
  await expect(window.getByText("E-ATT-21")).toBeVisible();
  await keepAs(window, "备案个人承诺书");
  const list = window.getByRole("region", { name: "签回与材料" });
  await expect(list.getByText("IMG_0001.jpg")).toBeVisible();
  await expect(window.getByText(/版本 ?2/u).first()).toBeVisible();

  await drop(window, "承诺书.jpg", await scriptedPdf());
  await expect(window.getByText("N-ATT-18")).toBeVisible();
  await expect(window.getByText("N-ATT-19")).toBeVisible();
  await keepAs(window, "其他");
  await expect(list.getByText("承诺书.jpg")).toBeVisible();

  const [picture, pdf] = await stored(window);
  expect(picture).toMatchObject({ name: "IMG_0001.jpg", mediaType: "image/jpeg", pages: 1 });
  const jpeg = picture?.bytes ?? Buffer.alloc(0);
  expect(await corners(window, jpeg)).toEqual({
    width: 1559,
    height: 2339,
    dots: ["red", "white", "white", "blue"],
  });
  expect(jpeg.includes("Exif")).toBe(false);
  expect(jpeg.length).toBeLessThan(500 * 1024);
  expect(pdf).toMatchObject({ mediaType: "application/pdf", pages: 1, of: { kind: "other" } });
  expect(pdf?.bytes.includes("app.alert")).toBe(false);
  await app.close();

  const again = await start(profile);
  await signIn(again.window);
  expect(await stored(again.window)).toEqual([picture, pdf]);
  await again.app.close();
  const secrets = [jpeg.subarray(600, 664), Buffer.from("承诺书.jpg"), Buffer.from("IMG_0001")];
  const showing = everyFile(profile).filter((content) =>
    secrets.some((secret) => content.includes(secret)),
  );
  expect(showing).toEqual([]);
});

test("a page that lies is turned by the clerk, and removing one asks first", async () => {
  const { app, window } = await start(newProfile());
  await toAttachments(window);
  await drop(window, "scan.jpg", (await photo(window)).subarray(0));
  await expect(window.getByRole("button", { name: /向右转/u })).toBeVisible();
  await window.getByRole("button", { name: /向右转/u }).click();
  await expect(window.getByText("这页是横的", { exact: false })).toBeVisible();
  await keepAs(window, "其他");
  const list = window.getByRole("region", { name: "签回与材料" });
  await expect(list.getByText("scan.jpg")).toBeVisible();
  const [turned] = await stored(window);
  expect(await corners(window, turned?.bytes ?? Buffer.alloc(0))).toEqual({
    width: 2339,
    height: 1559,
    dots: ["white", "red", "blue", "white"],
  });
  await window.keyboard.press("Delete");
  const dialog = window.getByRole("dialog", { name: "移除这一份？" });
  await expect(dialog.getByText("以前的版本仍保留它", { exact: false })).toBeVisible();
  await window.keyboard.press("x");
  await expect(window.getByText("还没有签回的表单或材料").first()).toBeVisible();
  expect(await stored(window)).toEqual([]);
  await app.close();
});

test("a scan that is packed as a fax is shown", async () => {
  const { app, window } = await start(newProfile());
  await toAttachments(window);
  await drop(window, "fax.pdf", await faxPdf());
  await expect.poll(() => inkOnPage(window)).toBeGreaterThan(0.9);
  await app.close();
});

test("a PDF of large pictures is packed page by page, and what is on the page stays", async () => {
  const { app, window } = await start(newProfile());
  await toAttachments(window);
  const file = path.join(mkdtempSync(path.join(tmpdir(), "large-")), "large.pdf");
  writeFileSync(file, await largePdf());
  await answerDialogs(app, file);
  await window.keyboard.press("Control+o");
  await expect.poll(() => inkOnPage(window)).toBeGreaterThan(0.4);
  await keepAs(window, "其他");
  const list = window.getByRole("region", { name: "签回与材料" });
  await expect(list.getByText("large.pdf")).toBeVisible();
  const [packed] = await stored(window);
  expect(packed).toMatchObject({ mediaType: "application/pdf", pages: 2 });
  expect(packed?.bytes.length).toBeLessThan(1024 * 1024);
  await expect.poll(() => inkOnPage(window)).toBeGreaterThan(0.4);
  await app.close();
});

test("a hostile file is refused with a word, and the screen goes on", async () => {
  const { app, window } = await start(newProfile());
  await toAttachments(window);
  const text = (words: string) => Buffer.from(words, "latin1");
  const real = await photo(window, 300, 200);
  const hostile: readonly (readonly [string, Buffer, string])[] = [
    ["broken.pdf", text("%PDF-1.7\n1 0 obj <<"), "E-ATT-06"],
    ["huge.png", png(60_000, 60_000), "E-ATT-04"],
    ["gif.jpg", text("GIF89a and more"), "E-ATT-01"],
    ["zip.pdf", text("PK\u0003\u0004 and more"), "E-ATT-01"],
    ["empty.jpg", Buffer.alloc(0), "E-ATT-02"],
    ["cut.jpg", real.subarray(0, real.length - 40), "E-ATT-05"],
    ["garbled.png", png(40, 40, 40).fill(0xff, 43, 60), "E-ATT-20"],
  ];
  for (const [name, bytes, code] of hostile) {
    await drop(window, name, bytes);
    await expect(window.getByText(code), name).toBeVisible();
    await window.keyboard.press("Escape");
    await expect(window.getByText(code), name).toBeHidden();
  }
  expect(window.url()).toBe("app://workstation/");
  await drop(window, "good.jpg", real);
  await keepAs(window, "其他");
  await expect.poll(async () => (await stored(window)).length).toBe(1);
  await app.close();
});

test("a file made to keep the reader busy is stopped, and the window answers meanwhile", async () => {
  const { app, window } = await start(newProfile());
  await toAttachments(window);
  const busy = Buffer.alloc(8 * 1024 * 1024, "1 0 ob ");
  busy.write("%PDF-1.4\n");
  const folder = mkdtempSync(path.join(tmpdir(), "busy-"));
  const file = path.join(folder, "busy.pdf");
  writeFileSync(file, busy);
  await answerDialogs(app, file);
  await window.keyboard.press("Control+o");
  const state = await window.evaluate(() => globalThis.window.desktop.call("app.state", {}));
  expect(state.phase).toBe("open");
  await expect(window.getByText("E-ATT-16")).toBeVisible({ timeout: 60_000 });
  await app.close();
});

test("what the scanner writes is listed when it is whole, attached, and deleted when the clerk says so", async () => {
  const { app, window } = await start(newProfile());
  const folder = mkdtempSync(path.join(tmpdir(), "scans-"));
  await toAttachments(window);
  await window.keyboard.press("Escape");
  await answerDialogs(app, folder);
  await openSettings(window, "单位");
  await window.getByRole("button", { name: "选文件夹" }).click();
  await expect(window.getByText(folder)).toBeVisible();
  await window.keyboard.press("Escape");
  await window.getByText(CHEN.name).first().click();
  await window.keyboard.press("Enter");
  await expect(field(window, "person.name")).toBeVisible();
  await window.keyboard.press("Control+p");
  await window.getByRole("tab", { name: "签回与材料" }).click();
  const scans = window.getByRole("region", { name: "扫描文件夹" });
  await expect(scans.getByText("没有新的扫描件")).toBeVisible();

  const [whole, growing] = ["0001.jpg", "0002.pdf"].map((name) => path.join(folder, name));
  if (whole === undefined || growing === undefined) throw new Error("two files");
  writeFileSync(whole, await photo(window, 1200, 800));
  utimesSync(whole, 1_700_000_000, 1_700_000_000);
  writeFileSync(growing, "%PDF-1.7");
  const later = Date.now() / 1000 + 3600;
  utimesSync(growing, later, later);
  await expect(scans.getByText("正在扫描")).toBeVisible({ timeout: 10_000 });
  await scans.getByRole("button", { name: "打开 0001.jpg" }).click();
  await expect(window.getByRole("button", { name: /向右转/u })).toBeVisible();
  await keepAs(window, "备案表");
  const left = window.getByRole("group", { name: "删除原件" });
  await expect(left.getByText("没有加密", { exact: false })).toBeVisible();
  await left.getByRole("button", { name: /删除原件/u }).click();
  await expect(left).toBeHidden();
  await expect(scans.getByText("0001.jpg")).toBeHidden();
  expect(readdirSync(folder)).toEqual(["0002.pdf"]);
  expect(await stored(window)).toMatchObject([{ name: "0001.jpg", of: { kind: "form" } }]);
  await app.close();
});
