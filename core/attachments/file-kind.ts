/** What the first bytes of a file say that it is; its name says nothing. */
export type FileKind = "jpeg" | "png" | "pdf";

const MAGIC: Readonly<Record<FileKind, readonly number[]>> = {
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
};

const KINDS = ["jpeg", "png", "pdf"] as const;

export function kindOf(bytes: Uint8Array): FileKind | null {
  return KINDS.find((kind) => MAGIC[kind].every((byte, index) => bytes[index] === byte)) ?? null;
}

const ENDINGS: Readonly<Record<FileKind, RegExp>> = {
  jpeg: /\.jpe?g$/iu,
  png: /\.png$/iu,
  pdf: /\.pdf$/iu,
};

/** Whether the name of a file says something else than what it is. */
export function isMisnamed(name: string, kind: FileKind): boolean {
  return !ENDINGS[kind].test(name);
}

/** Names of the files that a scanner writes. */
export function looksLikeScan(name: string): boolean {
  return KINDS.some((kind) => ENDINGS[kind].test(name)) && !name.startsWith(".");
}
