import { countiesOf, findArea } from "../../area.ts";
import { assess } from "../../assess.ts";
import { addDays, type IsoDate } from "../../calendar.ts";
import { type CaseForm, emptyCase } from "../../casefile/form.ts";
import { hashOf } from "../../casefile/revision.ts";
import { checkDigit } from "../../identity.ts";
import { packsOf } from "../../policy/packs.ts";
import { NO_SETTINGS } from "../../policy/questions.ts";
import { lifeOf } from "../../settlement/filing-life.ts";
import type { WorkCalendar } from "../../working-days.ts";
import type { FormInput } from "../input.ts";
import type { FormKind } from "../kinds.ts";
import { sampleActs } from "./sample-acts.ts";

/** Whose counter tries a template of which form, and on which day. */
export interface Trial {
  readonly kind: FormKind;
  /** Six-digit area of the insured pool. */
  readonly pool: string;
  readonly office: FormInput["office"];
  readonly operator: string;
  readonly date: IsoDate;
  readonly calendar: WorkCalendar;
}

/**
 * An invented case to try a template with: every part is filled in, the name has a
 * rare character, and the paper is marked as a draft. Null for a pool without a pack.
 */
export function sampleInput(trial: Trial): FormInput | null {
  const { kind, pool, office, operator, date, calendar } = trial;
  const area = findArea(pool);
  const [loaded] = area === undefined ? [] : packsOf(area.code);
  if (area === undefined || loaded === undefined) return null;
  const county = countiesOf(area.code)[0]?.code ?? area.code;
  const typed = sampleCase({ area: area.code, insurance: loaded.pack.insurance }, county, date);
  const { facts, receipt, problems } = assess(typed, loaded, NO_SETTINGS, date);
  const acts = facts?.filing == null ? null : sampleActs(kind, facts.filing, date);
  const life = acts === null ? null : lifeOf(loaded, NO_SETTINGS, acts.recorded, null, date);
  const form = { ...typed, filing: { ...typed.filing, steps: acts?.steps ?? [] } };
  return {
    form,
    pack: loaded.pack,
    settings: NO_SETTINGS,
    receipt,
    life: life === null ? null : { ...life, alone: false },
    problems,
    caseNumber: `${county}-${office.window}-${date.replaceAll("-", "")}-000`,
    office,
    operator,
    revision: { count: 1, hash: hashOf(form), at: `${date}T00:00:00.000Z` },
    date,
    calendar,
    draft: true,
  };
}

function sampleCase(pool: CaseForm["pool"], county: string, date: IsoDate): CaseForm {
  const form = emptyCase(pool);
  return {
    ...form,
    person: {
      ...form.person,
      name: "程𬱖",
      certNo: numbered(county, "19590623152"),
      phone: "13800000000",
      address: "某某街道某某路9号院3号楼2单元601室",
      county,
      employment: pool.insurance === "employee" ? "retired" : "",
      aid: "none",
      payeeName: "程𬱖",
      payeeBank: "某某银行某某支行",
      payeeAccount: "6228000000000000017",
    },
    agent: {
      name: "程小明",
      certNo: numbered(county, "19880315001"),
      relation: "子",
      phone: "13900000000",
    },
    opening: {
      source: "core-system",
      asOf: date,
      sameLevelStays: "0",
      deductiblePaid: "0",
      pooledPaid: "0",
      inScopeBorne: "0",
      seriousIllnessPaid: "0",
    },
    filing: sampleFiling(form.filing, date),
    stay: sampleStay(form.stay, date),
    ...sampleBills(date),
  };
}

/** Eighteen digits with the right last one; the number of nobody. */
function numbered(county: string, rest: string): string {
  return `${county}${rest}${checkDigit(`${county}${rest}`)}`;
}

function sampleFiling(filing: CaseForm["filing"], date: IsoDate): CaseForm["filing"] {
  return {
    ...filing,
    wanted: "new",
    category: "referral",
    basis: "proof",
    date,
    place: PLACE,
    channel: "window",
    referredOn: "no",
    proofNumber: "ZZ-0000-00",
    referringHospital: "某某市某某医院",
    reason: "转诊后没有及时备案",
    materials: { identity: "copied", referral: "seen" },
    explained: true,
  };
}

const PLACE = "310000";

function sampleStay(stay: CaseForm["stay"], date: IsoDate): CaseForm["stay"] {
  return {
    ...stay,
    hospital: "上海某某大学附属某某医院",
    hospitalCode: "H31000000000",
    place: PLACE,
    level: "level3",
    designated: "yes",
    admission: addDays(date, -31),
    discharge: addDays(date, -18),
    settled: addDays(date, -18),
    diagnosis: "右股骨颈骨折",
    inpatientNo: "ZY000000",
    emergency: "no",
    injury: "no-third-party",
    failure: "not-filed",
    failureNote: "出院时尚未备案",
  };
}

function sampleBills(date: IsoDate): Pick<CaseForm, "invoices" | "lines"> {
  const [first, second] = ["18000.00", "5600.50"];
  const bill = (id: string, amount: string): CaseForm["invoices"][number] => ({
    id,
    code: "31060126",
    number: `000000000${id}`,
    check: "000000",
    date: addDays(date, -18),
    amount,
  });
  const line = (id: string, grade: "A" | "B", amount: string): CaseForm["lines"][number] => ({
    id,
    invoice: id,
    date: addDays(date, -20),
    name: grade === "A" ? "某某手术" : "某某药品",
    itemCode: "",
    grade,
    quantity: "1",
    price: amount,
    amount,
    preSelfPay: grade === "B" ? "10" : "",
    overLimit: "",
  });
  return {
    invoices: [bill("1", first), bill("2", second)],
    lines: [line("1", "A", first), line("2", "B", second)],
  };
}
