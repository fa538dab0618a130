import type { ReactNode } from "react";
import { parseDate } from "../../core/calendar.ts";
import { type Fen, ZERO, displayYuan, minus, percentText, plus } from "../../core/money.ts";
import { findClause } from "../../core/policy/clauses.ts";
import type { Lack, Layer, Receipt, Settlement } from "../../core/settlement/receipt.ts";
import { useHotkeys } from "../app/keys.ts";
import { partsOf } from "../case/panel/Composition.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Stamp } from "../ui/Chip.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { CITIZEN_WORDS as W } from "../words/settlement.ts";
import "./citizen.css";

export interface CitizenViewProps {
  readonly desk: CaseDesk;
  readonly receipt: Receipt;
  readonly settlement: Settlement;
  readonly onClose: () => void;
}

/** The result turned to the person at the counter: large, plain, without numbers of identity. */
export function CitizenView({ desk, receipt, settlement, onClose }: CitizenViewProps) {
  useHotkeys({ Esc: onClose, "Ctrl+M": onClose }, "dialog");
  const { split, fund, person } = settlement;
  const { stay } = desk.form;
  return (
    <section className="citizen" role="dialog" aria-modal="true" aria-label={W.title}>
      <header>
        {receipt.standing === "trial" && <Stamp />}
        <span>{W.trialNote}</span>
        <span className="spacer" />
        <span>
          {W.stay(
            surname(desk.form.person.name),
            stay.hospital,
            monthDay(stay.admission),
            monthDay(stay.discharge),
          )}
        </span>
        <span className="spacer" />
        <button type="button" className="benefit-link" onClick={onClose}>
          {W.back} <Kbd>Esc</Kbd>
        </button>
      </header>
      <div className="citizen-body">
        <p className="citizen-total">
          {stay.care === "outpatient" ? W.spentOutpatient : W.spent}{" "}
          <b>{displayYuan(split.total)}</b> {W.yuan}
        </p>
        {fund !== null && person !== null && (
          <div className="citizen-bar">
            <div className="fund" style={{ flexGrow: fund }}>
              <span>{W.reimbursed}</span>
              <b>{displayYuan(fund)}</b>
            </div>
            <div style={{ flexGrow: person }}>
              <span>{W.own}</span>
              <b>{displayYuan(person)}</b>
            </div>
          </div>
        )}
        <CitizenRows settlement={settlement} />
        <WhyLess receipt={receipt} settlement={settlement} />
      </div>
    </section>
  );
}

function CitizenRows({ settlement }: { readonly settlement: Settlement }) {
  const { split, fund, person, layers, hospital } = settlement;
  const outOfScope = plus(plus(split.fullSelfPay, split.preSelfPay), split.overLimit);
  const deductible = partsOf(settlement)?.[1]?.amount ?? null;
  const left =
    person === null || deductible === null ? null : minus(minus(person, outOfScope), deductible);
  // A layer that also pays what is out of scope leaves less than these rows would say.
  const rest = left !== null && left < 0 ? null : left;
  return (
    <ol>
      <CitizenRow head label="" fund={W.reimbursed} own={W.own} />
      <CitizenRow label={W.outOfScope[0]} note={W.outOfScope[1]} own={displayYuan(outOfScope)} />
      {deductible !== null && (
        <CitizenRow label={W.deductible[0]} note={W.deductible[1]} own={displayYuan(deductible)} />
      )}
      {layers.map((layer) =>
        layer.state.kind === "paid" ? (
          <CitizenRow
            key={layer.id}
            label={W.layers[layer.id]}
            note={layerNote(layer, settlement, deductible)}
            fund={displayYuan(layer.state.amount)}
          />
        ) : null,
      )}
      {rest !== null && <CitizenRow label={W.rest} own={displayYuan(rest)} />}
      {layers.map((layer) =>
        layer.state.kind === "undetermined" ? (
          <CitizenRow
            key={layer.id}
            open
            label={W.layers[layer.id]}
            note={layer.state.lacks.some(isAid) ? W.aidNotYet : W.layerNotYet}
            fund={W.undetermined}
          />
        ) : null,
      )}
      {hospital > 0 && <CitizenRow label={W.hospital} note={displayYuan(hospital)} />}
      <CitizenRow
        last
        label={W.total}
        fund={fund === null ? W.undetermined : displayYuan(fund)}
        own={person === null ? W.undetermined : displayYuan(person)}
      />
      <HowPaid settlement={settlement} />
    </ol>
  );
}

