import { describe, expect, test } from "vitest";
import type { Revision } from "../../core/casefile/revision.ts";
import { stepBetween } from "../../core/casefile/version-steps.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import type { Review } from "../../core/review/review.ts";
import { differs, sideBySide } from "../../renderer/versions/side-by-side.ts";
import { stepWords } from "../../renderer/words/versions.ts";
import { referral } from "../store/people.ts";

const ACT = { by: { id: "o1", name: "李倩" }, at: "2026-11-20T01:00:00.000Z" };
const SEEN = { ...ACT, of: "a".repeat(64) };

const FIRST: Revision = {
  format: "revision/1",
  caseId: "c1",
  caseNumber: "410200-A3-20261120-001",
  parents: [],
  author: ACT.by,
  at: ACT.at,
  pack: { id: "kaifeng-residents-2023", hash: "b".repeat(64) },
  settings: NO_SETTINGS,
  document: referral(),
  outcome: { standing: "trial", total: "23600.50", fund: "12000.00", person: "11600.50" },
  issued: [],
};

const PAPER = { form: "filing", sha256: "c".repeat(64), pages: 1, trial: false } as const;

describe("what a version says otherwise than the one before it", () => {
  test("the first has nothing before it", () => {
    const step = stepBetween(null, FIRST);
    expect(step).toMatchObject({ first: true, changes: [], outcome: false, basis: false });
    expect(stepWords(step)).toBe("第一次存为版本");
  });

  test("fields, lines and figures are told in words", () => {
    const { document } = FIRST;
    const newer: Revision = {
      ...FIRST,
      document: {
        ...document,
        person: { ...document.person, payeeBank: "朱仙镇分理处" },
        lines: document.lines.slice(1),
      },
      outcome: { ...FIRST.outcome, fund: "3000.00" },
    };
    expect(stepWords(stepBetween(FIRST, newer))).toBe("改了开户银行；删明细1行；金额或结论有变");
  });

  test("papers, attachments and settlements of the office are told", () => {
    const attachment = {
      sha256: "d".repeat(64),
      mediaType: "image/jpeg",
      pages: 1,
      bytes: 9,
      name: "x.jpg",
      of: { kind: "other" },
    } as const;
    const printed: Revision = { ...FIRST, issued: [PAPER], attachments: [attachment] };
    expect(stepWords(stepBetween(FIRST, printed))).toBe("出具备案表；存入材料1份");
    expect(stepWords(stepBetween(printed, FIRST))).toBe("移除材料1份");
    const settled: Revision = { ...FIRST, settings: { answers: {}, confirmed: {}, values: {} } };
    expect(stepBetween(FIRST, settled).basis).toBe(true);
  });

  const submitted: Review = { state: "submitted", submitted: ACT };
  const approved: Review = { state: "approved", submitted: ACT, first: SEEN, drawn: null };
  const drawn: Review = { ...approved, drawn: { ...ACT, seed: "seed", percent: 10, second: null } };
  const second: Review = {
    ...approved,
    drawn: { ...ACT, seed: "seed", percent: 10, second: SEEN },
  };
  test.each([
    [undefined, submitted, "提交复核"],
    [submitted, { state: "returned", submitted: ACT, returned: SEEN, reason: "x" }, "退回"],
    [submitted, approved, "复核通过"],
    [approved, drawn, "抽中复审"],
    [drawn, second, "复审通过"],
    [second, { ...second, state: "handed-over", handedOver: ACT }, "交接"],
    [approved, undefined, "改动后须重新复核"],
    [approved, approved, "内容没有变"],
  ] as const)("HEN-3.1: a step of the review is told (%#)", (before, after, words) => {
    const with_ = (review: Review | undefined): Revision =>
      review === undefined ? FIRST : { ...FIRST, review };
    expect(stepWords(stepBetween(with_(before), with_(after)))).toBe(words);
  });
});

describe("two versions side by side", () => {
  const older = referral();
  const newer = {
    ...older,
    stay: { ...older.stay, level: "level2" as const, failureNote: "补记" },
    lines: [...older.lines.slice(1), { ...older.lines[1], id: "l3", name: "护理费" }],
  };

  test("show what differs in words, and what came and went as a row", () => {
    const rows = sideBySide(older, {
      ...newer,
      lines: newer.lines.flatMap((line) =>
        line.name === undefined ? [] : [line as (typeof older.lines)[0]],
      ),
    });
    const different = rows.filter(differs).map(({ older: a, newer: b }) => [a, b]);
    expect(different).toContainEqual(["三级", "二级"]);
    expect(different).toContainEqual(["", "补记"]);
    expect(different.filter(([a]) => a?.startsWith("人工髋关节置换术"))).toHaveLength(1);
    expect(different.filter(([, b]) => b?.startsWith("护理费"))).toHaveLength(1);
    expect(different).toHaveLength(4);
  });

  test("show amounts as money, and as typed what is none", () => {
    const [invoice] = older.invoices;
    const [, line] = older.lines;
    if (invoice === undefined || line === undefined) throw new Error("no bill");
    const rows = sideBySide(older, {
      ...older,
      opening: { ...older.opening, pooledPaid: "24000.5", inScopeBorne: "一千二" },
      invoices: [{ ...invoice, amount: "1223600.50" }],
      lines: [...older.lines.slice(0, 1), { ...line, amount: "5600.5" }],
      recovery: { deductions: [], taken: [{ caseId: "c", number: "n", amount: "2000.50" }] },
    });
    const shown = new Map(rows.filter(differs).map(({ key, newer: text }) => [key, text]));
    expect(shown.get("opening.pooledPaid")).toBe("24,000.50");
    expect(shown.get("opening.inScopeBorne")).toBe("一千二");
    expect(shown.get("invoices i1")).toContain("1,223,600.50");
    expect(shown.get("recovery.taken.0.amount")).toBe("2,000.50");
    // The same amount written otherwise is no difference.
    expect(shown.has("lines l2")).toBe(false);
  });

  test("a version beside itself differs nowhere, and lists everything that was typed", () => {
    const rows = sideBySide(older, older);
    expect(rows.filter(differs)).toEqual([]);
    expect(rows.some(({ newer: text }) => text === "上海浦江骨科医院")).toBe(true);
  });
});
