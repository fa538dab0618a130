import type { IsoDate } from "../calendar.ts";
import type { Stay } from "../claim/stay.ts";
import type { Fen } from "../money.ts";
import type { CaseForm } from "./form.ts";
import type { FormReader, Order } from "./reader.ts";

/** Reads the stay (就诊); its days must follow each other and end today at the latest. */
export function readStay(
  reader: FormReader,
  form: CaseForm,
  birth: IsoDate | null,
  today: IsoDate,
): Stay | null {
  const { stay } = form;
  if (stay.hospital.trim() === "") reader.need("stay.hospital", "医疗机构未填。");
  if (stay.diagnosis.trim() === "") reader.need("stay.diagnosis", "主要诊断未填。");
  const place = reader.area("stay.place", stay.place, "就医地");
  const care = reader.choice("stay.care", stay.care, "医疗类别");
  const level = reader.choice("stay.level", stay.level, "医院级别");
  const designated = reader.choice("stay.designated", stay.designated, "是否定点");
  const emergency = reader.choice("stay.emergency", stay.emergency, "是否急诊抢救");
  const injury = reader.choice("stay.injury", stay.injury, "是否外伤");
  const failure = reader.choice("stay.failure", stay.failure, "未直接结算原因");
  const directFund = readDirectFund(reader, stay.directFund ?? "");
  const days = readDays(reader, form, birth, today);
  const chronicHeld = reader.holds([
    {
      bad: stay.chronic !== undefined && care === "inpatient",
      field: "stay.chronic",
      code: "E-STY-01",
      what: "住院费用填了门慢特病种。",
      remedy: "门慢特是门诊费用：改医疗类别，或去掉门慢特一项。",
    },
  ]);
  if (
    place === null ||
    care === null ||
    level === null ||
    designated === null ||
    emergency === null ||
    injury === null ||
    failure === null ||
    directFund === undefined ||
    days === null ||
    !chronicHeld
  ) {
    return null;
  }
  return {
    care,
    place,
    level,
    designated: designated === "yes",
    ...days,
    emergency,
    injury,
    thirdParty: chosen(stay.thirdParty),
    failure,
    admittedAs: chosen(stay.admittedAs),
    directFund,
    ...optionalOf(reader, stay),
  };
}

/** What only some stays say; a key that is left out stays out. */
function optionalOf(
  reader: FormReader,
  { chronic, groupPay }: CaseForm["stay"],
): Pick<Stay, "chronic" | "groupPay"> {
  return {
    ...(chronic === undefined
      ? {}
      : {
          chronic: {
            inInsuredList: reader.known(chronic.inInsuredList),
            inCareList: reader.known(chronic.inCareList),
          },
        }),
    ...(groupPay === undefined
      ? {}
      : {
          groupPay: {
            inRange: reader.known(groupPay.inRange),
            placeDeclared: groupPay.placeDeclared === "yes",
          },
        }),
  };
}

function chosen<T extends string>(value: T | "" | undefined): T | null {
  return value === undefined || value === "" ? null : value;
}

/** Null: the invoice shows no fund amount. Undefined: what is written is no amount. */
function readDirectFund(reader: FormReader, text: string): Fen | null | undefined {
  if (text.trim() === "") return null;
  const fund = reader.amount("stay.directFund", text, "票据上的基金支付");
  if (fund === null) return undefined;
  // HUN-58: a fund amount shows a direct settlement; an invoice that says 0.00 shows none.
  return fund === 0 ? null : fund;
}

type Days = Pick<Stay, "admission" | "discharge" | "settled">;

function readDays(
  reader: FormReader,
  form: CaseForm,
  birth: IsoDate | null,
  today: IsoDate,
): Days | null {
  const admission = reader.date("stay.admission", form.stay.admission, "入院日期");
  const discharge = reader.date("stay.discharge", form.stay.discharge, "出院日期");
  const settled = reader.dateIfAny("stay.settled", form.stay.settled, "自费结算日期");
  if (admission === null || discharge === null) return null;
  if (form.stay.settled.trim() !== "" && settled === null) return null;
  const held = reader.holds(dayOrders(admission, discharge, settled, birth, today));
  return held ? { admission, discharge, settled } : null;
}

function dayOrders(
  admission: IsoDate,
  discharge: IsoDate,
  settled: IsoDate | null,
  birth: IsoDate | null,
  today: IsoDate,
): readonly Order[] {
  return [
    {
      bad: birth !== null && admission < birth,
      field: "stay.admission",
      code: "E-DAY-02",
      what: `入院日期早于出生日期 ${birth ?? ""}。`,
      remedy: "核对身份证号和入院日期。",
    },
    {
      bad: discharge < admission,
      field: "stay.discharge",
      code: "E-DAY-03",
      what: `出院日期早于入院日期 ${admission}。`,
      remedy: "请对照出院记录。",
    },
    {
      bad: settled !== null && settled < discharge,
      field: "stay.settled",
      code: "E-DAY-04",
      what: `结算日期早于出院日期 ${discharge}。`,
      remedy: "请对照票据上的开票日期。",
    },
    {
      bad: discharge > today,
      field: "stay.discharge",
      code: "E-DAY-05",
      what: `出院日期在今天（${today}）之后。`,
      remedy: "核对日期；电脑日期不对的，先改电脑日期。",
    },
    {
      bad: settled !== null && settled > today,
      field: "stay.settled",
      code: "E-DAY-05",
      what: `结算日期在今天（${today}）之后。`,
      remedy: "核对日期；电脑日期不对的，先改电脑日期。",
    },
  ];
}
