import { type BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from "electron";
import { z } from "zod";
import { type Channel, type Parsed, type Reply, requests } from "../contract/contract.ts";
import type { Handlers } from "../session/handlers.ts";
import { isOurs } from "../window/scheme.ts";

/** The only file that touches raw IPC: who sends, and what, is checked here. */

const schemas: { readonly [C in Channel]: z.ZodType<Parsed[C]> } = requests;

/**
 * Answers every channel of the contract, to the window's own main frame only;
 * `heard` is told of each valid request.
 */
export function answerContract(
  window: BrowserWindow,
  handlers: Handlers,
  heard: (channel: Channel) => void,
): void {
  for (const channel of Object.keys(requests)) {
    if (isChannel(channel)) answer(window, channel, handlers, heard);
  }
}

function answer<C extends Channel>(
  window: BrowserWindow,
  channel: C,
  handlers: Handlers,
  heard: (channel: Channel) => void,
): void {
  const run: (request: Parsed[C]) => Promise<Reply<C>> = handlers[channel];
  const schema: z.ZodType<Parsed[C]> = schemas[channel];
  ipcMain.handle(channel, (event, raw: unknown) => {
    refuseStranger(window, event);
    const parsed = schema.safeParse(typeof raw === "string" ? valueOf(raw) : raw);
    // The request is not quoted: it may hold personal data.
    if (!parsed.success) throw new Error(`E-IPC-02 ${channel}: request refused by its schema`);
    heard(channel);
    return run(parsed.data);
  });
}

/** A request that came as text; what is no JSON is no request. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const WindowAction = z.enum(["minimize", "maximize", "close"]);
export type WindowAction = z.output<typeof WindowAction>;

/** Hears the buttons that the renderer draws in the title bar. */
export function onWindowAction(window: BrowserWindow, act: (action: WindowAction) => void): void {
  ipcMain.on("window.action", (event, raw: unknown) => {
    refuseStranger(window, event);
    act(WindowAction.parse(raw));
  });
}

/**
 * Asks the renderer to finish what it still has to write. Resolves with whether
 * all of it was kept; a page that is gone or takes too long has nothing to say.
 */
export function finishWriting(window: BrowserWindow, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (kept: boolean): void => {
      clearTimeout(timer);
      ipcMain.off("window.finished", told);
      resolve(kept);
    };
    const told = (event: IpcMainEvent, kept: unknown): void => {
      if (event.sender === window.webContents) end(kept !== false);
    };
    const timer = setTimeout(() => end(true), patience);
    ipcMain.on("window.finished", told);
    if (window.webContents.isDestroyed() || window.webContents.isCrashed()) end(true);
    else window.webContents.send("window.closing");
  });
}

/** Tells the page that nobody is logged in any more, through no request of its own. */
export function tellLocked(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.webContents.send("session.locked");
}

function refuseStranger(window: BrowserWindow, event: IpcMainEvent | IpcMainInvokeEvent): void {
  const frame = event.senderFrame;
  const own = event.sender === window.webContents && frame !== null && frame.parent === null;
  if (!own || !isOurs(frame.url)) throw new Error("E-IPC-01 request from outside the program");
}

function isChannel(name: string): name is Channel {
  return Object.hasOwn(requests, name);
}
