import { displayYuan } from "../../../core/money.ts";
import type { VisitDetails } from "../../../core/sync/visit-details.ts";
import { Stamp } from "../../ui/Chip.tsx";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { Message } from "../../ui/Message.tsx";
import { RECONCILE_WORDS as W } from "../../words/reconcile.ts";
import type { Loaded, Reconciling } from "./use-reconcile.ts";

interface HeadProps {
  readonly loaded: Loaded;
  readonly details: VisitDetails;
  readonly desk: Reconciling;
}

/** Whose upload it is, how much of it differs, and what must not be overlooked. */
export function ReconcileHead({ loaded, details, desk }: HeadProps) {
  const { form, upload, standing } = loaded.opened;
  const { compared, differing } = desk;
  const { uploaded, typed } = compared;
  const provisional = form.stay.details !== "downloaded";
  return (
    <header className="reconcile-head">
      <div className="reconcile-title">
        <h1>{W.title(form.person.name)}</h1>
        {provisional && <Stamp>{W.provisional}</Stamp>}
        <span className="spacer" />
        <span className="muted">
          {W.stay(details.fixmedins_name, details.begndate, details.enddate)}
        </span>
      </div>
      <p className="muted">
        {compared.by === "classes"
          ? W.classes(uploaded.count, typed.count)
          : W.counts(
              uploaded.count,
              typed.count,
              compared.rows.length - differing.length,
              differing.length,
            )}
        {upload?.taken === true ? W.taken : W.lead}
        <ClauseChip clause={form.pool.area.startsWith("43") ? "HUN-59" : "KF-3.1"} full />
        {standing?.is === "late" && (
          <b className="reconcile-late">{W.uploadOf.late(standing.by)}</b>
        )}
        {!details.settlementList && details.lines.length > 0 && <span>{W.listMissing}</span>}
      </p>
      {upload?.match.is === "likely" && (
        <Message
          problem={{
            code: "W-REC-05",
            what: W.likely,
            remedy: W.stay(details.fixmedins_name, details.begndate, details.enddate),
          }}
        />
      )}
      {details.settledDirectly && (
        <Message
          problem={{ code: "W-REC-07", what: W.settledDirectly, remedy: W.settledDirectlyDo }}
        />
      )}
      {compared.incomplete && compared.faces !== null && (
        <Message
          problem={{
            code: "W-REC-06",
            what: W.facesDiffer(displayYuan(compared.faces), displayYuan(uploaded.amount)),
            remedy: "",
          }}
        />
      )}
    </header>
  );
}
