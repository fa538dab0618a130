import { useState } from "react";
import { useHotkeys } from "../app/keys.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { KeyColumn, type KeyList } from "../ui/KeyColumn.tsx";
import { COMMON_KEYS, PLAIN_KEYS } from "../words/frame.ts";
import { HELP_WORDS as W } from "../words/help.ts";
import { CodesPart } from "./CodesPart.tsx";
import { entriesOf } from "./codes.ts";
import { LawPart } from "./LawPart.tsx";
import type { HelpPage } from "./page.ts";
import { BEFORE_LOGIN, type HelpId, PAGES } from "./pages.ts";
import "../ui/tabs.css";
import "./help.css";

const PARTS = ["page", "codes", "law"] as const;
type Part = (typeof PARTS)[number];

export interface HelpSheetProps {
  readonly page: HelpId;
  /** The keys of the screen beneath. */
  readonly keys: KeyList;
  readonly onClose: () => void;
}

/** F1: the help of the screen one is on, every code, and the documents in their own words. */
export function HelpSheet({ page, keys, onClose }: HelpSheetProps) {
  const [part, setPart] = useState<Part>("page");
  useHotkeys(
    {
      "Ctrl+1": () => setPart("page"),
      "Ctrl+2": () => setPart("codes"),
      "Ctrl+3": () => setPart("law"),
      F1: onClose,
      Esc: onClose,
    },
    "dialog",
  );
  return (
    <Dialog title={`${W.title}：${PAGES[page].title}`} onClose={onClose} width={1080}>
      <div className="tab-strip help-tabs" role="tablist" aria-label={W.title}>
        {PARTS.map((id, index) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`help-tab-${id}`}
            aria-selected={id === part}
            aria-controls="help-part"
            onClick={() => setPart(id)}
          >
            {W.parts[id]} <Kbd>{`Ctrl+${index + 1}`}</Kbd>
          </button>
        ))}
      </div>
      <div
        className="help-part"
        id="help-part"
        role="tabpanel"
        aria-labelledby={`help-tab-${part}`}
      >
        {part === "page" && <PagePart id={page} keys={keys} />}
        {part === "codes" && <CodesPart />}
        {part === "law" && <LawPart />}
      </div>
    </Dialog>
  );
}

function PagePart({ id, keys }: { readonly id: HelpId; readonly keys: KeyList }) {
  const page: HelpPage = PAGES[id];
  const known = new Set(keys.map(([key]) => key));
  const everywhere = BEFORE_LOGIN.has(id) ? PLAIN_KEYS : COMMON_KEYS;
  return (
    <div className="help-page" tabIndex={0} role="group" aria-label={page.title}>
      <div className="help-way">
        <h3>{W.purpose}</h3>
        <p>{page.purpose}</p>
        <h3>{W.steps}</h3>
        <ol>
          {page.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h3>{W.errors}</h3>
        <dl className="help-codes">
          {page.codes.flatMap(entriesOf).map(({ code, what, remedy }) => (
            <div key={`${code}${what}`}>
              <dt>{code}</dt>
              <dd>
                {what === "" ? W.onScreen : what}
                <span className="muted">{remedy}</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="help-keys">
        <KeyColumn title={W.keys} keys={keys} />
        <KeyColumn title={W.everywhere} keys={everywhere.filter(([key]) => !known.has(key))} />
      </div>
    </div>
  );
}
