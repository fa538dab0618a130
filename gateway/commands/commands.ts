import path from "node:path";
import { z } from "zod";
import { assertNever } from "../../core/result.ts";
import { beginEpoch } from "../district.ts";
import { takeFile } from "../exchange/take.ts";
import { packKeyIn } from "../first-start.ts";
import type { Gateway } from "../gateway.ts";
import { folderAdapter } from "../incoming/folder.ts";
import { signPack } from "../incoming/packs.ts";
import { publish } from "../incoming/publish.ts";
import { takeArrivals } from "../incoming/take.ts";
import { invite, type Reached, removeDevice } from "../offices.ts";
import { setPassword, SHORTEST } from "../page/password.ts";

/** What the district's IT asks of a gateway by `npm run gateway -- …`. */

const name = z.string().trim().min(1).max(60);

export const Command = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("invite"), office: name, window: name, reviews: z.boolean() }),
  z.strictObject({ do: z.literal("remove"), device: z.string().max(80) }),
  /** An exchange file, base64. */
  z.strictObject({ do: z.literal("take"), file: z.base64() }),
  z.strictObject({ do: z.literal("import") }),
  /** Text of a policy pack. */
  z.strictObject({ do: z.literal("sign-pack"), text: z.string() }),
  z.strictObject({ do: z.literal("page-password"), password: z.string().min(SHORTEST).max(200) }),
  /** The data were put back from a copy. */
  z.strictObject({ do: z.literal("restored") }),
]);
export type Command = z.output<typeof Command>;

/** What to say, and the file that came of it, base64. */
export const Obeyed = z.strictObject({
  good: z.boolean(),
  words: z.string(),
  file: z.string().optional(),
});
export type Obeyed = z.output<typeof Obeyed>;

export interface Node {
  readonly gateway: Gateway;
  readonly reached: Reached;
  readonly folder: string;
}

export async function obey(node: Node, command: Command): Promise<Obeyed> {
  const { gateway, reached, folder } = node;
  switch (command.do) {
    case "invite": {
      const file = await invite(gateway, reached, command);
      const text = `${JSON.stringify(file, null, 2)}\n`;
      return { good: true, words: `证书指纹 ${file.fingerprint}`, file: base64(text) };
    }
    case "remove": {
      const good = await removeDevice(gateway.db, command.device);
      return { good, words: good ? "已移除。" : "没有这台设备。" };
    }
    case "take":
      return take(gateway, Buffer.from(command.file, "base64"));
    case "import": {
      const outcomes = await takeArrivals(gateway, folderAdapter(importFolder(folder)));
      const words = outcomes.map(({ words: one }) => one).join("\n");
      return { good: outcomes.every(({ good }) => good), words: words || "导入文件夹里没有文件。" };
    }
    case "sign-pack":
      return sign(node, command.text);
    case "page-password":
      await setPassword(gateway.db, command.password);
      return { good: true, words: "页面口令已改，已登录的都要重新登录。" };
    case "restored":
      await beginEpoch(gateway.db);
      return { good: true, words: "各窗口会把备份以后的再传一遍，不会重复。" };
    default:
      return assertNever(command);
  }
}

export function importFolder(folder: string): string {
  return path.join(folder, "import");
}

async function take(gateway: Gateway, file: Uint8Array): Promise<Obeyed> {
  const taken = await takeFile(gateway, file);
  if (!taken.ok) return { good: false, words: `${taken.error.what}${taken.error.do}` };
  const { answer, no, requests, refused } = taken.value;
  const words = `第 ${no} 号交换文件：${requests} 个请求，${refused} 个没有收下。`;
  return { good: true, words, file: base64(answer) };
}

/** A signed pack is given out at once; counters use it from its own first day on. */
async function sign({ gateway, folder }: Node, text: string): Promise<Obeyed> {
  const key = packKeyIn(folder);
  if (key === null) return { good: false, words: "这个文件夹里没有签名密钥（pack-key）。" };
  const json = jsonOf(text);
  if (json === undefined) return { good: false, words: "不是 JSON 文件。" };
  const signed = signPack(json, key);
  if (!("kind" in signed)) return { good: false, words: signed.join("\n") };
  const fault = await gateway.db.transaction((tx) => publish(tx, signed));
  if (fault !== null) return { good: false, words: fault };
  return {
    good: true,
    words: `已签名并下发：${signed.hash}`,
    file: base64(JSON.stringify(signed)),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function base64(content: string | Uint8Array): string {
  return Buffer.from(content).toString("base64");
}
