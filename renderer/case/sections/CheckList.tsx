import { type CheckGroup, checkGroups } from "../../../core/claim/check-groups.ts";
import type { CheckSeverity } from "../../../core/claim/check-rules.ts";
import { Button } from "../../ui/Button.tsx";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { Glyph, type GlyphName } from "../../ui/Glyph.tsx";
import { TextInput } from "../../ui/TextCell.tsx";
import { CHECK_WORDS as W } from "../../words/checks.ts";
import { setOverride } from "../state/edit.ts";
import { useSame } from "../state/same.ts";
import type { CaseDesk } from "../state/useCase.ts";
import "./check-list.css";

const LOOK: Readonly<
  Record<CheckSeverity, { readonly tone: "block" | "prov" | "faint"; readonly glyph: GlyphName }>
> = {
  block: { tone: "block", glyph: "triangle" },
  reason: { tone: "prov", glyph: "dashed-square" },
  look: { tone: "faint", glyph: "dashed-ring" },
};

/** More of one rule are counted: the first few lead to the rest. */
const SHOWN = 3;

export interface CheckListProps {
  readonly desk: CaseDesk;
  readonly onField: (path: string) => void;
  /** Opens the request to have the cost checked (HUN-76). */
  readonly onAsk: () => void;
}

/** What the named rules have found, each with its clause: to put right, to answer, or to look at. */
export function CheckList({ desk, onField, onAsk }: CheckListProps) {
  const { form, assessment, loaded } = desk;
  const groups = useSame(checkGroups(assessment.problems, form, loaded.pack));
  return (
    <section className="checks" aria-label={W.title}>
      <h3 className="case-subhead">{W.title}</h3>
      {groups.length === 0 && (
        <p className="case-line ok">
          <Glyph name="tick" />
          {W.clear}
        </p>
      )}
      <ul>
        {groups.map((group) => (
          <Check key={group.code} group={group} desk={desk} onField={onField} onAsk={onAsk} />
        ))}
      </ul>
    </section>
  );
}

interface CheckProps extends CheckListProps {
  readonly group: CheckGroup;
}

function Check({ group, desk, onField, onAsk }: CheckProps) {
  const { code, name, severity, clauses, found } = group;
  const { tone, glyph } = LOOK[severity];
  const [first] = found;
  const field = first?.field;
  return (
    <li className={`check is-${severity}`}>
      <span className={tone}>
        <Glyph name={glyph} />
      </span>
      <div>
        <p className="check-name">
          <b>{name}</b>
          <span className="faint small">
            {code} {W.severity[severity]}
          </span>
          {clauses.slice(0, 2).map((clause) => (
            <ClauseChip key={clause} clause={clause} />
          ))}
        </p>
        {found.slice(0, SHOWN).map(({ what, field: at }) => (
          <p key={`${at ?? ""} ${what}`}>{what}</p>
        ))}
        {found.length > SHOWN && <p className="faint">{W.more(found.length - SHOWN)}</p>}
        <p className="muted small">{first?.remedy}</p>
      </div>
      {code === "N-INQ-23" ? (
        <Button size="small" keycap="Ctrl+K" onClick={onAsk}>
          {W.ask}
        </Button>
      ) : (
        field !== undefined && (
          <Button size="small" onClick={() => onField(field)}>
            {W.toPlace}
          </Button>
        )
      )}
      {severity === "reason" && <Reason group={group} desk={desk} />}
    </li>
  );
}

/** One reason answers all that a rule has found. */
function Reason({ group, desk }: Pick<CheckProps, "group" | "desk">) {
  const { code, name } = group;
  return (
    <div className="check-reason">
      <span className="faint small">{W.reason}</span>
      <TextInput
        field={`overrides.${code}`}
        name={W.reasonFor(name)}
        value={desk.form.overrides?.[code] ?? ""}
        placeholder={W.reasonHint}
        onChange={(reason) => desk.edit(setOverride(code, reason))}
      />
    </div>
  );
}
