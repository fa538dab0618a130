import { connect } from "node:net";
import { expect, test } from "vitest";
import { Counter } from "./support/counter.ts";
import { onEachDatabase } from "./support/gateways.ts";
import { CHANGES, refusal } from "./support/refusals.ts";
import { counter } from "./support/work.ts";

onEachDatabase(
  "too many requests",
  (under) => {
    test("one device that asks without end is told to wait, another is not", async () => {
      const [a, b] = [await counter(under), await counter(under)];
      const answers = await Promise.all(Array.from({ length: 12 }, () => a.send(CHANGES)));
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      for (const answer of refused) expect(refusal(answer)).toEqual([429, "G-RATE"]);
      expect((await b.send(CHANGES)).status).toBe(200);
    });

    test("codes cannot be tried without end", async () => {
      const a = await Counter.prepared(under.running().url);
      const statuses = new Set<number>();
      for (let tries = 0; tries < 15; tries += 1) {
        statuses.add((await a.plain("POST", "/v1/devices", "{}")).status);
      }
      expect(statuses).toContain(429);
    });
  },
  { limits: { requestsAMinute: 10, knocksAMinute: 10 } },
);

onEachDatabase("a line that breaks", (under) => {
  test("half a request leaves nothing behind, and the gateway goes on", async () => {
    const a = await counter(under);
    const { port, hostname } = new URL(under.running().url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `PUT /v1/blobs/${"0".repeat(64)} HTTP/1.1\r\nhost: x\r\ncontent-length: 999\r\n\r\nab`,
        );
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on("close", () => resolve());
      socket.on("error", () => resolve());
    });
    expect((await a.send(CHANGES)).status).toBe(200);
  });
});
