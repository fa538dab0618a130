import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";

/**
 * An invented resident of Kaifeng: hip surgery in Shanghai, paid in full on
 * discharge, the filing made up afterwards. Nothing is missing.
 */
export function referral(): CaseForm {
  const form = emptyCase({ area: "410200", insurance: "resident" });
  return {
    ...form,
    person: {
      ...form.person,
      name: "程𬱖",
      certNo: "410203195906231526",
      phone: "13803780001",
      address: "开封市顺河回族区生产后街9号",
      county: "410203",
      aid: "none",
      payeeName: "程𬱖",
      payeeBank: "开封市顺河农村信用社",
      payeeAccount: "6228000000000000017",
    },
    opening: {
      source: "core-system",
      asOf: "2026-11-20",
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
      date: "2026-11-20",
      place: "310000",
      channel: "window",
      referredOn: "no",
      proofNumber: "KF2026-1005-07",
      referringHospital: "开封市汴东医院",
      reason: "转诊后没有及时备案",
      materials: { identity: "copied", referral: "seen" },
      explained: true,
    },
    stay: {
      ...form.stay,
      hospital: "上海浦江骨科医院",
      place: "310000",
      level: "level3",
      designated: "yes",
      admission: "2026-10-08",
      discharge: "2026-10-21",
      settled: "2026-10-21",
      diagnosis: "右股骨颈骨折",
      inpatientNo: "ZY0031",
      emergency: "no",
      injury: "no-third-party",
      failure: "not-filed",
    },
    invoices: [
      {
        id: "i1",
        code: "31060126",
        number: "0000000017",
        check: "a1b2c3",
        date: "2026-10-21",
        amount: "23600.50",
      },
    ],
    lines: [
      expense("l1", "人工髋关节置换术", "A", "18000"),
      expense("l2", "头孢呋辛", "B", "5600.50"),
    ],
  };
}

/** The same stay with the filing made up by commitment (承诺). */
export function commitment(): CaseForm {
  const form = referral();
  return {
    ...form,
    filing: { ...form.filing, category: "long-term-resident", basis: "commitment" },
  };
}

function expense(id: string, name: string, grade: "A" | "B", amount: string): CaseForm["lines"][0] {
  return {
    id,
    invoice: "i1",
    date: "2026-10-10",
    name,
    itemCode: "",
    grade,
    quantity: "1",
    price: amount,
    amount,
    preSelfPay: grade === "B" ? "10" : "",
    overLimit: "",
  };
}
