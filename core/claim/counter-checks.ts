import { parseDate } from "../calendar.ts";
import type { CaseForm, InvoiceForm } from "../casefile/form.ts";
import { displayYuan, sum } from "../money.ts";
import type { Pack } from "../policy/pack.ts";
import type { Problem } from "../problem.ts";
import type { ClaimFacts } from "../settlement/facts.ts";
import type { Demand } from "../filing/materials.ts";
import type { Receipt } from "../settlement/receipt.ts";
import { routeOf } from "./checks.ts";
import { joinOutsideBill, type OutsideBillCondition } from "./outside-bill.ts";
import { providerChecks } from "./provider-checks.ts";
import { isBreakdown } from "./stay.ts";
import { suspicions } from "./suspicion.ts";

/** What a counter checks before a case leaves it, once it is known what the policy makes of the case. */
export function counterChecks(
  form: CaseForm,
  facts: ClaimFacts | null,
  receipt: Receipt | null,
  pack: Pack,
): readonly Problem[] {
  return [
    ...claimMaterials(form, receipt, pack),
    ...typedDetails(form, receipt),
    ...crossCheck(facts, receipt),
    ...dischargeBeforeFiling(facts),
    ...dischargeAfterDeath(form),
    ...outsideBills(form),
    ...providerChecks(form, facts),
    ...suspicions(form),
  ];
}

/** The materials that the claim itself owes and the counter has not taken (HUN-9.5, GD-93-5a, HUN-20.5). */
export function claimDemands(
  form: CaseForm,
  receipt: Receipt | null,
  pack: Pack,
): readonly Demand[] {
  const route = form.filing.wanted === "new" ? routeOf(form, pack) : undefined;
  const ofFiling = new Set(route?.materials.map(({ id }) => id) ?? []);
  return (receipt?.obligations ?? []).flatMap((each) => {
    if (each.kind !== "material" || each.act !== "claim" || each.putOff !== null) return [];
    const { demand } = each;
    // The invoices are the case itself, and what came with the filing is not asked for again.
    const taken = demand.anyOf.some(({ pieces }) => pieces.every(({ id }) => ofFiling.has(id)));
    return demand.id === "invoice" || taken ? [] : [demand];
  });
}

function claimMaterials(form: CaseForm, receipt: Receipt | null, pack: Pack): Problem[] {
  return claimDemands(form, receipt, pack)
    .filter(({ id }) => form.filing.materials[id] === undefined)
    .map(({ id, label }) => ({
      code: "E-MAT-02",
      what: `${label}未收。`,
      remedy: "提交前须补。",
      field: `materials.${id}`,
      kind: "missing",
      needed: "submit",
    }));
}

/** Whether the treatment obliges to take the details from the platform (HUN-59: 原则上不得手工录入). */
export function owesDownload(receipt: Receipt | null): boolean {
  return (receipt?.obligations ?? []).some(
    ({ kind, clauses }) => kind === "download" && clauses.includes("HUN-59"),
  );
}

/** The details came from the platform: taken over from the hospital's upload, or fetched by the clerk. */
export function isDownloaded({ stay, upload }: Pick<CaseForm, "stay" | "upload">): boolean {
  return upload !== undefined || stay.details === "downloaded";
}

/** HUN-59: an intra-province claim typed by hand is 暂定: it waits for the details that the hospital uploads. */
export function waitsForDetails(
  form: Pick<CaseForm, "stay" | "upload">,
  receipt: Receipt | null,
): boolean {
  return !isDownloaded(form) && owesDownload(receipt);
}

function typedDetails(form: CaseForm, receipt: Receipt | null): Problem[] {
  if (!waitsForDetails(form, receipt)) return [];
  return [
    {
      code: "W-EXP-03",
      what: "省内报销的明细是手工录入的，暂定，等医院上传的明细下载后替换。",
      remedy: "从平台下载明细，再把明细来源改为平台下载；确实下载不了的，写明理由。",
      field: "stay.details",
      kind: "check",
    },
  ];
}

/** From 30 000 yuan in another province a suspicious cost may be given to be checked (HUN-76, LN-3.2). */
function crossCheck(facts: ClaimFacts | null, receipt: Receipt | null): Problem[] {
  const may = (receipt?.obligations ?? []).some(
    (each) => each.kind === "deadline" && each.what === "cross-check",
  );
  if (facts === null || !may) return [];
  const total = displayYuan(sum(facts.lines.map(({ amount }) => amount)));
  return [
    {
      code: "N-INQ-23",
      what: `跨省住院总费用 ${total}，达到3万元。`,
      remedy: "怀疑有违规费用的，按 Ctrl+K 发起费用协查。",
      field: "lines",
      kind: "check",
    },
  ];
}

