import type { Pack } from "../../../core/policy/pack.ts";
import type { Lack } from "../../../core/settlement/receipt.ts";
import { lackWords } from "../../../core/words/sentence.ts";
import { Button } from "../../ui/Button.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";

export interface LackListProps {
  readonly lacks: readonly Lack[];
  readonly pack: Pack;
  readonly onField: (path: string) => void;
}

/** What is missing for a figure, and who can supply it. */
export function LackList({ lacks, pack, onField }: LackListProps) {
  return (
    <ul className="lacks">
      {lacks.map((lack) => {
        const { what, remedy, field } = lackWords(lack, pack);
        return (
          <li key={lack.kind === "question" ? lack.question : lack.fact}>
            <p>
              <b>{what}</b>
              {remedy}
            </p>
            {field !== null && (
              <Button size="small" onClick={() => onField(field)}>
                {W.toField}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
