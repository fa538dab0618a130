import { useState } from "react";
import type { EnrolmentSeen, GatewayEntry } from "../../electron/contract/sync.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { minuteOf } from "../app/moment.ts";
import { useSyncState } from "../app/sync-state.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { fingerprintWords, GATEWAY_WORDS as W, SYNC_WORDS } from "../words/sync.ts";
import { EnrolPane } from "./EnrolPane.tsx";
import { OwnPassword } from "./OwnPassword.tsx";
import "./gateway.css";

/** 网关: which gateway this machine is enrolled at, by what it is known, and the way there. */
export function GatewaySection() {
  const { status, look } = useSyncState();
  const [seen, setSeen] = useState<EnrolmentSeen | null>(null);
  if (status === null) return null;
  const { gateway, connection, problem } = status;
  return (
    <div className="office-sheet gateway-sheet">
      {gateway === null && seen === null && <p>{W.none}</p>}
      {gateway !== null && seen === null && (
        <>
          <Entry gateway={gateway} state={SYNC_WORDS.state[connection]} />
          {problem !== null && <Message problem={problem} />}
          <ProxyRow key={gateway.proxy} proxy={gateway.proxy} />
          <RemoveRow />
        </>
      )}
      <EnrolPane
        seen={seen}
        again={gateway !== null}
        onSeen={setSeen}
        onEnrolled={() => {
          setSeen(null);
          look();
        }}
      />
    </div>
  );
}

function Entry({ gateway, state }: { readonly gateway: GatewayEntry; readonly state: string }) {
  const { url, district, fingerprint, enrolled, since } = gateway;
  const rows = [
    [W.district, district],
    [W.url, url],
    [W.fingerprint, fingerprintWords(fingerprint)],
    [W.since, minuteOf(since)],
    [W.state, `${enrolled ? W.enrolled : W.notYet}，${state}`],
  ] as const;
  return (
    <dl className="gateway-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ProxyRow({ proxy }: { readonly proxy: string }) {
  const { show } = useSyncState();
  const { busy, problem, ask } = useAsking();
  const [typed, setTyped] = useState(proxy);
  const [done, setDone] = useState(false);
  const set = async (): Promise<void> => {
    const answer = await ask(() => call("sync.set-proxy", { proxy: typed }));
    if (answer?.ok !== true) return;
    show(answer.value);
    setDone(true);
  };
  return (
    <form
      className="gateway-row"
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <label>
        {W.proxy}
        <input
          value={typed}
          placeholder={W.proxyHint}
          maxLength={300}
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <Button submit disabled={busy}>
        {W.setProxy}
      </Button>
      {done && <span role="status">{W.proxySet}</span>}
      {problem !== null && <Message problem={problem} />}
    </form>
  );
}

function RemoveRow() {
  const { show } = useSyncState();
  const { busy, problem, ask } = useAsking();
  const [own, setOwn] = useState("");
  const remove = async (): Promise<void> => {
    const answer = await ask(() => call("sync.remove", { own }));
    setOwn("");
    if (answer?.ok === true) show(answer.value);
  };
  return (
    <form
      className="gateway-row"
      onSubmit={(event) => {
        event.preventDefault();
        void remove();
      }}
    >
      <OwnPassword own={own} onOwn={setOwn} />
      <Button look="danger" submit disabled={busy || own === ""}>
        {W.remove}
      </Button>
      <span className="muted">{W.removeWhat}</span>
      {problem !== null && <Message problem={problem} />}
    </form>
  );
}
