import { useState } from "react";
import type { EnrolmentSeen } from "../../electron/contract/sync.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useSyncState } from "../app/sync-state.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { fingerprintWords, GATEWAY_WORDS as W } from "../words/sync.ts";
import { OwnPassword } from "./OwnPassword.tsx";

interface EnrolPaneProps {
  /** What the chosen file says; null: none is chosen. */
  readonly seen: EnrolmentSeen | null;
  readonly again: boolean;
  readonly onSeen: (seen: EnrolmentSeen | null) => void;
  readonly onEnrolled: () => void;
}

/** 登记: a file or a pasted text; then the fingerprint, which the district reads out, is compared. */
export function EnrolPane({ seen, again, onSeen, onEnrolled }: EnrolPaneProps) {
  if (seen !== null) {
    return <Compare seen={seen} onCancel={() => onSeen(null)} onEnrolled={onEnrolled} />;
  }
  return <Choose again={again} onSeen={onSeen} />;
}

function Choose({ again, onSeen }: Pick<EnrolPaneProps, "again" | "onSeen">) {
  const { busy, problem, ask } = useAsking();
  const [text, setText] = useState("");
  const choose = async (): Promise<void> => {
    const answer = await ask(() => call("sync.choose-enrolment", {}));
    if (answer?.ok === true && answer.value !== null) onSeen(answer.value);
  };
  const read = async (): Promise<void> => {
    const answer = await ask(() => call("sync.read-enrolment", { text }));
    if (answer?.ok === true) onSeen(answer.value);
  };
  return (
    <section className="gateway-enrol" aria-label={again ? W.enrolAgain : W.title}>
      {again && <h2>{W.enrolAgain}</h2>}
      <Button look={again ? "plain" : "primary"} disabled={busy} onClick={() => void choose()}>
        {W.choose}
      </Button>
      <label>
        {W.paste}
        <textarea
          rows={3}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button disabled={busy || text.trim() === ""} onClick={() => void read()}>
        {W.read}
      </Button>
      {problem !== null && <Message problem={problem} />}
    </section>
  );
}

interface CompareProps {
  readonly seen: EnrolmentSeen;
  readonly onCancel: () => void;
  readonly onEnrolled: () => void;
}

function Compare({ seen, onCancel, onEnrolled }: CompareProps) {
  const { show } = useSyncState();
  const { busy, problem, ask } = useAsking();
  const [own, setOwn] = useState("");
  const enrol = async (): Promise<void> => {
    const { text, fingerprint } = seen;
    const answer = await ask(() => call("sync.enrol", { text, fingerprint, own }));
    if (answer?.ok !== true) return;
    show(answer.value);
    onEnrolled();
  };
  return (
    <form
      className="gateway-enrol"
      aria-label={W.fingerprint}
      onSubmit={(event) => {
        event.preventDefault();
        void enrol();
      }}
    >
      <dl className="gateway-facts">
        <div>
          <dt>{W.district}</dt>
          <dd>{seen.district}</dd>
        </div>
        <div>
          <dt>{W.url}</dt>
          <dd>{seen.url}</dd>
        </div>
        <div>
          <dt>{W.forWindow}</dt>
          <dd>
            {seen.office} {seen.window}
          </dd>
        </div>
      </dl>
      <p>{W.check}</p>
      <p className="gateway-fingerprint" aria-label={W.fingerprint}>
        {fingerprintWords(seen.fingerprint)}
      </p>
      <OwnPassword own={own} onOwn={setOwn} />
      <div className="sync-acts">
        <Button look="primary" submit disabled={busy || own === ""}>
          {W.same}
        </Button>
        <Button onClick={onCancel}>{W.cancel}</Button>
      </div>
      {problem !== null && <Message problem={problem} />}
    </form>
  );
}
