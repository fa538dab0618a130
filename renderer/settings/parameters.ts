import { needsConsent } from "../../core/policy/consent.ts";
import { confirmationOf } from "../../core/policy/upgrade.ts";
import type { Pack } from "../../core/policy/pack.ts";
import type { Confirmation, LocalValue, PoolSettings } from "../../core/policy/questions.ts";
import { type Confidence, isUnset } from "../../core/policy/values.ts";
import { type LocalParameter, parametersOf, toConfirm } from "../../core/words/local-parameters.ts";
import { type Kind, packValueWords, setValueWords } from "../../core/words/parameter-values.ts";
import { parameterTitle } from "../../core/words/parameters.ts";

/** A local parameter (本地参数) as the settings list it. */
export interface Parameter {
  /** As receipts name it: `settlement.rows.city-3.deductible`. */
  readonly path: string;
  readonly title: string;
  /** Null: nobody has set it yet (未设定). */
  readonly value: string | null;
  readonly document: string;
  readonly note: string;
  /** Null: the value is the office's own, or there is none. */
  readonly confidence: Confidence | null;
  /** `set`: the office's own value stands, with its document. */
  readonly state: "unset" | "unconfirmed" | "confirmed" | "set";
  /** Who confirmed or set it; null while nobody has. */
  readonly decided: Confirmation | LocalValue | null;
  /** How the office writes a value of its own; null: it cannot set one. */
  readonly kind: Kind | null;
  /** What the office is asked for, and the clauses that leave it to the pool. */
  readonly asks: string;
  readonly clauses: readonly string[];
  /** The province's consent is needed beside the pool's document (LN-2e). */
  readonly consent: boolean;
}

/**
 * The values of a pack that rest on less than a clause, those that nobody has set,
 * and those that the office has set itself; first what still has to be set.
 */
export function localParameters(pack: Pack, settings: PoolSettings): readonly Parameter[] {
  return parametersOf(pack)
    .flatMap((parameter) => listed(pack, settings, parameter))
    .toSorted((a, b) => Number(b.state === "unset") - Number(a.state === "unset"));
}

function listed(pack: Pack, settings: PoolSettings, parameter: LocalParameter): Parameter[] {
  const { path, local, kind } = parameter;
  const own = settings.values?.[path];
  const value = own === undefined || kind === null ? null : setValueWords(path, kind, own.value);
  const base = baseOf(pack, parameter);
  if (own !== undefined && value !== null) {
    return [{ ...base, value, document: own.document, state: "set", decided: own }];
  }
  if (isUnset(local)) return [base];
  if (!toConfirm(local)) return [];
  const { source, confidence } = local;
  const confirmed = confirmationOf(settings, path) ?? null;
  return [
    {
      ...base,
      value: packValueWords(path, local.value),
      document: pack.documents[source.document]?.number ?? source.document,
      note: source.note ?? "",
      confidence,
      state: confirmed === null ? "unconfirmed" : "confirmed",
      decided: confirmed,
    },
  ];
}

/** The parameter as nobody has set it. */
function baseOf(pack: Pack, { path, local, kind }: LocalParameter): Parameter {
  const asks = isUnset(local) ? local.asks : "";
  const asked = asks !== "" && path.startsWith("questions.");
  return {
    path,
    title: asked ? asks.replace(/？.*$/u, "") : parameterTitle(pack, path),
    value: null,
    document: "",
    note: "",
    confidence: null,
    state: "unset",
    decided: null,
    kind,
    asks,
    clauses: isUnset(local) ? local.clauses : [],
    consent: needsConsent(pack, path),
  };
}

/** How many wait to be confirmed. */
export function unconfirmedCount(pack: Pack, settings: PoolSettings): number {
  return localParameters(pack, settings).filter(({ state }) => state === "unconfirmed").length;
}

/** How many wait for a supervisor: to be confirmed or to be set. */
export function openCount(pack: Pack, settings: PoolSettings): number {
  return localParameters(pack, settings).filter(
    ({ state }) => state === "unconfirmed" || state === "unset",
  ).length;
}
