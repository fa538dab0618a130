import { isBlankLine, type LineForm } from "../../../core/casefile/form.ts";
import { splitTyped } from "../../../core/casefile/line-split.ts";
import type { Split } from "../../../core/claim/expenses.ts";
import { type Fen, displayYuan, sum } from "../../../core/money.ts";
import { GRADE_LABEL } from "../../../core/words/labels.ts";
import { GRADE_WORDS as W } from "../../words/lines.ts";
import "../../ui/table.css";

const GRADES = ["A", "B", "C"] as const;
const PARTS = ["total", "fullSelfPay", "preSelfPay", "overLimit", "inScope"] as const;

/** 按等级: what each class of lines adds to the bill and to the scope. */
export function GradeTotals({ lines }: { readonly lines: readonly LineForm[] }) {
  if (lines.length === 0) return null;
  const splits = lines.flatMap((line) => {
    const split = splitTyped(line);
    return split === null ? [] : [{ grade: line.grade, split }];
  });
  const unread = lines.filter((line) => !isBlankLine(line)).length - splits.length;
  return (
    <table className="tb grade-totals" aria-label={W.title}>
      <thead>
        <tr>
          <th>{W.grade}</th>
          {PARTS.map((part) => (
            <th key={part} className="num">
              {W.parts[part]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {GRADES.map((grade) => {
          const own = splits.filter((entry) => entry.grade === grade).map((entry) => entry.split);
          return (
            <tr key={grade}>
              <td>{W.gradeLines(GRADE_LABEL[grade], own.length)}</td>
              <Amounts splits={own} />
            </tr>
          );
        })}
        <tr className="total">
          <td>
            {W.total}
            {unread > 0 && <span className="case-differs small">{W.unread(unread)}</span>}
          </td>
          <Amounts splits={splits.map((entry) => entry.split)} />
        </tr>
      </tbody>
    </table>
  );
}

function Amounts({ splits }: { readonly splits: readonly Split[] }) {
  const total = (part: (typeof PARTS)[number]): Fen => sum(splits.map((split) => split[part]));
  return PARTS.map((part) => (
    <td key={part} className="num">
      {displayYuan(total(part))}
    </td>
  ));
}
