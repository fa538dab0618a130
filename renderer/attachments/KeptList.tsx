import type { KeptAttachment } from "../../electron/contract/attachments.ts";
import { minuteOf, sizeWords } from "../app/moment.ts";
import { ATTACHMENT_WORDS as W } from "../words/attachments.ts";
import { titleOf } from "./choices.ts";
import { useBlobUrl } from "./use-blob.ts";

export interface KeptListProps {
  readonly list: readonly KeptAttachment[];
  readonly shown: KeptAttachment | null;
  readonly onShow: (sha256: string) => void;
}

/** What came back, in the order in which it was attached. */
export function KeptList({ list, shown, onShow }: KeptListProps) {
  if (list.length === 0) return <p className="attachments-none muted">{W.none}</p>;
  return (
    <ul className="attachments-list">
      {list.map((one) => (
        <li key={one.sha256} className={one === shown ? "on" : ""}>
          <button
            type="button"
            aria-pressed={one === shown}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onShow(one.sha256)}
          >
            <Thumb of={one} />
            <span className="attachments-what">
              <b className="ellipsis">{titleOf(one)}</b>
              <span className="muted small ellipsis">
                {W.pages(one.pages)}，{sizeWords(one.bytes)}，{one.name}
              </span>
              <span className="muted small ellipsis">
                {one.operator}，{minuteOf(one.at)}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The page in small; of a PDF its kind. */
function Thumb({ of }: { readonly of: KeptAttachment }) {
  const url = useBlobUrl(of.mediaType === "image/jpeg" ? of.sha256 : null);
  return (
    <span className="attachments-thumb">
      {of.mediaType === "application/pdf" && "PDF"}
      {url?.ok === true && <img src={url.value} alt="" />}
    </span>
  );
}
