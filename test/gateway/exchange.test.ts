import { Decrypter, Encrypter } from "age-encryption";
import { expect, test } from "vitest";
import { ExchangeAnswer, ExchangeHead, exchangeText } from "../../core/sync/exchange.ts";
import type { EnrolmentFile } from "../../core/sync/enrolment-file.ts";
import { ChangesAnswer, EnrolAnswer, PROTOCOL, RevisionsAnswer } from "../../core/sync/wire.ts";
import { isSigned, sha256 } from "../../gateway/keys.ts";
import { Counter } from "./support/counter.ts";
import { onEachDatabase } from "./support/gateways.ts";
import { sealed, sent } from "./support/versions.ts";
import { counter, newOffice, own } from "./support/work.ts";

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly range?: string;
}

/** A file as a counter writes it: signed, and encrypted to the gateway. */
async function written(
  { signKey }: Counter,
  { recipient }: Pick<EnrolmentFile, "recipient">,
  requests: readonly Request[],
  head: { device: string; no: number },
): Promise<string> {
  const rest = requests.map((one) => `${JSON.stringify(one)}\n`).join("");
  const signature = signKey.sign(exchangeText(head.device, head.no, sha256(rest)));
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const text = `${JSON.stringify({ protocol: PROTOCOL, ...head, signature })}\n${rest}`;
  return Buffer.from(await encrypter.encrypt(text)).toString("base64");
}

/** The answer file, opened by the counter whose it is and checked against the gateway's key. */
async function opened(
  { identity }: Counter,
  gatewayKey: string,
  file: string | undefined,
): Promise<{ head: ExchangeHead; answers: ExchangeAnswer[] }> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const text = await decrypter.decrypt(Buffer.from(file ?? "", "base64"), "text");
  const end = text.indexOf("\n");
  const head = ExchangeHead.parse(JSON.parse(text.slice(0, end)));
  const rest = text.slice(end + 1);
  const signed = exchangeText(head.device, head.no, sha256(rest));
  expect(isSigned(gatewayKey, signed, head.signature)).toBe(true);
  const lines = rest.split("\n").filter((line) => line !== "");
  return { head, answers: lines.map((line) => ExchangeAnswer.parse(JSON.parse(line))) };
}

onEachDatabase("a counter without a line", (under) => {
  test("KF-5.3a: enrolment, papers, versions and changes go by file, with the answers in their order", async () => {
    const office = newOffice();
    const running = under.running();
    const file = await running.invite({ office, window: "1" });
    const other = await counter(under, office);
    const theirs = own("x1", "x1");
    await other.revisions(theirs.revision.caseId, [sent(theirs)]);

    const a = await Counter.prepared(file.url);
    const paper = Buffer.from(`%PDF ${office}`);
    const hash = sha256(paper);
    const issued = [{ form: "claim" as const, sha256: hash, pages: 1, trial: false }];
    const version = sealed({ caseNumber: "by-file", issued });
    const requests = [
      { method: "POST", path: "/v1/devices", body: await a.enrolment(file) },
      {
        method: "PUT",
        path: `/v1/blobs/${hash}`,
        range: `bytes 0-${paper.length - 1}/${paper.length}`,
        body: paper.toString("base64"),
      },
      {
        method: "POST",
        path: `/v1/cases/${version.revision.caseId}/revisions`,
        body: { unsent: 1, revisions: [sent(version)] },
      },
      { method: "GET", path: "/v1/changes?since=0&limit=1", body: null },
    ];
    const question = await written(a, file, requests, { device: "", no: 1 });
    const told = await running.obey({ do: "take", file: question });
    expect(told).toMatchObject({ good: true });
    const { head, answers } = await opened(a, file.gatewayKey, told.file);
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200]);
    expect(EnrolAnswer.parse(answers[0]?.body).device).toBe(head.device);
    expect(RevisionsAnswer.parse(answers[2]?.body).answers).toMatchObject([{ is: "accepted" }]);
    const { changes, more } = ChangesAnswer.parse(answers[3]?.body);
    expect(changes.map(({ change }) => change.kind === "revision" && change.hash)).toEqual([
      theirs.hash,
    ]);
    expect(more).toBe(false);

    // The same stick once more: everything is there already.
    const again = await running.obey({ do: "take", file: question });
    const second = await opened(a, file.gatewayKey, again.file);
    expect(second.answers.map(({ status }) => status)).toEqual([201, 200, 200, 200]);
    expect(RevisionsAnswer.parse(second.answers[2]?.body).answers).toMatchObject([{ is: "known" }]);
    expect((await other.changes(0)).changes).toHaveLength(1);
  });

  test("a file of a forged or removed device, changed, or for another gateway is not taken in", async () => {
    const running = under.running();
    const file = await running.invite({ office: newOffice(), window: "1" });
    const a = await counter(under);
    const head = { device: a.device, no: 3 };
    const asks = [{ method: "GET", path: "/v1/changes?since=0", body: null }];
    const forger = await Counter.prepared(file.url);
    const refused = async (text: string) => {
      const told = await running.obey({ do: "take", file: text });
      expect(told.good).toBe(false);
      return told.words;
    };
    expect(await refused(await written(forger, file, asks, head))).toContain("签名");
    const elsewhere = { recipient: (await forger.enrolment(file)).recipient };
    expect(await refused(await written(a, elsewhere, asks, head))).toContain("不是给本网关");
    expect(await refused(Buffer.from("nothing").toString("base64"))).toContain("不是给本网关");
    const nobody = await written(forger, file, asks, { device: "", no: 1 });
    expect(await refused(nobody)).toContain("没有在网关登记");
    await running.obey({ do: "remove", device: a.device });
    expect(await refused(await written(a, file, asks, head))).toContain("没有在网关登记");
  });

  test("one bad request in a file holds up no other", async () => {
    const running = under.running();
    const file = await running.invite({ office: newOffice(), window: "1" });
    const a = await counter(under);
    const [foreign, mine] = [own("x2", "x2"), own("x3", "x3")];
    const other = await counter(under);
    await other.revisions(foreign.revision.caseId, [sent(foreign)]);
    const post = (one: typeof mine) => ({
      method: "POST",
      path: `/v1/cases/${one.revision.caseId}/revisions`,
      body: { unsent: 0, revisions: [sent(one)] },
    });
    const requests = [
      post(foreign),
      { method: "GET", path: "/v1/nowhere", body: null },
      { method: "PUT", path: `/v1/blobs/${"0".repeat(64)}`, body: 7, range: "bytes 0-0/1" },
      post(mine),
    ];
    const question = await written(a, file, requests, { device: a.device, no: 7 });
    const told = await running.obey({ do: "take", file: question });
    const { head, answers } = await opened(a, file.gatewayKey, told.file);
    expect(head).toMatchObject({ device: a.device, no: 7 });
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 400, 200]);
  });
});
