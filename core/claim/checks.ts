import { lineTotalOf } from "../casefile/read-expenses.ts";
import { enteredLines, isBlankLine, type CaseForm } from "../casefile/form.ts";
import { broughtMaterials } from "../filing/asked-materials.ts";
import { displayYuan, minus, parseYuan } from "../money.ts";
import type { FilingRoute, Pack } from "../policy/pack.ts";
import type { Problem } from "../problem.ts";
import type { ClaimFacts } from "../settlement/facts.ts";

/** Checks across fields, each a named rule; those of single fields are made while reading. */
export function checkCase(
  form: CaseForm,
  facts: ClaimFacts | null,
  pack: Pack,
): readonly Problem[] {
  return [
    ...linesMatchInvoices(form),
    ...invoicesOnce(form),
    ...linesHaveInvoice(form),
    ...invoicesHaveLines(form),
    ...materialsSeen(form, pack),
    ...emergencyAgrees(form),
    ...failureAgrees(facts),
    ...accountExists(facts, pack),
  ];
}

/** The lines of an invoice add up to it, to the fen. */
function linesMatchInvoices(form: CaseForm): Problem[] {
  return form.invoices.flatMap((invoice, index) => {
    const face = parseYuan(invoice.amount);
    const own = form.lines.filter((line) => line.invoice === invoice.id && !isBlankLine(line));
    if (!face.ok || own.length === 0) return [];
    const difference = minus(lineTotalOf(form, invoice.id), face.value);
    if (difference === 0) return [];
    const words =
      difference > 0
        ? `多 ${displayYuan(difference)}`
        : `少 ${displayYuan(minus(face.value, lineTotalOf(form, invoice.id)))}`;
    return [
      {
        code: "E-INV-01",
        what: `第${index + 1}张票据的明细合计比票面${words}。`,
        remedy: "对照清单补录或更正明细，或核对票据金额。",
        field: `invoices.${index}.amount`,
        kind: "check",
      },
    ];
  });
}

/** One invoice is entered once (GD-93-5b; the other cases of the counter are checked by the desktop). */
function invoicesOnce(form: CaseForm): Problem[] {
  return form.invoices.flatMap((invoice, index) => {
    const key = invoiceKey(invoice);
    const first = form.invoices.findIndex((other) => invoiceKey(other) === key);
    if (key === "" || first === index) return [];
    return [
      {
        code: "E-INV-02",
        what: `第${index + 1}张票据与第${first + 1}张号码相同。`,
        remedy: "删去重复的一张，或对照票据改号码。",
        field: `invoices.${index}.number`,
        kind: "check",
      },
    ];
  });
}

function invoiceKey(invoice: CaseForm["invoices"][number]): string {
  const number = invoice.number.trim();
  return number === "" ? "" : `${invoice.code.trim()}/${number}`;
}

/** An invoice whose lines are not entered would drop out of the bill unseen. */
function invoicesHaveLines(form: CaseForm): Problem[] {
  const used = new Set(enteredLines(form).map((line) => line.invoice));
  if (used.size === 0) return [];
  return form.invoices.flatMap((invoice, index) =>
    used.has(invoice.id)
      ? []
      : [
          {
            code: "E-INV-03",
            what: `第${index + 1}张票据还没有明细，没有算进费用。`,
            remedy: "对照清单补录明细，或删去这张票据。",
            field: `invoices.${index}.amount`,
            kind: "missing" as const,
            needed: "submit" as const,
          },
        ],
  );
}

function linesHaveInvoice(form: CaseForm): Problem[] {
  const known = new Set(form.invoices.map((invoice) => invoice.id));
  return form.lines.flatMap((line, index) =>
    known.has(line.invoice) || isBlankLine(line)
      ? []
      : [
          {
            code: "E-EXP-02",
            what: `明细第${index + 1}行没有对应的票据。`,
            remedy: "选这一行属于哪张票据。",
            field: `lines.${index}.invoice`,
            kind: "check" as const,
          },
        ],
  );
}

/** The route that the form has chosen, if its document allows it. */
export function routeOf(form: CaseForm, pack: Pack): FilingRoute | undefined {
  return pack.filing.routes.find(
    (route) => route.category === form.filing.category && route.basis === form.filing.basis,
  );
}

/** Materials of the route (HUN-9.1 to 9.6); what is printed and signed here is not asked for. */
export function materialsSeen(form: CaseForm, pack: Pack): Problem[] {
  const { filing } = form;
  if (filing.wanted !== "new" || filing.category === "" || filing.basis === "") return [];
  const route = routeOf(form, pack);
  if (route === undefined) {
    return [
      {
        code: "E-FIL-02",
        what: "这种备案类别不能按这种依据办理。",
        remedy: "按“方式比较”里列出的方式选。",
        field: "filing.basis",
        kind: "check",
      },
    ];
  }
  return broughtMaterials(route, filing)
    .filter(({ id }) => filing.materials[id] === undefined)
    .map((item) => ({
      code: "E-MAT-01",
      what: `${item.label}未收。`,
      remedy: "提交前须补。",
      field: `filing.materials.${item.id}`,
      kind: "missing",
      needed: "submit",
    }));
}

/** “其他临时外出” is 非急诊且未转诊 by its clause (KF-2.4b, HUN-20.3). */
function emergencyAgrees(form: CaseForm): Problem[] {
  const { category } = form.filing;
  if (category === "other-temporary" && form.stay.emergency === "yes") {
    return [
      {
        code: "W-FIL-04",
        what: "就诊标了急诊抢救，备案类别是其他临时外出。",
        remedy: "有抢救记录的，改按异地急诊抢救备案；不是急诊抢救的，改急诊标志。",
        field: "filing.category",
        kind: "check",
      },
    ];
  }
  if (category !== "emergency" || form.stay.emergency !== "no") return [];
  return [
    {
      code: "W-FIL-03",
      what: "备案类别是急诊抢救，就诊标为非急诊抢救。",
      remedy: "对照病历，改备案类别或急诊标志。",
      field: "stay.emergency",
      kind: "check",
    },
  ];
}

/** “未备案” cannot be why direct settlement failed when the filing came first (HUN-20.4). */
function failureAgrees(facts: ClaimFacts | null): Problem[] {
  if (facts === null || facts.filing === null || facts.stay.failure !== "not-filed") return [];
  if (facts.stay.settled === null || facts.filing.date >= facts.stay.settled) return [];
  return [
    {
      code: "W-STY-01",
      what: "备案在结算之前，未直接结算的原因却是未备案。",
      remedy: "问清原因，改“未直接结算”或备案日期。",
      field: "stay.failure",
      kind: "check",
    },
  ];
}

/** 城乡居民 have no personal account, so nothing can be paid from one (HUN-26). */
function accountExists(facts: ClaimFacts | null, pack: Pack): Problem[] {
  if (facts === null || facts.accountPart === 0 || pack.settlement.account !== null) return [];
  return [
    {
      code: "E-ACC-01",
      what: "这个险种没有个人账户，不能用个人账户支付。",
      remedy: "删去个人账户支付的金额。",
      field: "person.accountPart",
      kind: "invalid",
    },
  ];
}
