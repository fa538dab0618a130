import fc from "fast-check";
import { expect, test } from "vitest";
import { HEADERS } from "../../core/sync/signed.ts";
import { newSignKey, sha256 } from "../../gateway/keys.ts";
import { Counter } from "./support/counter.ts";
import { onEachDatabase } from "./support/gateways.ts";
import { asSent, sent } from "./support/versions.ts";
import { CHANGES, refusal } from "./support/refusals.ts";
import { counter, newOffice, own } from "./support/work.ts";

onEachDatabase(
  "hostile requests",
  (under) => {
    test("KF-5.3a: without a device's signature nothing is answered", async () => {
      const a = await counter(under);
      expect(refusal(await a.raw(CHANGES, {}))).toEqual([401, "G-SIGNATURE"]);
      const forged = await counter(under);
      const headers = forged.signed(CHANGES);
      const others = { ...headers, [HEADERS.device]: a.device, [HEADERS.session]: a.session };
      expect(refusal(await a.raw(CHANGES, others))).toEqual([401, "G-SIGNATURE"]);
      const unknown = { ...headers, [HEADERS.device]: "nobody" };
      expect(refusal(await a.raw(CHANGES, unknown))).toEqual([403, "G-DEVICE"]);
    });

    test("a recorded request is refused, also when only its path, method or body is another", async () => {
      const a = await counter(under);
      const headers = a.signed(CHANGES);
      expect((await a.raw(CHANGES, headers)).status).toBe(200);
      expect(refusal(await a.raw(CHANGES, headers))).toEqual([409, "G-REPLAY"]);
      const other = { ...CHANGES, path: "/v1/changes?since=1" };
      expect(refusal(await a.raw(other, headers))).toEqual([401, "G-SIGNATURE"]);
      const one = own("h1", "h1");
      const path = `/v1/cases/${one.revision.caseId}/revisions`;
      const post = { method: "POST", path, body: { unsent: 0, revisions: [sent(one)] } };
      const signed = a.signed(post);
      const changed = { ...post, body: { unsent: 1, revisions: [sent(one)] } };
      expect(refusal(await a.raw(changed, signed))).toEqual([401, "G-SIGNATURE"]);
    });

    test("a session of another device, an unknown one or a removed device's is refused", async () => {
      const [a, b] = [await counter(under), await counter(under)];
      const own = a.session;
      a.session = b.session;
      expect(refusal(await a.send(CHANGES))).toEqual([401, "G-SESSION"]);
      a.session = own;
      await under.running().obey({ do: "remove", device: a.device });
      expect(refusal(await a.send(CHANGES))).toEqual([403, "G-DEVICE"]);
      const nonce = "n";
      const body = JSON.stringify({ device: a.device, nonce, signature: "A".repeat(86) });
      expect(refusal(await a.plain("POST", "/v1/sessions", body))).toEqual([401, "G-SIGNATURE"]);
    });

    test("a recorded opening of a session opens none", async () => {
      const a = await counter(under);
      const text = ["sync/1", "session", a.device, "once"].join("\n");
      const signature = a.signKey.sign(text);
      const body = JSON.stringify({ device: a.device, nonce: "once", signature });
      expect((await a.plain("POST", "/v1/sessions", body)).status).toBe(201);
      expect(refusal(await a.plain("POST", "/v1/sessions", body))).toEqual([409, "G-REPLAY"]);
    });

    test("a code enrols one device: the same again is answered the same, another is refused", async () => {
      const file = await under.running().invite({ office: newOffice(), window: "1" });
      const [a, b] = [await Counter.prepared(file.url), await Counter.prepared(file.url)];
      const request = await a.enrolment(file);
      const [first, again] = [await a.enrol(request), await a.enrol(request)];
      expect([first.status, again.text]).toEqual([201, first.text]);
      expect(refusal(await b.enrol(await b.enrolment(file)))).toEqual([403, "G-CODE"]);
      const guessed = { ...request, code: "AAAAA-AAAAA", signKey: newSignKey().publicKey };
      expect(refusal(await b.enrol(guessed))).toEqual([403, "G-CODE"]);
      const nobody = { ...request, recipient: "age1nobody" };
      expect(refusal(await a.enrol(nobody))).toEqual([400, "G-FORM"]);
    });

    test("another office's case is not found, nor is another district's", async () => {
      const [a, b] = [await counter(under), await counter(under)];
      const one = own("h2", "h2");
      const { caseId } = one.revision;
      await a.revisions(caseId, [sent(one)]);
      const path = `/v1/cases/${caseId}/revisions`;
      const post = { method: "POST", path, body: { unsent: 0, revisions: [sent(one)] } };
      expect(refusal(await b.send(post))).toEqual([404, "G-NOT-FOUND"]);
      const events = { method: "POST", path: `/v1/cases/${caseId}/events`, body: { events: [] } };
      expect(refusal(await b.send(events))).toEqual([400, "G-FORM"]);
      const document = {
        ...one.revision.document,
        pool: { area: "430100", insurance: "resident" },
      };
      const foreign = asSent({
        ...one.revision,
        caseId: "foreign",
        document,
      } as typeof one.revision);
      expect(await a.revisions("foreign", [sent(foreign)])).toMatchObject([
        { code: "G-NOT-FOUND" },
      ]);
      const moved = await a.revisions("elsewhere", [sent(one)]);
      expect(moved).toMatchObject([{ is: "refused", code: "G-NOT-FOUND" }]);
    });

    test("another office's papers are not given out, and are not taken for one's own", async () => {
      const [a, b] = [await counter(under), await counter(under)];
      const paper = Buffer.from("%PDF private");
      const hash = sha256(paper);
      await a.putWhole(paper);
      const read = await b.send({ method: "GET", path: `/v1/blobs/${hash}` });
      expect(refusal(read)).toEqual([404, "G-NOT-FOUND"]);
      const head = await b.send({ method: "HEAD", path: `/v1/blobs/${hash}` });
      expect([head.headers.get("x-have"), head.headers.get("x-whole")]).toEqual(["0", "false"]);
      const issued = [{ form: "claim" as const, sha256: hash, pages: 1, trial: false }];
      const naming = asSent({ ...own("h3", "h3").revision, issued });
      const [answer] = await b.revisions(naming.revision.caseId, [sent(naming)]);
      expect(answer).toMatchObject({ is: "missing", blobs: [hash] });
    });

    test("a piece that was cut, displaced, too large or of other bytes is not kept", async () => {
      const a = await counter(under);
      const all = Buffer.alloc(600_000, "x");
      const hash = sha256(all);
      const put = (bytes: Uint8Array, range: string) =>
        a.send({
          method: "PUT",
          path: `/v1/blobs/${hash}`,
          bytes,
          headers: { "content-range": range },
        });
      const cut = await put(all.subarray(0, 1000), "bytes 0-262143/600000");
      expect(refusal(cut)).toEqual([416, "G-RANGE"]);
      expect(refusal(await put(all.subarray(0, 10), "bytes 5-3/600000"))).toEqual([416, "G-RANGE"]);
      expect(refusal(await put(all.subarray(0, 10), "0-9"))).toEqual([416, "G-RANGE"]);
      const large = await put(all.subarray(0, 300_000), "bytes 0-299999/600000");
      expect(refusal(large)).toEqual([413, "G-LARGE"]);
      const huge = await put(all.subarray(0, 10), "bytes 0-9/999999999999");
      expect(refusal(huge)).toEqual([413, "G-LARGE"]);
      const ahead = await put(all.subarray(0, 10), "bytes 100-109/600000");
      expect(JSON.parse(ahead.text)).toEqual({ have: 0, whole: false });
      const other = Buffer.alloc(600_000, "y");
      await put(other.subarray(0, 262_144), "bytes 0-262143/600000");
      await put(other.subarray(262_144, 524_288), "bytes 262144-524287/600000");
      const wrong = await put(other.subarray(524_288), "bytes 524288-599999/600000");
      expect(refusal(wrong)).toEqual([422, "G-HASH"]);
      const whole = await a.putPiece(hash, all, 0, 262_144);
      expect(JSON.parse(whole.text)).toEqual({ have: 262_144, whole: false });
      expect(refusal(await a.putPiece(hash, all.subarray(0, 10), 0, 10))).toEqual([422, "G-HASH"]);
    });

    test("a request larger than a request may be is refused before it is read", async () => {
      const a = await counter(under);
      const body = {
        unsent: 0,
        revisions: [{ hash: "0".repeat(64), body: "x".repeat(1_048_577) }],
      };
      const post = { method: "POST", path: "/v1/cases/c/revisions", body };
      expect(refusal(await a.send(post))).toEqual([413, "G-LARGE"]);
    });

    test.each([
      "/v1/blobs/..%2f..%2fetc%2fpasswd",
      "/v1/blobs/%2e%2e",
      "/v1/cases/..%2fx/revisions",
      "/v1/cases/%00/revisions",
      "/v1/cases/%ff/revisions",
      "/v1/days/2026-13-45",
      "/v1/nothing",
      "/district/../v1/changes",
      "//v1/changes",
      `/v1/cases/${"x".repeat(90)}/revisions`,
    ])("a path that plays tricks comes to nothing: %s", async (path) => {
      const a = await counter(under);
      const method = path.includes("/days/") ? "PUT" : path.includes("/cases/") ? "POST" : "GET";
      const answer = await a.send({ method, path, ...(method === "GET" ? {} : { body: {} }) });
      expect([400, 401, 404]).toContain(answer.status);
      expect(answer.text).not.toMatch(/root:|at .*\.ts|Error/u);
    });

    test("whatever a body holds, the answer is a refusal in words and never a fault", async () => {
      const a = await counter(under);
      const anything = fc.oneof(
        fc.json(),
        fc.string(),
        fc.constant('{"__proto__":{"unsent":1},"unsent":0,"revisions":[]}'),
        fc.constant('{"unsent":0,"unsent":1,"revisions":null}'),
      );
      const path = fc.constantFrom("/v1/devices", "/v1/sessions", "/v1/cases/c/revisions");
      await fc.assert(
        fc.asyncProperty(anything, path, async (text, to) => {
          const bytes = Buffer.from(text);
          const answer = await a.send({ method: "POST", path: to, bytes });
          expect(refusal(answer)).toEqual([400, "G-FORM"]);
        }),
        { numRuns: 40 },
      );
    });

    test("the log names no person, no case and nothing that was sent", async () => {
      const a = await counter(under);
      const one = own("410203195906231526", "31060126999");
      await a.revisions(one.revision.caseId, [sent(one)]);
      await a.send({ method: "GET", path: "/v1/changes?since=程" });
      const { document, caseId, caseNumber } = one.revision;
      const { person, stay, invoices } = document;
      const secret = [person.name, person.certNo, person.phone, person.payeeAccount, stay.hospital];
      const number = invoices.map((invoice) => invoice.number);
      for (const text of [...secret, ...number, caseNumber, caseId, a.session]) {
        expect(under.logged()).not.toContain(text);
      }
      expect(under.logged()).toContain('"route":"/v1/cases/:caseId/revisions"');
    });
  },
  { district: { name: "开封市", area: "410200" } },
);
