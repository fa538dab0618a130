import { useLayoutEffect, useRef } from "react";

/**
 * Keys of the counter. A binding is named as the keycap shows it: `F8`,
 * `Ctrl+S`, `Shift+F4`, `Ctrl+/`, `Esc`, `N`.
 */
export type Bindings = { readonly [key: string]: ((event: KeyboardEvent) => void) | undefined };

/** Who hears a key first. A dialog also keeps it from everything below. */
export type KeyLevel = "frame" | "screen" | "panel" | "dialog";
const RANK: Readonly<Record<KeyLevel, number>> = { frame: 0, screen: 1, panel: 2, dialog: 3 };

interface Layer {
  readonly level: KeyLevel;
  readonly bindings: () => Bindings;
}

/** The window has one keyboard, so its listeners are one list. */
const layers: Layer[] = [];

/**
 * Listens to keys while the component is shown. Before the paint, so that a key
 * pressed as soon as the screen is seen is heard.
 */
export function useHotkeys(bindings: Bindings, level: KeyLevel = "screen"): void {
  const latest = useRef(bindings);
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  useLayoutEffect(() => {
    const layer: Layer = { level, bindings: () => latest.current };
    if (layers.length === 0) window.addEventListener("keydown", dispatch);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener("keydown", dispatch);
    };
  }, [level]);
}

/** Whether an input method composes: its keys belong to it. */
export function isComposing(event: { readonly isComposing: boolean; readonly keyCode: number }) {
  return event.isComposing || event.keyCode === 229;
}

/** Keys that go on while held down. Any other acts once: F4 held down is one new case. */
const GOES_ON = /^(?:[↑↓←→]|F8|Ctrl\+[↑↓YZ]|Ctrl\+Shift\+Z|Page(?:Up|Down))$/u;

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return;
  const name = keyName(event);
  if (event.repeat && !GOES_ON.test(name)) return;
  if (isTypingKey(name) && isTyping(event.target)) return;
  if ((name === "Enter" || name === "Space") && isPressable(event.target)) return;
  const heard = layers
    .map((layer, order) => ({ layer, order }))
    .sort((a, b) => RANK[b.layer.level] - RANK[a.layer.level] || b.order - a.order);
  for (const { layer } of heard) {
    const action = layer.bindings()[name];
    if (action !== undefined) {
      event.preventDefault();
      action(event);
      return;
    }
    if (layer.level === "dialog") return;
  }
}

/** The name of a pressed key, as bindings and keycaps write it. */
export function keyName(event: KeyboardEvent): string {
  const key =
    KEY_NAMES[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const symbol = /^[^A-Z0-9]$/u.test(key);
  const parts = [
    event.ctrlKey || event.metaKey ? "Ctrl" : "",
    event.altKey ? "Alt" : "",
    event.shiftKey && !symbol ? "Shift" : "",
    key,
  ];
  return parts.filter((part) => part !== "").join("+");
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  " ": "Space",
};

/** Keys that mean something to a field; they act only where nothing is being typed. */
function isTypingKey(name: string): boolean {
  return !/^(?:Shift\+)?F\d+$|^Ctrl\+|^Alt\+|^Esc$/u.test(name);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("input, textarea, select, [contenteditable], [role=combobox]");
}

/** Enter on a button presses that button. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("button, a, summary");
}
