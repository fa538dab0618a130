import { randomInt, randomUUID } from "node:crypto";
import { z } from "zod";
import { checkDigit } from "../../../core/identity.ts";
import { Line } from "../../../electron/sync/line.ts";
import { beginSession } from "../../../gateway/page/password.ts";
import type { RunningGateway } from "../../../gateway/start.ts";
import { sealed, type Sealed } from "../../gateway/support/versions.ts";
import { type Quantiles, quantiles } from "../store/tools.ts";
import type { BenchCounter } from "./counter.ts";
import { formOf } from "./sample.ts";

export interface Measured extends Quantiles {
  readonly what: string;
}

const never = new AbortController().signal;
/** Times that are not counted: connections, plans and caches are there all day. */
const BEFORE = 5;
/** Cases that come in while it is measured, a version each. */
const NEW = 200;

/** How long each of so many takes, in ms. */
async function timesOf(
  what: string,
  times: number,
  work: (at: number) => Promise<void>,
): Promise<Measured> {
  const taken: number[] = [];
  for (let at = 0; at < BEFORE + times; at += 1) {
    const from = performance.now();
    await work(at);
    if (at >= BEFORE) taken.push(performance.now() - from);
  }
  return { what, ...quantiles(taken) };
}

export interface Windows {
  readonly running: RunningGateway;
  /** Enrolled in the measured office, and has seen nothing yet. */
  readonly fresh: BenchCounter;
  /** Another window of that office. */
  readonly colleague: BenchCounter;
}

export async function measured(windows: Windows): Promise<readonly Measured[]> {
  const { fresh } = windows;
  const pages: number[] = [];
  const end = await fresh.pages(0, (ms) => pages.push(ms));
  const first = await timesOf("first page of a new window, 200 changes", 30, async () => {
    await fresh.changes(0);
  });
  const quiet = await timesOf("`changes` with nothing new", 200, async () => {
    await fresh.changes(end);
  });
  const own = await newCases(windows);
  const news = await timesOf("`changes` with 200 new, all of them", 30, async () => {
    let came = 0;
    await fresh.pages(end, (_ms, changes) => {
      came += changes;
    });
    if (came !== NEW) throw new Error(`${came} changes came, not ${NEW}`);
  });
  const others = await casesWithTakenInvoices(windows);
  const whole = { what: "each page of a new window, until its end", ...quantiles(pages) };
  const told = [quiet, news, first, whole, own, others];
  return [...told, await days(windows), ...(await pagesOf(windows))];
}

async function post(counter: BenchCounter, version: Sealed, elsewhere: boolean): Promise<void> {
  const [answer] = await counter.post([version]);
  if (answer?.is !== "accepted" || answer.elsewhere.length > 0 !== elsewhere) {
    throw new Error(`not as expected: ${JSON.stringify(answer)}`);
  }
}

function newCases({ colleague }: Windows): Promise<Measured> {
  const made = Array.from({ length: NEW }, (_, at) => newCase(at, `9${randomInt(1e12)}`));
  return each("a new case, taken in", made, (version) => post(colleague, version, false));
}

const Invoice = z.object({ number: z.string() });

async function casesWithTakenInvoices({ running, colleague }: Windows): Promise<Measured> {
  const taken = await running.gateway.db.all(
    Invoice,
    `SELECT i.number FROM case_invoice i JOIN case_file f ON f.id = case_id
     WHERE office_id <> $1 ORDER BY md5(case_id) LIMIT ${NEW}`,
    [colleague.officeId],
  );
  const made = taken.map(({ number }, at) => newCase(NEW + at, number));
  const what = "a new case whose invoice another office has";
  return each(what, made, (version) => post(colleague, version, true));
}

/** How long each of these takes, the first few apart. */
function each<T>(
  what: string,
  values: readonly T[],
  work: (value: T) => Promise<void>,
): Promise<Measured> {
  return timesOf(what, values.length - BEFORE, async (at) => {
    const value = values[at];
    if (value !== undefined) await work(value);
  });
}

/** The case of a person of another county, whom no sample knows. */
function newCase(at: number, number: string): Sealed {
  const form = formOf(at);
  const born = form.person.certNo.slice(6, 14);
  const first17 = `410204${born}${String(randomInt(1_000)).padStart(3, "0")}`;
  return sealed({
    caseId: randomUUID(),
    caseNumber: `410000-B1-20261120-${String(at).padStart(4, "0")}`,
    document: {
      ...form,
      person: { ...form.person, certNo: first17 + checkDigit(first17) },
      invoices: form.invoices.map((one) => ({ ...one, number })),
    },
  });
}

const Case = z.object({
  day: z.string(),
  caseId: z.string(),
  number: z.string(),
  head: z.string(),
  total: z.string(),
  fund: z.string(),
});

/** The daily reconciliation of the office's days, both sides alike. */
async function days({ running, fresh }: Windows): Promise<Measured> {
  const rows = await running.gateway.db.all(
    Case,
    `SELECT r.day, f.id AS "caseId", f.number, h.hash AS head, r.total, r.fund
     FROM case_file f JOIN head h ON h.case_id = f.id JOIN revision r ON r.hash = h.hash
     WHERE f.office_id = $1 AND NOT fork AND r.day < '2026-11-20'`,
    [fresh.officeId],
  );
  const all = [...new Set(rows.map(({ day }) => day))];
  return timesOf("a day reconciled", 100, async () => {
    const day = all[randomInt(all.length)] ?? "";
    const cases = rows.filter((one) => one.day === day).map(({ day: _day, ...one }) => one);
    const { differences } = await fresh.compareDay(day, cases);
    if (differences.some(({ is }) => is !== "only-gateway")) throw new Error("differences");
  });
}

const Named = z.object({ number: z.string() });

/** The district's page as a browser asks for it. */
async function pagesOf({ running }: Windows): Promise<readonly Measured[]> {
  const { db } = running.gateway;
  const { url, authority: certificate } = running.reached;
  const line = new Line({ url, certificate, proxy: "" });
  const cookie = `district=${await beginSession(db)}`;
  const show = async (path: string, holds: string): Promise<void> => {
    const { status, body } = await line.ask(
      { method: "GET", path: `/district/${path}`, headers: { cookie } },
      never,
    );
    const text = Buffer.from(body).toString("utf8");
    if (status !== 200 || !text.includes(holds)) throw new Error(`${path}: ${status}`);
  };
  const numbers = await db.all(Named, "SELECT number FROM case_file ORDER BY md5(id) LIMIT 200");
  const at = (index: number): string => numbers[index % numbers.length]?.number ?? "";
  const search = (number: string) => show(`cases?number=${number}`, number);
  const found = [
    await timesOf("search: a whole case number", 100, (index) => search(at(index))),
    await timesOf("search: office and day", 100, (index) => search(at(index).slice(0, 18))),
    await timesOf("search: an office", 30, (index) => search(at(index).slice(0, 9))),
    await timesOf("search: what every number begins with", 30, () => search("41")),
    await timesOf("search: a number that there is not", 50, () => show("cases?number=99", "没有")),
    await timesOf("the newest cases", 30, () => show("cases", "410")),
    await timesOf("the list of conflicts", 30, () => show("conflicts", "410")),
    await timesOf("figures for monitoring", 30, async () => {
      await (await fetch(`${running.innerUrl}/metrics`)).text();
    }),
  ];
  await line.close();
  return found;
}
