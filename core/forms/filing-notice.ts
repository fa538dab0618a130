import { CATEGORIES, type FilingCategory, isLongTerm } from "../filing/category.ts";
import type { Demand } from "../filing/materials.ts";
import type { Pack } from "../policy/pack.ts";
import { readCount } from "../policy/local-value.ts";
import { type Local, isUnset } from "../policy/values.ts";
import { ofPack } from "../settlement/obligations-clauses.ts";
import { checklistFor, groundsOf } from "../settlement/obligations-forms.ts";
import { CATEGORY_LABEL } from "../words/labels.ts";
import { boundByProof } from "../words/parameters.ts";
import type { FormInput } from "./input.ts";
import type { Block } from "./layout/block.ts";
import { note } from "./prose.ts";
import { place, wide, words } from "./rows.ts";
import { type LaidOutForm, type Sheet, finish, heading, section } from "./sheet.ts";
import { citedClauses, clauseWords } from "./sources.ts";

/**
 * 备案事项告知单: the five things that LN-1.1c wants told of each category, from the
 * pack and the office's own values; one that nobody has set is shown as missing.
 * Of the category of the case, or of all while none is chosen.
 */
export function filingNoticeForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { form, pack, office } = input;
  const { telephone = "" } = office;
  const chosen = form.filing.category;
  const categories = CATEGORIES.filter(
    (each) => (chosen === "" || each === chosen) && checklistFor(pack, each).length > 0,
  );
  heading(sheet, "filing-notice", input);
  for (const category of categories) {
    section(sheet, CATEGORY_LABEL[category]);
    place(sheet, rowsOf(sheet, input, category));
  }
  section(sheet, "办理和咨询");
  place(sheet, [
    wide(sheet, "经办窗口", `${office.name}${office.window}`),
    wide(sheet, "服务电话", telephone === "" ? MISSING_PHONE : telephone),
  ]);
  note(sheet, "同一类人员的备案材料，省内与跨省、线上与线下一致；本单没有列出的材料不用交。");
  return finish(sheet, { kind: "filing-notice", input, trial: false });
}

const MISSING_PHONE = "（未录入，请填写）";
const UNSET = "（统筹区未设定）";
const SILENT = "（本地文件未载明）";

function rowsOf(sheet: Sheet, input: FormInput, category: FilingCategory): Block[] {
  const { pack } = input;
  const entries = [
    ["备案材料", materialsText(pack, category)],
    ["备案时效", validityText(input, category)],
    ["变更时限", changeText(pack, category)],
    ["补办政策", madeUpText(pack)],
  ] as const;
  return entries.map(([label, text]) => wide(sheet, label, words(sheet, text)));
}

function materialsText(pack: Pack, category: FilingCategory): string {
  const demands = checklistFor(pack, category);
  const list = demands.map((demand, index) => `${index + 1}. ${demandText(demand)}`).join("；");
  const cited = citedClauses(ofPack(pack, [...new Set(demands.flatMap(groundsOf))]), pack);
  return cited === "" ? `${list}。` : `${list}。（${cited}）`;
}

/** The label, and the ways to meet it where there are several. */
function demandText({ label, anyOf }: Demand): string {
  if (anyOf.length === 1) return label;
  const ways = anyOf.map(({ pieces }) => pieces.map((piece) => piece.label).join("、"));
  const said = [...new Set(ways)].join("，或");
  return said === label ? label : `${label}（${said}）`;
}

function validityText({ pack, settings }: FormInput, category: FilingCategory): string {
  const { longTerm, temporary } = pack.filing;
  if (!isLongTerm(category)) {
    const path = "filing.temporary.validityMonths";
    const own = settings.values?.[path];
    const months = own === undefined ? null : readCount(own.value);
    if (own !== undefined && months !== null) return `${months}个月（${own.document}）`;
    return told(pack, temporary.validityMonths, (count) => `${count}个月，期内入院即有效`);
  }
  if (boundByProof(pack, settings)) return told(pack, longTerm.validity, () => WITH_PROOF);
  return told(pack, longTerm.validity, () => "长期有效，变更备案或参保状态变化的除外");
}

const WITH_PROOF = "与证明材料的有效期一致";

function changeText(pack: Pack, category: FilingCategory): string {
  const { changeLockMonths, lockBinds, lockException } = pack.filing.longTerm;
  if (!isLongTerm(category)) {
    const [clause] = ofPack(pack, ["LN-1.1b"]);
    return clause === undefined ? SILENT : `可以随时取消（${citedClauses([clause], pack)}）`;
  }
  if (changeLockMonths === null) return SILENT;
  const acts = lockBinds === "change-and-cancel" ? "变更或取消" : "变更";
  const loosely = lockException === "none" ? "" : "原则上";
  return told(pack, changeLockMonths, (count) => `生效后${count}个月内${loosely}不得${acts}`);
}

/** The clauses that speak of filings made up afterwards, in their own words. */
const MADE_UP = ["KF-1.4", "HUN-17", "LN-1.2a", "GD-1e"];

function madeUpText(pack: Pack): string {
  const said = ofPack(pack, MADE_UP).flatMap((id) => {
    const own = clauseWords(id);
    return own === null ? [] : [`${own}（${citedClauses([id], pack)}）`];
  });
  return said.length === 0 ? SILENT : said.join("");
}

/** A value in words with its clause; unset, it is shown as missing. */
function told<T>(pack: Pack, local: Local<T>, say: (value: T) => string): string {
  if (isUnset(local)) return UNSET;
  const { clause, document } = local.source;
  const from =
    clause === undefined ? pack.documents[document]?.title : citedClauses([clause], pack);
  return from === undefined ? say(local.value) : `${say(local.value)}（${from}）`;
}
