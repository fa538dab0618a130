import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import type { FormInput } from "../../core/forms/input.ts";
import { findArea } from "../../core/area.ts";
import { packFor } from "../../core/policy/packs.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { SHIPPED_CALENDAR } from "../../core/working-days.ts";

/** Invented people; their numbers have the right check digits. */
const TODAY = "2026-11-20";

/** A Kaifeng resident treated in Shanghai, referral made up after discharge. */
export function kaifengReferral(): CaseForm {
  const form = emptyCase({ area: "410200", insurance: "resident" });
  return {
    ...form,
    person: {
      ...form.person,
      name: "陈㛃",
      certNo: "410224196804120426",
      phone: "13837810246",
      address: "祥符区朱仙镇岳庙街27号",
      county: "410212",
      aid: "none",
      payeeName: "陈㛃",
      payeeBank: "中国邮政储蓄银行开封市朱仙镇支行",
      payeeAccount: "6217994920012345678",
    },
    agent: { name: "陈明", certNo: "410224199203150017", relation: "子", phone: "15037108842" },
    opening: {
      source: "core-system",
      asOf: TODAY,
      sameLevelStays: "0",
      deductiblePaid: "0",
      pooledPaid: "0",
      inScopeBorne: "0",
      seriousIllnessPaid: "0",
    },
    filing: {
      ...form.filing,
      wanted: "new",
      category: "referral",
      basis: "proof",
      date: TODAY,
      place: "310000",
      channel: "window",
      referredOn: "no",
      proofNumber: "ZZ2026-1005-031",
      referringHospital: "开封市汴东医院",
      reason: "转诊后未及时备案，出院时已全额自费结算",
      materials: { identity: "copied", referral: "seen" },
      explained: true,
    },
    stay: {
      ...form.stay,
      hospital: "上海江湾中心医院",
      hospitalCode: "H31010900123",
      place: "310000",
      level: "level3",
      designated: "yes",
      admission: "2026-10-08",
      discharge: "2026-10-21",
      settled: "2026-10-21",
      diagnosis: "右股骨颈骨折",
      inpatientNo: "ZY20261008031",
      emergency: "no",
      injury: "no-third-party",
      failure: "not-filed",
    },
    invoices: [
      {
        id: "i1",
        code: "31060126",
        number: "0012345678",
        check: "a1b2c3",
        date: "2026-10-21",
        amount: "18,000.00",
      },
      {
        id: "i2",
        code: "31060126",
        number: "0012345679",
        check: "d4e5f6",
        date: "2026-10-21",
        amount: "5600.50",
      },
    ],
    lines: [
      line("l1", "i1", "人工髋关节置换术", "A", "18000.00", "0"),
      line("l2", "i2", "注射用头孢呋辛钠", "B", "4200.50", "10"),
      line("l3", "i2", "特需护理", "C", "1400.00", "0"),
    ],
  };
}

function line(
  id: string,
  invoice: string,
  name: string,
  grade: "A" | "B" | "C",
  amount: string,
  preSelfPay: string,
): CaseForm["lines"][number] {
  return {
    id,
    invoice,
    date: "2026-10-10",
    name,
    itemCode: "",
    grade,
    quantity: "1",
    price: amount,
    amount,
    preSelfPay,
    overLimit: "0",
  };
}

/** The same person filing as a long-term resident by commitment. */
export function kaifengCommitment(): CaseForm {
  const form = kaifengReferral();
  return {
    ...form,
    filing: {
      ...form.filing,
      category: "long-term-resident",
      basis: "commitment",
      proofNumber: "",
      referringHospital: "",
      reason: "随女儿在上海居住，居住证尚未办下来",
      materials: { identity: "copied" },
    },
  };
}

/** A Hunan employee who filed by commitment after discharge: the rate is the pool's to say. */
export function hunanCommitment(): CaseForm {
  const form = kaifengCommitment();
  return {
    ...form,
    pool: { area: "430100", insurance: "employee" },
    person: {
      ...form.person,
      name: "欧阳𬱖",
      certNo: "43010419750506453X",
      county: "430104",
      employment: "retired",
      address: "湖南省长沙市岳麓区观沙岭街道银双路200号湘江家园12栋2单元1803室",
    },
  };
}

/** Everything long at once: names, addresses, a year of invoices. */
export function longCase(): CaseForm {
  const form = hunanCommitment();
  const invoices = Array.from({ length: 60 }, (_, index) => ({
    id: `i${index}`,
    code: "31060126",
    number: String(12_345_600 + index).padStart(10, "0"),
    check: "a1b2c3",
    date: "2026-10-21",
    amount: "2000.00",
  }));
  return {
    ...form,
    person: { ...form.person, name: "买买提·吐尔逊·阿卜杜热合曼𬱖㛃" },
    filing: { ...form.filing, category: "referral", basis: "proof", date: "2026-10-01" },
    stay: {
      ...form.stay,
      hospital: "上海交通大学医学院附属江湾中心医院（上海市老年骨科临床医学中心）浦东分院",
      diagnosis:
        "右股骨颈骨折（Garden Ⅳ型）；2型糖尿病；高血压病3级，很高危；冠状动脉粥样硬化性心脏病；慢性阻塞性肺疾病急性加重；重度骨质疏松症；陈旧性脑梗死；双下肢动脉硬化闭塞症；慢性肾脏病3期",
      failure: "network",
    },
    invoices,
    lines: invoices.map(({ id }, index) =>
      line(
        `l${index}`,
        id,
        `第${index + 1}组费用`,
        index % 3 === 0 ? "A" : "B",
        "2000.00",
        index % 3 === 0 ? "0" : "10",
      ),
    ),
  };
}

/** The referral case under another name. */
export function namedPerson(name: string): CaseForm {
  const form = kaifengReferral();
  return { ...form, person: { ...form.person, name } };
}

/** Everything that this case still waits for, confirmed and answered by the supervisor. */
export function allConfirmed(form: CaseForm): PoolSettings {
  const by = { document: "汴医保办〔2023〕5号", by: "周敏", on: "2026-11-01" };
  const { receipt } = inputOf(form);
  return {
    confirmed: Object.fromEntries((receipt?.unconfirmed ?? []).map(({ path }) => [path, by])),
    answers: Object.fromEntries(
      (receipt?.openQuestions ?? []).map(({ id, readings }) => {
        const reading = readings.find(({ used }) => used) ?? readings[0];
        return [id, { reading: reading?.id ?? "", ...by }];
      }),
    ),
  };
}

/** A form's input: the case adjudicated by the shipped pack of its pool. */
export function inputOf(
  form: CaseForm,
  options: { draft?: boolean; settings?: PoolSettings } = {},
): FormInput {
  const { draft = false, settings = NO_SETTINGS } = options;
  const area = findArea(form.pool.area);
  const loaded =
    area === undefined ? undefined : packFor(area.code, form.pool.insurance, day("2026-11-20"));
  if (loaded === undefined) throw new Error("no pack for this pool");
  const { receipt, problems } = assess(form, loaded, settings, day(TODAY));
  return {
    form,
    pack: loaded.pack,
    settings,
    receipt,
    problems,
    caseNumber: "410212-A3-20261120-017",
    office: { name: "祥符区朱仙镇", window: "A3窗口" },
    operator: "李倩",
    revision: {
      count: 3,
      hash: "3f9ac2d1e0b74f6a95c8d7e6f5041322110f9e8d7c6b5a49382716f5e4d3c2b1",
      at: "2026-11-20T02:46:05.000Z",
    },
    date: TODAY,
    calendar: SHIPPED_CALENDAR,
    draft,
  };
}
