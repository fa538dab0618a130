import { type AreaCode, findArea } from "../area.ts";
import { parseDate } from "../calendar.ts";
import type { PackFault } from "../policy/lint.ts";
import { loadPack, type LoadedPack } from "../policy/load.ts";
import type { Pack } from "../policy/pack.ts";
import { overlap, samePlace } from "../policy/pack-days.ts";
import { packFor, PACKS, ruling } from "../policy/packs.ts";
import { fail, ok, type Result } from "../result.ts";
import { insuranceScope } from "../settlement/insurances.ts";
import type { CaseExchange } from "./case-exchange.ts";
import { clausesNeeding } from "./field-clauses.ts";
import { fault, type InputFault } from "./input-fault.ts";
import { parseStrictJson } from "./strict-json.ts";

/** What of a case decides which pack rules it. */
type Insured = Pick<CaseExchange, "insu_admdvs" | "insutype" | "stay">;

/** The kind of insurance that a pack is for, by its national code. */
const INSURANCE: Readonly<Record<string, Pack["insurance"]>> = {
  "310": "employee",
  "390": "resident",
};

/** 职工 or 居民; the code of neither has been refused before this is asked. */
export function insuranceOf(insutype: string): Pack["insurance"] {
  return INSURANCE[insutype] ?? "resident";
}

/**
 * The pack that rules a case: of those given, else the shipped one. A case of
 * another insurance is refused with the clause that says so (HUN-3, GD-93-scope).
 * @param packs to use in place of the shipped ones
 */
export function packOf(
  insured: Insured,
  packs: readonly LoadedPack[],
): Result<LoadedPack, InputFault> {
  const pool = poolOf(insured);
  if (!pool.ok) return pool;
  const refused = refusedInsurance(insured);
  if (refused !== null) return fail(refused);
  return packs.length === 0
    ? shippedPack(insured, pool.value)
    : givenPack(insured, pool.value, packs);
}

function poolOf({ insu_admdvs: code }: Insured): Result<AreaCode, InputFault> {
  const pool = findArea(code);
  if (pool !== undefined) return ok(pool.code);
  const field = "insu_admdvs";
  const what = `统筹区 ${code} 不是地级以上行政区划代码。`;
  return fail(fault("E-AREA-01", what, "核对 insu_admdvs。", { field }));
}

/** Hunan's document names the insurances itself; elsewhere the national opinion does. */
function refusedInsurance({ insu_admdvs: pool, insutype }: Insured): InputFault | null {
  const scope = insuranceScope(pool.startsWith("43") ? "HUN-3" : "GD-93-scope", insutype);
  const field = "insutype";
  if (scope.kind === "refused") {
    const clauses = [scope.clause];
    return fault("E-INS-01", `insutype：${scope.what}`, scope.remedy, { field, clauses });
  }
  if (INSURANCE[insutype] !== undefined) return null;
  const what = `insutype：没有险种 ${insutype} 的政策包。`;
  const hint = "已并入城乡居民医保的，按390登记；没有并入的，按其主管部门的规定办理。";
  return fault("E-PACK-03", what, hint, { field, clauses: clausesNeeding(field, pool) });
}

function shippedPack(insured: Insured, pool: AreaCode): Result<LoadedPack, InputFault> {
  const loaded = packOfDay(insured, pool, PACKS);
  if (loaded !== undefined) return ok(loaded);
  const name = findArea(pool)?.name ?? pool;
  return fail(
    fault("E-PACK-03", `没有${name}这个险种的政策包。`, "用 --pack 指定政策包文件。", {
      field: "insu_admdvs",
    }),
  );
}

function givenPack(
  insured: Insured,
  pool: AreaCode,
  packs: readonly LoadedPack[],
): Result<LoadedPack, InputFault> {
  const loaded = packOfDay(insured, pool, packs);
  if (loaded !== undefined) return ok(loaded);
  const what = "政策包不是这个统筹区、这个险种的。";
  return fail(fault("E-PACK-02", what, "换政策包，或核对 insu_admdvs 和 insutype。"));
}

/** Of several packs the one whose period holds the settlement; the pool's own before its province's (HUN-86). */
function packOfDay(
  { insutype, stay }: Insured,
  pool: AreaCode,
  packs: readonly LoadedPack[],
): LoadedPack | undefined {
  const insurance = insuranceOf(insutype);
  const settled = parseDate(stay.setl_time ?? stay.endtime);
  if (settled.ok) return packFor(pool, insurance, settled.value, packs);
  // Without a day there is nothing to choose by; that it is wrong is told when the case is read.
  return ruling(packs, pool).find(({ pack }) => pack.insurance === insurance);
}

/** Reads packs that are given together: each is sound, and no two rule one pool on one day. */
export function readPacks(texts: readonly string[]): Result<readonly LoadedPack[], InputFault> {
  const packs: LoadedPack[] = [];
  for (const text of texts) {
    const loaded = readPackText(text);
    if (!loaded.ok) return loaded;
    packs.push(loaded.value);
  }
  const overlap = overlapping(packs);
  return overlap === null ? ok(packs) : fail(overlap);
}

/** Reads and lints the text of a pack; every fault is named with its place. */
export function readPackText(text: string): Result<LoadedPack, InputFault> {
  const json = parseStrictJson(text);
  if (!json.ok) {
    const { line, what } = json.error;
    return fail(fault("E-PACK-01", `政策包第${line}行：${what}。`, "检查政策包文件。"));
  }
  const loaded = loadPack(json.value);
  return loaded.ok
    ? loaded
    : fail(fault("E-PACK-01", packFaultText(loaded.error), "检查政策包文件。"));
}

function packFaultText(faults: readonly PackFault[]): string {
  return `政策包有错：${faults.map(({ at, what }) => `${at} ${what}`).join("；")}。`;
}

/** Two packs of one pool and insurance on one day would give two results (KF-7, HUN-87). */
function overlapping(packs: readonly LoadedPack[]): InputFault | null {
  for (const [index, { pack: a }] of packs.entries()) {
    const b = packs.slice(index + 1).find(({ pack }) => samePlace(a, pack) && overlap(a, pack));
    if (b === undefined) continue;
    const what = `政策包 ${a.id} 与 ${b.pack.id} 的施行期重叠。`;
    const hint = "给前一份政策包写明停止施行日期 period.to，或只给其中一份。";
    return fault("E-PACK-04", what, hint, { field: "period" });
  }
  return null;
}
