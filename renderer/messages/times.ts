import type { MessageEntry } from "../../electron/contract/from-gateway.ts";
import { FROM_GATEWAY } from "../words/from-gateway.ts";

const W = FROM_GATEWAY.messages;

/** `10-20 22:00 至 10-21 06:00`; nothing where no time is told. */
export function timesOf({ from, until }: Pick<MessageEntry, "from" | "until">): string {
  if (from === "") return "";
  const short = (at: string): string => at.slice(5).replace("T", " ");
  return W.until(short(from), until === "" ? W.lasting : short(until));
}
