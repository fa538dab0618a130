import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CaseForm, emptyCase, type LineForm } from "../../core/casefile/form.ts";
import { splitTyped } from "../../core/casefile/line-split.ts";
import { fen, parseYuan, sum, yuan } from "../../core/money.ts";
import { acceptUpload, adoptAll, type Decisions, undecided } from "../../core/sync/accept.ts";
import { reconcile } from "../../core/sync/reconcile.ts";
import { lineForms, uploadedLines } from "../../core/sync/uploaded-lines.ts";
import type { DetailLine, VisitDetails } from "../../core/sync/visit-details.ts";
import { detail, details, type SaidOfDetail, typed } from "../support/uploads.ts";

function bill(lines: readonly LineForm[], face?: string): CaseForm {
  const total = sum(lines.map(({ amount }) => fenOf(amount)));
  return {
    ...emptyCase({ area: "410200", insurance: "resident" }),
    invoices: [
      {
        id: "i1",
        code: "",
        number: "42001",
        check: "",
        date: "2026-11-02",
        amount: face ?? yuan(total),
      },
    ],
    lines: [...lines],
  };
}

function fenOf(text: string) {
  const read = parseYuan(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

function adoptEverything(form: CaseForm, upload: VisitDetails): Decisions {
  return Object.fromEntries(reconcile(form, upload).rows.map(({ id }) => [id, "adopt"] as const));
}

describe("HUN-59: what the hospital uploaded stands beside what was typed, line by line", () => {
  it("HUN-59: a line that says the same on both sides asks for nothing", () => {
    const form = bill([typed("1", { amount: "71.16" })]);
    const { rows } = reconcile(form, details([detail("a", { amount: "71.16" })]));
    expect(rows).toMatchObject([{ id: "1", no: 1, same: true, differs: [], suggestion: "none" }]);
  });

  it.each([
    ["amount", { amount: "118.60" }, ["amount", "inScope"]],
    ["day", { date: "2026-10-31" }, ["date"]],
    ["class", { grade: "02", share: "0.1" }, ["grade", "inScope"]],
  ] as const)(
    "HUN-59: a difference in %s is named and the upload is suggested",
    (_, other, named) => {
      const form = bill(
        [typed("1", { amount: "71.16" })],
        "amount" in other ? other.amount : "71.16",
      );
      const { rows } = reconcile(form, details([detail("a", { amount: "71.16", ...other })]));
      expect(rows).toMatchObject([{ same: false, differs: named, suggestion: "adopt" }]);
    },
  );

  it("HUN-59: another share of a 乙 line changes what is in scope", () => {
    const form = bill([typed("1", { amount: "8820.00", grade: "B", preSelfPay: "20" })]);
    const upload = details([detail("a", { amount: "8820.00", grade: "02", share: "0.1" })]);
    expect(reconcile(form, upload).rows).toMatchObject([
      {
        differs: ["share", "inScope"],
        typed: { inScope: 705_600 },
        uploaded: { inScope: 793_800 },
      },
    ]);
  });

  it("HUN-59: lines of one side alone stand in rows of their own", () => {
    const form = bill([typed("1", { name: "卫生材料", code: "C1", amount: "10.00" })], "20.00");
    const upload = details([detail("a", { name: "特级护理", code: "N9", amount: "20.00" })]);
    expect(reconcile(form, upload).rows).toMatchObject([
      { id: "1", typed: { amount: 1000 }, uploaded: null, suggestion: "adopt" },
      { id: "uploaded-0", no: null, typed: null, uploaded: { amount: 2000 }, suggestion: "adopt" },
    ]);
  });

  it("HUN-59: where typed lines are the invoice and the upload is not, the hospital is asked", () => {
    const form = bill([
      typed("1", { amount: "100.00" }),
      typed("2", { name: "床位", code: "B1", amount: "30.00" }),
    ]);
    const upload = details([detail("a", { amount: "100.00" })]);
    const { rows, incomplete } = reconcile(form, upload);
    expect(incomplete).toBe(true);
    expect(rows.map(({ suggestion }) => suggestion)).toEqual(["none", "ask-hospital"]);
  });

  it("HUN-57: bills of another provider are not looked for in the hospital's upload", () => {
    const form = bill(
      [typed("1", { amount: "100.00" }), { ...typed("2", { amount: "55.00" }), invoice: "i2" }],
      "100.00",
    );
    const outside = {
      ...form.invoices[0],
      id: "i2",
      code: "",
      number: "9",
      check: "",
      date: "",
      amount: "55.00",
      outside: { designated: "yes", stamped: "yes", medicalNeed: "yes" },
    } as const;
    const whole = { ...form, invoices: [...form.invoices, outside] };
    const { rows, incomplete } = reconcile(whole, details([detail("a", { amount: "100.00" })]));
    expect(rows).toHaveLength(1);
    expect(incomplete).toBe(false);
  });

  it("a refund is taken off the line it belongs to", () => {
    const upload = details([
      detail("b", { amount: "-20.00" }),
      detail("a", { amount: "100.00" }),
      detail("c", { amount: "15.00", name: "床位", code: "B1" }),
    ]);
    const form = bill([
      typed("1", { amount: "80.00" }),
      typed("2", { amount: "15.00", name: "床位", code: "B1" }),
    ]);
    const { rows, uploaded } = reconcile(form, upload);
    expect(rows.map(({ same }) => same)).toEqual([true, true]);
    expect(uploaded).toMatchObject({ count: 3, amount: 9500 });
  });

  it("a refund of nothing, and parts that do not add up, are for the hospital to correct", () => {
    const broken = { ...detail("a", { amount: "100.00" }), inscp_scp_amt: "90.00" };
    const upload = details([broken, detail("b", { amount: "-5.00", name: "床位", code: "B1" })]);
    const { rows } = reconcile(bill([]), upload);
    expect(rows.map(({ wrong, suggestion }) => [wrong, suggestion])).toEqual([
      ["split", "ask-hospital"],
      ["refund", "ask-hospital"],
    ]);
  });
});

const CODES = ["X1", "X2", ""] as const;
const NAMES = ["头孢呋辛", "床位费", "护理"] as const;
const DAYS = ["2026-10-30", "2026-10-31"] as const;
const drawn: fc.Arbitrary<Drawn> = fc.record({
  code: fc.constantFrom(...CODES),
  name: fc.constantFrom(...NAMES),
  date: fc.constantFrom(...DAYS),
  amount: fc.integer({ min: 1, max: 400 }).map((count) => yuan(fen(count * 25))),
  grade: fc.constantFrom("01" as const, "02" as const, "03" as const),
  share: fc.constantFrom("0.1", "0.2"),
});
const drawnDetails = fc.array(drawn, { maxLength: 25 });
const GRADE = { "01": "A", "02": "B", "03": "C" } as const;

type Drawn = Required<SaidOfDetail>;

function typedOf(lines: readonly Drawn[]): LineForm[] {
  return lines.map(({ grade, share, ...same }, index) =>
    typed(`t${index}`, {
      ...same,
      grade: GRADE[grade],
      preSelfPay: grade === "02" ? String(Number(share) * 100) : "",
    }),
  );
}

describe("the comparison is whole and does not depend on any order", () => {
  it("HUN-59: every line of both sides stands in exactly one row", () => {
    fc.assert(
      fc.property(drawnDetails, drawnDetails, (a, b) => {
        const form = bill(typedOf(a), "1.00");
        const upload = details(b.map((line, index) => detail(`d${index}`, line)));
        const { rows, typed: mine, uploaded: theirs } = reconcile(form, upload);
        if (b.length > 0) {
          expect(rows.flatMap(({ typedIds }) => typedIds).toSorted()).toEqual(
            form.lines.map(({ id }) => id).toSorted(),
          );
          const places = rows.flatMap(({ source }) =>
            source !== null && "places" in source ? source.places : [],
          );
          expect(places.toSorted((x, y) => x - y)).toEqual(b.map((_, index) => index));
        }
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        expect(mine).toMatchObject({
          count: a.length,
          amount: sum(a.map(({ amount }) => fenOf(amount))),
        });
        expect(theirs).toMatchObject({
          count: b.length,
          amount: sum(b.map(({ amount }) => fenOf(amount))),
        });
      }),
    );
  });

  it("HUN-59: shuffling either side gives the same rows", () => {
    fc.assert(
      fc.property(drawnDetails, drawnDetails, fc.infiniteStream(fc.nat()), (a, b, numbers) => {
        fc.pre(b.length > 0);
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => [numbers.next().value, one] as const)
            .toSorted((x, y) => Number(x[0]) - Number(y[0]))
            .map(([, one]) => one);
        const said = (mine: typeof a, theirs: typeof b): readonly string[] =>
          reconcile(
            bill(typedOf(mine), "1.00"),
            details(theirs.map((line, index) => detail(`d${index}`, line))),
          )
            .rows.map((row) => JSON.stringify([row.typed, row.uploaded, row.differs]))
            .toSorted();
        expect(said(shuffle(a), shuffle(b))).toEqual(said(a, b));
      }),
    );
  });

  it("HUN-59: what matches to the last word is found among everything else", () => {
    fc.assert(
      fc.property(drawnDetails, drawnDetails, (a, noise) => {
        fc.pre(a.length > 0);
        const upload = details([...noise, ...a].map((line, index) => detail(`d${index}`, line)));
        const { rows } = reconcile(bill(typedOf(a), "1.00"), upload);
        expect(rows.filter(({ typed: mine }) => mine !== null).every(({ same }) => same)).toBe(
          true,
        );
      }),
    );
  });
});

describe("taking the upload over", () => {
  const upload = details([
    detail("a", { amount: "118.60" }),
    detail("b", { amount: "192.00", name: "特级护理", code: "N9" }),
  ]);
  const form = bill(
    [typed("1", { amount: "71.16" }), typed("2", { amount: "9.00", name: "卫生材料", code: "C1" })],
    "310.60",
  );

  it("HUN-59: all of it taken, the lines are the hospital's and come from the download", () => {
    const accepted = acceptUpload(form, upload, adoptEverything(form, upload));
    expect(accepted.kept).toBe(0);
    expect(accepted.form.stay.details).toBe("downloaded");
    expect(accepted.form.upload).toEqual({ visit: "visit-1", version: 1 });
    expect(accepted.form.lines.map(({ id, amount, invoice }) => [id, amount, invoice])).toEqual([
      ["1", "118.60", "i1"],
      ["uploaded-1", "192.00", "i1"],
    ]);
    expect(reconcile(accepted.form, upload).rows.every(({ same }) => same)).toBe(true);
  });

  it("HUN-59: a row kept as typed leaves the case provisional", () => {
    const decisions: Decisions = { ...adoptEverything(form, upload), "2": "keep" };
    const accepted = acceptUpload(form, upload, decisions);
    expect(accepted.kept).toBe(1);
    expect(accepted.form.stay.details).toBeUndefined();
    expect(accepted.form.lines.map(({ id }) => id)).toContain("2");
  });

  it("names the rows on which nothing was decided", () => {
    const { rows } = reconcile(form, upload);
    expect(undecided(rows, { "1": "adopt" }).map(({ id }) => id)).toEqual(["2", "uploaded-1"]);
    expect(undecided(rows, adoptEverything(form, upload))).toEqual([]);
  });

  it("KF-3.1a: the split of the hospital is kept to the fen, whatever makes it up", () => {
    const part = fc.integer({ min: 0, max: 99_999 }).map((count) => fen(count));
    fc.assert(
      fc.property(
        part,
        part,
        part,
        part,
        fc.constantFrom("01", "02", "03"),
        (full, over, pre, scope, lv) => {
          const line: DetailLine = {
            ...detail("a", { grade: lv }),
            det_item_fee_sumamt: yuan(sum([full, over, pre, scope])),
            fulamt_ownpay_amt: yuan(full),
            overlmt_selfpay: yuan(over),
            preselfpay_amt: yuan(pre),
            inscp_scp_amt: yuan(scope),
          };
          const [uploaded] = uploadedLines({ lines: [line] });
          if (uploaded === undefined) throw new Error("no line");
          const splits = lineForms(uploaded, { id: "x", invoice: "i1" }).map((one) => {
            const split = splitTyped(one);
            if (split === null) throw new Error("unreadable");
            return split;
          });
          const added = (key: "total" | "fullSelfPay" | "overLimit" | "preSelfPay" | "inScope") =>
            sum(splits.map((split) => split[key]));
          expect({
            total: added("total"),
            fullSelfPay: added("fullSelfPay"),
            overLimit: added("overLimit"),
            preSelfPay: added("preSelfPay"),
            inScope: added("inScope"),
          }).toEqual(uploaded.split);
        },
      ),
    );
  });

  it("HUN-59: a case in which nothing was typed takes the whole visit without typing", () => {
    const { form: begun, kept } = adoptAll(
      emptyCase({ area: "430100", insurance: "resident" }),
      upload,
    );
    expect(kept).toBe(0);
    expect(begun.stay).toMatchObject({
      hospital: "汉南医院",
      hospitalCode: "H42011300001",
      place: "420100",
      admission: "2026-10-23",
      discharge: "2026-11-02",
      details: "downloaded",
    });
    expect(begun.invoices).toMatchObject([{ number: "42001", amount: "310.60" }]);
    expect(begun.lines.every(({ invoice }) => invoice === begun.invoices[0]?.id)).toBe(true);
    expect(sum(begun.lines.map(({ amount }) => fenOf(amount)))).toBe(31_060);
  });
});

describe("KF-3.1a, HUN-44: where only classes of charges came", () => {
  const classes = [
    { med_chrgitm_type: "09", amount: "100.00", inscp_scp_amt: "80.00" },
    { med_chrgitm_type: "01", amount: "40.00", inscp_scp_amt: "40.00" },
  ];
  const upload = { ...details([]), classes, medfee_sumamt: "140.00" };

  it("KF-3.1a: typed lines are held against the sum of their class", () => {
    const form = bill([
      typed("1", { amount: "60.00", category: "09" }),
      typed("2", { amount: "40.00", category: "09", grade: "B", preSelfPay: "50" }),
      typed("3", { amount: "40.00", category: "01", grade: "C" }),
    ]);
    const { by, rows, uploaded } = reconcile(form, upload);
    expect(by).toBe("classes");
    expect(rows).toMatchObject([
      { name: "西药费", same: true, typedIds: ["1", "2"] },
      { name: "床位费", same: false, differs: ["inScope"], suggestion: "adopt" },
    ]);
    expect(uploaded).toMatchObject({ count: 2, amount: 14_000, inScope: 12_000 });
  });

  it("HUN-44: a class that is taken over settles to what the hospital says is in scope", () => {
    const form = bill([typed("1", { amount: "140.00" })]);
    const { form: taken, kept } = acceptUpload(form, upload, adoptEverything(form, upload));
    expect(kept).toBe(0);
    const splits = taken.lines.map(splitTyped);
    expect(sum(splits.map((split) => split?.total ?? fen(0)))).toBe(14_000);
    expect(sum(splits.map((split) => split?.inScope ?? fen(0)))).toBe(12_000);
  });
});
