import { useState } from "react";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { formsNeeded } from "../../../core/forms/needed.ts";
import type { VisitDetails } from "../../../core/sync/visit-details.ts";
import type { AcceptedUpload } from "../../../electron/contract/reconcile.ts";
import { useAsking, useReading } from "../../app/asking.ts";
import { call } from "../../app/bridge.ts";
import { type AcceptedCase, useNavigation } from "../../app/navigation.tsx";
import { useSession } from "../../app/session.tsx";
import { Button } from "../../ui/Button.tsx";
import { Message } from "../../ui/Message.tsx";
import { RECONCILE_WORDS as W } from "../../words/reconcile.ts";
import { AskHospital } from "./AskHospital.tsx";
import { ReconcileHead } from "./ReconcileHead.tsx";
import { ReconcileTable } from "./ReconcileTable.tsx";
import { ReconcileTotals } from "./ReconcileTotals.tsx";
import { type Loaded, load, type Reconciling, useReconcile } from "./use-reconcile.ts";
import { useRowKeys } from "./use-row-keys.ts";
import "./reconcile.css";

/** More equal lines than this are only counted. */
const MOST_SHOWN = 400;

export interface ReconcilePaneProps {
  readonly caseId: string;
  /** The case stands on the upload now: lists are to be read again. */
  readonly onDone?: () => void;
}

/** 核对医院上传明细 (HUN-59, KF-3.1): what was typed beside what the hospital has uploaded. */
export function ReconcilePane({ caseId, onDone }: ReconcilePaneProps) {
  const { value, problem } = useReading(() => load(caseId));
  if (problem !== null) return <Message problem={problem} />;
  if (value === null) return <section className="reconcile" aria-busy="true" />;
  const { upload, standing } = value.opened;
  if (upload === null) {
    return (
      <section className="reconcile">
        <p className="muted reconcile-none">
          {W.nothing}
          {standing !== null && ` ${W.uploadOf[standing.is](standing.by)}`}
        </p>
      </section>
    );
  }
  return (
    <Compared
      caseId={caseId}
      loaded={value}
      details={upload.details}
      {...(onDone === undefined ? {} : { onDone })}
    />
  );
}

interface ComparedProps extends ReconcilePaneProps {
  readonly loaded: Loaded;
  readonly details: VisitDetails;
}

function Compared({ caseId, loaded, details, onDone }: ComparedProps) {
  const { today, operator } = useSession();
  const { form } = loaded.opened;
  const desk = useReconcile(form, details, loaded, today);
  const [all, setAll] = useState(false);
  const [at, setAt] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const { go } = useNavigation();
  const { busy, problem, ask } = useAsking();
  const shown = all ? desk.compared.rows.slice(0, MOST_SHOWN) : desk.differing;
  const listed = new Set(shown);
  const here = shown.find(({ id }) => id === at) ?? desk.open[0] ?? shown[0] ?? null;
  const mayWrite = operator.role !== "reviewer";
  const accept = (): void => {
    const { mdtrt_id: visit, version } = details;
    void ask(() => call("reconcile.accept", { caseId, visit, version, decisions: desk.rest })).then(
      (answer) => {
        if (answer?.ok !== true) return;
        onDone?.();
        void go({ kind: "reconcile", caseId, done: doneOf(desk, form, answer.value) });
      },
    );
  };
  useRowKeys({ desk, shown, here, setAt, accept, live: mayWrite && !asking });
  return (
    <section className="reconcile" aria-label={W.title(form.person.name)}>
      <ReconcileHead loaded={loaded} details={details} desk={desk} />
      <ReconcileFilter desk={desk} all={all} onAll={setAll} />
      <div className="reconcile-scroll">
        <ReconcileTable
          compared={desk.compared}
          rows={shown}
          hidden={desk.compared.rows.filter((row) => !listed.has(row))}
          decisions={desk.decisions}
          here={here?.id ?? null}
          onHere={(row) => setAt(row.id)}
          onDecide={desk.decide}
        />
      </div>
      {problem !== null && <Message problem={problem} />}
      {asking && (
        <AskHospital
          caseId={caseId}
          form={form}
          details={details}
          compared={desk.compared}
          onClose={() => setAsking(false)}
        />
      )}
      <ReconcileTotals desk={desk}>
        {mayWrite && (
          <Acts desk={desk} busy={busy} onAsk={() => setAsking(true)} onAccept={accept} />
        )}
      </ReconcileTotals>
    </section>
  );
}

function doneOf(desk: Reconciling, form: CaseForm, accepted: AcceptedUpload): AcceptedCase {
  const { pack, after } = desk;
  const forms =
    pack === null || after === null ? [] : formsNeeded(desk.accepted.form, pack.pack, after);
  return { name: form.person.name, accepted, forms };
}

interface ReconcileFilterProps {
  readonly desk: Reconciling;
  /** Rows that agree are shown too. */
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}

function ReconcileFilter({ desk, all, onAll }: ReconcileFilterProps) {
  return (
    <div className="reconcile-filter">
      <div className="pack-choice" role="tablist" aria-label={W.filter}>
        <FilterTab
          on={!all}
          label={`${W.onlyDifferent} ${desk.differing.length}`}
          onClick={() => onAll(false)}
        />
        <FilterTab
          on={all}
          label={`${W.all} ${desk.compared.rows.length}`}
          onClick={() => onAll(true)}
        />
      </div>
      <span className="spacer" />
      <span className="muted" role="status">
        {W.progress(desk.differing.length - desk.open.length, desk.open.length)}
      </span>
    </div>
  );
}

interface ActsProps {
  readonly desk: Reconciling;
  readonly busy: boolean;
  readonly onAsk: () => void;
  readonly onAccept: () => void;
}

function Acts({ desk, busy, onAsk, onAccept }: ActsProps) {
  return (
    <>
      <Button size="large" onClick={onAsk}>
        {W.ask}
      </Button>
      <Button size="large" look="primary" keycap="Ctrl+Enter" disabled={busy} onClick={onAccept}>
        {Object.values(desk.decisions).includes("keep") ? W.acceptDecided : W.accept}
      </Button>
    </>
  );
}

function FilterTab(props: {
  readonly on: boolean;
  readonly label: string;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={props.on}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onClick}
    >
      {props.label}
    </button>
  );
}
