import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { EnrolmentFile } from "../../core/sync/enrolment-file.ts";
import { PASSWORD_FILE } from "../../gateway/first-start.ts";
import { Counter } from "./support/counter.ts";
import { onEachDatabase, type Under } from "./support/gateways.ts";
import { asSent, next, type Sealed, sent } from "./support/versions.ts";
import { counter, kinds, newOffice, own } from "./support/work.ts";

/** A browser as far as the page needs one: it keeps the cookie and fills in forms. */
class Browser {
  readonly #url: string;
  cookie = "";
  form = "";

  constructor(under: Under) {
    this.#url = `${under.running().url}/district`;
  }

  async get(path: string): Promise<string> {
    const response = await this.fetch(path, {});
    const text = await response.text();
    this.form = /name="form"\s+value="(?<form>[0-9a-f]{64})"/u.exec(text)?.groups?.["form"] ?? "";
    return text;
  }

  async post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const body = new URLSearchParams({ form: this.form, ...fields });
    return this.fetch(path, { method: "POST", body });
  }

  fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = { cookie: this.cookie };
    return fetch(`${this.#url}${path}`, { ...init, headers, redirect: "manual" });
  }
}

async function loggedIn(under: Under): Promise<Browser> {
  const browser = new Browser(under);
  const password = readFileSync(path.join(under.folder(), PASSWORD_FILE), "utf8").trim();
  const answer = await browser.post("/login", { password });
  const cookie = answer.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^district=[\w-]{43}; Path=\/district; HttpOnly; SameSite=Strict$/u);
  [browser.cookie = ""] = cookie.split(";");
  await browser.get("/devices");
  return browser;
}

