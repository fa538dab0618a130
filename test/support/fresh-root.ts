import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, vi } from "vitest";

/** A page of its own for what each test of a file draws, gone when the test is over. */
export function freshRoot(): Pick<Root, "render"> {
  let root: Root;
  beforeEach(() => {
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    const home = document.createElement("div");
    document.body.replaceChildren(home);
    root = createRoot(home);
  });
  afterEach(() => {
    act(() => root.unmount());
    vi.unstubAllGlobals();
  });
  return { render: (node) => root.render(node) };
}
