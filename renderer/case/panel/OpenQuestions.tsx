import type { Pack } from "../../../core/policy/pack.ts";
import type { PoolSettings } from "../../../core/policy/questions.ts";
import type { OpenQuestion, Receipt } from "../../../core/settlement/receipt.ts";
import { Amount } from "../../ui/Amount.tsx";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { Glyph } from "../../ui/Glyph.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";
import { LackList } from "./LackList.tsx";

export interface OpenQuestionsProps {
  readonly receipt: Receipt;
  readonly pack: Pack;
  readonly settings: PoolSettings;
  readonly onField: (path: string) => void;
}

/** What the documents leave open here, with the money of each reading where it can be computed. */
export function OpenQuestions({ receipt, pack, settings, onField }: OpenQuestionsProps) {
  const { treatment, openQuestions } = receipt;
  const asked = new Set<string>(openQuestions.map((question) => question.id));
  const others =
    treatment.kind === "undetermined"
      ? treatment.lacks.filter((lack) => lack.kind !== "question" || !asked.has(lack.question))
      : [];
  return (
    <>
      {others.length > 0 && (
        <div className="open-question">
          <LackList lacks={others} pack={pack} settings={settings} onField={onField} />
        </div>
      )}
      {worthAsking(receipt).map((question) => (
        <QuestionBox key={question.id} question={question} />
      ))}
    </>
  );
}

/** The questions whose readings can be told in money come first; a refusal asks no others. */
function worthAsking({ treatment, openQuestions }: Receipt): readonly OpenQuestion[] {
  const telling = openQuestions.filter(isTelling);
  if (treatment.kind === "refused") return telling;
  return [...telling, ...openQuestions.filter((question) => !isTelling(question))];
}

function isTelling(question: OpenQuestion): boolean {
  return question.readings.some((reading) => reading.fund !== null || reading.person !== null);
}

/** One open question: its words, its clause, and what each reading gives. */
export function QuestionBox({ question }: { readonly question: OpenQuestion }) {
  const [first] = question.clauses;
  return (
    <section className="open-question">
      <p className="undet">
        <Glyph name="question" />
        <b>{question.asks}</b>
      </p>
      <div className="clause-row">
        <ClauseChip clause={first} full />
      </div>
      <table aria-label={W.readings}>
        <thead>
          <tr>
            <th scope="col">{W.reading}</th>
            <th scope="col" className="num">
              {W.fund}
            </th>
            <th scope="col" className="num">
              {W.person}
            </th>
          </tr>
        </thead>
        <tbody>
          {question.readings.map((reading) => (
            <tr key={reading.id} className={reading.used ? "used" : ""}>
              <th scope="row">
                {reading.label}
                {reading.used && <em>{W.readingUsed}</em>}
              </th>
              <ReadingAmount value={reading.fund} />
              <ReadingAmount value={reading.person} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ReadingAmount({ value }: { readonly value: OpenQuestion["readings"][number]["fund"] }) {
  return (
    <td className="num">
      {value === null ? (
        <span className="faint">{W.notComputable}</span>
      ) : (
        <Amount value={value} trial />
      )}
    </td>
  );
}