onEachDatabase("the district's page", (under) => {
  test("nothing is shown without the password, and nothing of it may be framed or run", async () => {
    const stranger = new Browser(under);
    for (const page of ["/devices", "/conflicts", "/cases", "/imports", "/notices"]) {
      const answer = await stranger.fetch(page, {});
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/district/login"]);
    }
    expect((await stranger.post("/login", { password: "guess" })).status).toBe(403);
    expect((await stranger.post("/invites", { office: "x", window: "1" })).status).toBe(303);
    const page = await (await loggedIn(under)).fetch("/devices", {});
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("a form that another site has made is not taken", async () => {
    const browser = await loggedIn(under);
    browser.form = "0".repeat(64);
    const answer = await browser.post("/invites", { office: "伪造", window: "1" });
    expect([answer.status, await answer.text()]).toMatchObject([403, /不是本页发出的/u]);
    expect(await browser.get("/devices")).not.toContain("伪造");
  });

  test("an enrolment file made here enrols a window, which is then listed with what it reported", async () => {
    const browser = await loggedIn(under);
    const office = newOffice();
    const answer = await browser.post("/invites", { office, window: "3" });
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const a = await Counter.enrolled(EnrolmentFile.parse(await answer.json()));
    const one = own("w1", "w1");
    await a.revisions(one.revision.caseId, [sent(one)], 7);
    const page = await browser.get("/devices");
    expect(rowWith(page, office)).toMatch(/有未上传.*6/su);
    await a.send({ method: "GET", path: "/v1/changes?since=0&unsent=0" });
    expect(rowWith(await browser.get("/devices"), office)).toContain("已接收");
    const removed = await browser.post(`/devices/${a.device}/remove`, {});
    expect(rowWith(await removed.text(), office)).toContain("已移除");
    const refused = await a.send({ method: "GET", path: "/v1/changes?since=0" });
    expect(refused.text).toContain("G-DEVICE");
  });

  test("forks, the same invoice and other results are named by case and office, never by person", async () => {
    const [a, b] = [await counter(under), await counter(under)];
    const [one, two] = [own("w2", "same-w"), own("w3", "same-w")];
    const wrong = asSent({ ...one.revision, outcome: { ...one.revision.outcome, fund: "1.00" } });
    await a.revisions(one.revision.caseId, [sent(wrong)]);
    await b.revisions(two.revision.caseId, [sent(two)]);
    const forks = [next(two, "东"), next(two, "西")].map(sent);
    await b.revisions(two.revision.caseId, forks);
    const browser = await loggedIn(under);
    const page = await browser.get("/conflicts");
    expect(page).toContain("same-w");
    expect(rowWith(page, "基金支付")).toMatch(/1\.00.*KF-/su);
    expect(rowWith(page, two.revision.caseNumber)).toMatch(/>\s*2\s*</u);
    const cases = await browser.get(`/cases?number=${one.revision.caseNumber}`);
    expect(rowWith(cases, one.revision.caseNumber)).toContain("不一致");
    expect(cases).not.toContain(two.revision.caseNumber);
    const { person } = one.revision.document;
    for (const text of [person.name, person.phone]) expect(page + cases).not.toContain(text);
  });

  test("the same filing of two cases is listed, the earlier case first, until it is over", async () => {
    const [a, b] = [await counter(under), await counter(under)];
    const [first, second] = [own("w-filing", "w8"), own("w-filing", "w9")];
    const numbered = (one: Sealed, caseNumber: string) => asSent({ ...one.revision, caseNumber });
    const [early, late] = [numbered(first, "w-filing-early"), numbered(second, "w-filing-late")];
    await a.revisions(early.revision.caseId, [sent(early)]);
    await b.revisions(late.revision.caseId, [sent(late)]);
    const browser = await loggedIn(under);
    expect(rowWith(await browser.get("/conflicts"), "w-filing-early")).toMatch(
      /w-filing-early.*w-filing-late/su,
    );
    const { document } = late.revision;
    const none = { ...document, filing: { ...document.filing, wanted: "none" as const } };
    await b.revisions(late.revision.caseId, [sent(next(late, "x", { document: none }))]);
    expect(await browser.get("/conflicts")).not.toContain("w-filing-early");
  });

  test("HUN-78 and HEN-2.4: an outage goes to all windows, has its owner, and is ended", async () => {
    const a = await counter(under);
    const since = (await a.changes(0)).next;
    const browser = await loggedIn(under);
    const outage = { about: "outage", title: "<专线检修>", body: "", by: "信息科" };
    await browser.post("/notices", { ...outage, from: "2026-11-20T08:30", until: "" });
    const page = await browser.get("/notices");
    expect(rowWith(page, "&lt;专线检修&gt;")).toMatch(/信息科.*办理中/su);
    const id = /\/district\/notices\/(?<id>[\w-]+)\/end/u.exec(page)?.groups?.["id"] ?? "";
    const ended = await browser.post(`/notices/${id}/end`, {});
    expect(rowWith(await ended.text(), "&lt;专线检修&gt;")).toContain("已结束");
    const { changes } = await a.changes(since);
    expect(kinds(changes)).toEqual(["message", "message"]);
    const untils = changes.map(({ change }) => (change.kind === "message" ? change.until : null));
    expect(untils[0]).toBe("");
    expect(untils[1]).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u);
  });

  test("a file is handed in here: a table is given out, what is none is refused in words", async () => {
    const browser = await loggedIn(under);
    const a = await counter(under);
    const since = (await a.changes(0)).next;
    const upload = async (name: string, text: string) => {
      const body = new FormData();
      body.set("form", browser.form);
      body.set("file", new Blob([text]), name);
      return (await browser.fetch("/files", { method: "POST", body })).text();
    };
    const page = await upload("codes.insutype.v1.2026-01-01.csv", "code,name\n390,居民\n");
    expect(page).toContain("已下发 1 条");
    expect(kinds((await a.changes(since)).changes)).toEqual(["codes"]);
    expect(await upload("stick.sync", "nothing")).toContain("不是给本网关的交换文件");
  });

  test("a new password ends the sessions under the old one", async () => {
    const browser = await loggedIn(under);
    await under.running().obey({ do: "page-password", password: "新的口令-2026-长" });
    expect((await browser.fetch("/devices", {})).status).toBe(303);
    expect((await browser.post("/login", { password: "新的口令-2026-长" })).status).toBe(303);
  });
});

/** The row of a table in which a text stands. */
function rowWith(page: string, text: string): string {
  const rows = page.split("<tr>").slice(1);
  const row = rows.find((one) => one.includes(text));
  if (row === undefined) throw new Error(`no row with ${text}`);
  return row;
}
