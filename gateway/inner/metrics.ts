import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { z } from "zod";
import type { Database } from "../database/database.ts";

/** Figures for the district's monitoring; they name no person, case or device. */
export interface Metrics {
  readonly answered: (method: string, route: string, status: number, ms: number) => void;
  readonly text: () => Promise<string>;
}

const Figures = z.object({ devices: z.int(), unsent: z.int(), forks: z.int(), differing: z.int() });

export function openMetrics(db: Database): Metrics {
  const registers = [new Registry()];
  const [register = new Registry()] = registers;
  collectDefaultMetrics({ register });
  const labelNames = ["method", "route", "status"] as const;
  const answers = new Counter({
    name: "gateway_answers_total",
    help: "Answers by route and status",
    labelNames,
    registers,
  });
  const seconds = new Histogram({
    name: "gateway_answer_seconds",
    help: "Time to answer by route",
    labelNames: ["route"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const districtWide = new Gauge({
    name: "gateway_district",
    help: "Devices, versions they reported as unsent, forked cases, versions that compute otherwise",
    labelNames: ["of"],
    registers,
    async collect() {
      const figures = await figuresOf(db);
      for (const [of, count] of Object.entries(figures)) districtWide.set({ of }, count);
    },
  });
  return {
    answered: (method, route, status, ms) => {
      answers.inc({ method, route, status: String(status) });
      seconds.observe({ route }, ms / 1000);
    },
    text: () => register.metrics(),
  };
}

async function figuresOf(db: Database): Promise<Readonly<Record<string, number>>> {
  const row = await db.get(
    Figures,
    `SELECT (SELECT count(*) FROM device WHERE removed_at IS NULL) AS devices,
       (SELECT coalesce(sum(unsent), 0)::bigint FROM device WHERE removed_at IS NULL) AS unsent,
       (SELECT count(*) FROM case_file WHERE fork) AS forks,
       (SELECT count(*) FROM revision WHERE differs) AS differing`,
  );
  return row ?? {};
}
