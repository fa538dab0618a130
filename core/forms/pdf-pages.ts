import { PDFArray, PDFDict, PDFName } from "pdf-lib";

const DEEPEST = 40;

/**
 * Number of pages of a file, counted no further than one beyond `most`; null when
 * the tree of pages is none: it names a node twice, or something that is no node.
 */
export function pagesOf(catalog: PDFDict, most: number): number | null {
  const seen = new Set<PDFDict>();
  let count = 0;
  const isTree = (node: unknown, depth: number): boolean => {
    if (!(node instanceof PDFDict) || seen.has(node) || depth > DEEPEST) return false;
    seen.add(node);
    const kids = node.lookup(PDFName.of("Kids"));
    if (!(kids instanceof PDFArray)) {
      count += 1;
      return true;
    }
    for (let at = 0; at < kids.size() && count <= most; at += 1) {
      if (!isTree(kids.lookup(at), depth + 1)) return false;
    }
    return true;
  };
  return isTree(catalog.lookup(PDFName.of("Pages")), 0) ? count : null;
}
