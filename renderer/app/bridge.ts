import type { Channel, DesktopBridge, Reply, Request } from "../../electron/contract/contract.ts";

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly desktop: DesktopBridge;
  }
}

/**
 * Asks the desktop process. Every expected failure is part of the answer; a
 * rejection is a bug and reaches the error boundary.
 */
export function call<C extends Channel>(channel: C, request: Request<C>): Promise<Reply<C>> {
  return window.desktop.call(channel, request);
}

/**
 * The same for a request that holds a whole case, asked while the clerk types on: as text
 * hundreds of lines hold no key up.
 */
export function callWithCase<C extends "draft.save">(
  channel: C,
  request: Request<C>,
): Promise<Reply<C>> {
  return window.desktop.call(channel, JSON.stringify(request));
}

/** What must be finished before the window closes, from wherever it is closed; null takes it back. */
export function beforeClosing(finish: (() => Promise<boolean>) | null): void {
  window.desktop.onClosing(finish);
}

/** What happens when the desktop process has locked the screen by itself; null takes it back. */
export function whenLocked(locked: (() => void) | null): void {
  window.desktop.onLocked(locked);
}

/** Window buttons of the title bar. */
export function windowAction(action: "minimize" | "maximize" | "close"): void {
  window.desktop.window(action);
}
