import { type ReactNode, useState } from "react";
import { displayYuan } from "../../../core/money.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import type { PoolSettings } from "../../../core/policy/questions.ts";
import type { Layer, LayerId, Receipt, Settlement } from "../../../core/settlement/receipt.ts";
import { assertNever } from "../../../core/result.ts";
import { LAYER_LABEL } from "../../../core/words/labels.ts";
import { Amount } from "../../ui/Amount.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { BENEFIT_WORDS as W, NOT_APPLICABLE_WORDS, lackShort } from "../../words/benefit.ts";
import { LackList } from "./LackList.tsx";
import { LayerSteps } from "./LayerSteps.tsx";

export interface LedgerProps {
  readonly settlement: Settlement;
  readonly receipt: Receipt;
  readonly pack: Pack;
  readonly settings: PoolSettings;
  readonly onField: (path: string) => void;
}

/** From the bill to what the funds pay, as a ledger; each layer opens in place to its steps. */
export function Ledger({ settlement, receipt, ...lacking }: LedgerProps) {
  const { split } = settlement;
  const [open, setOpen] = useState<ReadonlySet<LayerId>>(openAtFirst);
  const toggle = (id: LayerId): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const trial = receipt.standing !== "final";
  return (
    <>
      <ul className="ledger">
        <Row sign="" label={W.split.total} amount={displayYuan(split.total)} />
        <Row sign="−" label={W.split.fullSelfPay} amount={displayYuan(split.fullSelfPay)} />
        <Row sign="−" label={W.split.preSelfPay} amount={displayYuan(split.preSelfPay)} />
        <Row sign="−" label={W.split.overLimit} amount={displayYuan(split.overLimit)} />
        <li className="subtotal">
          <span className="sign">=</span>
          <b>{W.split.inScope}</b>
          <b className="figure">{displayYuan(split.inScope)}</b>
        </li>
      </ul>
      {settlement.layers.map((layer) => (
        <LayerRow
          key={layer.id}
          layer={layer}
          open={open.has(layer.id)}
          onToggle={() => toggle(layer.id)}
          trial={trial}
        >
          {layer.state.kind === "undetermined" ? (
            <LackList lacks={layer.state.lacks} {...lacking} />
          ) : (
            <LayerSteps layer={layer} />
          )}
        </LayerRow>
      ))}
    </>
  );
}

/** On a tall screen the layers that pay stand open. */
function openAtFirst(): ReadonlySet<LayerId> {
  const tall = window.matchMedia("(min-height: 960px)").matches;
  return new Set<LayerId>(tall ? ["pooled", "serious-illness"] : ["pooled"]);
}

function Row({
  sign,
  label,
  amount,
}: {
  readonly sign: string;
  readonly label: string;
  readonly amount: string;
}) {
  return (
    <li>
      <span className="sign">{sign}</span>
      {label}
      <span className="figure">{amount}</span>
    </li>
  );
}

interface LayerRowProps {
  readonly layer: Layer;
  readonly open: boolean;
  readonly trial: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

function LayerRow({ layer, open, trial, onToggle, children }: LayerRowProps) {
  const opens = layer.steps.length > 0 || layer.state.kind === "undetermined";
  return (
    <div className="layer">
      <button
        type="button"
        className="layer-row"
        aria-expanded={opens ? open : undefined}
        onClick={opens ? onToggle : undefined}
      >
        <span className={layer.state.kind === "undetermined" ? "sign undet" : "sign"}>
          {opens && <Icon name={open ? "down" : "right"} size={14} />}
        </span>
        <b>{LAYER_LABEL[layer.id]}</b>
        <span className="figure">
          <LayerAmount layer={layer} trial={trial} />
        </span>
      </button>
      {open && opens && <div className="layer-steps">{children}</div>}
    </div>
  );
}

function LayerAmount({ layer, trial }: { readonly layer: Layer; readonly trial: boolean }) {
  const { state } = layer;
  switch (state.kind) {
    case "paid":
      return <Amount value={state.amount} trial={trial} size="strong" />;
    case "undetermined":
      return (
        <Chip tone="undet" glyph="question">
          {W.undetermined(lackShort(state.lacks[0]))}
        </Chip>
      );
    case "not-applicable":
      return <span className="faint small">{NOT_APPLICABLE_WORDS[state.why]}</span>;
    default:
      return assertNever(state);
  }
}
