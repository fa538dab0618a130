import { type FileKind, isMisnamed, kindOf } from "../../core/attachments/file-kind.ts";
import {
  LONGEST_SIDE,
  MOST_DOTS,
  MOST_PAGES,
  PAGE_BYTES,
  pdfBytes,
  RAW_BYTES,
} from "../../core/attachments/limits.ts";
import { readJpeg, readPng } from "../../core/attachments/picture.ts";
import type { CleanedPdf, PdfFault } from "../../core/forms/pdf-cleaning.ts";
import { assertNever, fail, ok, type Result } from "../../core/result.ts";
import type { CheckedFile } from "../contract/attachments.ts";
import type { Answer } from "../contract/answer.ts";
import {
  BROKEN_PICTURE,
  EMPTY,
  HUGE,
  NO_KIND,
  NOT_PREPARED,
  OF_PDF,
  PDF_TOO_LONG,
  TOO_LARGE,
} from "./faults.ts";

/** Cleans a PDF where it can be stopped; `late`: it was. */
export type PdfCleaner = (
  bytes: Uint8Array,
  limits: { readonly pages: number },
) => Promise<Result<CleanedPdf, PdfFault | "late">>;

/** A file of unknown origin: what it is its bytes say, and it is refused before anything decodes it. */
export async function checkFile(
  name: string,
  bytes: Uint8Array,
  clean: PdfCleaner,
): Promise<Answer<CheckedFile>> {
  if (bytes.length === 0) return fail(EMPTY);
  if (bytes.length > RAW_BYTES) return fail(TOO_LARGE);
  const kind = kindOf(bytes);
  if (kind === null) return fail(NO_KIND);
  const about = { name: shortName(name), kind, misnamed: isMisnamed(name, kind) };
  if (kind === "pdf") {
    const cleaned = await cleanedPdf(bytes, clean);
    return cleaned.ok ? ok({ ...about, ...cleaned.value }) : cleaned;
  }
  const picture = readPicture(kind, bytes);
  if (!picture.ok) return fail(BROKEN_PICTURE);
  if (picture.value.width * picture.value.height > MOST_DOTS) return fail(HUGE);
  return ok({ ...about, bytes, pages: 1, removed: [] });
}

function readPicture(kind: Exclude<FileKind, "pdf">, bytes: Uint8Array) {
  switch (kind) {
    case "jpeg":
      return readJpeg(bytes);
    case "png":
      return readPng(bytes);
    default:
      return assertNever(kind);
  }
}

/** What the window has prepared, as it will be stored; the window is believed nothing. */
export interface StoredFile {
  readonly bytes: Uint8Array;
  readonly mediaType: "image/jpeg" | "application/pdf";
  readonly pages: number;
}

export async function checkPrepared(
  bytes: Uint8Array,
  clean: PdfCleaner,
): Promise<Answer<StoredFile>> {
  const kind = kindOf(bytes);
  if (kind === "pdf") {
    const cleaned = await cleanedPdf(bytes, clean);
    if (!cleaned.ok) return cleaned;
    const { bytes: kept, pages } = cleaned.value;
    return kept.length > pdfBytes(pages)
      ? fail(NOT_PREPARED)
      : ok({ bytes: kept, mediaType: "application/pdf", pages });
  }
  if (kind !== "jpeg" || bytes.length > PAGE_BYTES) return fail(NOT_PREPARED);
  const picture = readJpeg(bytes);
  if (!picture.ok || !picture.value.plain) return fail(NOT_PREPARED);
  const { width, height } = picture.value;
  if (Math.max(width, height) > LONGEST_SIDE) return fail(NOT_PREPARED);
  return ok({ bytes, mediaType: "image/jpeg", pages: 1 });
}

async function cleanedPdf(bytes: Uint8Array, clean: PdfCleaner): Promise<Answer<CleanedPdf>> {
  if (bytes.length > RAW_BYTES) return fail(TOO_LARGE);
  const cleaned = await clean(bytes, { pages: MOST_PAGES });
  if (cleaned.ok) return cleaned;
  return fail(cleaned.error === "late" ? PDF_TOO_LONG : OF_PDF[cleaned.error]);
}

const LONGEST_NAME = 120;

/** The name of a file as it is kept: without its folder and what a line of text cannot hold. */
export function shortName(name: string): string {
  const [last = ""] = name.split(/[\\/]/u).slice(-1);
  const plain = last.replace(/\p{C}/gu, "").trim();
  return plain === ""
    ? "未命名"
    : Array.from(plain)
        .slice(0, LONGEST_NAME / 2)
        .join("");
}