/**
 * A filing made after the discharge came too late to let the hospital settle: so the
 * system or the card cannot be why it did not (HUN-20.4), and where nothing is
 * settled yet it is open whether the hospital still can (KF-1.4, HUN-27).
 */
function dischargeBeforeFiling(facts: ClaimFacts | null): Problem[] {
  if (facts === null || facts.filing === null) return [];
  const { stay, filing } = facts;
  if (filing.date <= stay.discharge) return [];
  const order = `出院（${stay.discharge}）在备案（${filing.date}）之前`;
  if (isBreakdown(stay.failure) && stay.failure !== "not-networked") {
    return [
      {
        code: "W-STY-05",
        what: `${order}，未直接结算的原因却是系统或凭证故障。`,
        remedy: "问清原因，改“未直接结算”或备案日期；确是故障的，写明理由。",
        field: "stay.failure",
        kind: "check",
      },
    ];
  }
  if (stay.settled !== null || stay.directFund !== null) return [];
  return [
    {
      code: "N-FIL-07",
      what: `${order}，还没有结算。`,
      remedy: "先问医院还能不能直接结算；已经自费结算的，补填自费结算日期。",
      field: "stay.settled",
      kind: "check",
    },
  ];
}

/** Who died in hospital is discharged on that day; a later one is explained. */
function dischargeAfterDeath({ person, stay }: CaseForm): Problem[] {
  const [died, admission, discharge] = [person.died ?? "", stay.admission, stay.discharge].map(
    parseDate,
  );
  if (died?.ok !== true || admission?.ok !== true || discharge?.ok !== true) return [];
  if (discharge.value <= died.value || admission.value > died.value) return [];
  return [
    {
      code: "W-STY-04",
      what: `出院日期晚于死亡日期 ${died.value}。`,
      remedy: "对照死亡证明和出院记录改日期；次日办出院的，写明理由。",
      field: "stay.discharge",
      kind: "check",
    },
  ];
}

const NOT_MET: Readonly<Record<OutsideBillCondition, string>> = {
  "designated-provider": "对方不是定点医药机构",
  "form-stamped": "购药单没有加盖医保办公室章",
  "date-in-stay": "日期不在住院期间",
  "medical-need": "不是病情需要",
};

/** Bills of other providers: form 4 filled in (HUN-57), and which of them stay out of the stay. */
function outsideBills({ invoices, stay }: CaseForm): Problem[] {
  const brought = invoices.flatMap((invoice, index) =>
    invoice.outside === undefined ? [] : [{ invoice, index }],
  );
  const open = brought.filter(({ invoice }) => isOpen(invoice)).map(({ index }) => index + 1);
  const unknown: Problem = {
    code: "E-INV-07",
    what: `第${open.join("、")}张外院票据，购药单的情况没有填全。`,
    remedy: "对照购药单，填定点、盖章、病情需要。",
    field: "invoices.outside",
    kind: "missing",
    needed: "submit",
  };
  const apart = brought.flatMap(({ invoice, index }): Problem[] => {
    const failed = failedOf(invoice, stay);
    if (failed.length === 0) return [];
    return [
      {
        code: "N-INV-06",
        what: `第${index + 1}张外院票据不并入本次住院：${failed.map((one) => NOT_MET[one]).join("，")}。`,
        remedy: "录错的改；没有录错的，告诉参保人这张票据另行办理。",
        field: `invoices.${index}.date`,
        kind: "check",
      },
    ];
  });
  return [...(open.length > 0 ? [unknown] : []), ...apart];
}

function isOpen({ outside }: InvoiceForm): boolean {
  return outside !== undefined && Object.values(outside).includes("");
}

function failedOf(
  { date, outside }: InvoiceForm,
  stay: CaseForm["stay"],
): readonly OutsideBillCondition[] {
  const [issued, admission, discharge] = [date, stay.admission, stay.discharge].map(parseDate);
  if (outside === undefined || issued?.ok !== true) return [];
  if (admission?.ok !== true || discharge?.ok !== true) return [];
  const known = (value: "" | "yes" | "no") => (value === "" ? null : value === "yes");
  const bill = {
    date: issued.value,
    designated: known(outside.designated),
    stamped: known(outside.stamped),
    medicalNeed: known(outside.medicalNeed),
  };
  const during = { admission: admission.value, discharge: discharge.value };
  const outcome = joinOutsideBill(bill, { ...during, route: "direct" }, null);
  return outcome.kind === "apart" ? outcome.failed : [];
}
