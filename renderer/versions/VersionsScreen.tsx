import { useState } from "react";
import type {
  OldVersion,
  VersionEntry,
  VersionList as Listed,
} from "../../electron/contract/versions.ts";
import { useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { CaseHeader } from "../case/CaseHeader.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import type { View } from "../review/items.ts";
import { MoneyTable } from "../review/MoneyTable.tsx";
import { ViewPane } from "../review/ViewPane.tsx";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Message } from "../ui/Message.tsx";
import { SelectCell } from "../ui/SelectCell.tsx";
import { VERSION_WORDS as W } from "../words/versions.ts";
import { SideBySide } from "./SideBySide.tsx";
import { useVersions } from "./use-versions.ts";
import { VersionList } from "./VersionList.tsx";
import "../review/review.css";
import "../papers/papers.css";
import "./versions.css";

export interface VersionsScreenProps {
  readonly desk: CaseDesk;
  readonly onBack: () => void;
}

/** 历次版本: every version of the case as it was, and any two beside each other; all read-only. */
export function VersionsScreen({ desk, onBack }: VersionsScreenProps) {
  const { caseId } = desk;
  const { value: listed, problem } = useReading(() => call("versions.list", { caseId }));
  return (
    <div className="versions">
      <CaseHeader desk={desk}>
        <Button keycap="Esc" onClick={onBack}>
          {W.back}
        </Button>
      </CaseHeader>
      {problem !== null && (
        <div className="versions-refused">
          <Message problem={problem} />
        </div>
      )}
      {listed !== null && <Versions caseId={caseId} listed={listed} onBack={onBack} />}
    </div>
  );
}

interface VersionsProps {
  readonly caseId: string;
  readonly listed: Listed;
  readonly onBack: () => void;
}

function Versions({ caseId, listed, onBack }: VersionsProps) {
  const { versions, unreadable } = listed;
  const [shown, setShown] = useState(versions[0]?.hash ?? null);
  const [base, setBase] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [now = null, before = null] = useVersions(caseId, [shown, base]);
  const at = versions.findIndex(({ hash }) => hash === shown);
  const show = (hash: string): void => {
    setShown(hash);
    if (hash === base) setBase(null);
  };
  const step = (by: number) => (): void => {
    const next = versions[Math.min(Math.max(at + by, 0), versions.length - 1)];
    if (next !== undefined) show(next.hash);
  };
  const earlier = versions[at + 1]?.hash ?? null;
  const toggle = (): void => setBase(base === null ? earlier : null);
  useHotkeys({ Esc: onBack, "↓": step(1), "↑": step(-1), C: toggle, A: () => setAll(!all) });
  if (versions.length === 0) return <p className="versions-none muted">{W.none}</p>;
  return (
    <>
      <section className="versions-side" aria-label={W.title}>
        <h2>
          {W.title}
          <span className="muted small">{W.readOnly}</span>
        </h2>
        <VersionList
          versions={versions}
          unreadable={unreadable}
          shown={shown}
          base={base}
          onShow={show}
        />
      </section>
      <Refused opened={[now, before]} />
      {now?.ok === true && before?.ok !== true && base === null && (
        <ViewedVersion key={now.value.hash} version={now.value} />
      )}
      {now?.ok === true && before?.ok === true && (
        <SideBySide {...inOrder(before.value, now.value)} all={all} onAll={setAll} />
      )}
      <aside className="review-right">
        <CompareWith versions={versions} shown={shown} base={base} onBase={setBase} />
        <Button keycap="C" disabled={base === null && earlier === null} onClick={toggle}>
          {base === null ? W.compareBefore : W.compareOff}
        </Button>
        {now?.ok === true && (
          <Figures now={now.value} before={before?.ok === true ? before.value : null} />
        )}
      </aside>
    </>
  );
}

/** Why a version cannot be shown, in its place. */
function Refused({ opened }: { readonly opened: ReturnType<typeof useVersions> }) {
  const problems = opened.flatMap((one) => (one?.ok === false ? [one.error] : []));
  if (problems.length === 0) return null;
  return (
    <div className="versions-refused">
      {problems.map((problem, index) => (
        <Message key={index} problem={problem} />
      ))}
    </div>
  );
}

/** The one that came first stands at the left. */
function inOrder(a: OldVersion, b: OldVersion) {
  return a.count < b.count ? { older: a, newer: b } : { older: b, newer: a };
}

interface FiguresProps {
  readonly now: OldVersion;
  readonly before: OldVersion | null;
}

function Figures({ now, before }: FiguresProps) {
  const { older, newer } = before === null ? { older: null, newer: now } : inOrder(before, now);
  const recomputed = newer.recomputed && older?.recomputed !== false;
  return <MoneyTable reviewed={{ newest: newer, seen: older, recomputed }} />;
}

/** A version as it was: its content, its papers, its attachments. */
function ViewedVersion({ version }: { readonly version: OldVersion }) {
  const [view, setView] = useState<View>({ kind: "facts" });
  return (
    <ViewPane
      reviewed={{ newest: version, seen: null }}
      view={view}
      changed={NOTHING}
      onView={setView}
    />
  );
}

const NOTHING: ReadonlySet<string> = new Set();

interface CompareWithProps {
  readonly versions: readonly VersionEntry[];
  readonly shown: string | null;
  readonly base: string | null;
  readonly onBase: (hash: string | null) => void;
}

function CompareWith({ versions, shown, base, onBase }: CompareWithProps) {
  const others = versions.filter(({ hash }) => hash !== shown);
  return (
    <FormGrid>
      <SelectCell
        label={W.compareWith}
        field="versions.base"
        span={12}
        value={base ?? ""}
        options={others.map(({ hash, count }) => ({ value: hash, label: W.version(count) }))}
        placeholder={W.noComparison}
        onChange={(hash) => onBase(hash === "" ? null : hash)}
      />
    </FormGrid>
  );
}
