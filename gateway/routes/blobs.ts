import { z } from "zod";
import { fail, ok, type Result } from "../../core/result.ts";
import { BlobAnswer, CHUNK_BYTES, Sha256 } from "../../core/sync/wire.ts";
import { keepPieces, type Piece, stateOf } from "../blobs/keep.ts";
import { bytesOf, mayRead } from "../blobs/read.ts";
import { refuse, type Reply, type SignedCall, type SignedRoute } from "../http/route.ts";
import { NOT_FOUND, NOT_UNDERSTOOD, type Refusal, TOO_LARGE, WRONG_RANGE } from "../refusals.ts";

const PATH = "/v1/blobs/{sha256}";

export const askBlob: SignedRoute = {
  method: "HEAD",
  path: PATH,
  summary: "已收到的长度",
  signed: true,
  status: 200,
  answerHeaders: ["x-have", "x-whole"],
  handle: async ({ gateway, device, params }) => {
    const hash = Sha256.safeParse(params["sha256"]).data;
    if (hash === undefined) return refuse(NOT_UNDERSTOOD);
    const { have, whole } = await stateOf(gateway.db, device, hash);
    return { status: 200, headers: { "x-have": String(have), "x-whole": String(whole) } };
  },
};

export const putBlob: SignedRoute = {
  method: "PUT",
  path: PATH,
  summary: "上传一段",
  signed: true,
  takesBytes: "piece",
  status: 200,
  answer: BlobAnswer,
  handle: async (call) => (await putAll([call]))[0] ?? refuse(NOT_UNDERSTOOD),
  together: putAll,
};

const ContentRange = z
  .string()
  .regex(/^bytes \d{1,12}-\d{1,12}\/\d{1,12}$/u)
  .transform((text) => {
    const [start = 0, end = 0, total = 0] = text.slice(6).split(/[-/]/u).map(Number);
    return { start, end, total };
  });

async function putAll(calls: readonly SignedCall[]): Promise<readonly Reply[]> {
  const [first] = calls;
  if (first === undefined) return [];
  const { gateway, device } = first;
  const pieces = calls.map((call) => pieceOf(call));
  const able = pieces.flatMap((piece) => (piece.ok ? [piece.value] : []));
  const kept = await keepPieces(gateway.db, device, able);
  return pieces.map((piece) => {
    const result = piece.ok ? kept.get(piece.value) : piece;
    if (result === undefined) return refuse(NOT_UNDERSTOOD);
    return result.ok ? { status: 200, body: result.value } : refuse(result.error);
  });
}

function pieceOf({ gateway, params, body, range }: SignedCall): Result<Piece, Refusal> {
  const hash = Sha256.safeParse(params["sha256"]).data;
  const place = ContentRange.safeParse(range).data;
  if (hash === undefined) return fail(NOT_UNDERSTOOD);
  if (place === undefined) return fail(WRONG_RANGE);
  const { start, end, total } = place;
  if (body.length > CHUNK_BYTES || total > gateway.limits.blobBytes) return fail(TOO_LARGE);
  // A piece that was cut short on its way is none: what it lacks would be a hole.
  if (end < start || end - start + 1 !== body.length || end >= total) return fail(WRONG_RANGE);
  return ok({ hash, start, total, data: body });
}

export const getBlob: SignedRoute = {
  method: "GET",
  path: PATH,
  summary: "下载一段",
  signed: true,
  status: 206,
  answerHeaders: ["content-range"],
  handle: (call) => read(call),
};

const Range = z.string().regex(/^bytes=\d{1,12}-(?:\d{1,12})?$/u);

async function read({ gateway, device, params, range }: SignedCall): Promise<Reply> {
  const hash = Sha256.safeParse(params["sha256"]).data;
  if (hash === undefined) return refuse(NOT_UNDERSTOOD);
  const asked = Range.safeParse(range === "" ? "bytes=0-" : range).data;
  if (asked === undefined) return refuse(WRONG_RANGE);
  const bytes = await mayRead(gateway.db, device, hash);
  if (bytes === undefined) return refuse(NOT_FOUND);
  const [from = "0", to = ""] = asked.slice(6).split("-");
  const start = Number(from);
  const most = Math.min(bytes - 1, start + CHUNK_BYTES - 1);
  const end = to === "" ? most : Math.min(Number(to), most);
  if (start >= bytes || end < start) return refuse(WRONG_RANGE);
  return {
    status: 206,
    bytes: await bytesOf(gateway.db, hash, start, end),
    headers: { "content-range": `bytes ${start}-${end}/${bytes}` },
  };
}
