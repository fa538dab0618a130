// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import {
  type Leave,
  NavigationProvider,
  type Screen,
  useLeave,
  useNavigation,
} from "../../../renderer/app/navigation.tsx";
import { freshRoot } from "../../support/fresh-root.ts";

const root = freshRoot();

const PLACES = ["settings", "statistics"] as const satisfies readonly Screen["kind"][];

function Desk({ leave }: { readonly leave: Leave }) {
  const { screen, go } = useNavigation();
  useLeave(leave);
  return (
    <>
      <output>{screen.kind}</output>
      {PLACES.map((kind) => (
        <button key={kind} type="button" id={kind} onClick={() => void go({ kind })} />
      ))}
    </>
  );
}

/** Shows a screen that answers so when it is asked whether it may be left. */
async function shown(leave: Leave): Promise<void> {
  await act(async () => {
    root.render(
      <NavigationProvider>
        <Desk leave={leave} />
      </NavigationProvider>,
    );
    await Promise.resolve();
  });
}

async function doing(work: () => void): Promise<void> {
  await act(async () => {
    work();
    await Promise.resolve();
  });
}

const click = (place: (typeof PLACES)[number]) =>
  doing(() => document.querySelector<HTMLElement>(`#${place}`)?.click());
const place = () => document.querySelector("output")?.textContent;

test("of two screens asked for while the draft is being kept, the one asked for last is shown", async () => {
  const keepings: ((kept: boolean) => void)[] = [];
  await shown(() => new Promise((kept) => keepings.push(kept)));
  await click("settings");
  await click("statistics");
  expect(keepings).toHaveLength(2);
  // The draft of the first is still being written when there is nothing left to write for the second.
  await doing(() => keepings[1]?.(true));
  await doing(() => keepings[0]?.(true));
  expect(place()).toBe("statistics");
});

test("a screen that is not to be left is stayed on", async () => {
  await shown(() => Promise.resolve(false));
  await click("settings");
  expect(place()).toBe("workbench");
});
