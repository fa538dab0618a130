import { randomUUID } from "node:crypto";

/** Papers that a hidden window is printing just now: in memory, never on the disk. */
const lent = new Map<string, Uint8Array>();

/** Lends a paper to the program's own pages; the answer is its path, until it is taken back. */
export function lendPaper(bytes: Uint8Array): string {
  const pathname = `/paper/${randomUUID()}`;
  lent.set(pathname, bytes);
  return pathname;
}

export function takeBackPaper(pathname: string): void {
  lent.delete(pathname);
}

export function lentPaper(pathname: string): Uint8Array | undefined {
  return lent.get(pathname);
}
