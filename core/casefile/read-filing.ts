import type { IsoDate } from "../calendar.ts";
import type { Stay } from "../claim/stay.ts";
import { type FilingBasis, type FilingCategory, isLongTerm } from "../filing/category.ts";
import type { Filing } from "../filing/filing.ts";
import type { CaseForm } from "./form.ts";
import type { FormReader, Order } from "./reader.ts";

/**
 * Reads the filing (备案). Null: the person never filed, as the clerk has said.
 * Undefined: not known yet.
 */
export function readFiling(
  reader: FormReader,
  form: CaseForm,
  stay: Stay | null,
  birth: IsoDate | null,
  today: IsoDate,
): Filing | null | undefined {
  const { filing } = form;
  const wanted = reader.choice("filing.wanted", filing.wanted, "备案情况");
  if (wanted === null) return undefined;
  if (!reader.holds(purposeOrders(form))) return undefined;
  if (wanted === "none") return null;
  const category = reader.choice("filing.category", filing.category, "备案类别");
  const basis = reader.choice("filing.basis", filing.basis, "办理依据");
  const place = reader.area("filing.place", filing.place, "备案地");
  const days = readDays(reader, form, birth, today);
  if (stay !== null && days?.date === stay.settled && filing.sameDayOrder === "") {
    reader.need("filing.sameDayOrder", "备案与自费结算在同一天，先后未填。");
  }
  if (category === null || basis === null || place === null || days === null) return undefined;
  if (!reader.holds(basisOrders(category, basis))) return undefined;
  return {
    category,
    basis,
    place,
    ...days,
    sameDayOrder: filing.sameDayOrder === "" ? null : filing.sameDayOrder,
    madeFor: filing.madeFor === "another-stay" ? "another-stay" : "this-stay",
    household: filing.household === "yes",
    referredOn: filing.referredOn === "yes",
  };
}

/** A claim alone makes no filing, and a filing alone has one. */
function purposeOrders({ purpose, filing: { wanted } }: CaseForm): readonly Order[] {
  return [
    {
      bad: purpose === "claim" && wanted === "new",
      field: "filing.wanted",
      code: "E-FIL-21",
      what: "只办报销的案件不能新办备案。",
      remedy: "系统里已有备案的选“系统里已有”；要一起办备案的，把“本案办理”改成备案和报销。",
    },
    {
      bad: purpose === "filing" && wanted === "none",
      field: "filing.wanted",
      code: "E-FIL-22",
      what: "只办备案的案件没有选办哪种备案。",
      remedy: "新办的选“现在办”；变更、取消、补齐以前的备案，选“系统里已有”。",
    },
  ];
}

type Days = Pick<Filing, "date" | "completed" | "ended" | "effective" | "proofEnds">;

function readDays(
  reader: FormReader,
  form: CaseForm,
  birth: IsoDate | null,
  today: IsoDate,
): Days | null {
  const { filing } = form;
  const date = reader.date("filing.date", filing.date, "备案日期");
  const completed = reader.dateIfAny("filing.completed", filing.completed, "补齐日期");
  // A filing made now cannot have ended; a date left from another choice does not count.
  const endedText = filing.wanted === "existing" ? filing.ended : "";
  const ended = reader.dateIfAny("filing.ended", endedText, "备案终止日期");
  const effectiveText = filing.effective ?? "";
  const effective = reader.dateIfAny("filing.effective", effectiveText, "备案生效日期");
  const proofText = filing.proofEnds ?? "";
  const proofEnds = reader.dateIfAny("filing.proofEnds", proofText, "证明有效期");
  if (date === null) return null;
  const read = [
    [filing.completed, completed],
    [endedText, ended],
    [effectiveText, effective],
    [proofText, proofEnds],
  ] as const;
  if (read.some(([text, value]) => text.trim() !== "" && value === null)) return null;
  const days = { date, completed, ended, effective, proofEnds };
  const orders = [...birthOrders(days, birth), ...dayOrders(days, today)];
  return reader.holds(orders) ? days : null;
}

/** Nobody is filed for, or covered by a filing, before being born. */
function birthOrders({ date, effective }: Days, birth: IsoDate | null): readonly Order[] {
  if (birth === null) return [];
  const remedy = "核对身份证号和日期。";
  return [
    {
      bad: date < birth,
      field: "filing.date",
      code: "E-DAY-14",
      what: `备案日期早于出生日期 ${birth}。`,
      remedy,
    },
    {
      bad: effective !== null && effective < birth,
      field: "filing.effective",
      code: "E-DAY-14",
      what: `备案生效日期早于出生日期 ${birth}。`,
      remedy,
    },
  ];
}

function dayOrders({ date, completed, ended, proofEnds }: Days, today: IsoDate): readonly Order[] {
  return [
    {
      bad: proofEnds !== null && proofEnds < date,
      field: "filing.proofEnds",
      code: "E-DAY-12",
      what: `证明材料在备案（${date}）之前已经到期。`,
      remedy: "对照证明材料的有效期重输；确已到期的，换有效的证明。",
    },
    {
      bad: date > today,
      field: "filing.date",
      code: "E-DAY-06",
      what: `备案日期在今天（${today}）之后。`,
      remedy: "备案日期不能晚于今天，请重输。",
    },
    {
      bad: completed !== null && (completed < date || completed > today),
      field: "filing.completed",
      code: "E-DAY-07",
      what: "补齐日期不在备案日期和今天之间。",
      remedy: "对照材料接收日期重输。",
    },
    {
      bad: ended !== null && (ended < date || ended > today),
      field: "filing.ended",
      code: "E-DAY-08",
      what: "备案终止日期不在备案日期和今天之间。",
      remedy: "对照系统里的终止日期重输。",
    },
  ];
}

/** Only long-term filings rest on a commitment, and they rest on proof or on one (HUN-9.1 to 9.3, HUN-11, KF-2.5b, KF-2.5c). */
function basisOrders(category: FilingCategory, basis: FilingBasis): readonly Order[] {
  return [
    {
      bad: basis === "commitment" && !isLongTerm(category),
      field: "filing.basis",
      code: "E-FIL-01",
      what: "只有长期居住类可以用个人承诺备案。",
      remedy: "改用证明材料，或改备案类别。",
    },
    {
      bad: basis === "declaration" && isLongTerm(category),
      field: "filing.basis",
      code: "E-FIL-05",
      what: "长期居住类备案要凭证明材料或个人承诺。",
      remedy: "改办理依据，或改备案类别。",
    },
  ];
}
