import { z } from "zod";
import type { Reader, Transaction } from "./connection.ts";

const Idle = z.object({ idle_minutes: z.int() });

/** Minutes without a key press until the screen locks. */
export async function readIdleMinutes(reader: Reader): Promise<number> {
  const office = await reader.get(Idle, "SELECT idle_minutes FROM office");
  if (office === undefined) throw new Error("the database names no office");
  return office.idle_minutes;
}

export async function setIdleMinutes(tx: Transaction, minutes: number): Promise<void> {
  await tx.run("UPDATE office SET idle_minutes = ?", [minutes]);
}
