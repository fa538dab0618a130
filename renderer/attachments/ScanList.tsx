import { clockOf, dayOf, sizeWords } from "../app/moment.ts";
import { Button } from "../ui/Button.tsx";
import { Chip } from "../ui/Chip.tsx";
import { Message } from "../ui/Message.tsx";
import { ATTACHMENT_WORDS as W } from "../words/attachments.ts";
import type { Scans } from "./use-scans.ts";

export interface ScanListProps {
  readonly scans: Scans;
  /** The file that is being looked at. */
  readonly busy: string | null;
  readonly may: boolean;
  readonly onOpen: (file: string) => void;
}

/** What lies in the scanner's folder; nothing where the office has set none. */
export function ScanList({ scans: { folder, look }, busy, may, onOpen }: ScanListProps) {
  if (folder === null || folder.folder === null) return null;
  return (
    <section className="attachments-scans" aria-label={W.scans}>
      <div className="papers-record-head">
        <h2>{W.scans}</h2>
        <span className="spacer" />
        <span className="faint small ellipsis" title={folder.folder}>
          {folder.folder}
        </span>
      </div>
      {folder.problem !== null && (
        <Message problem={folder.problem} action={{ label: W.again, run: () => void look() }} />
      )}
      {folder.problem === null && folder.scans.length === 0 && (
        <p className="faint small">{W.scansNone}</p>
      )}
      <ul>
        {folder.scans.map(({ file, bytes, at, whole }) => (
          <li key={file}>
            <span className="ellipsis" title={file}>
              {file}
            </span>
            <span className="muted small nowrap">
              {sizeWords(bytes)}，{dayOf(at).slice(5)} {clockOf(at)}
            </span>
            {whole ? (
              <Button
                size="small"
                disabled={!may || busy === file}
                aria-label={`${W.open} ${file}`}
                onClick={() => onOpen(file)}
              >
                {W.open}
              </Button>
            ) : (
              <Chip tone="off" glyph="half">
                {W.scanning}
              </Chip>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
