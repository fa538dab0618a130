import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { districtOf } from "../district.ts";
import type { Gateway } from "../gateway.ts";
import type { Reached } from "../offices.ts";
import { type Done, endNotice, invited, removed, sendNotice, takenFile } from "./acts.ts";
import { casesPage } from "./cases.ts";
import { conflictsPage } from "./conflicts.ts";
import { devicesPage } from "./devices.ts";
import { frame, loginPage, type Said, type Tab, type Viewer } from "./frame.ts";
import { formOf, PAGE_HEADERS, sessionCookie, submittedBy, tokenOf, viewerOf } from "./guard.ts";
import type { Html } from "./html.ts";
import { importsPage } from "./imports.ts";
import type { Submitted } from "./multipart.ts";
import { noticesPage } from "./notices.ts";
import { beginSession, endSession, isPassword } from "./password.ts";
import { STYLE } from "./style.ts";

/** The district's page (统筹区页面): HTML made here, no script in it. */

const MINUTE = 60_000;
/** An exchange file with its scans. */
const MOST_UPLOAD = 300 * 1024 * 1024;

type Fill = (viewer: Viewer, request: FastifyRequest) => Promise<Html>;

export function addPage(
  app: FastifyInstance,
  gateway: Gateway,
  reached: Reached,
  secure: boolean,
): void {
  const { db } = gateway;
  app.get("/district/style.css", (_request, reply) => reply.type("text/css").send(STYLE));
  app.get("/district", (_request, reply) => reply.redirect("/district/devices", 303));
  addLogin(app, gateway, secure);
  const show = (tab: Tab, fill: Fill) =>
    app.get(`/district/${tab}`, async (request, reply) => {
      const viewer = await viewerOf(gateway, request, reply);
      if (viewer === null) return reply;
      return sendPage(reply, 200, frame(viewer, tab, null, await fill(viewer, request)));
    });
  show("devices", (viewer) => devicesPage(db, viewer));
  show("conflicts", () => conflictsPage(db));
  show("cases", (_viewer, request) => casesPage(db, queryText(request, "number")));
  show("imports", (viewer) => importsPage(db, viewer));
  show("notices", (viewer) => noticesPage(db, viewer));
  addActs(app, gateway, reached);
}

function addLogin(app: FastifyInstance, gateway: Gateway, secure: boolean): void {
  const { db, log, limits } = gateway;
  app.get("/district/login", async (_request, reply) =>
    sendPage(reply, 200, loginPage((await districtOf(db)).name, null)),
  );
  const config = { rateLimit: { max: limits.knocksAMinute, timeWindow: MINUTE } };
  app.post("/district/login", { config }, async (request, reply) => {
    const password = formOf(request)?.fields["password"] ?? "";
    const right = password.length <= 200 && (await isPassword(db, password));
    log({ event: "page-login", code: right ? "good" : "refused" });
    if (!right) {
      const said = { good: false, words: "口令不对。忘了口令，请在网关的机器上重设。" };
      return sendPage(reply, 403, loginPage((await districtOf(db)).name, said));
    }
    const cookie = sessionCookie(await beginSession(db), secure);
    return reply
      .headers({ ...PAGE_HEADERS, "set-cookie": cookie })
      .redirect("/district/devices", 303);
  });
  app.post("/district/logout", async (request, reply) => {
    const viewer = await viewerOf(gateway, request, reply);
    if (viewer === null) return reply;
    if (submittedBy(request, viewer) !== null) await endSession(db, tokenOf(request));
    const cookie = sessionCookie("", secure);
    return reply
      .headers({ ...PAGE_HEADERS, "set-cookie": cookie })
      .redirect("/district/login", 303);
  });
}

const FOREIGN: Said = {
  good: false,
  words: "这个表单不是本页发出的，没有执行。请重新打开本页再试。",
};

function addActs(app: FastifyInstance, gateway: Gateway, reached: Reached): void {
  // Before the body is read: nobody makes the gateway hold a large one without having logged in.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    await viewerOf(gateway, request, reply);
  };
  const act = (
    path: string,
    tab: Tab,
    fill: Fill,
    perform: (submitted: Submitted, request: FastifyRequest) => Promise<Done>,
  ) =>
    app.post(path, { bodyLimit: MOST_UPLOAD, onRequest }, async (request, reply) => {
      const viewer = await viewerOf(gateway, request, reply);
      if (viewer === null) return reply;
      const submitted = submittedBy(request, viewer);
      const done = submitted === null ? FOREIGN : await perform(submitted, request);
      if ("bytes" in done) return sendFile(reply, done.name, done.bytes);
      const status = submitted === null ? 403 : done.good ? 200 : 422;
      return sendPage(reply, status, frame(viewer, tab, done, await fill(viewer, request)));
    });
  const { db } = gateway;
  const devices: Fill = (viewer) => devicesPage(db, viewer);
  const notices: Fill = (viewer) => noticesPage(db, viewer);
  act("/district/invites", "devices", devices, (form) => invited(gateway, reached, form));
  act("/district/devices/:id/remove", "devices", devices, (_form, request) =>
    removed(gateway, paramText(request, "id")),
  );
  act("/district/notices", "notices", notices, (form) => sendNotice(gateway, form));
  act("/district/notices/:id/end", "notices", notices, (_form, request) =>
    endNotice(gateway, paramText(request, "id")),
  );
  act(
    "/district/files",
    "imports",
    (viewer) => importsPage(db, viewer),
    (form) => takenFile(gateway, form),
  );
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).headers(PAGE_HEADERS).type("text/html; charset=utf-8").send(page);
}

function sendFile(reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  return reply
    .headers({ ...PAGE_HEADERS, "content-disposition": disposition })
    .type("application/octet-stream")
    .send(Buffer.from(bytes));
}

function queryText({ query }: FastifyRequest, name: string): string {
  return textIn(query, name).slice(0, 60);
}

function paramText({ params }: FastifyRequest, name: string): string {
  return textIn(params, name);
}

function textIn(values: unknown, name: string): string {
  const found: unknown = new Map(Object.entries(values ?? {})).get(name);
  return typeof found === "string" ? found : "";
}
