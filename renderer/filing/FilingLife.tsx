import { useState } from "react";
import type { FilingStepForm } from "../../core/casefile/filing-steps.ts";
import { openSteps } from "../../core/filing/open-steps.ts";
import type { Lived } from "../../core/filing/recorded.ts";
import type { FilingLife as Life } from "../../core/filing/states.ts";
import { areaText } from "../../core/forms/entries.ts";
import { displayYuan, parseYuan } from "../../core/money.ts";
import type { ReadLife } from "../../core/settlement/filing-life.ts";
import { LIFE_LABEL, lifeSentence, STEP_LABEL } from "../../core/words/filing-life.ts";
import { BASIS_LABEL, CATEGORY_SHORT } from "../../core/words/labels.ts";
import { useHotkeys } from "../app/keys.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { Cell, FormGrid } from "../ui/Cell.tsx";
import { Chip, type Tone } from "../ui/Chip.tsx";
import { ClauseChip, SourceChip } from "../ui/ClauseChip.tsx";
import { LIFE_WORDS as W } from "../words/filing-life.ts";
import { removeStep } from "./life-edit.ts";
import { PastFilings } from "./PastFilings.tsx";
import { RepeatCells } from "./RepeatCells.tsx";
import { StepDialog } from "./StepDialog.tsx";
import "./filing-life.css";

/** How the filing stands, what was done with it, and what can be done with it today. */
export function FilingLife({ desk }: { readonly desk: CaseDesk }) {
  const { life } = desk.assessment;
  return (
    <FormGrid>
      <PastFilings desk={desk} />
      <RepeatCells desk={desk} />
      {life !== null && <LifeCells desk={desk} life={life} />}
    </FormGrid>
  );
}

function LifeCells({ desk, life }: { readonly desk: CaseDesk; readonly life: ReadLife }) {
  const steps = desk.form.filing.steps ?? [];
  return (
    <>
      <Cell label={W.state} span={12} group>
        <div className="life-state" role="group" aria-label={W.state}>
          {life.lived === null && <span className="undet">{W.noEffect}</span>}
          {life.lived?.ok === true && <Standing life={life} lived={life.lived.value} />}
          {life.lived?.ok === true && <Doing desk={desk} life={life} lived={life.lived.value} />}
        </div>
      </Cell>
      {steps.length > 0 && (
        <Cell label={W.history} span={12} group>
          <ol className="life-steps" aria-label={W.history}>
            {steps.map((step) => (
              <Step key={step.id} step={step} onRemove={() => desk.edit(removeStep(step.id))} />
            ))}
          </ol>
        </Cell>
      )}
    </>
  );
}

const TONE: Readonly<Record<Life["state"], Tone>> = {
  applied: "outline",
  "in-effect": "ok",
  "in-effect-on-commitment": "prov",
  lapsed: "block",
  revoked: "block",
  expired: "neutral",
  changed: "neutral",
  cancelled: "neutral",
  ended: "neutral",
};

function Standing({ life, lived }: { readonly life: ReadLife; readonly lived: Lived }) {
  const { now, suspended } = lived;
  return (
    <>
      <Chip tone={TONE[now.state]}>{LIFE_LABEL[now.state]}</Chip>
      <span>
        {lifeSentence(now)}
        {suspended !== null && <b className="life-suspended">{W.suspended(suspended)}</b>}
      </span>
      <span className="clause-row">
        {life.validity?.sources.map((source) => (
          <SourceChip key={JSON.stringify(source)} source={source} />
        ))}
        {now.state === "revoked" && <ClauseChip clause="LN-1.2c" />}
      </span>
    </>
  );
}

/** Only what the state knows; what a lock is against stands there with its day. */
function Doing({ desk, life, lived }: Parameters<typeof LifeCells>[0] & { readonly lived: Lived }) {
  const [open, setOpen] = useState(false);
  const { effective, terms } = life;
  const steps = effective === null ? [] : openSteps(lived, effective, terms, desk.today);
  useHotkeys({ "Ctrl+J": () => setOpen(steps.length > 0) });
  if (steps.length === 0) return null;
  return (
    <span className="life-do">
      <Button size="small" keycap="Ctrl+J" onClick={() => setOpen(true)}>
        {W.openDialog}
      </Button>
      {open && (
        <StepDialog
          desk={desk}
          life={life}
          lived={lived}
          steps={steps}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}

interface StepProps {
  readonly step: FilingStepForm;
  readonly onRemove: () => void;
}

function Step({ step, onRemove }: StepProps) {
  const label = STEP_LABEL[step.do];
  return (
    <li>
      <span className="nowrap">{step.on}</span>
      <b className="nowrap">{label}</b>
      <span className="ellipsis">{detailOf(step)}</span>
      <Button
        look="quiet"
        size="small"
        aria-label={W.removeNamed(`${step.on} ${label}`)}
        onClick={onRemove}
      >
        {W.remove}
      </Button>
    </li>
  );
}

function detailOf({ do: name, to, reason, owed, proofEnds = "" }: FilingStepForm): string {
  const parts = [reason];
  if (name === "change" && to !== undefined && to.category !== "" && to.basis !== "") {
    const category = CATEGORY_SHORT[to.category];
    parts.unshift(W.changedTo(category, BASIS_LABEL[to.basis], areaText(to.place)));
  }
  if (proofEnds !== "") parts.push(`${W.proofEnds} ${proofEnds}`);
  if (name === "revoke") parts.push(owedWords(owed));
  return parts.filter((part) => part !== "").join("；");
}

function owedWords(owed: string | undefined): string {
  const read = owed === undefined ? null : parseYuan(owed);
  return read?.ok === true ? W.owed(displayYuan(read.value)) : W.owedOpen;
}
