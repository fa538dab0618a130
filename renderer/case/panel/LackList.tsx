import type { Pack } from "../../../core/policy/pack.ts";
import type { PoolSettings } from "../../../core/policy/questions.ts";
import { isNonEmpty, type NonEmpty } from "../../../core/result.ts";
import { lackKey } from "../../../core/settlement/adjudicate.ts";
import type { Lack } from "../../../core/settlement/receipt.ts";
import { type ParameterLack, parameterNames } from "../../../core/words/parameters.ts";
import { lackWords, SET_IT } from "../../../core/words/sentence.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { Button } from "../../ui/Button.tsx";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";

export interface LackListProps {
  readonly lacks: readonly Lack[];
  readonly pack: Pack;
  readonly settings: PoolSettings;
  readonly onField: (path: string) => void;
}

/** What is missing for a figure, which clause needs it, and who can supply it. */
export function LackList({ lacks, pack, settings, onField }: LackListProps) {
  const unset = lacks.filter((lack) => lack.kind === "parameter");
  return (
    <ul className="lacks">
      {lacks.map((lack) => {
        if (lack.kind === "parameter") return null;
        const { what, remedy, field, clauses } = lackWords(lack, pack, settings);
        return (
          <li key={lackKey(lack)}>
            <p>
              <b>{what}</b>
              {remedy}
              <FirstClause clauses={clauses} />
            </p>
            {field !== null && (
              <Button size="small" onClick={() => onField(field)}>
                {W.toField}
              </Button>
            )}
          </li>
        );
      })}
      {isNonEmpty(unset) && <Unset packId={pack.id} lacks={unset} />}
    </ul>
  );
}

/** What the pool has yet to set, and the way to the settings, at the first of it. */
function Unset({
  packId,
  lacks,
}: {
  readonly packId: string;
  readonly lacks: NonEmpty<ParameterLack>;
}) {
  const { go } = useNavigation();
  const [{ path, clauses }] = lacks;
  return (
    <li>
      <p>
        <b>{W.unset(parameterNames(lacks))}</b>
        {SET_IT}
        <FirstClause clauses={clauses} />
      </p>
      <Button size="small" onClick={() => void go({ kind: "settings", at: { packId, path } })}>
        {W.toSettings}
      </Button>
    </li>
  );
}

function FirstClause({ clauses }: { readonly clauses: readonly string[] }) {
  const [clause] = clauses;
  return clause === undefined ? null : <ClauseChip clause={clause} />;
}
