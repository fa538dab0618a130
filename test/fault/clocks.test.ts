import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { bundle } from "../store/bundle.ts";
import { district } from "../sync/district.ts";
import { clockOff, CLOCKS_CAN_BE_OFF, yearsOff } from "./support/clock.ts";
import type { Spoken } from "./support/process.ts";
import { holdings, isDone, newWindow, runWindow, saysProblem } from "./support/windows.ts";

let program = "";
let counter: Spoken | null = null;
beforeAll(async () => {
  program = await bundle("test/fault/support/counter-child.ts");
}, 120_000);
afterEach(() => counter?.kill());

const only = CLOCKS_CAN_BE_OFF ? "" : " (skipped: only Linux sets the clock of one process off)";

describe.skipIf(!CLOCKS_CAN_BE_OFF)(`a counter whose clock is years off${only}`, () => {
  test.each([3, -2])(
    "(%i) is told that certificate or date is wrong and sends nothing; once it is right everything goes, with the times that it had",
    async (years) => {
      const region = await district();
      const off = await clockOff();
      try {
        const { url } = region.gateway;
        const invited = await region.gateway.invite({ office: "朱仙镇", window: "A3" });
        const window = await newWindow("A3", invited, url);
        counter = runWindow(program, window, { saves: 4, seed: 1, env: off(years) });
        await counter.next(saysProblem);
        await counter.next(saysProblem);
        await counter.kill();
        expect([...window.told]).toEqual(["E-SYNC-04"]);
        const sent = [...window.acknowledged];
        expect(sent.length).toBeGreaterThan(0);
        const { db } = region.gateway.gateway;
        expect(await db.all(z.object({ hash: z.string() }), "SELECT hash FROM revision")).toEqual(
          [],
        );
        counter = runWindow(program, window, { saves: 0, seed: 2 });
        await counter.next(isDone);
        await counter.kill();
        const { versions } = await holdings(window);
        expect(versions).toEqual(expect.arrayContaining(sent));
        expect(new Set(sent.map(({ at }) => yearsOff(at)))).toEqual(new Set([years]));
      } finally {
        await region.end();
      }
    },
    120_000,
  );
});
