import { LOGIN } from "../words/login.ts";

/** The program's seal and name, and what can be said before anybody has logged in. */
export function SealPane({ version }: { readonly version: string }) {
  return (
    <div className="seal-pane">
      <div className="big-seal" aria-hidden="true">
        {LOGIN.seal}
      </div>
      <p className="program-name">
        {LOGIN.name.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      <dl>
        <dt>{LOGIN.data}</dt>
        <dd>{LOGIN.encrypted}</dd>
        <dt>{LOGIN.network}</dt>
        <dd>{LOGIN.networkNow}</dd>
        <dt>{LOGIN.version}</dt>
        <dd>{version}</dd>
      </dl>
    </div>
  );
}