/** From where the own part is paid, and what is still paid out after a direct settlement. */
function HowPaid({ settlement: { payment, difference } }: { readonly settlement: Settlement }) {
  return (
    <>
      {payment?.kind === "split" && payment.account > 0 && (
        <CitizenRow
          label=""
          note={W.howPaid(displayYuan(payment.account), displayYuan(payment.cash))}
        />
      )}
      {difference !== null && (
        <CitizenRow
          label={difference < 0 ? W.refund : W.difference}
          fund={displayYuan(difference < 0 ? minus(ZERO, difference) : difference)}
        />
      )}
    </>
  );
}

function isAid(lack: Lack): boolean {
  return lack.kind === "fact" && lack.fact === "aid";
}

interface CitizenRowProps {
  readonly label: string;
  readonly note?: string;
  readonly fund?: string;
  readonly own?: string;
  readonly head?: boolean;
  readonly open?: boolean;
  readonly last?: boolean;
}

function CitizenRow({
  label,
  note = "",
  fund = "",
  own = "",
  head = false,
  open = false,
  last = false,
}: CitizenRowProps): ReactNode {
  const look = head ? "head" : open ? "open" : last ? "last" : "";
  return (
    <li className={look}>
      <b>{label}</b>
      <span>{note}</span>
      <em className="fund">{fund}</em>
      <em>{own}</em>
    </li>
  );
}

function layerNote(layer: Layer, settlement: Settlement, deductible: Fen | null): string {
  if (layer.id === "serious-illness") return seriousNote(layer);
  if (layer.id !== "pooled" || deductible === null || settlement.row === null) return "";
  const rates = settlement.row.rates.map((rate) => `${percentText(rate)}%`).join("、");
  return W.pooledNote(displayYuan(minus(settlement.split.inScope, deductible)), rates);
}

/** Why the rates are lower than the pool's own, in the document's words. */
function WhyLess({
  receipt,
  settlement,
}: {
  readonly receipt: Receipt;
  readonly settlement: Settlement;
}) {
  const { treatment } = receipt;
  if (treatment.kind !== "payable" || treatment.terms.points === 0) return null;
  const pooled = settlement.layers.find(({ id }) => id === "pooled");
  const rates = (pooled?.steps ?? []).flatMap(({ detail }) =>
    detail.kind === "band" ? [`${percentText(detail.scaleRate)}%`] : [],
  );
  const clause = treatment.terms.sources
    .flatMap((source) => (source.kind === "clause" ? [findClause(source.clause)] : []))
    .find((found) => found?.text.includes("降低") === true);
  if (clause === undefined || rates.length === 0) return null;
  return (
    <div className="citizen-why">
      <h3>{W.why(rates.join(" 和 "))}</h3>
      <p>“{clause.quotes.length > 0 ? clause.quotes.join("……") : clause.text}”</p>
      <span>
        {clause.number} {clause.article}
      </span>
    </div>
  );
}

function seriousNote(layer: Layer): string {
  const over = layer.steps.flatMap(({ detail }) =>
    detail.kind === "layer-excess" ? [detail.deductible] : [],
  );
  const rates = layer.steps.flatMap(({ detail }) =>
    detail.kind === "layer-band" ? [`${percentText(detail.rate)}%`] : [],
  );
  return over[0] === undefined || rates.length === 0
    ? ""
    : W.serious(displayYuan(over[0]), rates.join("、"));
}

/** `10月8日` of a day; what is no day stays as it is. */
function monthDay(text: string): string {
  const date = parseDate(text);
  if (!date.ok) return text;
  const [, month = "", day = ""] = date.value.split("-");
  return W.monthDay(Number(month), Number(day));
}

/** `陈*`: whose turn it is, and no more. */
function surname(name: string): string {
  const [first = ""] = name;
  return first === "" ? "" : `${first}*`;
}
