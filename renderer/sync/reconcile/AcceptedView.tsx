import { FORM_SHORT } from "../../../core/forms/kinds.ts";
import { displayYuan, type Fen, minus, parseYuan } from "../../../core/money.ts";
import type { AcceptedCase } from "../../app/navigation.tsx";
import { Button } from "../../ui/Button.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { RECONCILE_WORDS as W } from "../../words/reconcile.ts";
import { signed } from "./ReconcileTotals.tsx";
import "./reconcile.css";

interface AcceptedViewProps extends AcceptedCase {
  readonly onOpen: () => void;
}

/** After the acceptance: what the citizen is to be told, and what is to be printed. */
export function AcceptedView({ name, accepted, forms, onOpen }: AcceptedViewProps) {
  const { before, after, version, kept } = accepted;
  return (
    <section className="reconcile reconcile-accepted" aria-label={W.done.title(name)}>
      <h1>{W.done.title(name)}</h1>
      <p role="status">
        {W.done.version(version.count)}
        {kept > 0 && W.done.provisional(kept)}
      </p>
      <SectionHead title={W.done.difference} />
      <table className="tb" aria-label={W.done.difference}>
        <thead>
          <tr>
            <th />
            <th className="num">{W.done.before}</th>
            <th className="num">{W.done.after}</th>
            <th className="num">{W.done.more}</th>
          </tr>
        </thead>
        <tbody>
          {(["total", "fund", "person"] as const).map((key) => (
            <tr key={key}>
              <th scope="row">{W.sums[key]}</th>
              <td className="num">{shown(before[key])}</td>
              <td className="num">
                <b>{shown(after[key])}</b>
              </td>
              <td className="num">{moreOf(before[key], after[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {forms.length > 0 && (
        <>
          <SectionHead title={W.done.forms} />
          <p>{forms.map((kind) => FORM_SHORT[kind]).join("、")}</p>
        </>
      )}
      <div className="reconcile-after">
        <Button size="large" look="primary" keycap="Enter" onClick={onOpen}>
          {forms.length > 0 ? W.done.print : W.done.open}
        </Button>
      </div>
    </section>
  );
}

function amountOf(text: string): Fen | null {
  const read = parseYuan(text);
  return read.ok ? read.value : null;
}

function shown(text: string): string {
  const amount = amountOf(text);
  return amount === null ? W.unknown : displayYuan(amount);
}

function moreOf(before: string, after: string): string {
  const [a, b] = [amountOf(before), amountOf(after)];
  return a === null || b === null ? "" : signed(minus(b, a));
}
