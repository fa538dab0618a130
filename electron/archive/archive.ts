import type { Archive, ArchivedAs, ArchiveEntry } from "../contract/archive.ts";
import { readBlob, sha256Hex } from "../store/blobs.ts";
import type { Reader } from "../store/connection.ts";
import { chainOf, type Link } from "../versions/chain.ts";

/** A document of the archive with its bytes as they lie in the store; none where they are lost. */
export interface Archived extends ArchiveEntry {
  readonly content: Uint8Array | undefined;
}

/**
 * The archive of a case (业务档案, HUN-85): every version, and every form and attachment that a
 * version has ever named, each once, with who made it and when, and whether the stored bytes
 * are those of its hash. One document after the other, so that they are never all in memory.
 */
export async function* archived(reader: Reader, caseId: string): AsyncGenerator<Archived> {
  const { links } = await chainOf(reader, caseId);
  const now = new Set(links.at(-1) === undefined ? [] : namesOf(links.at(-1)));
  for (const link of links) {
    const content = Buffer.from(link.body, "utf8");
    yield {
      ...madeBy(link),
      ...checked(link.hash, content),
      is: { kind: "version" },
      pages: 0,
      current: link === links.at(-1),
    };
  }
  const named = new Set<string>();
  for (const link of links) {
    for (const { sha256, is, pages } of documentsOf(link)) {
      if (named.has(sha256)) continue;
      named.add(sha256);
      const content = await readBlob(reader, sha256);
      yield { ...madeBy(link), ...checked(sha256, content), is, pages, current: now.has(sha256) };
    }
  }
}

/** The list of the archive, without the documents themselves. */
export async function archiveOf(reader: Reader, caseId: string, number: string): Promise<Archive> {
  const entries: ArchiveEntry[] = [];
  for await (const { content: _, ...entry } of archived(reader, caseId)) entries.push(entry);
  return { number, entries };
}

interface Named {
  readonly sha256: string;
  readonly is: ArchivedAs;
  readonly pages: number;
}

function documentsOf({ revision }: Link): readonly Named[] {
  const forms = revision.issued.map(({ sha256, form, trial, pages }): Named => ({
    sha256,
    is: { kind: "form", form, trial },
    pages,
  }));
  const attachments = (revision.attachments ?? []).map(
    ({ sha256, of, mediaType, pages }): Named => ({
      sha256,
      is: { kind: "attachment", of, mediaType },
      pages,
    }),
  );
  return [...forms, ...attachments];
}

function namesOf(link: Link | undefined): readonly string[] {
  return link === undefined ? [] : documentsOf(link).map(({ sha256 }) => sha256);
}

function madeBy({ revision, count }: Link): Pick<ArchiveEntry, "author" | "at" | "version"> {
  return { author: revision.author.name, at: revision.at, version: count };
}

function checked(
  sha256: string,
  content: Uint8Array | undefined,
): Pick<Archived, "sha256" | "bytes" | "found" | "content"> {
  if (content === undefined) return { sha256, bytes: 0, found: "missing", content };
  const found = sha256Hex(content) === sha256 ? "right" : "wrong";
  return { sha256, bytes: content.length, found, content };
}
