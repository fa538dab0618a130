import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type CaseForm, emptyCase } from "../../../core/casefile/form.ts";
import { fail, ok } from "../../../core/result.ts";
import {
  DraftKeeper,
  type DraftState,
  type SaveDraft,
} from "../../../renderer/case/state/draft-keeper.ts";

const FULL_DISK = {
  code: "E-STO-01",
  what: "磁盘满了。",
  remedy: "腾出空间。",
  kind: "check",
} as const;

function named(name: string): CaseForm {
  const form = emptyCase({ area: "410200", insurance: "resident" });
  return { ...form, person: { ...form.person, name } };
}

/** A desktop that keeps what it is given, and may refuse or take its time. */
function desktop() {
  const kept: string[] = [];
  const seen: DraftState[] = [];
  const state = { refuses: false, slow: false };
  const save: SaveDraft = async (form) => {
    if (state.slow) await new Promise((done) => setTimeout(done, 5_000));
    if (state.refuses) return fail(FULL_DISK);
    kept.push(form.person.name);
    return ok({ savedAt: "2026-11-20T02:42:07.000Z" });
  };
  const keeper = new DraftKeeper(save, null, (next) => seen.push(next));
  return { keeper, kept, seen, state };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what is typed is kept within a second, however fast the clerk goes on typing", async () => {
  const { keeper, kept } = desktop();
  for (let key = 1; key <= 10; key++) {
    keeper.changed(named(String(key)));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(kept.length).toBeGreaterThan(0);
});

test("the newest form is the last one written", async () => {
  const { keeper, kept, state } = desktop();
  state.slow = true;
  keeper.changed(named("陈"));
  await vi.advanceTimersByTimeAsync(1_000);
  keeper.changed(named("陈明"));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(kept).toEqual(["陈", "陈明"]);
});

test("a refused draft is told, and tried again until it is kept", async () => {
  const { keeper, kept, seen, state } = desktop();
  state.refuses = true;
  keeper.changed(named("陈"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.at(-1)).toEqual({ phase: "failed", problem: FULL_DISK });
  expect(kept).toEqual([]);
  state.refuses = false;
  await vi.advanceTimersByTimeAsync(4_000);
  expect(kept).toEqual(["陈"]);
  expect(seen.at(-1)).toEqual({ phase: "kept", savedAt: "2026-11-20T02:42:07.000Z" });
});

test("typing after a refusal keeps the newer text, not the refused one", async () => {
  const { keeper, kept, state } = desktop();
  state.refuses = true;
  keeper.changed(named("陈"));
  await vi.advanceTimersByTimeAsync(1_000);
  keeper.changed(named("陈明"));
  state.refuses = false;
  await vi.advanceTimersByTimeAsync(4_000);
  expect(kept).toEqual(["陈明"]);
});

test("leaving the case writes at once what still waits", async () => {
  const { keeper, kept } = desktop();
  keeper.changed(named("陈"));
  await expect(keeper.flush()).resolves.toBe(true);
  expect(kept).toEqual(["陈"]);
});

test("leaving is refused while the draft cannot be kept", async () => {
  const { keeper, state } = desktop();
  state.refuses = true;
  keeper.changed(named("陈"));
  await expect(keeper.flush()).resolves.toBe(false);
});

test("a sealed version leaves no draft behind", async () => {
  const { keeper, kept } = desktop();
  const form = named("陈");
  keeper.changed(form);
  await keeper.pause();
  keeper.sealed(form);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(kept).toEqual([]);
});

test("what was typed while a version was being sealed is kept as a draft after it", async () => {
  const { keeper, kept } = desktop();
  const form = named("陈");
  keeper.changed(form);
  await keeper.pause();
  keeper.changed(named("陈明"));
  keeper.sealed(form);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(kept).toEqual(["陈明"]);
});

test("a refused version leaves the draft to be kept", async () => {
  const { keeper, kept } = desktop();
  keeper.changed(named("陈"));
  await keeper.pause();
  keeper.resume();
  await vi.advanceTimersByTimeAsync(100);
  expect(kept).toEqual(["陈"]);
});
