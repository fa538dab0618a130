import { z } from "zod";
import { FormReader } from "../casefile/reader.ts";
import {
  type Designation,
  designationOn,
  type HoldsFrom,
  type ProviderHistory,
} from "../claim/designation.ts";
import type { Stay } from "../claim/stay.ts";
import type { Problem } from "../problem.ts";
import { invalid } from "../words/problems.ts";

const span = z.strictObject({
  begndate: z.string().describe("从哪一天起，YYYY-MM-DD"),
  enddate: z.string().nullable().describe("到哪一天止，含当日；仍有效是 null"),
});

/** What the place of care has published of a provider (HUN-23), as files write it. */
export const ProviderExchange = z
  .strictObject({
    agreements: z.array(span).max(200).describe("医保服务协议"),
    direct_rights: z.array(span).max(200).describe("异地就医直接结算服务资格"),
    services: z
      .array(z.strictObject({ ...span.shape, care: z.enum(["inpatient", "outpatient"]) }))
      .max(200)
      .describe("已开通异地直接结算的服务"),
  })
  .describe("就医地公布的机构情况；写了就与定点、未直接结算原因对照（HUN-23、HUN-24）");
type ProviderExchange = z.output<typeof ProviderExchange>;

const AT = "stay.provider_history";

/**
 * What is wrong with what a file says of the provider: dates that are none, or a
 * clerk's word that the published history contradicts on the days of care (HUN-24,
 * HUN-25).
 */
export function providerProblems(
  json: ProviderExchange | undefined,
  stay: Stay,
): readonly Problem[] {
  if (json === undefined) return [];
  const reader = new FormReader();
  const history = historyOf(reader, json);
  if (reader.problems.length > 0) return reader.problems;
  const first = designationOn(history, stay.care, stay.admission);
  const last = designationOn(history, stay.care, stay.discharge);
  if (!alike(first, last)) return [changedDuring(stay)];
  return contradictions(first, stay);
}

function historyOf(reader: FormReader, json: ProviderExchange): ProviderHistory {
  return {
    agreements: spansOf(reader, "agreements", json.agreements),
    directRights: spansOf(reader, "direct_rights", json.direct_rights),
    services: json.services.flatMap((service, index) => {
      const holds = spanOf(reader, `services.${index}`, service);
      return holds === null ? [] : [{ ...holds, care: service.care }];
    }),
  };
}

function spansOf(
  reader: FormReader,
  part: string,
  spans: readonly z.output<typeof span>[],
): readonly HoldsFrom[] {
  return spans.flatMap((each, index) => {
    const holds = spanOf(reader, `${part}.${index}`, each);
    return holds === null ? [] : [holds];
  });
}

function spanOf(
  reader: FormReader,
  part: string,
  { begndate, enddate }: z.output<typeof span>,
): HoldsFrom | null {
  const from = reader.date(`${AT}.${part}.begndate`, begndate, "开始日期");
  const to = reader.dateIfAny(`${AT}.${part}.enddate`, enddate ?? "", "终止日期");
  if (from === null) return null;
  const held = reader.holds([
    {
      bad: to !== null && to < from,
      field: `${AT}.${part}.enddate`,
      code: "E-PRV-02",
      what: `终止日期早于开始日期 ${from}。`,
      remedy: "对照就医地公布的情况改正。",
    },
  ]);
  return held ? { from, to } : null;
}

function alike(first: Designation, last: Designation): boolean {
  return first.designated === last.designated && first.networked === last.networked;
}

function changedDuring({ admission, discharge }: Stay): Problem {
  return invalid(
    "E-PRV-03",
    AT,
    `机构的定点或联网情况在 ${admission} 到 ${discharge} 之间变了，文件没有说按哪一天。`,
    "请主管定按哪一天，再按那一天的情况填定点和未直接结算原因，并去掉 provider_history。",
  );
}

/** The clerk's word against the published record; a provider that is not designated cannot be networked. */
function contradictions(standing: Designation, stay: Stay): readonly Problem[] {
  if (standing.designated !== stay.designated) {
    const was = standing.designated ? "是" : "不是";
    const what = `按就医地公布的情况，就医当日${was}医保定点机构，与所填的定点不一致。`;
    return [invalid("E-PRV-01", "stay.designated", what, "核对机构和日期，改 designated。")];
  }
  if (!standing.designated || standing.networked === (stay.failure !== "not-networked")) return [];
  const was = standing.networked ? "已经开通" : "没有开通";
  const what = `按就医地公布的情况，就医当日机构${was}异地联网结算，与未直接结算的原因不一致。`;
  const remedy = standing.networked
    ? "核对机构和日期，改 failure。"
    : "核对机构和日期；确实没有开通的，failure 写 not-networked。";
  return [invalid("E-PRV-01", "stay.failure", what, remedy)];
}
