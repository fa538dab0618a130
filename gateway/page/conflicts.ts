import { z } from "zod";
import type { Database } from "../database/database.ts";
import { VerdictText } from "../revisions/verdict.ts";
import { shownAmount, shownTime, table } from "./frame.ts";
import { type Html, html } from "./html.ts";

const Fork = z.object({ number: z.string(), office: z.string(), heads: z.int(), at: z.date() });
const Pair = z.object({
  invoice: z.string(),
  number: z.string(),
  office: z.string(),
  other_number: z.string(),
  other_office: z.string(),
});
const SameFiling = Pair.omit({ invoice: true });
const Differing = z.object({
  number: z.string(),
  office: z.string(),
  verdict: VerdictText,
  at: z.date(),
});
const MOST = 200;

/** What two sides say differently; a clerk decides at the counter, the district sees that it is open. */
export async function conflictsPage(db: Database): Promise<Html> {
  const [forks, pairs, differing] = [await forksOf(db), await pairsOf(db), await differingOf(db)];
  const filings = await filingsOf(db);
  return html`<h2>两个最新版本</h2>
    ${table(["案件", "经办机构", "#最新版本", "最后收到"], forks.map(forkRow), "没有。")}
    <p>由窗口的经办人对照两个版本选定一个；选定前不能复核。</p>
    <h2>同一张票据</h2>
    ${table(["票据号", "案件", "经办机构", "另一案件", "经办机构"], pairs.map(pairRow), "没有。")}
    <h2>同一次备案</h2>
    ${table(
      ["先到的案件", "经办机构", "后到的案件", "经办机构"],
      filings.map(
        (one) =>
          html`<tr>
            ${bothCases(one)}
          </tr>`,
      ),
      "没有。",
    )}
    <h2>复算不一致</h2>
    ${table(
      ["案件", "经办机构", "项目", "#窗口", "#网关", "条款", "收到时间"],
      differing.flatMap(differingRows),
      "没有。",
    )}`;
}

function forkRow({ number, office, heads, at }: z.output<typeof Fork>): Html {
  return html`<tr>
    <td>${number}</td>
    <td>${office}</td>
    <td class="number">${heads}</td>
    <td>${shownTime(at)}</td>
  </tr>`;
}

function pairRow({ invoice, ...cases }: z.output<typeof Pair>): Html {
  return html`<tr>
    <td>${invoice}</td>
    ${bothCases(cases)}
  </tr>`;
}

function bothCases(one: z.output<typeof SameFiling>): Html {
  return html`<td>${one.number}</td>
    <td>${one.office}</td>
    <td>${one.other_number}</td>
    <td>${one.other_office}</td>`;
}

function forksOf(db: Database) {
  return db.all(
    Fork,
    `SELECT f.number, o.name AS office, count(*) AS heads, max(r.received_at) AS at
     FROM case_file f JOIN office o ON o.id = f.office_id JOIN head h ON h.case_id = f.id
     JOIN revision r ON r.hash = h.hash
     WHERE f.fork GROUP BY f.id, f.number, o.name ORDER BY at DESC LIMIT ${MOST}`,
  );
}

function pairsOf(db: Database) {
  return db.all(
    Pair,
    `SELECT DISTINCT a.number AS invoice, fa.number, oa.name AS office, fb.number AS other_number,
       ob.name AS other_office
     FROM invoice_told t
     JOIN case_invoice a ON a.case_id = t.case_id AND a.number_key = t.number_key
     JOIN case_invoice b ON b.case_id = t.other_case AND b.number_key = t.number_key
     JOIN case_file fa ON fa.id = t.case_id JOIN office oa ON oa.id = fa.office_id
     JOIN case_file fb ON fb.id = t.other_case JOIN office ob ON ob.id = fb.office_id
     WHERE t.case_id < t.other_case
     ORDER BY 1, 2 LIMIT ${MOST}`,
  );
}

function filingsOf(db: Database) {
  return db.all(
    SameFiling,
    `SELECT fa.number, oa.name AS office, fb.number AS other_number, ob.name AS other_office
     FROM filing_pair
     JOIN case_file fa ON fa.id = earlier JOIN office oa ON oa.id = fa.office_id
     JOIN case_file fb ON fb.id = later JOIN office ob ON ob.id = fb.office_id
     WHERE same ORDER BY 1, 3 LIMIT ${MOST}`,
  );
}

/** Of each case only its newest versions: what was put right is no difference any more. */
function differingOf(db: Database) {
  return db.all(
    Differing,
    `SELECT f.number, o.name AS office, r.verdict, r.received_at AS at
     FROM revision r JOIN head h ON h.hash = r.hash JOIN case_file f ON f.id = r.case_id
     JOIN office o ON o.id = f.office_id WHERE r.differs ORDER BY r.seq DESC LIMIT ${MOST}`,
  );
}

const FIELDS: Readonly<Record<string, string>> = {
  standing: "结论",
  total: "总费用",
  fund: "基金支付",
  person: "个人负担",
};

const STANDINGS: Readonly<Record<string, string>> = {
  final: "定案",
  trial: "试算",
  undetermined: "未定",
  refused: "不予支付",
  incomplete: "不完整",
  filed: "已备案",
};

function differingRows({
  number,
  office,
  verdict,
  at,
}: z.output<typeof Differing>): readonly Html[] {
  if (verdict.is !== "differs") return [];
  return verdict.fields.map(
    ({ field, counter, gateway, clauses }) =>
      html`<tr>
        <td>${number}</td>
        <td>${office}</td>
        <td>${FIELDS[field] ?? field}</td>
        <td class="number">${shownValue(counter)}</td>
        <td class="number">${shownValue(gateway)}</td>
        <td class="clause">${clauses.join("、")}</td>
        <td class="nowrap">${shownTime(at)}</td>
      </tr>`,
  );
}

function shownValue(value: string): string {
  return STANDINGS[value] ?? shownAmount(value);
}
