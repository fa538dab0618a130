import type { Confirmation, PoolSettings } from "./questions.ts";

/**
 * Packs of the first format, kept with the cases that pin them, in today's
 * shape. Nothing is added that could change what such a pack gives: what the
 * first format could not say is unset or absent here. The hash of a pack is
 * that of its own text, never of this.
 */
export function upgradePack(json: unknown): unknown {
  if (!isRecord(json) || json["format"] !== "pack/1") return json;
  const { settlement, filing } = json;
  if (!isRecord(settlement) || !isRecord(filing)) return json;
  return {
    ...json,
    format: "pack/2",
    notices: [],
    filing: { ...filing, arisesAtAdmission: null },
    processingDays: notSaid("months", "手工报销的办理时限是多少个工作日？", "KF-1.4"),
    settlement: upgradeSettlement(settlement),
  };
}

type Json = Readonly<Record<string, unknown>>;

function isRecord(node: unknown): node is Json {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

function notSaid(kind: string, asks: string, clause: string): Json {
  return { unset: kind, asks, clauses: [clause] };
}

function upgradeSettlement(settlement: Json): Json {
  const { seriousIllness, unknownLayers, ...kept } = settlement;
  const continued = notSaid("choice", "转入后的住院，起付标准怎么付？", "KF-2.1");
  return {
    ...kept,
    catalogueAfterFailure: null,
    directCatalogue: {
      crossProvince: settlement["catalogue"],
      intraProvince: settlement["catalogue"],
    },
    outpatientRow: null,
    rounds: "fund",
    againAfterDays: null,
    continued: { transfer: continued, emergency: continued },
    account: null,
    outsideBills: notSaid("choice", "外院费用能不能并入本次住院？", "HUN-57"),
    supplements: [
      ...(isRecord(seriousIllness) ? [upgradeSerious(seriousIllness)] : []),
      ...(Array.isArray(unknownLayers) ? unknownLayers.map(largeAmount) : []),
      assistance(),
    ],
  };
}

const IN_SCOPE = ["deductible", "ratio-share", "over-cap"];

/** The first format had one scale for everyone and left 救助对象 undetermined. */
function upgradeSerious(scale: Json): Json {
  const aided = unknownScale("救助对象大病保险");
  return {
    id: "serious-illness",
    serves: "everyone",
    base: IN_SCOPE,
    counts: "year",
    scale,
    scaleOf: { subsistence: aided, destitute: aided, "at-risk": aided },
    points: "Q15",
  };
}

function largeAmount(): Json {
  return {
    id: "large-amount",
    serves: "everyone",
    base: ["over-cap"],
    counts: "year",
    scale: unknownScale("职工大额补助"),
    points: "no",
    onlyUnder: { question: "large-amount", reading: "over-cap-only" },
  };
}

function assistance(): Json {
  return {
    id: "medical-assistance",
    serves: "aided",
    base: IN_SCOPE,
    counts: "year",
    scale: unknownScale("医疗救助"),
    points: "no",
  };
}

function unknownScale(name: string): Json {
  return {
    deductible: notSaid("money", `${name}的起付线是多少？`, "HUN-3"),
    bands: notSaid("bands", `${name}按什么比例支付？`, "HUN-3"),
    countBandsFrom: "zero",
    cap: null,
  };
}

/**
 * The office's confirmation of a parameter. What was confirmed under the first
 * format's path, now or in a sealed version, still counts.
 */
export function confirmationOf(
  { confirmed }: Pick<PoolSettings, "confirmed">,
  path: string,
): Confirmation | undefined {
  const former = path.replace(
    /^settlement\.supplements\.serious-illness\.scale\./u,
    "settlement.seriousIllness.",
  );
  if (confirmed[path] !== undefined) return confirmed[path];
  // One catalogue stood for every route.
  if (path.startsWith("settlement.directCatalogue.")) return confirmed["settlement.catalogue"];
  return confirmed[former];
}
