import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFString,
} from "pdf-lib";
import { srgbProfile } from "./srgb.ts";

/** What a file says of itself; all of it given, none of it from a clock. */
export interface FileIdentity {
  readonly title: string;
  /** `YYYY-MM-DDTHH:MM:SS.sssZ` */
  readonly at: string;
  /** 32 hex digits, the same for the same document. */
  readonly id: string;
}

const PRODUCER = "offsite-claims-workstation";

let profile: Uint8Array | null = null;

/** Says what the file is, and makes it a PDF/A-1b (ISO 19005-1): readable as it is for as long as files are kept. */
export function describe(file: PDFDocument, identity: FileIdentity): void {
  introduce(file, identity);
  profile ??= srgbProfile();
  file.convertToPDFA({ conformance: "1B", iccProfile: profile });
}

/** Says what the file is. */
export function introduce(file: PDFDocument, identity: FileIdentity): void {
  const { context, catalog } = file;
  const date = PDFString.of(`D:${identity.at.replace(/\D/gu, "").slice(0, 14)}Z`);
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(identity.title),
      Creator: PDFString.of(PRODUCER),
      Producer: PDFString.of(PRODUCER),
      CreationDate: date,
      ModDate: date,
    }),
  );
  const id = PDFHexString.of(identity.id);
  context.trailerInfo.ID = context.obj([id, id]);
  catalog.set(PDFName.of("Lang"), PDFString.of("zh-CN"));
  // Printed at its own size: a form that is scaled to fit no longer meets its margins.
  catalog.set(
    PDFName.of("ViewerPreferences"),
    context.obj({ PrintScaling: "None", DisplayDocTitle: true }),
  );
}

/** Names the glyphs that an embedded subset holds, all from the first on: PDF/A-1 asks for the list. */
export function listGlyphs({ doc, ref }: PDFFont, count: number): void {
  const { context } = doc;
  const descendant = context.lookup(ref, PDFDict).lookup(PDFName.of("DescendantFonts"), PDFArray);
  const descriptor = descendant.lookup(0, PDFDict).lookup(PDFName.of("FontDescriptor"), PDFDict);
  const bits = new Uint8Array(Math.ceil(count / 8)).fill(0xff);
  const spare = bits.length * 8 - count;
  if (spare > 0) bits[bits.length - 1] = (0xff << spare) & 0xff;
  descriptor.set(PDFName.of("CIDSet"), context.register(context.flateStream(bits)));
}
