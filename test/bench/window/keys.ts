import type { Page } from "@playwright/test";

/** How long one key took, in ms from its event. */
export interface KeyTime {
  /** Until the page held the figures of this key, and was laid out. */
  readonly laid: number;
  /** Until the frame with them was made. */
  readonly framed: number;
}

declare global {
  interface Window {
    /** What each key to come must bring forth, and what those before took. */
    benchKeys: { expected: string[]; times: KeyTime[] };
  }
}

/**
 * From now on every key is held against the amount that it must bring forth: it is done when the panel's bill
 * and the total below the lines both show it. React draws a key's changes at once, so all else that
 * follows from the key stands there too. What comes later, such as the words about the draft, is not counted.
 */
export async function watchKeys(window: Page): Promise<void> {
  await window.evaluate(() => {
    const bench = { expected: new Array<string>(), times: new Array<KeyTime>() };
    globalThis.window.benchKeys = bench;
    let pressed = 0;
    let wanted: string | undefined;
    const frame = new MessageChannel();
    frame.port1.addEventListener(
      "message",
      ({ data }: MessageEvent<{ at: number; laid: number }>) => {
        bench.times.push({ laid: data.laid, framed: performance.now() - data.at });
      },
    );
    frame.port1.start();
    const textAt = (selector: string) => document.querySelector(selector)?.textContent;
    const changed = (): void => {
      if (wanted === undefined) return;
      if (textAt(".benefit .ledger li .figure") !== wanted) return;
      if (textAt(".grade-totals tr.total td:nth-child(2)") !== wanted) return;
      wanted = undefined;
      // The layout that the frame needs anyway, asked for a little earlier.
      void document.body.offsetHeight;
      const done = { at: pressed, laid: performance.now() - pressed };
      // A message sent as the frame begins is heard once the frame has been made.
      requestAnimationFrame(() => frame.port2.postMessage(done));
    };
    new MutationObserver(changed).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    addEventListener(
      "keydown",
      (event) => {
        pressed = event.timeStamp;
        wanted = bench.expected.shift();
      },
      true,
    );
  });
}

/** Presses one key after another, each once the one before is done, and not sooner than after `everyMs`. */
export async function pressKeys(
  window: Page,
  keys: readonly { readonly key: string; readonly shows: string }[],
  everyMs: number,
): Promise<readonly KeyTime[]> {
  await window.evaluate(
    (expected) => {
      globalThis.window.benchKeys.expected = expected;
      globalThis.window.benchKeys.times = [];
    },
    keys.map(({ shows }) => shows),
  );
  for (const [at, { key }] of keys.entries()) {
    await window.keyboard.press(key);
    do await window.waitForTimeout(everyMs);
    while ((await timesOf(window)).length <= at);
  }
  return timesOf(window);
}

function timesOf(window: Page): Promise<readonly KeyTime[]> {
  return window.evaluate(() => globalThis.window.benchKeys.times);
}
