import type { PrintOffset } from "../../electron/contract/printing.ts";

/** Where the lines of the sheet lie, in millimetres from the edges of the paper. */
const MEANT = 20;
const FARTHEST = 20;

/**
 * The offset that brings the lines to their place: what was measured was printed
 * under the offset in force. Null when what was typed cannot have been measured.
 */
export function offsetAfter(now: PrintOffset, left: string, top: string): PrintOffset | null {
  const right = corrected(now.right, left);
  const down = corrected(now.down, top);
  return right === null || down === null ? null : { right, down };
}

function corrected(now: number, measured: string): number | null {
  if (!/^\d{1,2}(?:\.\d)?$/u.test(measured.trim())) return null;
  const tenths = Math.round((now + MEANT - Number(measured.trim())) * 10);
  return Math.abs(tenths) > FARTHEST * 10 ? null : tenths / 10;
}
