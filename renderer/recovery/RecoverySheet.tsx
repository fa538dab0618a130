import { createPortal } from "react-dom";
import { SHEET } from "../words/keys.ts";
import { groupsOf } from "./recovery-key.ts";
import "./recovery.css";

/** What stands on the sheet for the office's safe. */
export interface Sheet {
  readonly office: string;
  readonly window: string;
  /** Day on which the key was made, `YYYY-MM-DD`. */
  readonly day: string;
  readonly recoveryKey: string;
}

/**
 * The recovery key as a slip on the screen. While it is shown, printing the
 * window prints its A4 sheet and nothing else.
 */
export function RecoverySheet({ sheet }: { readonly sheet: Sheet }) {
  return (
    <>
      <section className="recovery-slip" aria-label={SHEET.title}>
        <h2>{SHEET.title}</h2>
        <Facts sheet={sheet} />
        <Groups recoveryKey={sheet.recoveryKey} />
        <p>{SHEET.note}</p>
      </section>
      {createPortal(<PrintedSheet sheet={sheet} />, document.body)}
    </>
  );
}

function PrintedSheet({ sheet }: { readonly sheet: Sheet }) {
  return (
    <article className="printed-sheet" aria-hidden="true">
      <h1>{SHEET.title}</h1>
      <p className="printed-purpose">{SHEET.purpose}</p>
      <Facts sheet={sheet} />
      <Groups recoveryKey={sheet.recoveryKey} />
      <p className="printed-how">{SHEET.how}</p>
      <p className="printed-safe">{SHEET.safe}</p>
      <ul>
        {SHEET.uses.map((use) => (
          <li key={use}>{use}</li>
        ))}
        <li>{SHEET.void}</li>
      </ul>
      <h2>{SHEET.sealed}</h2>
      <div className="printed-signatures">
        {SHEET.signatures.map((words) => (
          <span key={words}>{words}</span>
        ))}
      </div>
      <h2>{SHEET.opened}</h2>
      <table>
        <thead>
          <tr>
            {SHEET.columns.map((title) => (
              <th key={title}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {["1", "2", "3"].map((row) => (
            <tr key={row}>
              {SHEET.columns.map((title) => (
                <td key={title} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

function Facts({ sheet: { office, window, day } }: { readonly sheet: Sheet }) {
  return (
    <dl className="recovery-facts">
      <dt>{SHEET.office}</dt>
      <dd>{office}</dd>
      <dt>{SHEET.window}</dt>
      <dd>{window}</dd>
      <dt>{SHEET.made}</dt>
      <dd>{day}</dd>
    </dl>
  );
}

/** Numbered, so that none is left out when they are copied or typed. */
function Groups({ recoveryKey }: { readonly recoveryKey: string }) {
  return (
    <ol className="recovery-groups">
      {groupsOf(recoveryKey).map((group, index) => (
        <li key={`${index} ${group}`}>
          <span>{index + 1}</span>
          <b data-group={index + 1}>{group}</b>
        </li>
      ))}
    </ol>
  );
}
